import { setTimeout as wait } from 'node:timers/promises';

/** How long what only this process knows is tried to be kept, and how often, in milliseconds. */
const patience = { longest: 600_000, between: 500 };

/** What stops the trying, and how it is waited in between. */
export interface Trying {
  /** Ends the trying. */
  readonly stop?: AbortSignal;
  /** Waits for some milliseconds, or until `stop`. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Records something that only this process knows, although the store is away for a moment. After ten minutes of waiting, or
 * when the program stops, it fails as the store does.
 */
export async function keepTrying<Result>(
  record: () => Promise<Result>,
  { stop, pause = pauseUntil(stop) }: Trying = {},
): Promise<Result> {
  for (let left = patience.longest / patience.between; ; left -= 1) {
    try {
      return await record();
    } catch (error) {
      if (stop?.aborted === true || left <= 0) throw error;
      await pause(patience.between);
    }
  }
}

function pauseUntil(signal: AbortSignal | undefined): (milliseconds: number) => Promise<unknown> {
  return (milliseconds) => wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
