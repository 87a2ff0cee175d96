import type { Draft } from '../builders/draft.ts';
import { foldPhrase } from '../text/normalise.ts';
import { exceptedDays, formatDays, parseDays } from './days.ts';
import { digestWords, wordsOf } from './digest-words.ts';
import { ordinalIn, withDigits } from './numbers.ts';
import { type Rhythm, type Weekday, weekdays } from './subscription.ts';

/** What a phrase says of how often a digest comes; several phrases of one line are taken together. */
export interface RhythmSaid {
  readonly every?: 'week' | 'month';
  readonly days?: readonly Weekday[];
  /** Days that are taken away of those that it has, where none are named. */
  readonly except?: readonly Weekday[];
  /** A day of the month, or the first or last one that is among the days. */
  readonly ofMonth?: number | 'first' | 'last';
}

/** The day on which a weekly digest comes that names none, and that of a monthly one. */
const usualDay: Weekday = 1;
const usualDayOfMonth = 1;

/** The last day of a month, however long it is. */
const lastDay = 31;

const weekly = wordsOf(digestWords.days.weekly);

/** The month, alone or behind a day: "every month", "the 15th of the month". */
const month =
  '(?:monthly|(?:every|each|of every|of each|of the|in the|in every|in each|in a) month|mensuel|mensuellement|' +
  '(?:de |dans )?(?:chaque|tous les) mois|du mois|mensual|mensualmente|' +
  '(?:de |en )?(?:cada mes|todos los meses)|del mes|de mes|on a monthly basis|par mois|por mes|al mes)';
const isMonth = new RegExp(`^${month}$`, 'u');
const atMonth = new RegExp(` ${month}$`, 'u');

/** "once a week", "1x par mois", "una vez al día": so many words for one time, and of what. */
const once =
  /^(?:just |only |seulement |solo )?(?:once|1 ?x|x ?1|1 (?:time|fois|vez))(?: (?:a|per|each|every|in a|par|chaque|por|al|a la|cada))? (?<of>day|week|month|jour|semaine|mois|dia|semana|mes)$/u;

/** "the 15th", "15th", "day 15", "le 15", "1er", "el día 15". A number alone is a time of day. */
const dayOfMonth =
  /^(?:(?:the )?(\d{1,2})(?:st|nd|rd|th|er|e|o)|(?:the |le |el |on |el dia |dia |day |jour |le jour )(\d{1,2}))$/u;

/** "the first monday", "le dernier vendredi", "último día". */
const atEdge = /^(?:the |le |el )?(first|1st|premier|1er|primer|primero|last|dernier|ultimo)(?: (.+))?$/u;
const anyDay = new Set(['day', 'jour', 'dia']);
/** Days that are named elsewhere in the line: "the first of these days in every month: Monday, Friday". */
const theseDays = new Set(['of these days', 'de ces jours', 'de estos dias']);
const lasts = new Set(['last', 'dernier', 'ultimo']);

/**
 * How often, as people write it: "daily", "mon, wed and fri", "weekly", "every month", "the 15th", "first monday of the
 * month", "le dernier vendredi du mois". Undefined where a word says nothing of it.
 */
export function parseRhythm(text: string): RhythmSaid | undefined {
  const days = parseDays(text);
  if (days !== undefined) return { days };
  const except = exceptedDays(text);
  if (except !== undefined) return except.length === weekdays.length ? undefined : { except };
  const folded = foldPhrase(text);
  const of = (once.exec(folded) ?? once.exec(withDigits(text)))?.groups?.['of'] ?? '';
  if (/^(?:day|jour|dia)$/u.test(of)) return { days: weekdays };
  if (of !== '') return { every: /^(?:month|mois|mes)$/u.test(of) ? 'month' : 'week' };
  if (weekly.has(folded)) return { every: 'week' };
  if (isMonth.test(folded)) return { every: 'month' };
  const inMonth = folded.replace(atMonth, '');
  return (
    dateIn(inMonth) ??
    (inMonth === folded ? undefined : dateIn(numbered(inMonth))) ??
    edgeIn(inMonth, inMonth !== folded)
  );
}

/** A day of the month in words, once the month is said: "tous les quinze", "el día quince", "the fifteenth", "every 15". */
function numbered(folded: string): string {
  const bare = folded.replace(/^(?:on |each |every )*(?:the |le |el )/u, '');
  const ordinal = ordinalIn(bare);
  if (ordinal !== undefined) return `day ${ordinal}`;
  return withDigits(folded)
    .replace(/^(?:on |each |every |tous les |chaque |cada |todos los |le jour |les |los dias |el )/u, '')
    .replace(/^(?:the |day |dia |jour )?(\d{1,2})(?:st|nd|rd|th|er|e|o)?$/u, 'day $1');
}

