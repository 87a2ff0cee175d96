import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { spreadSeconds } from '../../src/digest/schedule.ts';
import { clockChanges } from '../../src/zone-clock.ts';
import { sample } from '../runs.ts';
import { calendar, hour, rhythms, schedule, serve, wallClock } from './served.ts';

const { knowledge } = await loadCore();
const minute = 60_000;
const day = 24 * hour;
const begin = Date.UTC(2026, 0, 1);
const end = Date.UTC(2029, 0, 1);

const { zones } = knowledge.zoneNames;

/** The changes of a zone's clocks in these years; a day of one's choosing where it has none. */
function changesOf(zone: string) {
  const changes = clockChanges(zone, begin, 20).filter(({ at }) => at < end);
  return changes.length > 0 ? changes : [{ at: Date.UTC(2027, 2, 28, 1), before: 0, after: 0 }];
}

/** Times around a change as the clock before it and the one after it show them, and some that any day has. */
function timesAround(zone: string, at: number): string[] {
  const around = [-31, -1, 0, 1, 29].flatMap((minutes) => [
    wallClock(at + minutes * minute, zone).time,
    wallClock(at - 2 * hour + minutes * minute, zone).time,
  ]);
  const skipped = wallClock(at - minute, zone).time;
  const half = (Number(skipped.slice(0, 2)) * 60 + Number(skipped.slice(3)) + 31) % 1440;
  const inGap = `${String(Math.floor(half / 60)).padStart(2, '0')}:${String(half % 60).padStart(2, '0')}`;
  return [...new Set([...around.slice(0, 6), inGap, '00:00', '09:00', '23:59'])];
}

describe(`on the days of change of 2026 to 2028, in ${zones.length} zones`, () => {
  it.each(sample(zones, 60))('%s: every rhythm comes once on each of its dates', (zone) => {
    for (const change of changesOf(zone)) {
      const date = (moved: number) => wallClock(change.at + moved * day, zone).date;
      const [from, to] = [date(-3), date(3)];
      for (const [name, rhythm, isDue] of rhythms) {
        const wanted = calendar.filter((each) => isDue(each) && each.date > from && each.date < to);
        for (const time of timesAround(zone, change.at)) {
          const { served, missed } = serve(
            schedule(zone, time, rhythm),
            change.at - 5 * day,
            change.at + 5 * day,
          );
          const said = `${name} at ${time}, ${new Date(change.at).toISOString()}`;
          expect(missed, said).toEqual([]);
          const within = served.filter((each) => each.date > from && each.date < to);
          expect(
            within.map((each) => each.date),
            said,
          ).toEqual(wanted.map((each) => each.date));
          const most = (spreadSeconds + 1) * 1000 + Math.abs(change.after - change.before) * minute;
          for (const each of within) {
            // The minute over which digests are spread may itself end in the hour that comes twice.
            const late = [0, 30_000, 61_000].map((ago) => {
              const wall = wallClock(each.at - ago, zone);
              return Date.parse(`${wall.date}T${wall.time}Z`) - Date.parse(`${each.date}T${time}Z`);
            });
            expect(
              late.some((milliseconds) => milliseconds >= 0 && milliseconds <= most),
              `${said}: ${late}`,
            ).toBe(true);
          }
        }
      }
    }
  });
});
