import type { Problem } from '../../commands/define.ts';
import type { DigestCommand } from '../../commands/digest-catalogue.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { joinSaid, parseRhythm, type RhythmSaid, settled } from '../rhythm.ts';
import { weekdays } from '../subscription.ts';
import { nearUnkept } from '../unkept-rhythms.ts';
import { findZones, nearZones } from '../zones.ts';
import { courtesies, joining, languageNames, longestCourtesy, optionNames } from './typed-words.ts';
import { fieldOf, readAs, type Values } from './values.ts';
import { refuse, wrongValue, wrongWord } from './wrong.ts';

/** The most words that belong together without quotation marks: "the first of these days in every month". */
export const longestPhrase = 8;

/** The option that a word names. */
export function optionOf(typed: string): string {
  const folded = foldPhrase(typed);
  return optionNames[folded] ?? folded;
}

/** Words without a name: each is what it can be read as, the longest phrase first. */
export function readFree(
  command: DigestCommand,
  words: readonly string[],
  values: Values,
  knowledge: Knowledge,
): { problem: Problem } | undefined {
  const names = command.options.map(({ name }) => name);
  if (names.includes('until') && words.length > 0) {
    const text = words.join(' ');
    return readAs('until', text, values, knowledge) ? undefined : wrongValue('until', text, knowledge);
  }
  let at = 0;
  while (at < words.length) {
    const read = readPhrase(words.slice(at), words[at - 1] ?? '', names, values, knowledge);
    if (typeof read !== 'number') return { problem: read.problem };
    if (read === 0) return wrongWord(withoutEnd(words[at] ?? ''), names, values, knowledge);
    at += read;
  }
  return partAlone(values, knowledge) ?? daysLeft(values, words, knowledge);
}

/** Takes away the days that were excepted, and takes "every morning" for every day where no days are named. */
function daysLeft(values: Values, words: readonly string[], knowledge: Knowledge) {
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
  return { ...(near !== undefined && { zone: near }), ...values };
}

/** The first zone that an abbreviation means, or else the one whose name comes nearest. */
function nearZone(text: string, knowledge: Knowledge): string | undefined {
  const meant = findZones(text, knowledge);
  return meant !== undefined && 'calledSo' in meant ? meant.calledSo[0] : nearZones(text, knowledge)[0]?.zone;
}

/** A part of the day says no time: "monday morning" leaves the hour open. */
function partAlone({ part, time }: Values, knowledge: Knowledge) {
  return part !== undefined && time === undefined ? wrongValue('time', part, knowledge) : undefined;
}

/** A word or phrase without the mark behind it. */
function withoutEnd(phrase: string): string {
  return phrase.replace(/(?<=.)[,;!?…]+$/u, '').replace(/(?<=\p{L}{3})\.$/u, '');
}

/** How many words at the beginning say nothing themselves: courtesies, a joining word, an option's name, a lone mark. */
function silent(words: readonly string[], names: readonly string[]): number {
  for (let length = Math.min(longestCourtesy, words.length); length > 0; length -= 1) {
    if (courtesies.has(foldPhrase(words.slice(0, length).join(' ')))) return length;
  }
  const [word = ''] = words;
  const folded = foldPhrase(word);
  const saysNothing =
    /^[^\p{L}\p{N}]+$/u.test(word) || joining.has(folded) || names.includes(optionOf(folded));
  return saysNothing ? 1 : 0;
}

/** How many words belong to what is read first; none where nothing can be; or what is wrong with a city of several zones. */
function readPhrase(
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
        name !== 'follow' &&
        name !== 'confirm' &&
        (name === 'days' || !(fieldOf(name) in values)),
    )
    .toSorted((one, other) => Number(one === 'timezone') - Number(other === 'timezone'));
  for (let length = Math.min(longestPhrase, words.length); length > 0; length -= 1) {
    const phrase = withoutEnd(words.slice(0, length).join(' '));
    // "en punto" is no language and "buenos días" are no days.
    if (length > 1 && courtesies.has(foldPhrase(phrase))) return length;
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
    for (const name of free) {
      if (readAs(name, phrase, values, knowledge)) return length;
    }
    const near = free.includes('days') ? nearUnkept(phrase, parseRhythm) : undefined;
    if (near !== undefined) return { ...wrongValue('rhythm', phrase, knowledge), length, near };
    if (free.includes('timezone') && findZones(phrase, knowledge) !== undefined)
      return { ...wrongValue('timezone', phrase, knowledge), length };
  }
  return silent(words, names);
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
  return rest.slice(0, longestPhrase).some((_, last) => {
    const phrase = rest.slice(0, last + 1).join(' ');
    return findZones(phrase, knowledge) !== undefined || foldPhrase(phrase) in languageNames;
  });
}
