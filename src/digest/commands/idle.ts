import type { Knowledge } from '../../knowledge/knowledge.ts';
import { indexSpellings } from '../../text/near-spelling.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { daysNamed } from '../days.ts';
import { digestWords, wordsOf } from '../digest-words.ts';
import { isNearPlace, nearZones } from '../near-zones.ts';
import { ordinalIn, withDigits } from '../numbers.ts';
import { joining, languageNames, longestPhrase, optionOf } from './typed-words.ts';
import { fieldOf, readAs, type Values } from './values.ts';

/** Words that may change what stands before them, folded: none of them is ever passed over. */
const weighty = wordsOf(digestWords.weighty);

/** True for a small word that says nothing itself and may change what stands beside it: "only". */
export function isTurn(word: string): boolean {
  const folded = foldPhrase(word);
  return weighty.has(folded) && joining.has(folded);
}

/** What is nearly one of these is a slip, not a remark. */
const misspelt = indexSpellings([
  ...'monday tuesday wednesday thursday friday saturday sunday weekdays weekday weekends tomorrow'.split(' '),
  ...'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  ...'lunes martes miercoles jueves viernes sabado domingo laborables'.split(' '),
  ...'midnight midday afternoons mediodia medianoche'.split(' '),
  ...'except without unless morning evening afternoon fortnight monthly weekly'.split(' '),
  ...Object.keys(languageNames),
]);

/** The most words that lead to a place or a language and say nothing else: "all our members are in Nairobi". */
export const mostIdle = 4;
const preposition = /^(?:in|en|à|a)$/iu;
/** Behind these, unknown words say whom or what it is for, and that is not for a digest to leave out. */
export const purpose = /^(?:for|to|of|pour|para|de|aux?|al?|only|just|seulement|uniquement|solo)$/iu;

/**
 * How many words say nothing of a digest and lead to the language or the place that it has: "write it in French",
 * "rédigé en anglais". None where one of them may change what is said, or where what they lead to is no such thing.
 */
export function idleBefore(
  words: readonly string[],
  before: string,
  names: readonly string[],
  values: Values,
  knowledge: Knowledge,
): number {
  const length = words.findIndex((word) => preposition.test(word));
  const led = words.slice(length + 1);
  if (length < 1 || length > mostIdle || purpose.test(before)) return 0;
  const isLed = led.slice(0, longestPhrase).some((_, last) => {
    const phrase = led
      .slice(0, last + 1)
      .join(' ')
      .replace(/[,;:!?….]+$/u, '');
    return ['language', 'timezone'].some(
      (name) => names.includes(name) && !(fieldOf(name) in values) && readAs(name, phrase, {}, knowledge),
    );
  });
  const isIdleAll = words
    .slice(0, length)
    .every((word) => !/[,;:!?…]$/u.test(word) && isIdle(word, true, knowledge));
  return isLed && isIdleAll ? length : 0;
}

function isMonth(part: string, { lexicons }: Knowledge): boolean {
  return Object.values(lexicons).some(({ months }) =>
    Object.keys(months).some((name) => foldPhrase(name) === part),
  );
}

/** Words that say when nothing is wanted, folded: "closed on Friday" is no Friday. */
const absent = wordsOf(digestWords.absent);

/** True for a word that may be left out before days and a time: it says no absence, and is no slip for a place. */
export function mayStandBefore(word: string, knowledge: Knowledge): boolean {
  return foldPhrase(word)
    .split(' ')
    .every((part) => !absent.has(part) && !isNearPlace(part, knowledge));
}

/** "we’re all on leave": everybody, not every day. */
const everybody = wordsOf(digestWords.sections.all);

const turning = wordsOf(digestWords.turning);

/** True for words that say why, and neither when nor of what: "whole team’s back from leave", "budget season". */
export function isReason(words: readonly string[], knowledge: Knowledge): boolean {
  return words.every((word) => {
    const parts = foldPhrase(word).split(' ');
    const says = parts.some((part) => turning.has(part) || isMonth(part, knowledge)) || /n['’]t$/u.test(word);
    return (
      !says &&
      !/[\d#@:]/u.test(word) &&
      (everybody.has(parts.join(' ')) || daysNamed(word.replace(/[,;:!?…).]+$/u, '')) === undefined)
    );
  });
}

/** True for a word that says nothing of a digest, and nothing that would change what is said of it. */
export function isIdle(word: string, hasZone: boolean, knowledge: Knowledge): boolean {
  const parts = foldPhrase(word).split(' ');
  const [whole = ''] = parts;
  const isOption = /^(?:follow|until|channel|sections)$/u.test(optionOf(word)) || /[#@:\d]/u.test(word);
  const isNumber = (/\d/u.test(withDigits(word)) && !/^une?$/u.test(whole)) || ordinalIn(whole) !== undefined;
  const slip = whole.length < 5 ? [] : misspelt.find(whole, whole.length < 7 ? 1 : 2);
  const isNear = !hasZone && /^\p{Lu}/u.test(word) && nearZones(word, knowledge).length > 0;
  const namesDays = whole !== 'all' && daysNamed(word) !== undefined;
  const weighs = parts.some((part) => weighty.has(part) || isMonth(part, knowledge)) || /n['’]t$/u.test(word);
  return !(isOption || isNumber || weighs || slip.length > 0 || isNear || namesDays);
}
