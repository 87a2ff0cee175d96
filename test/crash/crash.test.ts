import { describe, expect, it } from 'vitest';
import { runCrash } from './run.ts';

/** A small one of what `npm run crash` does at any size: real processes, killed and frozen, answers lost. */
describe.concurrent.each(['sqlite', 'postgres'] as const)(
  'instances on %s that are killed at any step',
  (store) => {
    it('leave every digest delivered exactly once, or said to be uncertain', async () => {
      const result = await runCrash({
        store,
        instances: 2,
        subscriptions: 60,
        kills: 6,
        lost: 0.05,
        freezes: 1,
      });
      expect(result).toMatchObject({ missed: 0, doubled: 0, deliveries: 60, problems: [], wrong: [] });
      expect(result.kills).toBeGreaterThanOrEqual(3);
      // Only where nobody may look whether it was posted can it stay uncertain.
      expect(result.uncertain).toBeLessThanOrEqual(12);
    });
  },
);
