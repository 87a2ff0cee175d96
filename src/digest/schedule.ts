import { addDays, daysInMonth, isoWeekday } from '../calendar.ts';
import { instantAt, wallTime } from '../zone-clock.ts';
import type { LocalDate, LocalTime, Rhythm, Run, Subscription, Weekday } from './subscription.ts';

/** What decides when a digest is due. */
export type Schedule = Pick<
  Subscription,
  'id' | 'time' | 'zone' | 'days' | 'monthly' | 'pausedUntil' | 'skip' | 'lastDate'
>;

/** Digests of the same time are spread over this many seconds after it, never before it. */
export const spreadSeconds = 60;

/** How many days ahead a next run is looked for: a subscription has a day every week, a pause may be longer. */
const farthest = 370;

/** The most days from one digest of a rhythm to the next: from one first Monday of a month to another. */
const longestPeriod = 35;

/**
 * The instant of a local time on a local date, in milliseconds since 1970: a time that the zone skips moves forward
 * by the gap, of a time that comes twice the first is taken (as Temporal's "compatible" does). Undefined for a date that the
 * zone has left out altogether, as Samoa did with 30 December 2011.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): number | undefined {
  const at = instantAt(Date.parse(`${date}T${time}Z`), zone);
  // Moved past midnight: either the time is in a gap at the end of the day, or there was no such day at all.
  const isMoved = localDate(at, zone) !== date;
  if (isMoved && localDate(instantAt(Date.parse(`${date}T00:00Z`), zone), zone) !== date) return undefined;
  return at;
}

/** The run of a local date, spread after its time; undefined where none is on that date. */
export function runOn(schedule: Schedule, date: LocalDate): Run | undefined {
  if (!isWanted(schedule, date)) return undefined;
  const at = instantOf(date, schedule.time, schedule.zone);
  return at === undefined ? undefined : { date, at: at + spread(schedule.id) };
}

/** True where the user wants a digest on that date: one of its days, and neither paused nor skipped. */
export function isWanted(schedule: Schedule, date: LocalDate): boolean {
  const { pausedUntil, skip } = schedule;
  const isPaused = pausedUntil !== undefined && date < pausedUntil;
  return !isPaused && date !== skip && isDayOf(schedule, date);
}

/** True for a date on which a digest of this rhythm comes. */
export function isDayOf({ days, monthly }: Rhythm, date: LocalDate): boolean {
  if (monthly === undefined) return days.includes(weekdayOf(date));
  const last = daysInMonth(date);
  const day = Number(date.slice(8));
  if (typeof monthly === 'number') return day === Math.min(monthly, last);
  if (!days.includes(weekdayOf(date))) return false;
  const others = monthly === 'first' ? daysFrom(1, day - 1) : daysFrom(day + 1, last);
  return !others.some((other) => days.includes(weekdayOf(addDays(date, other - day))));
}

function daysFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

/** The day after the last one before a date on which a digest of this rhythm came: what is told began there. */
export function periodBegin(rhythm: Rhythm, date: LocalDate): LocalDate {
  let back = 0;
  while (back < longestPeriod && !isDayOf(rhythm, addDays(date, -back - 1))) back += 1;
  return addDays(date, -back);
}

/** The first run at or after an instant, in milliseconds since 1970, whose date was not served yet. */
export function nextRun(schedule: Schedule, from: number): Run | undefined {
  const yesterday = localDate(from, schedule.zone, -1);
  const { lastDate, pausedUntil } = schedule;
  const notBefore = pausedUntil !== undefined && pausedUntil > yesterday ? pausedUntil : yesterday;
  // A pause without end, or one further away than anybody plans.
  if (notBefore > localDate(from, schedule.zone, farthest)) return undefined;
  // A date in the future was not served: the clock of the machine was wrong when that was noted.
  const served =
    lastDate !== undefined && lastDate <= localDate(from, schedule.zone, 1) ? lastDate : undefined;
  for (let ahead = 0; ahead <= farthest; ahead += 1) {
    const date = addDays(notBefore, ahead);
    if (served !== undefined && date <= served) continue;
    const run = runOn(schedule, date);
    if (run !== undefined && run.at >= from) return run;
  }
  return undefined;
}

/**
 * The next run worked out again, where a zone's rules may have changed since `planned` was: of the same date where
 * that still has one, even if its time is past by the new rules, so that no date is passed over.
 */
export function replanned(schedule: Schedule, planned: Run | undefined, now: number): Run | undefined {
  const kept = planned === undefined ? undefined : runOn(schedule, planned.date);
  if (planned === undefined || kept === undefined) return nextRun(schedule, now);
  const movedFrom = planned.movedFrom ?? planned.at;
  return kept.at === movedFrom ? kept : { ...kept, movedFrom };
}

/** The next runs from an instant on, at most `count`. */
export function nextRuns(schedule: Schedule, from: number, count: number): Run[] {
  const runs: Run[] = [];
  let at = from;
  let served = schedule.lastDate;
  while (runs.length < count) {
    const run = nextRun({ ...schedule, ...(served !== undefined && { lastDate: served }) }, at);
    if (run === undefined) break;
    runs.push(run);
    at = run.at;
    served = run.date;
  }
  return runs;
}

/** What is due of a subscription, and what comes after it. */
export interface Due {
  /** The digest to deliver now: the latest one that is not too late. */
  readonly run?: Run;
  /** The first run that was missed and is too old, and the last date of such. */
  readonly missed?: { readonly from: Run; readonly through: LocalDate };
  readonly next: Run | undefined;
}

/** The most dates that are looked at one by one after a downtime; what is older is in the same row anyway. */
const mostMissed = 800;

/**
 * What is due at `now` of a subscription whose next run was `first`. After a downtime that is one digest, the
 * latest, where it is at most `grace` milliseconds late; all before it are missed.
 */
export function dueAt(schedule: Schedule, first: Run, now: number, grace: number): Due {
  const past: Run[] = [first];
  const today = localDate(now, schedule.zone);
  for (let count = 1; count <= mostMissed; count += 1) {
    const date = addDays(first.date, count);
    if (date > today) break;
    const run = runOn(schedule, date);
    if (run !== undefined && run.at <= now) past.push(run);
  }
  const latest = past.at(-1) ?? first;
  const isInTime = now - latest.at <= grace;
  const missed = isInTime ? past.slice(0, -1) : past;
  const [from] = missed;
  const through = missed.at(-1)?.date;
  return {
    ...(isInTime && { run: latest }),
    ...(from !== undefined && through !== undefined && { missed: { from, through } }),
    next: nextRun({ ...schedule, lastDate: latest.date }, now),
  };
}

/** The zone's date at an instant, moved by some days. */
export function localDate(at: number, zone: string, moved = 0): LocalDate {
  return new Date(wallTime(at, zone) + moved * 86_400_000).toISOString().slice(0, 10);
}

/** The time on the zone's clock at an instant, to the minute: what a user sees. */
export function localTime(at: number, zone: string): LocalTime {
  return new Date(wallTime(at, zone)).toISOString().slice(11, 16);
}

/** The weekday of a date. */
export function weekdayOf(date: LocalDate): Weekday {
  return isoWeekday(date) as Weekday;
}

/** How long after its time a subscription's digest comes, in milliseconds; always the same for the same id. */
function spread(id: string): number {
  let sum = 2_166_136_261;
  for (let at = 0; at < id.length; at += 1) sum = Math.imul(sum ^ id.charCodeAt(at), 16_777_619);
  return ((sum >>> 0) % (spreadSeconds * 10)) * 100;
}
