import { isSameWord } from '../../text/same-word.ts';
import { stem } from '../../text/stem.ts';
import type { AskIndex } from '../ask-index.ts';
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
  const byWord = new Map<string, Posting[]>();
  const wordsByStem = new Map<string, string[]>();
  passages.forEach((passage, at) => {
    const add = (key: string, weight: number) => file(byKey, key, { at, weight });
    for (const id of passage.entities) add(`e:${id}`, id === passage.subject ? 1 : 0.9);
    for (const concept of passage.says) add(`c:${concept}`, 1);
    for (const concept of passage.mentions) add(`c:${concept}`, 0.7);
    if (passage.topic !== undefined) add(`t:${passage.topic}`, 1);
    for (const key of datesOf(passage.dates)) add(key, 1);
    const [first = 0, last = -1] = passage.term ?? [];
    for (let year = first; year <= last; year += 1) add(`n:${year}`, 0.9);
    for (const word of passage.words) {
      if (index.words.isStop(word)) continue;
      file(byWord, word, { at, weight: 1 });
      const number = index.words.number(word);
      if (number !== undefined) add(`n:${number.value}`, 0.9);
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
  const listsOf = ({ keys, words }: Unit): { list: readonly Posting[]; part: number }[] => [
    ...keys.map((key) => ({ list: byKey.get(key) ?? [], part: 1 })),
    ...words.map((word) => ({
      list: ofWord(word).flatMap((form) => byWord.get(form) ?? []),
      part: 1 / words.length,
    })),
  ];
  return {
    passages,
    weightOf: (unit) => {
      const lengths = listsOf(unit)
        .map(({ list }) => list.length)
        .filter((length) => length > 0);
      return most - Math.log(1 + (lengths.length === 0 ? 0 : Math.min(...lengths)));
    },
    meeting: (unit) => {
      const met = new Map<number, number>();
      const inWords = new Map<number, number>();
      for (const { list, part } of listsOf(unit)) {
        if (list.length > longestList) continue;
        const seen = new Set<number>();
        for (const { at, weight } of list) {
          if (part === 1) met.set(at, Math.max(met.get(at) ?? 0, weight));
          else if (!seen.has(at)) inWords.set(at, (inWords.get(at) ?? 0) + part * weight);
          seen.add(at);
        }
      }
      for (const [at, weight] of inWords) met.set(at, Math.max(met.get(at) ?? 0, weight * 0.9));
      return met;
    },
  };
}

function datesOf(dates: readonly string[]): string[] {
  return dates.flatMap((date) => {
    const [year, month, day] = date.split('-').map(Number);
    return [
      `n:${year}`,
      ...(month === undefined ? [] : [`m:${month}`]),
      ...(day === undefined ? [] : [`d:${day}`]),
    ];
  });
}

function file(into: Map<string, Posting[]>, key: string, posting: Posting): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [posting]);
  else if (known.at(-1)?.at !== posting.at) known.push(posting);
}
