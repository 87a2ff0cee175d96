import type { Language } from './language.ts';

/**
 * A date as sources give it: a year (`2018`), a month (`2016-10`) or a day (`2017-12-08`).
 * It has no time of day and no time zone: it is the date printed in the source.
 */
export type CalendarDate = string;

/** What a calendar date looks like; `isCalendarDate` also checks that the day exists. */
const calendarDatePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** True for `2018`, `2016-10` and `2017-12-08`, false for days that no calendar has (`2017-02-30`). */
export function isCalendarDate(value: string): boolean {
  if (!calendarDatePattern.test(value)) return false;
  if (value.length < 10) return true;
  return new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}

/** The year of a calendar date. */
export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/** How many days lie between two days; undefined where one of them is only a month or a year. */
export function daysBetween(start: CalendarDate, end: CalendarDate): number | undefined {
  if (start.length < 10 || end.length < 10) return undefined;
  return Math.round((startOf(end).getTime() - startOf(start).getTime()) / 86_400_000);
}

/** The day so many days after another. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(startOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day some months later, or earlier where they are negative: the last of the month where it has no such day. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  return `${first.slice(0, 8)}${String(Math.min(of, daysInMonth(first))).padStart(2, '0')}`;
}

/** The weekday of a day as ISO 8601 numbers it: 1 is Monday, 7 is Sunday. */
export function isoWeekday(day: CalendarDate): number {
  return ((startOf(day).getUTCDay() + 6) % 7) + 1;
}

/** How many days the month of a day has. */
export function daysInMonth(day: CalendarDate): number {
  return new Date(Date.UTC(yearOf(day), Number(day.slice(5, 7)), 0)).getUTCDate();
}

/**
 * A date for readers in their language: "8 December 2017", "octobre 2016", "2018". As Intl writes it, whose first date in a
 * process costs more time than a whole answer.
 */
export function formatDate(date: CalendarDate, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = months[language][Number(month) - 1] ?? '';
  const of = language === 'es' ? ' de ' : ' ';
  const first = language === 'fr' && day === '01' ? '1er' : undefined;
  return [...(day === undefined ? [] : [first ?? Number(day)]), name, year].join(of);
}

const months: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  es: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
};

/** A day for readers with its weekday: "Tuesday, 24 November 2026", in French and Spanish without the comma. */
export function formatDay(date: CalendarDate, language: Language): string {
  const weekday = weekdays[language][isoWeekday(date) - 1] ?? '';
  return `${weekday}${language === 'en' ? ',' : ''} ${formatDate(date, language)}`;
}

/**
 * A span of days for readers: "4 – 6 December 2017"; one date when start and end are the same or end is missing. What both
 * have in common is said once, behind the last.
 */
export function formatSpan(start: CalendarDate, end: CalendarDate | undefined, language: Language): string {
  if (end === undefined || end === start) return formatDate(start, language);
  const [first, last] = [formatDate(start, language), formatDate(end, language)];
  const isOfOneMonth = start.slice(0, 7) === end.slice(0, 7);
  if (isOfOneMonth && language !== 'en') return `${first.split(' ')[0]}–${last}`;
  const shared = isOfOneMonth
    ? last.slice(last.indexOf(' '))
    : yearOf(start) === yearOf(end)
      ? `${language === 'es' ? ' de' : ''} ${yearOf(end)}`
      : '';
  return `${first.slice(0, first.length - shared.length)}\u2009–\u2009${last}`;
}

/** UTC stands for no time zone: the date is shown as it is written. */
function startOf(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
