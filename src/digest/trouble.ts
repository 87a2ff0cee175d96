import type { Trouble } from './subscription.ts';

/** A channel is given up for now after so many failures in a row … */
const failuresToSuspend = 3;

/** … over at least so long: a day, in milliseconds. An outage or a slip of an hour suspends nobody. */
const troubleToSuspend = 24 * 3_600_000;

/** How long after a failure the channel is looked at again, in milliseconds. */
const probeEvery = 12 * 3_600_000;

/** What is known of a channel after one more failure at `now`, and whether it is given up for now. */
export function afterFailure(
  known: Trouble | undefined,
  reason: string,
  now: number,
): { trouble: Trouble; suspend: boolean } {
  const since = known?.since ?? now;
  const failures = (known?.failures ?? 0) + 1;
  const trouble = { reason, failures, since, probeAt: now + probeEvery };
  return { trouble, suspend: failures >= failuresToSuspend && now - since >= troubleToSuspend };
}
