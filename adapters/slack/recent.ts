import type { Clock } from '../../src/ports.ts';

/** The most keys that are remembered; the oldest go first. */
const mostKeys = 10_000;

/** What this process did lately: the same thing is not done twice, and forgetting it would do no harm. */
export interface Recent {
  /** True for the first who asks with this key within `milliseconds`. */
  first(key: string, milliseconds: number): boolean;
  /** Lets the next one be the first again. */
  forget(key: string): void;
}

/** A memory of recent keys. */
export function createRecent(clock: Clock): Recent {
  const until = new Map<string, number>();
  return {
    first(key, milliseconds) {
      const now = clock.now().getTime();
      const known = until.get(key);
      if (known !== undefined && known > now) return false;
      until.delete(key);
      until.set(key, now + milliseconds);
      const oldest = until.size > mostKeys ? until.keys().next().value : undefined;
      if (oldest !== undefined) until.delete(oldest);
      return true;
    },
    forget: (key) => void until.delete(key),
  };
}
