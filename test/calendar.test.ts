import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../src/calendar.ts';
import { type Language, languages } from '../src/language.ts';

/** A date as Intl writes it, but for the first of a month in French, which it writes "1 décembre". */
function asIntl(date: string, language: Language): string {
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(date.length === 10 && { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}${date.length === 7 ? '-01' : ''}T00:00:00Z`));
  return language === 'fr' && date.endsWith('-01') && date.length === 10
    ? written.replace(/^1 /u, '1er ')
    : written;
}

describe('a date for readers', () => {
  it('is as Intl writes it, in every language', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom(...languages),
        fc.constantFrom(7, 10),
        (day, language, length) => {
          const date = day.toISOString().slice(0, length);
          expect(formatDate(date, language)).toBe(asIntl(date, language));
        },
      ),
    );
  });

  it('is a year alone where only that is known', () => {
    for (const language of languages) expect(formatDate('2018', language)).toBe('2018');
  });
});
