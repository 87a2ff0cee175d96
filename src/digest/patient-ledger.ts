import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

/** How long what became of a delivery is tried to be recorded, and how often, in milliseconds. */
const patience = { longest: 600_000, between: 500 };

/**
 * A ledger that records what became of a delivery although the store is away for a moment: only this process knows it,
 * and without it a digest that arrived would be `uncertain`. After ten minutes, or when the program stops, it fails as
 * the store does. Everything else fails at once.
 * @param stop ends the trying.
 * @param pause waits for some milliseconds, or until `stop`.
 */
export function patientLedger(ledger: Ledger, stop: AbortSignal, pause = pauseUntil(stop)): Ledger {
  async function recorded<Result>(record: () => Promise<Result>): Promise<Result> {
    for (let left = patience.longest / patience.between; ; left -= 1) {
      try {
        return await record();
      } catch (error) {
        if (stop.aborted || left <= 0) throw error;
        await pause(patience.between);
      }
    }
  }

  return {
    ...ledger,
    putDown: (...what) => recorded(() => ledger.putDown(...what)),
    end: (...what) => recorded(() => ledger.end(...what)),
  };
}

function pauseUntil(signal: AbortSignal): (milliseconds: number) => Promise<unknown> {
  return (milliseconds) => wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
