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

  it('zone-name: a zone keeps the name it was given', () => {
    expect(Temporal.Now.zonedDateTimeISO('Europe/Kyiv').timeZoneId).toBe('Europe/Kyiv');
  });

  it('day-text: a text with a day that does not exist is refused', () => {
    expect(() => Temporal.PlainDate.from('2026-02-30')).toThrow(RangeError);
  });

  it('day-fields: fields with a day that does not exist give the last day of the month', () => {
    expect(Temporal.PlainDate.from({ year: 2026, month: 2, day: 30 }).toString()).toBe('2026-02-28');
  });

  it('months: adding one month twice is not adding two', () => {
    const start = Temporal.PlainDate.from('2026-01-31');
    expect(start.add({ months: 1 }).add({ months: 1 }).toString()).toBe('2026-03-28');
    expect(start.add({ months: 2 }).toString()).toBe('2026-03-31');
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
