import type { Core } from '../core.ts';
import { composeDigest } from './compose.ts';
import type { DeliveryTools } from './deliver.ts';
import { localTime } from './schedule.ts';

/** From when on a digest says that it comes late, in milliseconds after it was due. */
const lateAfter = 15 * 60_000;

/** What to say for a delivery, made from the data. */
export function composerFor(core: Core): DeliveryTools['compose'] {
  return ({ delivery, subscription }, now, missed) => {
    const isLate = now.getTime() - delivery.dueAt > lateAfter;
    return composeDigest(core, subscription, subscription.memory, {
      date: delivery.date,
      ...(isLate && { dueAt: localTime(delivery.dueAt, subscription.zone) }),
      ...(missed !== undefined && { missed: { from: missed.date, through: missed.through ?? missed.date } }),
    });
  };
}
