import type { GrammarRole, Lexicon } from '../knowledge/schema.ts';
import { indexSpellings, type NearSpelling } from '../text/near-spelling.ts';
import { foldPhrase, stemPhrase } from '../text/normalise.ts';
import { phraseLengths } from '../text/phrase-lengths.ts';

/** The words of questions and what they stand for, whatever their ending. */
export interface WordIndex {
  /**
   * The concepts behind a phrase: those of a single word that the lexicon lists as it is ("organisation"), else
   * those of phrases with the same stems ("stood behind" is `endorse`).
   */
  concepts(phrase: string, stems: string): ReadonlySet<string>;
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

/**
 * Files the words of a lexicon. `vocabulary` gives further words that occur in the data and are spelled right;
 * it is only asked when a word has to be corrected.
 */
export function indexWords(lexicon: Lexicon, vocabulary: () => Iterable<string>): WordIndex {
  const { language } = lexicon;
  const concepts = new Map<string, Set<string>>();
  const exact = new Map<string, Set<string>>();
  const stops = new Set<string>();
  const numbers = new Map<string, { value: number; ordinal: boolean }>();
  const months = new Map<string, number>();
  const grammar = new Map<GrammarRole, Set<string>>();
  const words = new Set<string>();
  for (const [concept, phrases] of Object.entries(lexicon.concepts)) {
    for (const phrase of phrases) {
      const stems = stemPhrase(phrase, language);
      concepts.set(stems, (concepts.get(stems) ?? new Set()).add(concept));
      const listed = foldPhrase(phrase);
      exact.set(listed, (exact.get(listed) ?? new Set()).add(concept));
      for (const word of foldPhrase(phrase).split(' ')) words.add(word);
    }
  }
  for (const phrase of lexicon.stop) {
    stops.add(foldPhrase(phrase));
    for (const word of foldPhrase(phrase).split(' ')) words.add(word);
  }
  for (const [word, value] of Object.entries(lexicon.numbers)) {
    numbers.set(foldPhrase(word), { value, ordinal: false });
  }
  for (const [word, value] of Object.entries(lexicon.ordinals)) {
    numbers.set(foldPhrase(word), { value, ordinal: true });
  }
  for (const [word, month] of Object.entries(lexicon.months)) months.set(foldPhrase(word), month);
  for (const [role, phrases] of Object.entries(lexicon.grammar) as [GrammarRole, string[]][]) {
    grammar.set(role, new Set(phrases.map(foldPhrase)));
  }
  const fromWord = phraseLengths([...stops, ...numbers.keys()]);
  const fromStem = phraseLengths(concepts.keys());
  const none: ReadonlySet<string> = new Set();
  let near: NearSpelling | undefined;
  const nearWords = () => {
    for (const word of vocabulary()) words.add(word);
    near ??= indexSpellings(
      [...words].filter((word) => word.length >= shortestCorrected),
      1,
    );
    return near;
  };
  return {
    concepts: (phrase, stems) =>
      (phrase.includes(' ') ? undefined : exact.get(phrase)) ?? concepts.get(stems) ?? none,
    isStop: (phrase) => stops.has(phrase),
    number: (word) => numbers.get(word) ?? digits(word),
    does: (word, role) => grammar.get(role)?.has(word) === true,
    month: (word) => months.get(word),
    correct: (word) => {
      if (word.length < shortestCorrected - 1) return undefined;
      const spellings = near ?? nearWords();
      if (words.has(word)) return undefined;
      const found = spellings
        .find(word, 1)
        .filter(
          ({ word: known }) => known[0] === word[0] && (known.length !== word.length || isSwap(known, word)),
        );
      const stems = new Set(found.map(({ word: known }) => stemPhrase(known, language)));
      return stems.size === 1 ? found[0]?.word : undefined;
    },
    longestFrom: (word, stem) => Math.max(fromWord(word), fromStem(stem)),
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
