import { yearOf } from '../calendar.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';

/** Words for what somebody is, and for what is only planned: neither happens on a day. */
const noDeeds = new Set(['role', 'head', 'be', 'have', 'member', 'expect']);

/**
 * The day on which something happened that is remembered in later years; undefined where the data knows no day, or where
 * it only says that something is so since then or was planned for it.
 */
export function dayOf(record: Fact | Event): string | undefined {
  if (record.day !== undefined) return record.day;
  const isDeed = !record.says.includes('expect') && !record.says.every((said) => noDeeds.has(said));
  return 'date' in record && hasDay(record) && isDeed ? record.date : undefined;
}

/** True for an event that has a day: it is told on it or not at all. */
export function hasDay(record: Fact | Event): boolean {
  return 'date' in record && record.date.length === 10;
}

/** Everything that is remembered on a day of the year. */
export const remembered = holding(({ facts, events }: Knowledge): readonly (Fact | Event)[] => {
  const all = [...events, ...facts.filter((fact) => !('date' in fact))];
  return all.filter((record) => record.known === undefined && dayOf(record) !== undefined);
});

/**
 * True where what can change was known more than a year before a date: a digest of that date does not tell it, since it
 * may be so no more.
 */
export function isOutdated({ asOf }: Fact | Event, date: string): boolean {
  if (asOf === undefined) return false;
  const known = asOf.length === 4 ? `${asOf}-12-31` : asOf.length === 7 ? `${asOf}-28` : asOf;
  return `${yearOf(known) + 1}${known.slice(4)}` < date;
}
