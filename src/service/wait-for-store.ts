import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../digest/store.ts';

/** How long to wait before a store that is away is tried again, in milliseconds. */
const defaultRetry = 2_000;

/** How often the log says that the store is still away, in milliseconds. */
const sayEvery = 60_000;

/** What waiting for the store needs. */
export interface StoreWait {
  readonly open: () => Promise<Store>;
  /** Resolves when the program should end. */
  readonly ended: Promise<unknown>;
  /** In milliseconds. */
  readonly retry?: number | undefined;
  /** Told of every attempt that failed. */
  readonly onAway: (error: Error) => void;
  readonly log: Logger;
}

/**
 * Opens the store, as often as it takes while waiting may help; undefined where the program should end meanwhile.
 * @throws whatever says that waiting does not help: a wrong password, tables of a newer program.
 */
export async function waitForStore(wait: StoreWait): Promise<Store | undefined> {
  const { open, ended, retry = defaultRetry, onAway, log } = wait;
  const over = new AbortController();
  const ending = ended.then(() => over.abort());
  let saidAt = Number.NEGATIVE_INFINITY;
  while (!over.signal.aborted) {
    const opening = open();
    try {
      const opened = await Promise.race([opening, ending]);
      if (opened !== undefined) return opened;
      // Told to end while it opens: what comes of it is closed again.
      opening.then((store) => store.close()).catch(() => undefined);
    } catch (error) {
      if (!isPassing(error)) throw error;
      onAway(error);
      if (performance.now() - saidAt >= sayEvery) {
        saidAt = performance.now();
        log.warn({ because: error.message }, 'waiting for the store');
      }
      await after(retry, undefined, { signal: over.signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/** True for what a store says of itself where nobody has to change anything. */
function isPassing(error: unknown): error is Error {
  return error instanceof Error && 'isPassing' in error && error.isPassing === true;
}
