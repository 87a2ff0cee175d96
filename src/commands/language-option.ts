import type { CommandOption } from './define.ts';

/** The option that every command has: the language of its answer. */
export const languageOption: CommandOption = {
  name: 'language',
  kind: 'language',
  summary: 'option.language',
  required: false,
  rest: false,
  limit: 8,
};
