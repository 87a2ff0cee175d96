import type { Problem } from '../../commands/define.ts';
import type { DigestCommand } from '../../commands/digest-catalogue.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { daysMisspelt, parseDays } from '../days.ts';
import { digestWords, wordsOf } from '../digest-words.ts';
import { nearZones } from '../near-zones.ts';
import { withDigits } from '../numbers.ts';
import { joinSaid, parseRhythm, type RhythmSaid, settled } from '../rhythm.ts';
import { weekdays } from '../subscription.ts';
import { parsePartOfDay, readTime } from '../times.ts';
import { nearUnkept, timesAWeek } from '../unkept-rhythms.ts';
import { findZones, isSameClock } from '../zones.ts';
import { idleBefore, isIdle } from './idle.ts';
import {
  changingWords,
  courtesies,
  greetings,
  joining,
  languageNames,
  longestCourtesy,
  longestPhrase,
  optionOf,
} from './typed-words.ts';
import { fieldOf, leaveOut, readAs, type Values } from './values.ts';
import { refuse, wrongValue, wrongWord } from './wrong.ts';

/** The most runs of unknown words that one line may have. */
const mostGaps = 2;

/** Says how many words, unknown where they stand, give way. */
type FindGap = (
  words: readonly string[],
  before: string,
  names: readonly string[],
  knowledge: Knowledge,
) => number;

/** Words without a name: each is what it can be read as, the longest phrase first. */
export function readFree(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  knowledge: Knowledge,
  findGap: FindGap = () => 0,
): { problem: Problem } | undefined {
  const names = command.options.map(({ name }) => name);
  if ((names.includes('until') || command.name === 'resume') && !saysNothing(words, names)) {
    const text = words.join(' ');
    return readAs('until', text, values, knowledge) ? undefined : wrongValue('until', text, knowledge);
  }
  const gaps: number[] = [];
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const before = words[at - 1] ?? '';
    const read = readPhrase(rest, before, names, values, knowledge);
    if (typeof read !== 'number') return { problem: read.problem };
    const idle = read === 0 ? idleBefore(rest, before, names, values, knowledge) : 0;
    const gap = read + idle === 0 ? findGap(rest, before, names, knowledge) : 0;
    if (read + idle + gap === 0) return wrongWord(withoutEnd(rest[0] ?? ''), names, values, knowledge);
    if (idle + gap > 0)
      leaveOut(values, [
        rest
          .slice(0, idle + gap)
          .map(withoutEnd)
          .join(' '),
      ]);
    if (gap > 0) gaps.push(at);
    at += read + idle + gap;
  }
  // Without a place or a time the unknown word may be it.
  const isWhole =
    values.zone !== undefined && (values.time ?? values.rhythm ?? values.onlyChanges) !== undefined;
  const [first] = gaps;
  if (first !== undefined && (!isWhole || gaps.length > mostGaps || values.rhythm?.except !== undefined))
    return wrongWord(withoutEnd(words[first] ?? ''), names, values, knowledge);
  return partAlone(values, knowledge) ?? daysLeft(values, words, knowledge);
}

/** True for words that are only polite: "please", "pour l’instant". */
function saysNothing(words: readonly string[], names: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    const length = silent(words.slice(at).map(withoutEnd), names);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Takes away the days that were excepted, and takes "every morning" for every day where no days are named. */
function daysLeft(values: Values, words: readonly string[], knowledge: Knowledge) {
  const counted = values.timesAWeek;
  delete values.timesAWeek;
  if (counted !== undefined && counted.times !== values.rhythm?.days?.length)
    return wrongValue('rhythm', counted.said, knowledge);
  const { isEveryDay = false, rhythm = isEveryDay ? {} : undefined } = values;
  delete values.isEveryDay;
  if (rhythm === undefined) return undefined;
  const saysDays = rhythm.days !== undefined || rhythm.every !== undefined;
  const left = settled(isEveryDay && !saysDays ? { ...rhythm, days: weekdays } : rhythm);
  if (left === undefined) return wrongValue('days', words.join(' '), knowledge);
  values.rhythm = left;
  return undefined;
}

/** What words say where those that say nothing are passed over, and a name that comes near is taken for a zone. */
export function readNearly(command: DigestCommand, words: readonly string[], knowledge: Knowledge): Values {
  const names = command.options.map(({ name }) => name);
  const values: Values = {};
  let near: string | undefined;
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const read = readPhrase(rest, words[at - 1] ?? '', names, values, knowledge);
    if (typeof read === 'number' && read > 0) at += read;
    else {
      const length = typeof read === 'number' ? 1 : read.length;
      const rhythm = typeof read === 'number' ? undefined : read.near;
      if (rhythm !== undefined) values.rhythm = joinSaid(values.rhythm ?? {}, rhythm) ?? rhythm;
      else near ??= nearZone(withoutEnd(rest.slice(0, length).join(' ')), knowledge);
      at += length;
    }
  }
  // Without them named, "twice a week" is nearest to two days that lie apart.
  const { timesAWeek: counted, ...said } = values;
  const nearest = counted === undefined ? undefined : nearUnkept(counted.said, parseRhythm);
  return {
    ...(near !== undefined && { zone: near }),
    ...(nearest !== undefined && { rhythm: nearest }),
    ...said,
  };
}

