import { holding } from '../../holding.ts';
import { kept } from '../../knowledge/kept.ts';
import { type Entity, type Knowledge, shortName } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import { fold, foldedWords, writtenWords } from '../../text/normalise.ts';
import { isSameWord } from '../../text/same-word.ts';
import { stem } from '../../text/stem.ts';
import type { AskIndex } from '../ask-index.ts';
import { hasItem, type Lists, lengthAt, listAt, listsFiler, numbering, numbersOf } from '../lists.ts';
import { once, remembering } from '../remembering.ts';
import { type Passage, passagesOf } from './passages.ts';
import { kindOfNumber, type Unit } from './units.ts';

/** Where the short answers are found by what a question says. */
export interface Postings {
  /** The short answer at a position. */
  passageAt(position: number): MetPassage;
  /** How telling a unit is: 0 for what every passage has, more the fewer have it. */
  weightOf(unit: Unit): number;
  /** How far each passage meets a unit, by the passage's position: more than 0, at most 1. */
  meeting(unit: Unit): ReadonlyMap<number, number>;
}

/** A short answer with all the words of its texts, folded. */
export interface MetPassage extends Passage {
  readonly words: { has(word: string): boolean; readonly size: number };
}

/** The short answers as they are filed, by their positions: what is the same in every run on the same data. */
interface FiledPassages {
  /** Every word of their texts, and the passages that hold it. */
  readonly words: readonly string[];
  readonly holders: Lists;
  /** The passages that are asked for with a word. */
  readonly askers: Lists;
  /** The stem of each word; empty for a small word, which finds nothing. */
  readonly stems: readonly string[];
  /** How many words each passage has. */
  readonly sizes: Uint32Array;
  /** What else they are found by, the passages that have it, and how far each then meets it. */
  readonly keys: readonly string[];
  readonly havers: Lists;
  readonly weights: Float64Array;
}

/** The postings for questions of this index; built when the first question needs them. */
export const postingsOf: (index: AskIndex) => Postings = holding(buildPostings);

/** A list longer than this tells nothing of one passage; only what is met elsewhere counts then. */
const longestList = 400;

function filePassages(index: AskIndex): FiledPassages {
  const passages = passagesOf(index);
  const [words, keys] = [numbering(), numbering()];
  const [holders, askers, havers] = [listsFiler(), listsFiler(), listsFiler()];
  const weights: number[][] = [];
  const sizes = new Uint32Array(passages.total);
  const keysOf = remembering(keysOfDate);
  // A small word is filed nowhere but as a word of its passage; one that says a number is filed by that, too.
  const ofWord = remembering((word) => {
    const number = index.words.isStop(word) ? undefined : index.words.number(word);
    const key = number === undefined ? undefined : `${kindOfNumber(number, false)}:${number.value}`;
    return { word: words.of(word), key: key === undefined ? undefined : keys.of(key) };
  });
  const namesIn = namesReader(index.knowledge);
  for (let at = 0; at < passages.total; at += 1) {
    const passage = passages.at(at);
    const add = (key: number, weight: number) => {
      if (!havers.add(key, at)) return;
      weights[key] ??= [];
      weights[key].push(weight);
    };
    for (const id of passage.entities) add(keys.of(`e:${id}`), id === passage.subject ? 1 : 0.9);
    for (const concept of passage.says) add(keys.of(`c:${concept}`), 1);
    for (const concept of passage.mentions) add(keys.of(`c:${concept}`), 0.7);
    if (passage.topic !== undefined) add(keys.of(`t:${passage.topic}`), 1);
    for (const key of passage.dates.flatMap(keysOf)) add(keys.of(key), 1);
    const [first = 0, last = -1] = passage.term ?? [];
    for (let year = first; year <= last; year += 1) add(keys.of(`n:${year}`), 0.9);
    for (const key of namesIn(passage)) add(keys.of(key), 0.9);
    for (const { word, key } of passage.texts.flatMap(foldedWords).map(ofWord)) {
      if (holders.add(word, at)) sizes[at] = (sizes[at] ?? 0) + 1;
      if (key !== undefined) add(key, 0.9);
    }
    for (const word of wordsAsked(passage, index)) askers.add(words.of(word), at);
    if (passage.query.kind === 'commitment' || passage.query.kind === 'objective') {
      for (const kind of ['n', 'o']) add(keys.of(`${kind}:${passage.query.number}`), 1);
    }
  }
  return {
    words: words.keys(),
    holders: holders.filed(),
    askers: askers.filed(),
    stems: words.keys().map((word) => (index.words.isStop(word) ? '' : stem(word, index.language))),
    sizes,
    keys: keys.keys(),
    havers: havers.filed(),
    weights: new Float64Array(weights.flat()),
  };
}

