import { foldPhrase } from '../text/normalise.ts';
import { defineCommand } from './define.ts';
import { digestNames } from './digest-catalogue.ts';

export const helpCommand = defineCommand({
  name: 'help',
  summary: 'command.help',
  aliases: ['aide', 'ayuda'],
  example: { en: 'help city' },
  options: [
    {
      name: 'command',
      kind: 'command',
      summary: 'option.command',
      required: false,
      rest: true,
      limit: 32,
      completes: 'command',
    },
  ],
  ask: ({ command }) => {
    if (command === undefined) return { query: { kind: 'help' } };
    const name = String(command).toLowerCase();
    const folded = foldPhrase(name);
    if (digestNames.has(folded)) {
      const language = digestNames.get(folded);
      return {
        query: { kind: 'help', command: 'digest' },
        ...(language !== undefined && { language }),
      };
    }
    // One word that is no command gets the list of those that are; a sentence may be a question.
    return /\s/u.test(name)
      ? { noMatch: name, near: [{ kind: 'help' }] }
      : { query: { kind: 'help', command: name } };
  },
});
