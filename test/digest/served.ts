import moment from 'moment-timezone';
import { dueAt, nextRun, type Schedule } from '../../src/digest/schedule.ts';
import type { LocalDate, Rhythm, Run, Weekday } from '../../src/digest/subscription.ts';

export const hour = 3_600_000;
export const grace = 6 * hour;
export const daily: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export function schedule(zone: string, time: string, over: Partial<Schedule> = {}): Schedule {
  return { id: `slack/T1/${zone}${time}`, zone, time, days: daily, ...over };
}

/** What a service does that looks every `every` milliseconds, and is down where `isDown` says so. */
export function serve(
  start: Schedule,
  from: number,
  to: number,
  { every = 1000, isDown = () => false }: { every?: number; isDown?: (at: number) => boolean } = {},
  first?: Run,
): { served: { date: LocalDate; at: number }[]; missed: LocalDate[] } {
  const served: { date: LocalDate; at: number }[] = [];
  const missed: LocalDate[] = [];
  let known = start;
  let next = first ?? nextRun(known, from);
  while (next !== undefined && next.at < to) {
    let now = Math.ceil(Math.max(next.at, from) / every) * every;
    while (isDown(now)) now += every;
    const due = dueAt(known, next, now, grace);
    if (due.run !== undefined) served.push({ date: due.run.date, at: now });
    if (due.missed !== undefined) missed.push(due.missed.from.date, due.missed.through);
    known = { ...known, lastDate: due.run?.date ?? due.missed?.through ?? next.date };
    next = due.next;
  }
  return { served, missed };
}

/** The wall clock of a zone as moment-timezone has it: it reads the same data with code of its own. */
export function wallClock(at: number, zone: string): { date: string; time: string } {
  const wall = new Date(at - (moment.tz.zone(zone)?.utcOffset(at) ?? 0) * 60_000).toISOString();
  const [date = '', time = ''] = [wall.slice(0, 10), wall.slice(11, 16)];
  return { date, time };
}

/** Every date of some years, with its weekday from Monday on and whether it is its month's last: without Temporal. */
export const calendar = Array.from({ length: 1096 }, (_, index) => {
  const date = new Date(Date.UTC(2026, 0, 1) + index * 24 * hour);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const day = date.getUTCDate();
  return { date: date.toISOString().slice(0, 10), weekday: (date.getUTCDay() + 6) % 7, day, last };
});

export const rhythms: readonly [string, Rhythm, (of: (typeof calendar)[number]) => boolean][] = [
  ['weekdays', { days: [1, 2, 3, 4, 5] }, ({ weekday }) => weekday < 5],
  ['two days', { days: [3, 7] }, ({ weekday }) => weekday === 2 || weekday === 6],
  // The clocks change on Sundays in Europe and America.
  ['weekly', { days: [7] }, ({ weekday }) => weekday === 6],
  ['the 29th', { days: daily, monthly: 29 }, ({ day, last }) => day === Math.min(29, last)],
  ['the last day', { days: daily, monthly: 31 }, ({ day, last }) => day === last],
  ['the first Sunday', { days: [7], monthly: 'first' }, ({ day, weekday }) => weekday === 6 && day <= 7],
  [
    'the last Sunday',
    { days: [7], monthly: 'last' },
    ({ day, last, weekday }) => weekday === 6 && day > last - 7,
  ],
  [
    'the first working day',
    { days: [1, 2, 3, 4, 5], monthly: 'first' },
    ({ day, weekday }) => (weekday < 5 && day === 1) || (weekday === 0 && day <= 3),
  ],
];
