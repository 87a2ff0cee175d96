/** A difference between the wall clock and the monotonic one from which on the wall clock was set, in milliseconds. */
const stepFrom = 60_000;

/** How long a clock that was set must run evenly before its time is believed, in milliseconds. */
const confirmAfter = 30_000;

/**
 * Watches the wall clock for steps. A machine whose clock leaps and comes back must not claim what is not due, so after
 * a step nothing is due until the clock has run evenly for half a minute.
 * @param wall the wall clock, in milliseconds since 1970.
 * @param monotonic a clock that nobody sets, in milliseconds.
 */
export function createStepWatch(wall: () => number, monotonic: () => number) {
  let offset = wall() - monotonic();
  let steppedAt: number | undefined;
  return {
    /** Looks at both clocks; gives why the time is not to be believed yet, or undefined. */
    unconfirmed(): string | undefined {
      const since = monotonic();
      const now = wall() - since;
      // Small differences are the wall clock being kept right, and are followed.
      if (Math.abs(now - offset) > stepFrom) steppedAt = since;
      offset = now;
      if (steppedAt !== undefined && since - steppedAt >= confirmAfter) steppedAt = undefined;
      return steppedAt === undefined
        ? undefined
        : 'the clock of this machine was set, and its time is not confirmed yet';
    },
  };
}
