import { kept } from '../knowledge/kept.ts';
import { allPhrases, type Knowledge, placeNameIn } from '../knowledge/knowledge.ts';
import { namesOfCountry } from '../knowledge/roll-calls.ts';
import type { Language } from '../language.ts';
import { indexSpellings, type NearSpelling } from '../text/near-spelling.ts';
import { foldPhrase } from '../text/normalise.ts';
import { longestByFirst, type PhraseLengths } from '../text/phrase-lengths.ts';
import { occasionsOf } from './occasions.ts';

/** Something a name can mean. */
export type Meaning =
  /** A record of the data. */
  | { readonly type: 'entity'; readonly id: string }
  /** A place that is known by name only: not on the list, not in the article. */
  | { readonly type: 'elsewhere'; readonly name: string; readonly country?: true }
  /** A state of the United States, to tell places of one name apart. */
  | { readonly type: 'state'; readonly name: string };

/** All names that questions may hold. */
export interface NameIndex {
  /** What a phrase means, spelled as it should be (case and accents aside). */
  exactly(phrase: string): readonly Meaning[];
  /** What a phrase nearly means, with the right spelling; nothing where two names are equally near. */
  nearly(phrase: string): { readonly meanings: readonly Meaning[]; readonly spelling: string } | undefined;
  /** Names that resemble a phrase, nearest first: for suggestions, never for answers. */
  resembling(phrase: string): readonly { readonly meanings: readonly Meaning[]; readonly spelling: string }[];
  /**
   * The state behind a name or a postal code, where it follows a place: "Madison, WI", "richmond va". Outside
   * English, where more codes are words ("va", "ne"), a code counts in capitals only.
   */
  state(raw: string, language: Language): string | undefined;
  /** True for a word in the name of a real place: it is never taken for a misspelling of another. */
  isPlaceWord(word: string): boolean;
  /** Every single word of every name. */
  words(): Set<string>;
  /** The most words a name has that begins with this one. */
  readonly longestFrom: PhraseLengths;
  /** The most words a name has. */
  readonly longest: number;
}

/** Compares names as readers do: case, accents and marks aside. */
export function sameName(a: string, b: string): boolean {
  return foldPhrase(a) === foldPhrase(b);
}

/** The names, filed: what is the same in every run on the same data. */
interface FiledNames {
  /** Every phrase, with the right spelling and what it means. */
  readonly names: readonly (readonly [phrase: string, spelling: string, meanings: readonly Meaning[]])[];
  /** The phrase of each real place of the gazetteer, in its order; empty where a name says so already. */
  readonly real: readonly string[];
  /** The most words that names have which begin with a word, where that is more than one. */
  readonly starts: readonly (readonly [word: string, words: number])[];
}

/** Files every name of the data and of the gazetteer. */
function fileNames(knowledge: Knowledge): FiledNames {
  const meanings = new Map<string, Meaning[]>();
  const spellings = new Map<string, string>();
  const add = (name: string, meaning: Meaning) => {
    const phrase = foldPhrase(name);
    if (phrase === '') return;
    const known = meanings.get(phrase) ?? [];
    if (known.some((other) => sameMeaning(other, meaning))) return;
    if (meaning.type === 'elsewhere' && known.some(({ type }) => type === 'entity')) return;
    meanings.set(phrase, [...known, meaning]);
    if (!spellings.has(phrase)) spellings.set(phrase, name);
  };
  for (const entity of knowledge.entities.values()) {
    const meaning: Meaning = { type: 'entity', id: entity.id };
    const names = [entity.name, entity.short].flatMap((name) =>
      name === undefined ? [] : Object.values(name),
    );
    const aliases = allPhrases(entity.aliases);
    // A resolution is called by the numbers of its symbol: "73/195".
    const [, numbers] = 'symbol' in entity ? (/^A\/RES\/(\d+\/\d+)$/u.exec(entity.symbol ?? '') ?? []) : [];
    const acronyms = 'acronyms' in entity ? Object.values(entity.acronyms ?? {}) : [];
    for (const name of [...names, entity.acronym, ...acronyms, entity.printed, numbers, ...aliases]) {
      if (name !== undefined) add(name, meaning);
    }
  }
  for (const event of knowledge.events) {
    for (const name of occasionsOf(knowledge, event)) add(name, { type: 'entity', id: event.id });
  }
  for (const { notToBeConfusedWith } of knowledge.endorsers) {
    for (const name of notToBeConfusedWith ?? []) add(name, { type: 'elsewhere', name });
  }
  const { states, cities, countries } = knowledge.gazetteer;
  for (const { name } of states) {
    add(name, { type: 'state', name });
    for (const called of namesOfState(knowledge, name)) add(called, { type: 'state', name });
  }
  for (const { name, official, aliases } of knowledge.countries) {
    const meaning: Meaning = { type: 'elsewhere', name: name.en, country: true };
    for (const called of namesOfCountry({ name, official, aliases })) {
      // "Georgia" alone is the state, as before: who asks about a vote is understood by its frame.
      if (!meanings.get(foldPhrase(called))?.some(({ type }) => type === 'state')) add(called, meaning);
    }
  }
  for (const name of cities) add(name, { type: 'elsewhere', name });
  for (const name of countries) add(name, { type: 'elsewhere', name, country: true });
  for (const spellingsOf of Object.values(knowledge.gazetteer.otherLanguages)) {
    for (const [spelling, name] of Object.entries(spellingsOf)) {
      for (const meaning of meanings.get(foldPhrase(name)) ?? []) add(spelling, meaning);
    }
  }
  const real = knowledge.gazetteer.realPlaces
    .map(foldPhrase)
    .map((phrase) => (meanings.has(phrase) ? '' : phrase));
  const starts = longestByFirst([...meanings.keys(), ...real]);
  return {
    names: [...meanings].map(([phrase, found]) => [phrase, spellings.get(phrase) ?? phrase, found]),
    real,
    starts: [...starts].filter(([, words]) => words > 1),
  };
}

