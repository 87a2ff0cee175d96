import fc from 'fast-check';
import moment from 'moment-timezone';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  clockChanges,
  instantAt,
  offsetAt,
  rulesOf,
  wallTime,
  zoneData,
  zoneNames,
} from '../src/zone-clock.ts';
import { runs } from './runs.ts';

const names = zoneNames();
const runtimeData = process.versions['tz'] ?? '';
const known = names.filter((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
});

/** The first of each month of this and the next year, at noon of UTC. */
const days = [2026, 2027].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1, 12)),
);

/** What the runtime's own data says: it is made from the same rules by other people with other code. */
function offsetOfRuntime(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}

/**
 * Where the two sources part, by their versions: each was looked at, and is a change of the rules that one of them has
 * not yet. Another pair of versions prints its own list: look at each, then write it here.
 */
const parting: Readonly<Record<string, readonly string[]>> = {
  // Manitoba, the north-west of Ontario, Inuvik and Cuba kept their summer clock on 1 November 2026.
  '2026c and 2026f': [
    'America/Havana',
    'America/Inuvik',
    'America/Rainy_River',
    'America/Winnipeg',
    'Canada/Central',
    'Cuba',
  ],
};

describe('the clocks of zones', () => {
  it('is read from the packed data as its own library reads it, for every zone and every change', () => {
    for (const name of names) {
      const zone = moment.tz.zone(name);
      const { offsets, untils } = rulesOf(name);
      expect(
        offsets.map((offset) => -offset || 0),
        name,
      ).toEqual(zone?.offsets.map((each) => each || 0));
      expect(untils, name).toEqual(zone?.untils);
    }
    expect(names.length).toBeGreaterThan(590);
  });

  it('is that of the runtime on 24 days of 2026 and 2027, but where the rules changed since', () => {
    const parted = known.flatMap((name) => {
      const on = days.filter((at) => offsetAt(at, name) !== offsetOfRuntime(at, name));
      return on.length === 0
        ? []
        : [`${name}: ${on.map((at) => new Date(at).toISOString().slice(0, 7)).join(' ')}`];
    });
    const pair = `${runtimeData} and ${zoneData}`;
    if (parted.length > 0)
      console.info(`Node's time-zone data and the package's, ${pair}, part in:\n${parted.join('\n')}`);
    const zones = parted.map((line) => line.slice(0, line.indexOf(':'))).toSorted();
    expect(zones, `look at what parts between ${pair}`).toEqual(parting[pair] ?? []);
  });

  it('resolves every local time as Temporal does where both have the same rules', () => {
    const from = Date.UTC(2026, 0, 1);
    const same = known.filter((name) => days.every((at) => offsetAt(at, name) === offsetOfRuntime(at, name)));
    const nearChange = fc.constantFrom(...same).chain((zone) => {
      const [change] = clockChanges(zone, from, 1);
      const around = change === undefined ? from : wallTime(change.at, zone);
      return fc.record({
        zone: fc.constant(zone),
        wall: fc.integer({ min: -2000, max: 2000 }).map((minutes) => around + minutes * 60_000),
      });
    });
    fc.assert(
      fc.property(nearChange, ({ zone, wall }) => {
        const local = Temporal.Instant.fromEpochMilliseconds(wall)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        expect(instantAt(wall, zone)).toBe(local.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: runs(1500) },
    );
  });

  it('has old and new names of a zone', () => {
    for (const name of ['Europe/Kyiv', 'Europe/Kiev', 'Asia/Calcutta', 'Asia/Kolkata', 'UTC', 'US/Eastern'])
      expect(names).toContain(name);
    expect(() => rulesOf('Europe/Atlantis')).toThrow('no time zone is called Europe/Atlantis');
  });
});
