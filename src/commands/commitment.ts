import { understand } from '../ask/ask.ts';
import { defineCommand } from './define.ts';

export const commitmentCommand = defineCommand({
  name: 'commitment',
  summary: 'command.commitment',
  access: 'everyone',
  example: 'commitment peer review',
  options: [
    {
      name: 'about',
      kind: 'text',
      summary: 'option.commitment',
      required: false,
      rest: true,
      limit: 80,
      completes: 'commitment',
    },
  ],
  ask: ({ about }, core) => {
    if (about === undefined) return { query: { kind: 'commitments' } };
    const asked = String(about);
    if (/^[-+]?\d/u.test(asked) && !/^\d+$/u.test(asked))
      return { noMatch: asked, near: [{ kind: 'commitments' }] };
    for (const wording of [`commitment ${asked}`, `commitment on ${asked}`]) {
      const { query, understood } = understand(wording, core);
      const found =
        query.kind === 'commitment' || query.kind === 'commitments-on' || query.kind === 'commitments';
      if (found) return { query, understood };
    }
    const near = understand(asked, core).near.filter(({ kind }) => kind === 'commitment');
    return { noMatch: asked, near: near.length > 0 ? near : [{ kind: 'commitments' }] };
  },
});
