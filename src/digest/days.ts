import type { Language } from '../language.ts';
import { indexSpellings } from '../text/near-spelling.ts';
import { foldPhrase } from '../text/normalise.ts';
import { daysInLetters } from './day-letters.ts';
import { digestWords, wordsOf } from './digest-words.ts';
import { withDigits } from './numbers.ts';
import { type Weekday, weekdays } from './subscription.ts';

/** Names of sets of days, folded. */
const sets: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...[...wordsOf(digestWords.days.daily)].map((name) => [name, weekdays] as const),
  ...[...wordsOf(digestWords.days.weekdays)].map((name) => [name, [1, 2, 3, 4, 5]] as const),
  ...[...wordsOf(digestWords.days.weekend)].map((name) => [name, [6, 7]] as const),
]);

/** "seven days a week", "7j/7", "los siete días de la semana", "every day of the week", "all week long". */
const allSeven =
  /^(?:(?:all |les |los )?7 ?(?:days|jours|j|dias)(?: (?:a|per|in the|of the|par|sur|a la|por|de la) (?:week|semaine|semana)| (?:sur )?7)?|(?:every|each|all) (?:single )?days? (?:of|in) (?:the|a) week|(?:chaque jour|tous les jours|todos los dias|cada dia) de la (?:semaine|semana)|all week(?: long)?|toute la semaine|toda la semana)$/u;

/** The days' names in English, French and Spanish, folded, from Monday on. */
const names: readonly (readonly string[])[] = [
  ['monday', 'lundi', 'lunes'],
  ['tuesday', 'mardi', 'martes'],
  ['wednesday', 'mercredi', 'miercoles'],
  ['thursday', 'jeudi', 'jueves'],
  ['friday', 'vendredi', 'viernes'],
  ['saturday', 'samedi', 'sabado'],
  ['sunday', 'dimanche', 'domingo'],
];

/** Letters that mean a day at the end of a row only: "L-V", "M–F", "lu-ve", "L a V", "Mo-Fr"; an M alone is two days. */
const letters: ReadonlyMap<string, Weekday> = new Map([
  ...['l', 'lu', 'mo'].map((name) => [name, 1] as const),
  ...['ma', 'tu'].map((name) => [name, 2] as const),
  ...['x', 'me', 'mi', 'we'].map((name) => [name, 3] as const),
  ...['j', 'je', 'ju', 'th'].map((name) => [name, 4] as const),
  ...['v', 've', 'vi', 'fr'].map((name) => [name, 5] as const),
  ...['s', 'sa'].map((name) => [name, 6] as const),
  ...['d', 'di', 'do', 'su'].map((name) => [name, 7] as const),
]);
const row =
  /^(?:de |du |from )?(\p{L}{1,2})(?:\s?[-–—]\s?| (?:a|al|à|au|to|thru|through|till) )(\p{L}{1,2})$/u;

/** What leads from a day to the last one of a row, in words without accents. */
const toLast = /\s*(?:[-–—]|\b(?:(?:up )?to|jusqu.?au?|au|a|al|through|thru|until|till|hasta(?: el)?)\b)\s*/u;
/** "between Monday and Friday", "from Monday until Friday": all days of the row. */
const betweenDays = /^(?:between|entre)(?: le| el)? (\p{L}+) (?:and|et|y)(?: le| el)? (\p{L}+)$/u;
const fromFirst =
  /^(?:from|de|du|desde)(?: le| el)? (?=\p{L}+\s*(?:[-–—]|\b(?:to|jusqu.?au?|au|a|al|through|thru|until|till|hasta)\b))/u;

