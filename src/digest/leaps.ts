import { nextRun } from './schedule.ts';
import type { LocalDate, Run, Subscription } from './subscription.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How many subscriptions are looked at in one go. */
const atOnce = 50;

/**
 * From when on what was noted counts as noted by a wrong clock, for a clock that shows `now` in milliseconds since
 * 1970. Days that were passed over are taken back early, since nothing was posted for them. What was posted is taken
 * back only where it lies further ahead than any clock lags: a digest that comes twice is worse than one that is missing.
 */
export function horizonOf(now: number) {
  return {
    passedOver: now + 36 * hour,
    posted: now + 35 * day,
    /** The last local date anywhere that may have been served. */
    date: new Date(now + 3 * day).toISOString().slice(0, 10),
  };
}

/** The ledger's part in undoing what was noted while the clock of the machine was wrong. */
export interface LeapTraces {
  /** Subscriptions with notes from the future, by id, after one of them; or only the one with this id. */
  withLeap(
    now: number,
    which: { readonly after: string; readonly limit: number } | { readonly id: string },
  ): Promise<readonly Subscription[]>;
  /**
   * Takes such notes of a subscription back, and sets its last date and next run again; false where somebody else
   * changed it meanwhile.
   */
  undoLeap(
    subscription: Subscription,
    nextAfter: (lastDate: LocalDate | undefined) => Run | undefined,
    now: number,
  ): Promise<boolean>;
}

/**
 * Undoes what a leap of the clock into the future and back has left: days that count as passed over, dates that count
 * as served, a next run far away. Gives how many subscriptions that were.
 * @param grace how late a digest may come, in milliseconds: the next run may be one that is due by now.
 * @param id of the only subscription to look at.
 */
export async function undoLeaps(
  traces: LeapTraces,
  now: number,
  grace: number,
  id?: string,
): Promise<number> {
  let undone = 0;
  for (let after = ''; ; ) {
    const found = await traces.withLeap(now, id === undefined ? { after, limit: atOnce } : { id });
    for (const subscription of found) {
      const { lastDate: _, ...settings } = subscription;
      const from = Math.max(subscription.madeAt, now - grace);
      const nextAfter = (lastDate: LocalDate | undefined) =>
        subscription.state === 'on'
          ? nextRun({ ...settings, ...(lastDate !== undefined && { lastDate }) }, from)
          : undefined;
      if (await traces.undoLeap(subscription, nextAfter, now)) undone += 1;
    }
    const last = found.at(-1);
    if (last === undefined || id !== undefined || found.length < atOnce) return undone;
    after = last.id;
  }
}