function dateIn(folded: string): RhythmSaid | undefined {
  const [, ordinal, plain] = dayOfMonth.exec(folded) ?? [];
  const day = Number(ordinal ?? plain);
  return day >= 1 && day <= lastDay ? { every: 'month', ofMonth: day } : undefined;
}

function edgeIn(folded: string, saysMonth: boolean): RhythmSaid | undefined {
  const [, edge = '', day] = atEdge.exec(folded) ?? [];
  if (edge === '') return undefined;
  const isLast = lasts.has(edge);
  if (day === undefined ? saysMonth : anyDay.has(day))
    return { every: 'month', ofMonth: isLast ? lastDay : usualDayOfMonth };
  if (day !== undefined && theseDays.has(day)) return { every: 'month', ofMonth: isLast ? 'last' : 'first' };
  const days = day === undefined ? undefined : parseDays(day);
  return days && { every: 'month', days, ofMonth: isLast ? 'last' : 'first' };
}

/**
 * Two phrases of one line taken together: their days add up, and so do those that are taken away. Undefined where they
 * name two days of the month, which no digest has.
 */
export function joinSaid(one: RhythmSaid, other: RhythmSaid): RhythmSaid | undefined {
  if (one.ofMonth !== undefined && other.ofMonth !== undefined && one.ofMonth !== other.ofMonth)
    return undefined;
  const both = (of: 'days' | 'except') => [...new Set([...(one[of] ?? []), ...(other[of] ?? [])])].sort();
  const days = both('days');
  const except = both('except');
  return { ...one, ...other, ...(days.length > 0 && { days }), ...(except.length > 0 && { except }) };
}

/**
 * What was said, with nothing taken away of the days that are named; undefined where none of them is left, or where
 * weekdays are named beside a day of the month.
 */
export function settled({ except = [], ...said }: RhythmSaid): RhythmSaid | undefined {
  const days = said.days?.filter((day) => !except.includes(day));
  if (typeof said.ofMonth === 'number' && (days ?? except).length > 0) return undefined;
  if (days === undefined) return except.length === 0 ? said : { ...said, except };
  return days.length === 0 ? undefined : { ...said, days };
}

/** The rhythm that a line asks for, where `now` is the one so far. */
export function rhythmFrom(
  { every, days: named, except = [], ofMonth }: RhythmSaid,
  { days: before, monthly }: Rhythm,
): Rhythm {
  const kept = [before, weekdays].map((each) => each.filter((day) => !except.includes(day)));
  const days = except.length === 0 ? named : kept.find((each) => each.length > 0);
  const now: Rhythm = { days: before, ...(monthly !== undefined && { monthly }) };
  if (every === 'month') {
    if (typeof ofMonth === 'number') return { days: days ?? weekdays, monthly: ofMonth };
    if (days !== undefined) return { days, monthly: ofMonth ?? 'first' };
    return { ...now, monthly: monthly ?? usualDayOfMonth };
  }
  if (days !== undefined) return { days };
  const isWeekly = monthly === undefined && before.length === 1;
  return every === 'week' && !isWeekly ? { days: [usualDay] } : now;
}

/** True for a digest that comes on most days. */
export function isFrequent({ days, monthly }: Rhythm): boolean {
  return days.length > 3 && monthly === undefined;
}

/** How often a digest comes, for readers: "every day", "Monday–Friday", "every Monday", "on day 15 of every month". */
export function sayRhythm(draft: Draft, { days, monthly }: Rhythm): string {
  const named = formatDays(days, draft.language);
  if (monthly === lastDay) return draft.label('digest.monthly-last-day');
  if (typeof monthly === 'number') return draft.label('digest.monthly-day', { day: dayName(draft, monthly) });
  if (monthly !== undefined) {
    const isOne = days.length === 1;
    if (monthly === 'first')
      return draft.label(isOne ? 'digest.monthly-first' : 'digest.monthly-first-of', { days: named });
    return draft.label(isOne ? 'digest.monthly-last' : 'digest.monthly-last-of', { days: named });
  }
  if (days.length === weekdays.length) return draft.label('digest.every-day');
  return days.length === 1 ? draft.label('digest.weekly', { days: named }) : named;
}

/** French writes the first as an ordinal. */
function dayName({ language }: Draft, day: number): string {
  return language === 'fr' && day === 1 ? '1er' : String(day);
}