/** The names of the data and of the gazetteer. */
export function indexNames(knowledge: Knowledge): NameIndex {
  const { names, real: realPhrases, starts } = kept(knowledge, 'names', () => fileNames(knowledge));
  const { states, realPlaces } = knowledge.gazetteer;
  const meanings = new Map(names.map(([phrase, , found]) => [phrase, found]));
  const spellings = new Map(names.map(([phrase, spelling]) => [phrase, spelling]));
  const real = new Map(realPhrases.map((phrase, at) => [phrase, realPlaces[at] ?? '']));
  real.delete('');
  const longest = new Map(starts);
  let placeWords: Set<string> | undefined;
  const codes = new Map(states.map(({ name, code }) => [code, name]));
  const near = indexSpellings(meanings.keys());
  const place = (name: string | undefined): readonly Meaning[] =>
    name === undefined ? [] : [{ type: 'elsewhere', name }];
  return {
    exactly: (phrase) => meanings.get(phrase) ?? place(real.get(phrase)),
    isPlaceWord: (word) => {
      placeWords ??= new Set([...real.keys(), ...seatsOf(knowledge)].flatMap((phrase) => phrase.split(' ')));
      return placeWords.has(word);
    },
    nearly: (phrase) => nearest(near, phrase, meanings, spellings),
    resembling: (phrase) =>
      phrase.length < 6
        ? []
        : near.find(phrase, 2).flatMap(({ word }) => {
            const found = meanings.get(word);
            return found === undefined ? [] : [{ meanings: found, spelling: spellings.get(word) ?? word }];
          }),
    state: (raw, language) => {
      const named = meanings.get(foldPhrase(raw))?.find(({ type }) => type === 'state');
      if (named?.type === 'state') return named.name;
      const isLower = language === 'en' && !wordsLikeCodes.has(raw.toLowerCase());
      return codes.get(raw) ?? (isLower ? codes.get(raw.toUpperCase()) : undefined);
    },
    words: () => new Set([...meanings.keys()].flatMap((phrase) => phrase.split(' '))),
    longestFrom: (word) => longest.get(word) ?? Number(meanings.has(word) || real.has(word)),
    longest: Math.max(...names.map(([phrase]) => phrase.split(' ').length)),
  };
}

/** What stands for governments, folded: real names, whatever else resembles them. */
function seatsOf({ countries }: Knowledge): string[] {
  return countries.flatMap(({ seats }) => allPhrases(seats).map(foldPhrase));
}

/** A state spelled out, where its name alone may be a city's: "state of New York", "estado de Nueva York". */
function namesOfState(knowledge: Knowledge, name: string): string[] {
  const inFrench = placeNameIn(knowledge, name, 'fr');
  const inSpanish = placeNameIn(knowledge, name, 'es');
  return [`state of ${name}`, `${name} state`, `état de ${inFrench}`, `estado de ${inSpanish}`];
}

/** A short name ("LA") that stands for a place; in small letters it is one only where `isWord` says it is no word. */
export function shortNameOf(
  { gazetteer: { shortNames } }: Knowledge,
  raw: string,
  isWord: () => boolean = () => true,
): Meaning | undefined {
  const written = Object.hasOwn(shortNames, raw) || isWord() ? raw : raw.toUpperCase();
  const name = Object.hasOwn(shortNames, written) ? shortNames[written] : undefined;
  return name === undefined ? undefined : { type: 'elsewhere', name };
}

/** Postal codes that are words in lower case: "chicago in the list" is not in Indiana. */
const wordsLikeCodes = new Set([
  'in',
  'or',
  'me',
  'hi',
  'ok',
  'oh',
  'id',
  'de',
  'la',
  'co',
  'al',
  'ar',
  'pa',
  'ma',
]);

/**
 * Slips allowed in a name, so that short names are never guessed: "Leeds" is one letter from "leads".
 * One word needs seven letters for one slip; nine letters allow two.
 */
function slipsAllowed(phrase: string): number {
  if (phrase.length >= 9) return 2;
  return phrase.length >= (phrase.includes(' ') ? 6 : 7) ? 1 : 0;
}

function nearest(
  near: NearSpelling,
  phrase: string,
  meanings: ReadonlyMap<string, readonly Meaning[]>,
  spellings: ReadonlyMap<string, string>,
): { meanings: readonly Meaning[]; spelling: string } | undefined {
  const allowed = slipsAllowed(phrase);
  if (allowed === 0) return undefined;
  const found = near.findBegun(phrase, allowed).filter(({ word, slips }) => slips <= slipsAllowed(word));
  const best = found
    .filter(({ slips }) => slips === found[0]?.slips)
    .map(({ word }) => meanings.get(word) ?? []);
  const first = best[0];
  if (first === undefined) return undefined;
  const agree = best.every((other) =>
    other.some((meaning) => first.some((wanted) => sameMeaning(meaning, wanted))),
  );
  const spelling = spellings.get(found[0]?.word ?? '');
  return agree && spelling !== undefined ? { meanings: first, spelling } : undefined;
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.type === 'entity' || b.type === 'entity')
    return a.type === 'entity' && b.type === 'entity' && a.id === b.id;
  return a.type === b.type && a.name === b.name;
}
