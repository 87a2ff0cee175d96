import { digestActions } from '../../commands/digest-catalogue.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { findZones } from '../zones.ts';
import { isIdle, purpose } from './idle.ts';
import { isPolite } from './phrases.ts';
import { actionNames, longestPhrase, sectionNames } from './typed-words.ts';
import { readAs } from './values.ts';

/** Words before a place, which may be another channel. */
const leading = new Set('to into in inside at dans sur vers a au en al hacia'.split(' '));

/** A mark behind a word after which something else may begin; and one that stands alone. */
export const endsWith = /[,;:!?…)]$|(?<=\p{L}{3})\.$/u;
const dash = /^[-–—(]+$/u;

/** What a reading takes for a remark: all words from `from` on. */
interface Remark {
  readonly from: number;
  readonly text: string;
}

/**
 * What is said behind a comma, a dash or the end of a sentence and is about nothing that a digest has: "moving offices",
 * "on est fermés". The first place from which nothing names a time, a day, a place, a language or anything else that is
 * read, and no word may change what stands before. `opens` is true where such a mark stands before the first word.
 */
export function remarkIn(
  words: readonly string[],
  names: readonly string[],
  opens: boolean,
  knowledge: Knowledge,
): Remark | undefined {
  for (let from = opens ? 0 : 1; from < words.length; from += 1) {
    const before = words[from - 1] ?? ',';
    const first = words[from] ?? '';
    const begins = endsWith.test(before) || dash.test(first) || /^\(/u.test(first);
    const tail = words.slice(from);
    if (begins && !dash.test(before) && isRemark(tail, names, true, knowledge))
      return { from, text: tail.filter((word) => !dash.test(word)).join(' ') };
  }
  return undefined;
}

/**
 * A line without the clauses that say nothing of a digest and stand before others: "our network is growing, weekdays 9
 * Lima". In the middle such a clause is left out only where a place or a language follows: in "9 Lima, moving offices,
 * tuesday" the day may be that of the move.
 */
export function withoutAsides(
  words: readonly string[],
  names: readonly string[],
  knowledge: Knowledge,
): { kept: readonly string[]; left: readonly string[] } {
  const clauses: string[][] = [[]];
  for (const word of words) {
    clauses.at(-1)?.push(word);
    if (endsWith.test(word) || dash.test(word)) clauses.push([]);
  }
  const isAside = clauses.map(
    (clause, at) =>
      at < clauses.length - 1 &&
      clause.length > 1 &&
      isRemark(clause, names, true, knowledge) &&
      (at === 0 || hasPlace(clauses[at + 1] ?? [], knowledge)),
  );
  return {
    kept: clauses.filter((_, at) => !isAside[at]).flat(),
    left: clauses.filter((_, at) => isAside[at]).map((clause) => clause.join(' ').replace(endsWith, '')),
  };
}

function hasPlace(clause: readonly string[], knowledge: Knowledge): boolean {
  return clause.some((_, at) =>
    clause.slice(at, at + longestPhrase).some((_word, last) => {
      const phrase = clause
        .slice(at, at + last + 1)
        .join(' ')
        .replace(endsWith, '');
      return readAs('language', phrase, {}, knowledge) || isPlace(phrase, knowledge);
    }),
  );
}

/** True for words that say nothing of a digest, and nothing that would change what is said before them. */
export function isRemark(
  words: readonly string[],
  names: readonly string[],
  hasZone: boolean,
  knowledge: Knowledge,
): boolean {
  return words.every((_, at) => {
    for (let length = 1; length <= Math.min(longestPhrase, words.length - at); length += 1) {
      const phrase = words
        .slice(at, at + length)
        .join(' ')
        .replace(/[,;:!?…).]+$|^[(-]+/gu, '');
      if ((!isArticle(phrase, at, words) && isRead(phrase, names, knowledge)) || (at === 0 && leads(phrase)))
        return false;
      if (length === 1 && !isIdle(phrase, hasZone, knowledge)) return false;
    }
    return true;
  });
}

function isRead(phrase: string, names: readonly string[], knowledge: Knowledge): boolean {
  // "we're all on leave": everybody, not every day.
  if (foldPhrase(phrase) === 'all') return false;
  const isValue = [...names, 'time', 'part', 'days', 'when', 'language', 'sections'].some(
    (name) =>
      !['until', 'channel', 'timezone', 'follow'].includes(name) && readAs(name, phrase, {}, knowledge),
  );
  return isValue || foldPhrase(phrase) in sectionNames || isPlace(phrase, knowledge);
}

/** "en congé", "en obras": no English; "une ONG": no hour. */
function isArticle(phrase: string, at: number, words: readonly string[]): boolean {
  return /^(?:en|une?|una|one)$/iu.test(phrase) && at < words.length - 1;
}

/** True for a small word that leads to a place, a purpose or another channel. */
export function leadsOn(word: string): boolean {
  return leading.has(foldPhrase(word)) || purpose.test(word);
}

/** True for what begins something to do, or leads to another place: "stop", "to general", "dans le canal". */
function leads(phrase: string): boolean {
  const folded = foldPhrase(phrase);
  // "on est fermés", "on holiday".
  return (
    leading.has(folded) ||
    (folded !== 'on' && (folded in actionNames || digestActions.some((action) => action === folded)))
  );
}

/** French "est" and such are words as well as names of clocks: in small letters they are no place. */
function isPlace(phrase: string, knowledge: Knowledge): boolean {
  if (isPolite(phrase, knowledge) || findZones(phrase, knowledge) === undefined) return false;
  return phrase.length > 3 || phrase !== phrase.toLowerCase();
}
