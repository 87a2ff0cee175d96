import moment from 'moment-timezone';
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const inMadrid = (time: string) =>
  Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Madrid', { disambiguation: 'compatible' });

describe('temporal-polyfill', () => {
  it('gap: a time that is skipped moves forward by the gap', () => {
    expect(inMadrid('2026-03-29T02:30').toString()).toBe('2026-03-29T03:30:00+02:00[Europe/Madrid]');
  });

  it('repeat: of a time that comes twice the first is taken', () => {
    expect(inMadrid('2026-10-25T02:30').toString()).toBe('2026-10-25T02:30:00+02:00[Europe/Madrid]');
  });
});

describe('moment-timezone', () => {
  const [madrid = ''] = packed.zones.filter((line) => line.startsWith('Europe/Madrid|'));

  it('packed-west: offsets in the packed data count westwards', () => {
    expect(madrid.split('|')[2]?.split(' ').slice(-2)).toEqual(['-10', '-20']);
  });

  it('packed-end: the packed rules end in 2499', () => {
    const untils = moment.tz.zone('Europe/Madrid')?.untils ?? [];
    expect(new Date(untils.at(-2) ?? 0).getUTCFullYear()).toBe(2499);
    expect(untils.at(-1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('time zones of Node', () => {
  it('intl-zone-name: Intl gives a zone back under an older name', () => {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Kyiv' }).resolvedOptions();
    expect(timeZone).toBe('Europe/Kiev');
  });

  it('intl-zone-list: the list of zones has old names in place of those of today', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(zones).toContain('Asia/Calcutta');
    expect(zones).not.toContain('Asia/Kolkata');
    expect(zones).not.toContain('UTC');
  });

  it('intl-est: an abbreviation is taken for the zone of a city', () => {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: 'EST' }).resolvedOptions();
    expect(timeZone).toBe('America/Panama');
  });
});
