import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import {
  dueAt,
  instantOf,
  localDate,
  localTime,
  nextRun,
  nextRuns,
  periodBegin,
  replanned,
  spreadSeconds,
} from '../../src/digest/schedule.ts';
import type { Run } from '../../src/digest/subscription.ts';
import { findZones } from '../../src/digest/zones.ts';
import { clockChanges } from '../../src/zone-clock.ts';
import { runs } from '../runs.ts';
import { calendar, grace, hour, rhythms, schedule, serve, wallClock } from './served.ts';

/** The zones with all that is odd: halves and quarters, two-hour and half-hour changes, none, changes at midnight. */
const zones = [
  'Europe/Madrid',
  'Europe/London',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'America/Nuuk',
  'America/Vancouver',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Jerusalem',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Pacific/Chatham',
  'Pacific/Auckland',
];
const times = ['00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '09:00', '23:30'];

describe('over two years', () => {
  it.each(zones)(
    'every date in %s is served once, at its time or after the gap that swallowed it',
    (zone) => {
      const from = Date.UTC(2026, 0, 1);
      const to = Date.UTC(2028, 0, 1);
      const longest = clockChanges(zone, from, 8).reduce(
        (most, { before, after }) => Math.max(most, after - before),
        0,
      );
      for (const time of times) {
        const { served, missed } = serve(schedule(zone, time), from, to);
        expect(missed).toEqual([]);
        const dates = served.map(({ date }) => date);
        const first = Date.parse(`${dates[0]}T00:00:00Z`);
        // Every date, in order, none twice.
        expect(dates).toEqual(
          dates.map((_, index) => new Date(first + index * 24 * hour).toISOString().slice(0, 10)),
        );
        expect(dates.length).toBeGreaterThanOrEqual(729);
        for (const { date, at } of served) {
          const wall = wallClock(at, zone);
          const late = Date.parse(`${wall.date}T${wall.time}Z`) - Date.parse(`${date}T${time}Z`);
          // Never before its time; after it by the spread, or by the gap and the spread.
          expect(late, `${date} ${time} came at ${wall.date} ${wall.time}`).toBeGreaterThanOrEqual(0);
          expect(late).toBeLessThanOrEqual((spreadSeconds + 1) * 1000 + longest * 60_000);
        }
      }
    },
  );
});

describe('every rhythm of 2026 to 2028', () => {
  it.each(rhythms)('%s: what each digest tells of begins where the one before ended', (_, rhythm, isDue) => {
    const dates = calendar.filter(isDue).map(({ date }) => date);
    for (const [index, date] of dates.entries()) {
      const before = dates[index - 1];
      if (before === undefined) continue;
      const dayAfter = new Date(Date.parse(before) + 24 * hour).toISOString().slice(0, 10);
      expect(periodBegin(rhythm, date)).toBe(dayAfter);
    }
  });
});

describe('a change of the clocks', () => {
  const madrid = schedule('Europe/Madrid', '02:30');
  const shown = (from: string, count: number) =>
    nextRuns(madrid, Date.parse(from), count).map(
      ({ date, at }) =>
        `${date} at ${localTime(at, 'Europe/Madrid')}, ${new Date(at).toISOString().slice(11, 16)}Z`,
    );

  it('moves 02:30 in Madrid to 03:30 when the clocks go forward', () => {
    expect(shown('2027-03-27T12:00:00Z', 2)).toEqual([
      '2027-03-28 at 03:30, 01:30Z',
      '2027-03-29 at 02:30, 00:30Z',
    ]);
  });

  it('takes the first 02:30 in Madrid when the clocks go back', () => {
    expect(shown('2027-10-30T12:00:00Z', 2)).toEqual([
      '2027-10-31 at 02:30, 00:30Z',
      '2027-11-01 at 02:30, 01:30Z',
    ]);
  });

  it('is told with its offsets', () => {
    expect(clockChanges('Europe/Madrid', Date.parse('2026-11-24T00:00:00Z'), 2)).toEqual([
      { at: Date.parse('2027-03-28T01:00:00Z'), before: 60, after: 120 },
      { at: Date.parse('2027-10-31T01:00:00Z'), before: 120, after: 60 },
    ]);
    expect(clockChanges('Asia/Kathmandu', Date.now(), 2)).toEqual([]);
  });
});

describe('dates that a zone left out', () => {
  it.each([
    ['Pacific/Apia', '2011-12-30', ['2011-12-29', '2011-12-31', '2012-01-01']],
    ['Pacific/Kwajalein', '1993-08-21', ['1993-08-20', '1993-08-22', '1993-08-23']],
    ['Pacific/Kiritimati', '1994-12-31', ['1994-12-30', '1995-01-01', '1995-01-02']],
  ])('%s had no %s', (zone, gone, dates) => {
    for (const time of ['00:00', '09:00', '23:59']) {
      expect(instantOf(gone, time, zone)).toBeUndefined();
      const runs = nextRuns(schedule(zone, time), instantOf(dates[0] ?? '', time, zone) ?? 0, 3);
      expect(runs.map(({ date }) => date)).toEqual(dates);
    }
  });

  it('a time at the end of a day that the clocks swallow comes after midnight, for the day it belongs to', () => {
    // Nuuk: Saturday 27 March 2027, 23:00 becomes Sunday 00:00.
    const runs = nextRuns(schedule('America/Nuuk', '23:30'), Date.parse('2027-03-27T12:00:00Z'), 2);
    const seen = runs.map(({ date, at }) => [date, wallClock(at, 'America/Nuuk').date]);
    expect(seen[0]?.[0]).toBe('2027-03-27');
    expect(seen.map(([date]) => date)).toEqual(['2027-03-27', '2027-03-28']);
  });
});

describe('a zone whose rules change between two runs', () => {
  it('serves every date once, whatever the old rules and the new ones are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.constantFrom(...times),
        fc.integer({ min: 0, max: 72 * 60 }),
        (before, after, time, minutes) => {
          const from = Date.UTC(2026, 5, 1);
          const changed = from + 5 * 24 * hour + minutes * 60_000;
          const old = serve(schedule(before, time), from, changed);
          const lastDate = old.served.at(-1)?.date;
          const served = lastDate === undefined ? {} : { lastDate };
          const planned = nextRun(schedule(before, time, served), changed);
          const known = schedule(after, time, served);
          const next = replanned(known, planned, changed);
          const renewed = serve(known, changed, from + 10 * 24 * hour, {}, next);
          const dates = [...old.served, ...renewed.served].map(({ date }) => date);
          const missed = [...old.missed, ...renewed.missed];
          expect(new Set(dates).size).toBe(dates.length);
          // Rules never change by more than some hours; here they do, and what is too late for that is missed, not lost.
          const all = [...new Set([...dates, ...missed])].toSorted();
          const first = Date.parse(`${all[0]}T00:00:00Z`);
          expect(all).toEqual(
            all.map((_, index) => new Date(first + index * 24 * hour).toISOString().slice(0, 10)),
          );
        },
      ),
      { numRuns: runs(150) },
    );
  });
});

