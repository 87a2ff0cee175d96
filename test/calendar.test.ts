import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatSpan } from '../src/calendar.ts';
import { type Language, languages, nameOfLanguage } from '../src/language.ts';

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

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

function intlOf(language: Language, weekday?: 'long'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    ...(weekday !== undefined && { weekday }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** The first of a month as French writes it, which Intl does not. */
function withFirst(written: string, language: Language): string {
  return language === 'fr' ? written.replace(/(?<!\d)1(?= \p{L}|–)/gu, '1er') : written;
}

describe('a day with its weekday, and a span of days', () => {
  it('are as Intl writes them, in every language; but for the comma in Spanish', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...languages), (day, language) => {
        const written = withFirst(intlOf(language, 'long').format(new Date(day)), language);
        expect(formatDay(day, language)).toBe(language === 'es' ? written.replace(',', '') : written);
      }),
    );
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(...languages),
        (day, days, language) => {
          const [start, end] = [new Date(day), new Date(Date.parse(day) + days * 86_400_000)];
          const written = intlOf(language).formatRange(start, end);
          expect(formatSpan(day, end.toISOString().slice(0, 10), language)).toBe(
            withFirst(written, language),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the name of a language', () => {
  it('is what Intl calls it, in every language', () => {
    for (const language of languages)
      for (const of of languages)
        expect(nameOfLanguage(of, language)).toBe(
          new Intl.DisplayNames(language, { type: 'language' }).of(of),
        );
  });
});
