import { understand } from '../ask/ask.ts';
import { questionLimit } from '../text/normalise.ts';
import { defineCommand } from './define.ts';

export const askCommand = defineCommand({
  name: 'ask',
  summary: 'command.ask',
  aliases: ['demande', 'pregunta'],
  example: {
    en: 'ask Is Chicago on the list?',
    fr: 'ask Chicago est-elle sur la liste ?',
    es: 'ask ¿Está Chicago en la lista?',
  },
  options: [
    {
      name: 'question',
      kind: 'text',
      summary: 'option.question',
      required: true,
      rest: true,
      verbatim: true,
      limit: questionLimit,
    },
  ],
  ask: ({ question = '' }, core, { suggested }) => understand(String(question), core, suggested),
});