describe('after a downtime', () => {
  it('gives one digest within the grace time, and the days before as missed', () => {
    const subscription = schedule('Europe/Madrid', '09:00');
    const [first] = nextRuns(subscription, Date.parse('2026-11-20T00:00:00Z'), 1);
    const due = dueAt(subscription, first as Run, Date.parse('2026-11-23T11:00:00Z'), grace);
    expect(due).toMatchObject({
      run: { date: '2026-11-23' },
      missed: { from: { date: '2026-11-20' }, through: '2026-11-22' },
      next: { date: '2026-11-24' },
    });
    const late = dueAt(subscription, first as Run, Date.parse('2026-11-23T15:00:00Z'), grace);
    expect(late.run).toBeUndefined();
    expect(late).toMatchObject({ missed: { through: '2026-11-23' }, next: { date: '2026-11-24' } });
  });

  it('every date is served or missed, none twice, whenever it was down', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...times),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.integer({ min: 1, max: 80 })), {
          maxLength: 4,
        }),
        (zone, time, downtimes) => {
          const from = Date.UTC(2027, 2, 10);
          const isDown = (at: number) =>
            downtimes.some(
              ([start, length]) => at >= from + start * hour && at < from + (start + length) * hour,
            );
          const { served, missed } = serve(schedule(zone, time), from, from + 25 * 24 * hour, {
            every: 60_000,
            isDown,
          });
          const dates = served.map(({ date }) => date);
          expect(new Set(dates).size).toBe(dates.length);
          expect(dates).toEqual(dates.toSorted());
          for (const { date, at } of served)
            expect(at - (instantOf(date, time, zone) ?? 0)).toBeLessThanOrEqual(grace + 61_000);
          if (downtimes.length === 0) expect(missed).toEqual([]);
          for (const date of missed) expect(dates).not.toContain(date);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('what the user asked for', () => {
  const from = Date.parse('2026-11-23T12:00:00Z');
  it.each([
    ['weekdays only', { days: [1, 2, 3, 4, 5] }, '2026-11-24'],
    ['a day that comes once a week', { days: [1] }, '2026-11-30'],
    ['a day left out', { skip: '2026-11-24' }, '2026-11-25'],
    ['a pause', { pausedUntil: '2027-09-01' }, '2027-09-01'],
    ['a date in the future, left behind by a wrong clock', { lastDate: '2027-11-26' }, '2026-11-24'],
    ['a date that was served', { lastDate: '2026-11-24' }, '2026-11-25'],
  ] as const)('%s', (_, over, date) => {
    expect(nextRun(schedule('Europe/Madrid', '09:00', over), from)?.date).toBe(date);
  });

  it('has no next run while paused without end', () => {
    expect(nextRun(schedule('Europe/Madrid', '09:00', { pausedUntil: '9999-12-31' }), from)).toBeUndefined();
  });

  it('is spread over the minute after its time, never before, and always at the same second', () => {
    const waits = Array.from({ length: 500 }, (_, at) => {
      const subscription = { ...schedule('UTC', '09:00'), id: `slack/T1/C${at}` };
      const run = nextRun(subscription, from);
      expect(nextRun(subscription, from)).toEqual(run);
      return (run?.at ?? 0) - Date.parse('2026-11-24T09:00:00Z');
    });
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...waits)).toBeLessThan(spreadSeconds * 1000);
    expect(new Set(waits.map((wait) => Math.floor(wait / 10_000))).size).toBe(6);
  });
});

it('knows the zones of every city in the data', async () => {
  const { knowledge } = await loadCore();
  for (const [city, zone] of Object.entries(knowledge.zoneCities)) {
    expect(findZones(city, knowledge), city).toBeDefined();
    expect(localDate(0, zone)).toMatch(/^19(69|70)-/u);
  }
});
