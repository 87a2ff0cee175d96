import { expect, it } from 'vitest';
import { runChaos } from './run.ts';

/** A small one of what `npm run chaos` does at any size: the real program, a real database, faults from a seed. */
it('the real program misses nothing, doubles nothing and answers, whatever breaks', async () => {
  const result = await runChaos({ store: 'sqlite', faults: 3, digests: 12, seed: 63 });
  expect(result).toMatchObject({ missed: 0, doubled: 0, unanswered: 0, ended: 0, wrong: [] });
  expect(result.red).toBe(result.redWanted);
});
