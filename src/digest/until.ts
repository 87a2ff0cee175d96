import { isCalendarDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { foldPhrase } from '../text/normalise.ts';
import { parseDays } from './days.ts';
import { weekdayOf } from './schedule.ts';
import type { LocalDate } from './subscription.ts';

/** Words for the day after today. */
const tomorrow = new Set(['tomorrow', 'demain', 'manana']);

/** Words that say nothing in a date: "1 de septiembre", "le 1er septembre", "until 1 September". */
const silent = new Set([
  'de',
  'del',
  'of',
  'le',
  'el',
  'the',
  'on',
  'until',
  'till',
  'jusquau',
  'hasta',
  'au',
]);

/**
 * A day as people write it: `2027-09-01`, "1 September", "September 1 2027", "1er septembre", "monday", "tomorrow". A
 * day without its year is the next one after `today`; a weekday likewise. Undefined where the text is no day.
 */
export function parseUntil(text: string, today: LocalDate, knowledge: Knowledge): LocalDate | undefined {
  const typed = text.trim();
  const written = typed.split(/\s+/u).filter((word) => !silent.has(foldPhrase(word)));
  const [iso] = written;
  if (written.length === 1 && iso !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(iso))
    return isCalendarDate(iso) ? iso : undefined;
  const words = foldPhrase(typed)
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word));
  const [only] = words;
  if (only === undefined) return undefined;
  if (words.length === 1 && tomorrow.has(only)) return addDays(today, 1);
  const days = parseDays(words.join(' '));
  if (days?.length === 1) {
    const ahead = (((days[0] ?? 1) - weekdayOf(today) + 6) % 7) + 1;
    return addDays(today, ahead);
  }
  return dayAndMonth(words, today, knowledge);
}

function dayAndMonth(
  words: readonly string[],
  today: LocalDate,
  knowledge: Knowledge,
): LocalDate | undefined {
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  for (const word of words) {
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|o)?$/u.exec(word)?.[1];
    if (number !== undefined && number.length === 4 && year === undefined) year = Number(number);
    else if (number !== undefined && number.length <= 2 && day === undefined) day = Number(number);
    else if (month === undefined) {
      month = monthOf(word, knowledge);
      if (month === undefined) return undefined;
    } else return undefined;
  }
  if (day === undefined || month === undefined) return undefined;
  const dateIn = (wanted: number) =>
    `${wanted}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const candidates = year === undefined ? [thisYear, thisYear + 1, thisYear + 2] : [year];
  const dates = candidates.map(dateIn).filter(isCalendarDate);
  return dates.find((date) => date > today) ?? dates[0];
}

/** The month that a name or its first letters mean, in any language. */
function monthOf(word: string, { lexicons }: Knowledge): number | undefined {
  if (word.length < 3) return undefined;
  for (const { months } of Object.values(lexicons)) {
    const found = Object.entries(months).find(([name]) => foldPhrase(name).startsWith(word));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

/** The date so many days later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
