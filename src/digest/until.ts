import { addDays, daysInMonth, isCalendarDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../language.ts';
import { foldPhrase } from '../text/normalise.ts';
import { daysNamed } from './days.ts';
import { anyOf, digestWords } from './digest-words.ts';
import { withDigits } from './numbers.ts';
import { weekdayOf } from './schedule.ts';
import type { LocalDate, Weekday } from './subscription.ts';

/** The day that a text means, with the words behind it that say nothing about it; or the two days it may mean. */
export type UntilMeant =
  | { readonly date: LocalDate; readonly leftOut?: string }
  | { readonly either: readonly [LocalDate, LocalDate] };

/** Words for the day after today. */
const tomorrow = new Set(['tomorrow', 'demain', 'manana']);

/** Words that say nothing in a date: "1 de septiembre", "le 1er septembre", "the digest until 1 September pls". */
const silent = new Set(
  (
    'de del of le la el the on until till til untill jusqua jusquen jusquau jusqu jsq jsqu jusque hasta au a it digest resume ' +
    'resumen for during pour pendant por durante please pls plz thanks thank you thx merci svp stp s il vous te plait ' +
    'gracias favor porfa lo this next prochain proximo que viene d an before avant antes il nous los las moi us me nos'
  ).split(' '),
);

/** How long a pause lasts: "2 weeks", "dix jours", "un mes"; "a week", "une semaine" with its article passed over. */
const duration =
  /^(?:(?<count>\d{1,3}) |(?<couple>couple) |)(?:(?<days>days?|jours?|dias?)|(?<weeks>weeks?|semaines?|semanas?)|(?<months>months?|mois|mes(?:es)?)|(?<fortnights>fortnights?)|(?<fifteen>quinzaine|quincena))$/u;

/** A day by where it stands in what is counted: the first one of the next week, month or year. */
const ahead: readonly (readonly [RegExp, 'week' | 'month' | 'year'])[] = [
  [
    /^(?:next|this|rest week|end week) ?week$|^(?:end|rest|fin|reste|resto|final) (?:this )?(?:week|semaine|semana)$|^semaine prochaine$|^(?:proxima semana|semana (?:proxima|que viene))$/u,
    'week',
  ],
  [
    /^next month$|^(?:end|rest|fin|reste|resto|final) (?:month|mois|mes)$|^mois prochain$|^(?:proximo mes|mes (?:proximo|que viene))$/u,
    'month',
  ],
  [
    /^next year$|^new years?(?: day)?$|^(?:end|rest|fin|reste|resto|final) (?:year|annee|ano)$|^annee prochaine$|^nouvel an$|^(?:proximo ano|ano (?:proximo|nuevo|que viene))$/u,
    'year',
  ],
];
/** Words that say nothing even beside those: "until the end of this week". */
const silentAhead = new Set(
  'until till til the of to a au la le l de del du d cette ce esta este el hasta jusqu jusqua jusquau for pour por durante pendant please svp stp'.split(
    ' ',
  ),
);

/** A date in digits: 15/01, 15.01.2027, 1-2-27. */
const digits = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/u;

const leadsToDay = new RegExp(`(?<=\\s)${anyOf(digestWords.until)}(?![\\p{L}])`, 'iu');
const isUntil = new RegExp(`\\b${anyOf(digestWords.until, digestWords.untilQuiet)}\\b`, 'u');

/** What begins words that are about something else than the day. */
const aside = /\s*(?:[,;:!?()]|(?<=[\p{L}\d])\.\s|\s[-–—]\s)\s*/gu;

/** What begins with a day on which something is, not one on which it ends: "pause on 20 December", "for Monday". */
const isDayOf = /^\s*(?:on|for|pour|pendant|por|durante)\s/iu;

/**
 * The day that a text means, as people write it: `2027-09-01`, "1 September", "15/01", "1er septembre", "monday",
 * "tomorrow", "two weeks", with courtesies around it and an aside behind a comma. A day without its year is the next one
 * after `today`; a weekday likewise. In digits the day comes first in French and Spanish; in English both orders are
 * given where both are days. Undefined where the text is no day, and where `isRemark` does not take what stands behind
 * the comma for an aside.
 */
export function parseUntil(
  text: string,
  today: LocalDate,
  knowledge: Knowledge,
  language: Language,
  isRemark: (text: string) => boolean = () => true,
): UntilMeant | undefined {
  const whole = dayIn(text, today, knowledge, language);
  if (whole !== undefined) return whole;
  // "no digests for us till 1 Feb": what leads to the day.
  const from = text.search(leadsToDay);
  const lead = text.slice(0, Math.max(from, 0)).trim();
  if (lead !== '' && isRemark(lead) && !/\d/u.test(lead)) {
    const meant = parseUntil(text.slice(from), today, knowledge, language, isRemark);
    if (meant !== undefined) return meant;
  }
  for (const cut of text.matchAll(aside)) {
    const meant = besides(text, cut, (part) => dayIn(part, today, knowledge, language), isRemark);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** The day that stands on one side of a mark, where the other side says nothing of it. */
function besides(
  text: string,
  cut: RegExpExecArray,
  read: (part: string) => UntilMeant | undefined,
  isRemark: (text: string) => boolean,
): UntilMeant | undefined {
  const before = text.slice(0, cut.index).trim();
  const behind = text.slice(cut.index + cut[0].length).trim();
  // "until after the holidays, the 7th of January": the day itself comes last.
  const last = read(behind);
  if (last !== undefined && saysNoDay(before, read))
    return 'either' in last ? last : { ...last, leftOut: before };
  const isCourtesy = wordsOf(behind).length === 0;
  if (!saysNoDay(behind, read) || !(isCourtesy || isRemark(behind))) return undefined;
  const meant = read(before);
  return meant === undefined || 'either' in meant || isCourtesy ? meant : { ...meant, leftOut: behind };
}

function saysNoDay(text: string, read: (part: string) => UntilMeant | undefined): boolean {
  return !/\d/u.test(text) && text.split(/\s+/u).every((word) => read(word) === undefined);
}

function dayIn(
  text: string,
  today: LocalDate,
  knowledge: Knowledge,
  language: Language,
): UntilMeant | undefined {
  const written = text
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[,;!?.]+$/u, ''))
    .filter(
      (word) =>
        foldPhrase(word)
          .split(' ')
          .some((part) => !silent.has(part)) && word !== '',
    );
  const [only = ''] = written;
  if (written.length === 1 && /^\d{4}-\d{2}-\d{2}$/u.test(only))
    return isCalendarDate(only) ? { date: only } : undefined;
  const inDigits = written.length === 1 ? digits.exec(only) : null;
  if (inDigits !== null) return datesIn(inDigits, today, language);
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) return undefined;
  if (words.length === 1 && tomorrow.has(first)) return { date: addDays(today, 1) };
  const begins = aheadOf(text, today);
  if (begins !== undefined) return { date: begins };
  const long =
    isDayOf.test(text) || saysLength(text) ? duration.exec(withDigits(words.join(' ')))?.groups : undefined;
  if (long !== undefined) return { date: after(today, countOf(long), long) };
  const days = isRepeated(text) || isDayOf.test(text) ? undefined : daysNamed(words.join(' '));
  if (days?.length === 1) {
    const ahead = (((days[0] ?? 1) - weekdayOf(today) + 6) % 7) + 1;
    return { date: addDays(today, ahead) };
  }
  if (isDayOf.test(text)) return undefined;
  const [weekday, dated] = withoutWeekday(words);
  // "until January" is until its first day.
  const isMonthAlone = dated.length === 1 && isUntil.test(foldPhrase(text)) && !/\d/u.test(dated.join());
  const date = dayAndMonth(isMonthAlone ? ['1', ...dated] : dated, today, knowledge);
  if (date === undefined || (weekday !== undefined && weekdayOf(date) !== weekday)) return undefined;
  return { date };
}