/** The first zone that a text may mean, or else the one whose name comes nearest. */
function nearZone(text: string, knowledge: Knowledge): string | undefined {
  const meant = findZones(text, knowledge);
  if (meant !== undefined && 'several' in meant) return meant.largest;
  return meant !== undefined && 'calledSo' in meant ? meant.calledSo[0] : nearZones(text, knowledge)[0]?.zone;
}

/** A part of the day says no time: "monday morning" leaves the hour open. */
function partAlone({ part, time }: Values, knowledge: Knowledge) {
  return part !== undefined && time === undefined ? wrongValue('time', part, knowledge) : undefined;
}

/** A word or phrase without the mark behind it. */
export function withoutEnd(phrase: string): string {
  return phrase.replace(/(?<=.)[,;!?…]+$/u, '').replace(/(?<=\p{L}{3})\.$/u, '');
}

/** A verb without the pronouns behind it that Spanish and French write with it: "mándalo", "envíanoslo", "abonnez-nous". */
export function withoutPronoun(verb: string): string {
  return verb.replace(/(?<=..)(?:(?:nos|me)?l[oa]s?|nos|me| (?:le|la|les|nous|moi))$/u, '');
}

/** How many words at the beginning say nothing themselves: courtesies, a joining word, an option's name, a lone mark. */
function silent(words: readonly string[], names: readonly string[]): number {
  for (let length = Math.min(longestCourtesy, words.length); length > 0; length -= 1) {
    const phrase = foldPhrase(words.slice(0, length).join(' '));
    if (length === 1 && /['’]/u.test(words[0] ?? '') && phrase.split(' ').every(isSilentPart)) return 1;
    if (courtesies.has(phrase) || (length > 1 && changingWords.has(phrase))) return length;
  }
  const [word = ''] = words;
  // "à l'heure de Moncton".
  const folded = foldPhrase(word).replace(/^[ld] (?=.)/u, '');
  const isSilent =
    /^[^\p{L}\p{N}]+$/u.test(word) ||
    joining.has(folded) ||
    changingWords.has(folded) ||
    changingWords.has(withoutPronoun(folded)) ||
    names.includes(optionOf(folded));
  return isSilent ? 1 : 0;
}

/** True for a part of a word that says nothing: "j’aimerais", "l’avoir", "qu’il". */
function isSilentPart(part: string): boolean {
  return (
    (/^[a-z]$/u.test(part) && part !== 'n') ||
    courtesies.has(part) ||
    joining.has(part) ||
    changingWords.has(part)
  );
}

/** How many words belong to what is read first; none where nothing can be; or what is wrong with a city of several zones. */
export function readPhrase(
  words: readonly string[],
  before: string,
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): number | { problem: Problem; length: number; near?: RhythmSaid } {
  // A city last: many a weekday or a language is also called like one.
  const free = [...names, ...(names.includes('time') ? ['part'] : [])]
    .filter(
      (name) =>
        name !== 'channel' &&
        name !== 'until' &&
        name !== 'follow' &&
        name !== 'confirm' &&
        (name === 'days' || !(fieldOf(name) in values)),
    )
    .toSorted((one, other) => Number(one === 'timezone') - Number(other === 'timezone'));
  for (let length = Math.min(longestPhrase, words.length); length > 0; length -= 1) {
    const phrase = withoutEnd(words.slice(0, length).join(' '));
    // "en punto" is no language, "buenos días" are no days, and "gracias" is a city in Honduras too.
    const polite = isPolite(phrase, knowledge);
    if (polite && greetings.has(foldPhrase(phrase)))
      return length + following(words.slice(length), words[length - 1] ?? '', knowledge);
    if (polite && length > 1) return length;
    if (length === 1 && isPreposition(words, knowledge)) return 1;
    if (length === 1 && isOneThing(phrase, before)) break;
    if (/^et\b/iu.test(phrase) && free.includes('timezone')) {
      const clock = clockOrAnd(words, before);
      if (clock === 'unsure')
        return {
          ...refuse('digest.error-zone-short', { value: 'ET', zones: 'America/New_York' }),
          length: 1,
        };
      if (clock === 'and' || length > 1) {
        if (length === 1) return 1;
        continue;
      }
    }
    // "all our members": all of the days or the sections only at the end.
    if (foldPhrase(phrase) === 'all' && words.length > 1) break;
    const tried = free.filter(
      (name) =>
        !((polite || isLinked(words, length)) && name === 'timezone') &&
        !(name === 'sections' && isDayAlone(phrase, before)),
    );
    // "18 hora chilena", "0830 heure française": the hour took the word with it.
    const isClock = free.includes('timezone') && /^(?:hora|heure)$/iu.test(before);
    if (isClock && readAs('timezone', `${before} ${phrase}`, values, knowledge)) return length;
    for (const name of tried) {
      if (name === 'time' && isCount(phrase, words[length] ?? '')) continue;
      if (readAs(name, phrase, values, knowledge)) return length;
    }
    if (isSaidAgain(phrase, names, values, knowledge)) return length;
    const times = free.includes('days') ? timesAWeek(phrase) : undefined;
    if (times !== undefined) {
      values.timesAWeek = { times, said: phrase };
      return length;
    }
    const near = free.includes('days') ? nearUnkept(phrase, parseRhythm) : undefined;
    if (near !== undefined) return { ...wrongValue('rhythm', phrase, knowledge), length, near };
    if (
      !(polite || isLinked(words, length)) &&
      free.includes('timezone') &&
      findZones(phrase, knowledge) !== undefined
    )
      return { ...wrongValue('timezone', phrase, knowledge), length };
  }
  if (isWithoutDays(words) || (values.rhythm?.days !== undefined && isToDay(words))) return 0;
  const said = silent(words, names);
  const slip = said === 0 && names.includes('days') ? daysMisspelt(withoutEnd(words[0] ?? '')) : undefined;
  const rhythm = slip && joinSaid(values.rhythm ?? {}, { days: slip });
  if (rhythm === undefined) return said;
  values.rhythm = rhythm;
  return 1;
}

/** True for a number that counts what follows, "una vez", and for what goes on behind a comma: no time of day. */
function isCount(phrase: string, next: string): boolean {
  const counted = foldPhrase(next);
  return (
    /[,;]/u.test(phrase) ||
    // English "once a week", which is eleven in Spanish.
    (/(?:^|\s)once$/iu.test(phrase) && /^(?:a|per|each|every|in|weekly|monthly|daily)$/u.test(counted)) ||
    /^(?:times|x|fois|vez|veces)$/u.test(counted) ||
    (counted === 'time' && withDigits(phrase) === '1')
  );
}

const every = wordsOf(digestWords.every);

/** True for "to" before a day, where days were read before: "lunes pues a viernes" is not two days. */
function isToDay([first = '', ...rest]: readonly string[]): boolean {
  if (!/^(?:to|a|au|al|thru|through|until|till|hasta|jusqua?u?)$/u.test(foldPhrase(first).replace(' ', '')))
    return false;
  return rest.slice(0, 3).some((word) => parseDays(withoutEnd(word)) !== undefined);
}

/** True for "every" without what it is of: in "todos pues los días" the days are not understood. */
function isWithoutDays([first = '', ...rest]: readonly string[]): boolean {
  if (!every.has(foldPhrase(first))) return false;
  const words = rest.slice(/^(?:the|les|los|las)$/iu.test(rest[0] ?? '') ? 1 : 0);
  return !words.slice(0, 5).some((_, last) => {
    const phrase = withoutEnd(words.slice(0, last + 1).join(' '));
    return parseRhythm(phrase) !== undefined || parsePartOfDay(phrase) !== undefined;
  });
}

/**
 * True for a small word before another: "la langue", "La Réunion"; "9am la" is Los Angeles. "LA" is too, unless what
 * follows in capitals is nothing that a digest has: "9H LA RÉUNIONN".
 */
function isLinked([first = '', next, ...rest]: readonly string[], length: number): boolean {
  if (length !== 1 || next === undefined || first === 'et' || first !== withoutEnd(first)) return false;
  if (!joining.has(foldPhrase(first))) return false;
  return first.length === 1 || first !== first.toUpperCase() || isShouted([next, ...rest]);
}

/** True for a line in capitals that goes on with what is no day, no time and no small word. */
function isShouted(words: readonly string[]): boolean {
  const phrases = words
    .slice(0, longestPhrase)
    .map((_, last) => withoutEnd(words.slice(0, last + 1).join(' ')));
  const [next = ''] = phrases;
  const says = phrases.some(
    (phrase) =>
      parseRhythm(phrase) !== undefined ||
      readTime(phrase) !== undefined ||
      parsePartOfDay(phrase) !== undefined,
  );
  const isSmall = joining.has(foldPhrase(next)) || courtesies.has(foldPhrase(next));
  return /^\p{Lu}{3,}/u.test(next) && !says && !isSmall;
}

/** True for what says again what was read before: "Eastern (New York)", "9am, 09:00". */
function isSaidAgain(
  phrase: string,
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): boolean {
  const again: Values = {};
  if (names.includes('timezone') && values.zone !== undefined && readAs('timezone', phrase, again, knowledge))
    return again.zone !== undefined && isSameClock(again.zone, values.zone);
  if (names.includes('language') && values.language !== undefined)
    return readAs('language', phrase, again, knowledge) && again.language === values.language;
  return false;
}

/** The most words that belong to a greeting or to thanks. */
const mostFollowing = 3;

/** How many words behind a greeting belong to it and say nothing: "there", "a bunch". */
function following(words: readonly string[], greeting: string, knowledge: Knowledge): number {
  if (greeting !== withoutEnd(greeting)) return 0;
  const ends = words.findIndex((word) => word !== withoutEnd(word));
  const near = words.slice(0, Math.min(mostFollowing, ends < 0 ? words.length : ends + 1));
  const isNothing = (word: string) =>
    isIdle(word, false, knowledge) &&
    findZones(word, knowledge) === undefined &&
    !(foldPhrase(word) in languageNames);
  const other = near.findIndex((word) => !isNothing(withoutEnd(word)));
  return other < 0 ? near.length : other;
}

/** True for a courtesy; "EST" and "US" are places, whatever else they say in small letters. */
export function isPolite(phrase: string, knowledge: Knowledge): boolean {
  const isShort = phrase.length < 4 && phrase === phrase.toUpperCase();
  const isClock = phrase.toUpperCase() in knowledge.zoneNames.abbreviations;
  return courtesies.has(foldPhrase(phrase)) && !isClock && !(isShort && findZones(phrase, knowledge));
}

/** True for "day" where it is not said to be a section: "each day", "per day" are how often it comes. */
function isDayAlone(phrase: string, before: string): boolean {
  return /^(?:day|jour|dia)$/u.test(foldPhrase(phrase)) && optionOf(before) !== 'sections';
}

/** True for a number that is an article: "un resumen", "one digest"; "at one" is an hour. */
function isOneThing(phrase: string, before: string): boolean {
  return /^(?:un|une|uno|una|one)$/iu.test(phrase) && !/^(?:at|by|@|around|la)$/iu.test(before);
}

/** What "ET" is behind other words: the clock behind a time ("9am ET"), "and" in French, or either where all is in capitals. */
function clockOrAnd([first = '', ...rest]: readonly string[], before: string): 'clock' | 'and' | 'unsure' {
  const isHalf = /^(?:\d.*)?[ap]\.?m\.?$|\d[ap]$/iu.test(before);
  const showsCase = /\p{Ll}/u.test([before.replace(/^\d.*/u, ''), ...rest].join(' '));
  if (first === 'ET' && (isHalf || /^\d/u.test(before)))
    return rest.length === 0 || showsCase ? 'clock' : 'unsure';
  return isHalf || (rest.length === 0 && /^\d/u.test(before)) ? 'clock' : 'and';
}

/** True for "en" before what it introduces in French and Spanish: "en Madrid", "en semaine"; else it is English. */
function isPreposition([first = '', ...rest]: readonly string[], knowledge: Knowledge): boolean {
  if (first.toLowerCase() !== 'en') return false;
  if (/^(?:langue|lengua|idioma|version|la|lo)$/u.test(foldPhrase(rest[0] ?? ''))) return true;
  const [next] = rest;
  if (next === undefined || /^[^\p{L}\p{N}]+$/u.test(next)) return false;
  // "9 Madrid en weekdays" names the language; before any other word it leads to that.
  const isWhen = rest.slice(0, longestPhrase).some((_, last) => {
    const phrase = withoutEnd(rest.slice(0, last + 1).join(' '));
    return parseRhythm(phrase) !== undefined || readTime(phrase) !== undefined;
  });
  return !isWhen || findZones(withoutEnd(next), knowledge) !== undefined;
}
