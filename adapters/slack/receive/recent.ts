import { createBounded } from '../../../src/bounded.ts';
import type { Clock } from '../../../src/ports.ts';

/** How many keys are remembered at least. */
const keptKeys = 1_000;

/** What this process did lately: the same thing is not done twice, and forgetting it would do no harm. */
export interface Recent {
  /** True for the first who asks with this key within `milliseconds`. */
  first(key: string, milliseconds: number): boolean;
  /** Lets the next one be the first again. */
  forget(key: string): void;
}

/** A memory of recent keys. */
export function createRecent(clock: Clock): Recent {
  const until = createBounded<number>(keptKeys);
  return {
    first(key, milliseconds) {
      const now = clock.now().getTime();
      if ((until.get(key) ?? 0) > now) return false;
      until.set(key, now + milliseconds);
      return true;
    },
    forget: until.delete,
  };
}
