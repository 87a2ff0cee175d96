import { defineCommand } from './define.ts';

export const helpCommand = defineCommand({
  name: 'help',
  summary: 'command.help',
  access: 'everyone',
  example: 'help city',
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
  ask: ({ command }) => ({
    query: { kind: 'help', ...(command !== undefined && { command: String(command).toLowerCase() }) },
  }),
});
