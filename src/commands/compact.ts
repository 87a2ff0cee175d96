import { understand } from '../ask/ask.ts';
import { compacts } from '../knowledge/knowledge.ts';
import { defineCommand } from './define.ts';

export const compactCommand = defineCommand({
  name: 'compact',
  summary: 'command.compact',
  access: 'everyone',
  example: 'compact migration',
  options: [
    {
      name: 'name',
      kind: 'text',
      summary: 'option.name',
      required: false,
      rest: true,
      limit: 80,
      completes: 'compact',
    },
  ],
  ask: ({ name }, core) => {
    const all = compacts(core.knowledge);
    if (name === undefined) return { query: { kind: 'compacts' } };
    const asked = String(name);
    for (const wording of [asked, `${asked} compact`]) {
      const { query, understood } = understand(wording, core);
      if (query.kind === 'record' && all.some(({ id }) => id === query.id)) return { query, understood };
    }
    return { noMatch: asked, near: all.map(({ id }) => ({ kind: 'record', id })) };
  },
});
