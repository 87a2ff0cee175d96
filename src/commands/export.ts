import { exportables } from '../query/choices.ts';
import { defineCommand } from './define.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'command.export',
  inHelp: 'by-name',
  aliases: ['exporter', 'exportar'],
  example: { en: 'export supporters' },
  options: [
    {
      name: 'what',
      kind: 'choice',
      summary: 'option.export',
      required: true,
      rest: true,
      limit: 16,
      choices: [
        { value: 'supporters', label: 'choice.supporters' },
        { value: 'timeline', label: 'choice.timeline' },
        { value: 'votes', label: 'choice.votes' },
      ],
    },
  ],
  ask: ({ what }) => ({
    query: { kind: 'export', of: exportables.find((each) => each === what) ?? 'supporters' },
  }),
});
