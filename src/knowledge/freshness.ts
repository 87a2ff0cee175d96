import type { CalendarDate } from '../calendar.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { Event, Fact } from './schema.ts';

/** A record to look at again, and why. */
export interface Stale {
  readonly file: string;
  readonly record: string;
  /** What was known long ago; a day that was ahead and has come; an event that nothing says the outcome of. */
  readonly because: 'old' | 'passed' | 'no-outcome';
  readonly date: CalendarDate;
}

/**
 * What has grown old in the data on the day `today`: facts that can change and were known more than `months` months ago,
 * days that lay ahead at the last review and have passed, and events that were expected and have no outcome.
 */
export function staleIn(files: DataFiles, today: CalendarDate, months: number): Stale[] {
  const oldest = monthsBefore(today, months);
  const reviewed = files.about.date;
  const ofClaims = (['facts', 'events'] as const).flatMap((name) =>
    files[name].records.flatMap((record: Fact | Event): Stale[] => {
      const at = { file: filePaths[name], record: record.id };
      const open = withoutOutcome(record, today);
      const passed = open === undefined ? passedDay(record, reviewed, today) : undefined;
      return [
        ...(open === undefined ? [] : [{ ...at, because: 'no-outcome' as const, date: open }]),
        ...(passed === undefined ? [] : [{ ...at, because: 'passed' as const, date: passed }]),
        ...(record.asOf !== undefined && lastDay(record.asOf) < oldest
          ? [{ ...at, because: 'old' as const, date: record.asOf }]
          : []),
      ];
    }),
  );
  const ofOffices = files.offices.records.flatMap(({ id, terms }) =>
    terms.flatMap(({ from, to }) =>
      [from, to]
        .filter((date) => date !== undefined && hasComeSince(date, reviewed, today))
        .map((date): Stale => ({ file: filePaths.offices, record: id, because: 'passed', date: date ?? '' })),
    ),
  );
  return [...ofClaims, ...ofOffices];
}

/** The first day of a record that lay ahead at the review and has passed by `today`. */
export function passedDay(
  record: Fact | Event,
  reviewed: CalendarDate,
  today: CalendarDate,
): CalendarDate | undefined {
  return datesOf(record).find((date) => hasComeSince(date, reviewed, today));
}

/** True where a date is over: a month or a year is with its last day. */
export function isOver(date: CalendarDate, today: CalendarDate): boolean {
  return lastDay(date) < today;
}

/** True where every day that a record tells of is over. */
export function isPast(record: Fact | Event, today: CalendarDate): boolean {
  const last = datesOf(record).at(-1);
  return last !== undefined && isOver(last, today);
}

/** The last day of what was expected, where it is over and nothing says what became of it. */
export function withoutOutcome(record: Fact | Event, today: CalendarDate): CalendarDate | undefined {
  if (!record.says.includes('expect') || (record.overtakenBy ?? record.correction) !== undefined)
    return undefined;
  const last = datesOf(record).at(-1);
  return last !== undefined && isOver(last, today) ? last : undefined;
}

function datesOf(record: Fact | Event): CalendarDate[] {
  const own = 'date' in record ? [record.date, record.end] : [];
  const all = [...own, ...(record.roles.when ?? [])].filter((date) => date !== undefined);
  return [...new Set(all)].sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1));
}

function hasComeSince(date: CalendarDate, reviewed: CalendarDate, today: CalendarDate): boolean {
  return lastDay(date) > reviewed && isOver(date, today);
}

/** Compared only: no month has a day behind its 31st. */
function lastDay(date: CalendarDate): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

function monthsBefore(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const all = year * 12 + month - 1 - months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}