/** True for days that come again and again, on which nothing ends: "Fridays", "every Friday", "los viernes". */
function isRepeated(text: string): boolean {
  return /\b(?:every|each|chaque|tous|toutes|cada|todos|los|les)\b|(?:day|di|do)s\b/u.test(foldPhrase(text));
}

/** The weekday that is written beside a date, and the words without it: "Monday 7 December". */
function withoutWeekday(words: readonly string[]): [Weekday | undefined, readonly string[]] {
  const [first = '', ...rest] = words;
  const days = rest.length < 2 ? undefined : daysNamed(first);
  return days?.length === 1 ? [days[0], rest] : [undefined, words];
}

/** The words of a text that say something about a day. */
function wordsOf(text: string): string[] {
  return foldPhrase(text)
    .split(' ')
    .filter((word) => word !== '' && !silent.has(word));
}

function datesIn(typed: RegExpExecArray, today: LocalDate, language: Language): UntilMeant | undefined {
  const [, first = '', , second = '', typedYear] = typed;
  const year = typedYear === undefined ? undefined : Number(typedYear) + (typedYear.length === 2 ? 2000 : 0);
  const dayFirst = nextDate(Number(first), Number(second), year, today);
  const monthFirst = nextDate(Number(second), Number(first), year, today);
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) {
    const date = dayFirst ?? monthFirst;
    return date === undefined ? undefined : { date };
  }
  return language === 'en' ? { either: [dayFirst, monthFirst] } : { date: dayFirst };
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
  return day === undefined || month === undefined ? undefined : nextDate(day, month, year, today);
}

/** A day of a month: that of the year, or the next one after today; undefined where the month has no such day. */
function nextDate(
  day: number,
  month: number,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined {
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

function countOf({ count, couple }: Readonly<Record<string, string | undefined>>): number {
  return couple === undefined ? Number(count ?? 1) : 2;
}

/** True for words that count: "2 weeks", "a week", "un mois". */
function saysLength(text: string): boolean {
  return /\d|\b(?:an?|une?|una|couple)\b/u.test(withDigits(text));
}

/** The first day of the next week, month or year, where a text says that, or that the one before is at its end. */
function aheadOf(text: string, today: LocalDate): LocalDate | undefined {
  const words = foldPhrase(text)
    .split(' ')
    .filter((word) => !silentAhead.has(word));
  const unit = ahead.find(([pattern]) => pattern.test(words.join(' ')))?.[1];
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (unit === 'week') return addDays(today, 8 - weekdayOf(today));
  if (unit === 'year') return `${year + 1}-01-01`;
  const next = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return unit === 'month' ? next : undefined;
}

function after(
  today: LocalDate,
  count: number,
  unit: Readonly<Record<string, string | undefined>>,
): LocalDate {
  if (unit['fortnights'] !== undefined) return addDays(today, count * 14);
  if (unit['fifteen'] !== undefined) return addDays(today, 15);
  if (unit['months'] === undefined) return addDays(today, unit['weeks'] === undefined ? count : count * 7);
  const months = Number(today.slice(5, 7)) - 1 + count;
  const month = `${Number(today.slice(0, 4)) + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  const last = daysInMonth(`${month}-01`);
  return `${month}-${String(Math.min(Number(today.slice(8)), last)).padStart(2, '0')}`;
}
