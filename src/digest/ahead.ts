import { addDays } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Content, composeDigest } from './compose.ts';
import type { Digest } from './digest.ts';
import { isDayOf, localDate } from './schedule.ts';
import type { LocalDate, Subscription } from './subscription.ts';

/** A digest of a day to come. */
export interface DayAhead {
  readonly date: LocalDate;
  /** Undefined where there would be nothing new on that day. */
  readonly digest: Digest | undefined;
}

/** The digests of the days from an instant on, one after the other as they would come were the data to stay as it is. */
export function digestsAhead(
  core: Core,
  subscription: Pick<Subscription, 'zone' | 'memory' | keyof Content>,
  from: number,
  days: number,
): DayAhead[] {
  const first = localDate(from, subscription.zone);
  let { memory } = subscription;
  return Array.from({ length: days }, (_, ahead) => addDays(first, ahead))
    .filter((date) => isDayOf(subscription, date))
    .map((date) => {
      const digest = composeDigest(core, subscription, memory, { date });
      memory = digest?.memory ?? memory;
      return { date, digest };
    });
}
