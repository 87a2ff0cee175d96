import { isSameWord } from '../../text/same-word.ts';
import { stem } from '../../text/stem.ts';
import type { AskIndex } from '../ask-index.ts';
import { remembering } from '../data-words.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Unit } from './units.ts';

/** Where the short answers are found by what a question says. */
export interface Postings {
  readonly passages: readonly Passage[];
  /** How telling a unit is: 0 for what every passage has, more the fewer have it. */
  weightOf(unit: Unit): number;
  /** How far each passage meets a unit, by the passage's position: more than 0, at most 1. */
  meeting(unit: Unit): ReadonlyMap<number, number>;
}

interface Posting {
  readonly at: number;
  readonly weight: number;
}

const built = new WeakMap<AskIndex, Postings>();

/** The postings for questions of this index; built when the first question needs them. */
export function postingsOf(index: AskIndex): Postings {
  const known = built.get(index) ?? buildPostings(index);
  built.set(index, known);
  return known;
}

/** A list longer than this tells nothing of one passage; only what is met elsewhere counts then. */
const longestList = 400;

function buildPostings(index: AskIndex): Postings {
  const passages = passagesOf(index);
  const byKey = new Map<string, Posting[]>();
  const byWord = new Map<string, number[]>();
  const wordsByStem = new Map<string, string[]>();
  // Nothing for a small word, which is filed nowhere; the key of the number that a word says, if it says one.
  const keyOf = remembering((word) => {
    const number = index.words.number(word);
    return index.words.isStop(word) ? undefined : number === undefined ? '' : `n:${number.value}`;
  });
  const keysOf = remembering(keysOfDate);
  passages.forEach((passage, at) => {
    const add = (key: string, weight: number) => file(byKey, key, { at, weight });
    for (const id of passage.entities) add(`e:${id}`, id === passage.subject ? 1 : 0.9);
    for (const concept of passage.says) add(`c:${concept}`, 1);
    for (const concept of passage.mentions) add(`c:${concept}`, 0.7);
    if (passage.topic !== undefined) add(`t:${passage.topic}`, 1);
    for (const key of new Set(passage.dates.flatMap(keysOf))) add(key, 1);
    const [first = 0, last = -1] = passage.term ?? [];
    for (let year = first; year <= last; year += 1) add(`n:${year}`, 0.9);
    for (const word of passage.texts.flat()) {
      const key = keyOf(word);
      if (key === undefined) continue;
      const holding = byWord.get(word);
      if (holding === undefined) byWord.set(word, [at]);
      else if (holding.at(-1) !== at) holding.push(at);
      if (key !== '') add(key, 0.9);
    }
    if (passage.query.kind === 'commitment' || passage.query.kind === 'objective')
      add(`n:${passage.query.number}`, 1);
  });
  for (const word of byWord.keys()) {
    const of = stem(word, index.language);
    const known = wordsByStem.get(of);
    if (known === undefined) wordsByStem.set(of, [word]);
    else known.push(word);
  }
  const most = Math.log(passages.length + 1);
  const ofWord = ({ text, stem: of }: { text: string; stem: string }) =>
    (wordsByStem.get(of) ?? []).filter((word) => isSameWord(word, text, index.language));
  const holding = (word: Unit['words'][number]) => ofWord(word).flatMap((form) => byWord.get(form) ?? []);
  return {
    passages,
    weightOf: ({ keys, words }) => {
      const lengths = [
        ...keys.map((key) => byKey.get(key)?.length ?? 0),
        ...words.map((word) => holding(word).length),
      ].filter((length) => length > 0);
      return most - Math.log(1 + (lengths.length === 0 ? 0 : Math.min(...lengths)));
    },
    meeting: ({ keys, words }) => {
      const met = new Map<number, number>();
      const meet = (at: number, weight: number) => met.set(at, Math.max(met.get(at) ?? 0, weight));
      for (const list of keys.map((key) => byKey.get(key) ?? [])) {
        if (list.length <= longestList) for (const { at, weight } of list) meet(at, weight);
      }
      const inWords = new Map<number, number>();
      for (const list of words.map(holding)) {
        if (list.length > longestList) continue;
        if (words.length === 1) for (const at of list) meet(at, 1);
        else for (const at of new Set(list)) inWords.set(at, (inWords.get(at) ?? 0) + 1 / words.length);
      }
      for (const [at, weight] of inWords) meet(at, weight * 0.9);
      return met;
    },
  };
}

/** A date's year, month and day, as far as it has them. */
function keysOfDate(date: string): readonly string[] {
  const [year, month, day] = date.split('-').map(Number);
  return [
    `n:${year}`,
    ...(month === undefined ? [] : [`m:${month}`]),
    ...(day === undefined ? [] : [`d:${day}`]),
  ];
}

function file(into: Map<string, Posting[]>, key: string, posting: Posting): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [posting]);
  else if (known.at(-1)?.at !== posting.at) known.push(posting);
}
