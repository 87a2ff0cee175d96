import { defineCommand } from './define.ts';

export const timelineCommand = defineCommand({
  name: 'timeline',
  summary: 'command.timeline',
  inHelp: 'by-name',
  aliases: ['chronologie', 'cronologia'],
  example: { en: 'timeline 2016' },
  options: [{ name: 'year', kind: 'year', summary: 'option.year', required: false, rest: true, limit: 4 }],
  ask: ({ year }) => ({ query: { kind: 'timeline', ...(year !== undefined && { year: Number(year) }) } }),
});
