/** A difference between the wall clock and the monotonic one from which on the wall clock was set, in milliseconds. */
const stepFrom = 60_000;

/** How long a clock that was set must run evenly before its time is believed, in milliseconds. */
const confirmAfter = 30_000;

/**
 * A clock that does not follow the wall clock when that leaps: it runs on by the monotonic one until the wall clock has
 * run evenly for half a minute, so that a leap that comes back leaves nothing behind.
 * @param wall the wall clock, in milliseconds since 1970.
 * @param monotonic a clock that nobody sets, in milliseconds.
 */
export function createSteadyClock(wall: () => number, monotonic: () => number) {
  let believed = wall() - monotonic();
  /** The offset that the wall clock was set to, and since when it is that. */
  let claimed: { readonly offset: number; readonly since: number } | undefined;

  function now(): number {
    const since = monotonic();
    const offset = wall() - since;
    if (Math.abs(offset - believed) <= stepFrom) {
      // Small differences are the wall clock being kept right, and are followed.
      believed = offset;
      claimed = undefined;
    } else if (claimed === undefined || Math.abs(offset - claimed.offset) > stepFrom) {
      claimed = { offset, since };
    } else if (since - claimed.since >= confirmAfter) {
      believed = offset;
      claimed = undefined;
    }
    return since + believed;
  }

  return {
    now: () => new Date(now()),
    /** Why the time of the machine is not believed now; undefined where it is. */
    unconfirmed(): string | undefined {
      now();
      return claimed === undefined
        ? undefined
        : 'the clock of this machine was set, and its time is not confirmed yet';
    },
  };
}
