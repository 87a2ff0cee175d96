import type { Parameters } from './parameters.ts';

/** Help, a greeting, thanks. */
export const helpKeys = {
  'help.title': [],
  'help.about': ['subject'],
  'help.ask': [],
  'help.command': ['usage', 'summary'],
  'help.more': ['commands', 'digest'],
  'help.option': ['name', 'summary'],
  'help.example': ['example'],
  'help.language': [],
  'help.unknown': ['command'],

  'greeting.hello': [],
  'greeting.thanks': [],
} as const satisfies Parameters;