/** What takes days away: "every day except Sunday", "tous les jours sauf le week-end", "cada día menos el lunes". */
const exception =
  /(?:^|[\s,(]+)(?:except(?: for)?|excluding|but not|but|not|no|never|skipping|apart from|other than|without|sauf|excepté|hors|hormis|mais pas|pas|jamais|sans|excepto|salvo|menos|pero no|nunca|sin)(?=\s)/iu;

/** Words before a set of days that take all of it: "tous les jours ouvrés", "los días laborables", "on working days". */
const ofEvery =
  /^(?:(?:on|en|pendant|durante) )?(?:every|each|all|the|tous les|les|chaque|todos los|los|cada|toutes les)? ?/u;

/** The days from one to another, over the week's end where they are so. */
function between(first: Weekday, last: Weekday): Weekday[] {
  const days: Weekday[] = [first];
  for (let day = first; day !== last; ) {
    day = ((day % 7) + 1) as Weekday;
    days.push(day);
  }
  return days;
}

function inLetters(text: string): Weekday[] | undefined {
  const [, one = '', other = ''] = row.exec(text.trim().toLowerCase()) ?? [];
  if (`${one}-${other}` === 'm-f') return between(1, 5);
  const first = letters.get(one);
  const last = letters.get(other);
  return first === undefined || last === undefined ? undefined : between(first, last);
}

/**
 * Days as people write them: "weekdays", "daily", "mon-fri", "mon, wed and fri", "lundi au vendredi", "mié". Gives
 * them in the order of the week, or undefined where a word is no day.
 */
export function parseDays(text: string): Weekday[] | undefined {
  const [named = '', excepted, ...more] = text.split(exception);
  if (excepted === undefined) return daysNamed(text);
  const days = named.trim() === '' ? undefined : daysNamed(named);
  const without = exceptedDays(text.slice(named.length));
  if (days === undefined || without === undefined || more.length > 0) return undefined;
  const left = days.filter((day) => !without.includes(day));
  return left.length === 0 ? undefined : left;
}

/** The days that a phrase takes away: "except weekends", "sauf le lundi", "menos sábado y domingo"; undefined for any other. */
export function exceptedDays(text: string): Weekday[] | undefined {
  const [before = '', excepted, ...more] = text.split(exception);
  return excepted === undefined || before.trim() !== '' || more.length > 0
    ? undefined
    : daysNamed(excepted.replace(/^\s*(?:on |the |le |les |los |el |en )+/iu, ''));
}

/** Days as `parseDays` reads them, with nothing taken away. */
export function daysNamed(text: string): Weekday[] | undefined {
  if (allSeven.test(withDigits(text))) return [...weekdays];
  const set = sets.get(foldPhrase(text)) ?? sets.get(foldPhrase(text).replace(ofEvery, ''));
  if (set !== undefined) return [...set];
  const lettered = inLetters(text) ?? daysInLetters(text);
  if (lettered !== undefined) return lettered.sort();
  const chosen = new Set<Weekday>();
  const parts = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .replace(betweenDays, '$1-$2')
    .replace(fromFirst, '')
    .split(/\s*(?:[,;/+&]|\b(?:and|et|y|e)\b)\s*/u)
    .filter((part) => part.trim() !== '');
  for (const part of parts) {
    const [from, to, ...more] = part.split(toLast);
    const first = toWeekday(from);
    const last = to === undefined ? first : toWeekday(to);
    if (first === undefined || last === undefined || more.length > 0) return undefined;
    for (const day of between(first, last)) chosen.add(day);
  }
  return chosen.size === 0 ? undefined : [...chosen].sort();
}

/** Days for readers: "Monday, Wednesday"; a row of three or more as "Monday–Friday". */
export function formatDays(days: readonly Weekday[], language: Language): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: Weekday | undefined) => weekdayName(day ?? 1, language);
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ');
}

function weekdayName(day: Weekday, language: Language): string {
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

const spellings = indexSpellings([
  ...names.flat(),
  ...names.flat().map((name) => `${name}s`),
  ...['weekdays', 'weekday', 'weekends', 'weekend', 'workdays', 'laborables'],
]);

/** A slip is only taken for a day in words of this many letters: "mardy" may be a name. */
const shortestSlip = 6;

/** The days that a word means with a slip in it, "wednsdays"; undefined where it may be two ("thusday") or none. */
export function daysMisspelt(word: string): Weekday[] | undefined {
  const folded = foldPhrase(word);
  if (folded.length < shortestSlip || folded.includes(' ')) return undefined;
  const meant = spellings.find(folded, 1).map((found) => daysNamed(found.word));
  const [first, ...others] = meant;
  return others.some((other) => other?.join() !== first?.join()) ? undefined : first;
}

/** The day that a name or at least its first three letters mean. */
function toWeekday(name: string | undefined): Weekday | undefined {
  const folded = foldPhrase(name ?? '');
  // "we'd" is no Wednesday.
  if (folded.length < 3 || /['’]/u.test(name ?? '')) return undefined;
  const isMeant = (full: string) => full.startsWith(folded) || `${full}s` === folded;
  const at = names.findIndex((day) => day.some(isMeant));
  return at < 0 ? undefined : weekdays[at];
}
