import type { Concept, GrammarRole, Lexicon } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { indexSpellings, type NearSpelling } from '../text/near-spelling.ts';
import { foldPhrase, stemPhrase } from '../text/normalise.ts';
import { longestByFirst } from '../text/phrase-lengths.ts';

/** The words of questions and what they stand for, whatever their ending. */
export interface WordIndex {
  /**
   * The concepts behind a phrase: those of a single word that the lexicon lists as it is ("organisation"), else
   * those of phrases with the same stems ("stood behind" is `endorse`).
   */
  concepts(phrase: string, stems: string): ReadonlySet<Concept>;
  /** True for a phrase without meaning of its own, letter for letter: "of", "please". */
  isStop(phrase: string): boolean;
  /** The number behind a word or a phrase: "five" and "5" are cardinal, "fifth" and "5th" ordinal; "last" is ordinal -1. */
  number(word: string): { readonly value: number; readonly ordinal: boolean } | undefined;
  /** True where a small word does this in a question. */
  does(word: string, role: GrammarRole): boolean;
  /** The month a word names, 1 to 12. */
  month(word: string): number | undefined;
  /** The word that a misspelt one must be, where only one letter is missing, too many, or out of order. */
  correct(word: string): string | undefined;
  /** The most words a phrase has that begins with this word, or with a word of this stem. */
  longestFrom(word: string, stem: string): number;
}

/** The shortest word that a misspelling is corrected to. */
const shortestCorrected = 5;

/** The words of a lexicon, filed: what is the same in every run on the same data. */
export interface FiledWords {
  /** Concepts by the stems of their phrases, and by the phrases as they are. */
  readonly concepts: readonly (readonly [stems: string, concepts: readonly Concept[]])[];
  readonly exact: readonly (readonly [phrase: string, concepts: readonly Concept[]])[];
  readonly stops: readonly string[];
  readonly numbers: readonly (readonly [word: string, number: NumberMeant])[];
  readonly months: readonly (readonly [word: string, month: number])[];
  readonly grammar: readonly (readonly [role: GrammarRole, words: readonly string[]])[];
  /** The most words of small phrases and numbers that begin with a word, and of phrases that begin with a stem. */
  readonly fromWord: ReadonlyMap<string, number>;
  readonly fromStem: ReadonlyMap<string, number>;
}

/** What a word for a number means. */
export interface NumberMeant {
  readonly value: number;
  readonly ordinal: boolean;
}

/** Files the words of a lexicon. */
export function fileWords(lexicon: Lexicon): FiledWords {
  const { language } = lexicon;
  const concepts = new Map<string, Set<Concept>>();
  const exact = new Map<string, Set<Concept>>();
  const numbers = new Map<string, NumberMeant>();
  for (const [concept, phrases] of Object.entries(lexicon.concepts) as [Concept, string[]][]) {
    for (const phrase of phrases) {
      const stems = stemPhrase(phrase, language);
      concepts.set(stems, (concepts.get(stems) ?? new Set()).add(concept));
      const listed = foldPhrase(phrase);
      exact.set(listed, (exact.get(listed) ?? new Set()).add(concept));
    }
  }
  for (const [word, value] of Object.entries(lexicon.numbers)) {
    numbers.set(foldPhrase(word), { value, ordinal: false });
  }
  for (const [word, value] of Object.entries(lexicon.ordinals)) {
    numbers.set(foldPhrase(word), { value, ordinal: true });
  }
  const stops = lexicon.stop.map(foldPhrase);
  return {
    concepts: [...concepts].map(([stems, found]) => [stems, [...found]]),
    exact: [...exact].map(([phrase, found]) => [phrase, [...found]]),
    stops,
    fromWord: longestByFirst([...stops, ...numbers.keys()]),
    fromStem: longestByFirst(concepts.keys()),
    numbers: [...numbers],
    months: Object.entries(lexicon.months).map(([word, month]) => [foldPhrase(word), month]),
    grammar: (Object.entries(lexicon.grammar) as [GrammarRole, string[]][]).map(([role, phrases]) => [
      role,
      phrases.map(foldPhrase),
    ]),
  };
}

/**
 * The words of a lexicon, to look them up. `vocabulary` gives further words that occur in the data and are spelled right;
 * it is only asked when a word has to be corrected.
 */
export function indexWords(
  filed: FiledWords,
  language: Language,
  vocabulary: () => Iterable<string>,
): WordIndex {
  const concepts = setsWhenAsked(filed.concepts);
  const exact = setsWhenAsked(filed.exact);
  const stops = new Set(filed.stops);
  const numbers = new Map(filed.numbers);
  const months = new Map(filed.months);
  const grammar = new Map(filed.grammar.map(([role, words]) => [role, new Set(words)]));
  const none: ReadonlySet<Concept> = new Set();
  let right: { readonly words: ReadonlySet<string>; readonly near: NearSpelling } | undefined;
  const spelledRight = () => {
    const phrases = [...filed.exact.map(([phrase]) => phrase), ...filed.stops];
    const words = new Set([...phrases.flatMap((phrase) => phrase.split(' ')), ...vocabulary()]);
    return { words, near: indexSpellings([...words].filter(({ length }) => length >= shortestCorrected)) };
  };
  return {
    concepts: (phrase, stems) =>
      (phrase.includes(' ') ? undefined : exact(phrase)) ?? concepts(stems) ?? none,
    isStop: (phrase) => stops.has(phrase),
    number: (word) => numbers.get(word) ?? digits(word),
    does: (word, role) => grammar.get(role)?.has(word) === true,
    month: (word) => months.get(word),
    correct: (word) => {
      if (word.length < shortestCorrected - 1) return undefined;
      right ??= spelledRight();
      if (right.words.has(word)) return undefined;
      const found = right.near
        .findBegun(word, 1)
        .filter(({ word: known }) => known.length !== word.length || isSwap(known, word));
      const stems = new Set(found.map(({ word: known }) => stemPhrase(known, language)));
      return stems.size === 1 ? found[0]?.word : undefined;
    },
    longestFrom: (word, stem) => Math.max(filed.fromWord.get(word) ?? 0, filed.fromStem.get(stem) ?? 0),
  };
}

/** Looks up lists as sets, which are made for those that somebody asks for: a question needs a few of thousands. */
function setsWhenAsked<Item>(
  lists: readonly (readonly [key: string, items: readonly Item[]])[],
): (key: string) => ReadonlySet<Item> | undefined {
  const byKey = new Map<string, readonly Item[] | ReadonlySet<Item>>(lists);
  return (key) => {
    const found = byKey.get(key);
    if (found === undefined || 'size' in found) return found;
    const made = new Set(found);
    byKey.set(key, made);
    return made;
  };
}

/** "13" is cardinal, "13th", "13e" and "13.º" are ordinal. */
function digits(word: string): { value: number; ordinal: boolean } | undefined {
  if (!(word < ':' && word >= '0')) return undefined;
  const match = /^(\d{1,6})(st|nd|rd|th|er|ere|e|eme|nde?|ro|ra|do|da|to|ta|o|a|º|ª)?$/.exec(word);
  return match === null ? undefined : { value: Number(match[1]), ordinal: match[2] !== undefined };
}

/** Two letters in the wrong order are a slip of the fingers; another letter may be another word. */
function isSwap(known: string, word: string): boolean {
  return [...known].sort().join('') === [...word].sort().join('');
}