/** The words of ways of asking, but for names, numbers and what turns a question round: only the passage's own texts hold these. */
function wordsAsked({ asked }: Passage, { words }: AskIndex): string[] {
  return asked
    .flatMap(writtenWords)
    .filter((word) => isLowerCase.test(word))
    .map(fold)
    .filter((word) => words.number(word) === undefined && !words.does(word, 'turns'));
}

const isLowerCase = /^\p{Ll}\P{N}*$/u;

/** Finds the countries and the places that a short answer names: a list in a text names all who are on it. */
function namesReader({ countries, entities }: Knowledge): (passage: Passage) => string[] {
  const places = [...entities.values()].filter(({ kind }) => ofPlaces.includes(kind));
  const named = [
    ...countries.map((country) => ({ key: `p:${country.id}`, names: namesOfCountry(country) })),
    ...places.map((place) => ({ key: `e:${place.id}`, names: namesOf(place) })),
  ].flatMap(({ key, names }) => names.map((name) => ({ key, words: foldedWords(name) })));
  const byFirst = Map.groupBy(named, ({ words: [first = ''] }) => first);
  return ({ texts }) =>
    texts.flatMap((text) => {
      const said = foldedWords(text);
      return said.flatMap((first, at) =>
        (byFirst.get(first) ?? []).flatMap(({ key, words }) =>
          words.every((word, place) => said[at + place] === word) ? key : [],
        ),
      );
    });
}

const ofPlaces: readonly Entity['kind'][] = ['city', 'county'];

function namesOf(entity: Entity): string[] {
  return [entity.name, shortName(entity)].flatMap((name) => Object.values(name));
}

function buildPostings(index: AskIndex): Postings {
  const filed = kept(index.knowledge, `passages.${index.language}`, () => filePassages(index));
  const passages = passagesOf(index);
  const [words, keys] = [numbersOf(filed.words), numbersOf(filed.keys)];
  const wordsByStem = once(() => {
    const byStem = new Map<string, string[]>();
    filed.stems.forEach((of, at) => {
      const word = filed.words[at];
      if (of === '' || word === undefined) return;
      const known = byStem.get(of);
      if (known === undefined) byStem.set(of, [word]);
      else known.push(word);
    });
    return byStem;
  });
  const made: MetPassage[] = [];
  const passageAt = (position: number) => {
    made[position] ??= Object.defineProperty(passages.at(position), 'words', {
      value: {
        size: filed.sizes[position] ?? 0,
        has: (word: string) => hasItem(filed.holders, words.get(word), position),
      },
    }) as MetPassage;
    return made[position];
  };
  const most = Math.log(filed.sizes.length + 1);
  const ofWord = ({ text, stem: of }: { text: string; stem: string }) =>
    (wordsByStem().get(of) ?? []).filter((word) => isSameWord(word, text, index.language));
  const holding = (word: Unit['words'][number], lists = filed.holders) =>
    ofWord(word).flatMap((form) => [...listAt(lists, words.get(form))]);
  // What no text holds is as telling as the few that are asked for with it.
  const lengthOf = (word: Unit['words'][number]) =>
    holding(word).length || holding(word, filed.askers).length;
  return {
    passageAt,
    weightOf: ({ keys: of, words: said }) => {
      const lengths = [
        ...of.map((key) => lengthAt(filed.havers, keys.get(key))),
        ...said.map(lengthOf),
      ].filter((length) => length > 0);
      return most - Math.log(1 + (lengths.length === 0 ? 0 : Math.min(...lengths)));
    },
    meeting: ({ keys: of, words: said }) => {
      const met = new Map<number, number>();
      const meet = (at: number, weight: number) => met.set(at, Math.max(met.get(at) ?? 0, weight));
      for (const key of of.map((each) => keys.get(each))) {
        const first = filed.havers.starts[key ?? 0] ?? 0;
        const list = listAt(filed.havers, key);
        if (list.length > longestList) continue;
        for (const [at, passage] of list.entries()) meet(passage, filed.weights[first + at] ?? 0);
      }
      const inWords = new Map<number, number>();
      for (const word of said) {
        const list = [...holding(word), ...holding(word, filed.askers)];
        if (list.length > longestList) continue;
        if (said.length === 1) for (const at of list) meet(at, 1);
        else for (const at of new Set(list)) inWords.set(at, (inWords.get(at) ?? 0) + 1 / said.length);
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
