import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { GrammarRole, Lexicon } from '../knowledge/schema.ts';
import { languages } from '../language.ts';
import { askingConcepts } from './concepts.ts';

/** The most questions that one message is cut into. */
const mostQuestions = 4;

/** Where a sentence may end: behind a mark, before what begins another, and before "2)" of a numbered row. */
const mayEnd = /(?<=[?!;])\s+|(?<=[.…]["”»)\]]?)\s+(?=[\p{Lu}¿¡"“«])|(?:^|\s)\d[).]\s+/gu;

/** The word with its point that a stretch of text ends with. */
const lastWord = /([\p{L}\p{N}.]*?)[.…]["”»)\]]?$/u;

/**
 * The sentences of a message, each a question or a remark of its own. One alone is no several. A point ends none behind
 * an abbreviation ("St.", "para."), behind a single letter ("U.S.", "M.") and within a number.
 */
export function splitSentences(text: string, knowledge: Knowledge): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(mayEnd)) {
    const before = text.slice(from, index);
    const opens = /^[¿¡]/u.test(text.slice(index + gap.length));
    if (!opens && gap.trim() === '' && endsInAbbreviation(before, knowledge)) continue;
    // "Zürich (Kreis 4) / Hard": a number that closes a bracket begins no row.
    if (gap.includes(')') && before.lastIndexOf('(') > before.lastIndexOf(')')) continue;
    parts.push(before);
    from = index + gap.length;
  }
  return tidy([...parts, text.slice(from)]);
}

/** True for a text that ends in a point which ends no sentence. */
export function endsInAbbreviation(text: string, knowledge: Knowledge): boolean {
  const [, word = ''] = lastWord.exec(text) ?? [];
  const isLetter = /(?:^|\.)\p{L}$/u.test(word);
  return word !== '' && (isLetter || doesInAny(word, 'abbreviation', knowledge));
}

/**
 * True for a sentence in which somebody only says who they are or what they have read: "I work in Madison." It opens as
 * such sentences do, asks nothing and wants nothing.
 */
export function isRemark(sentence: string, knowledge: Knowledge): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const [first = ''] = words;
  if (sentence.includes('?') || !doesInAny(first, 'opens-a-remark', knowledge)) return false;
  return !words.some((word) => doesInAny(word, 'wants', knowledge));
}

/** True for a word that does this in a question of some language. */
export function doesInAny(word: string, role: GrammarRole, { lexicons }: Knowledge): boolean {
  return languages.some((language) => lexicons[language].grammar[role].includes(word.toLowerCase()));
}

/**
 * The questions that a single sentence joins: "who presented the paper and when was it?", "what day was it adopted, and by how
 * many votes?". A joining word or mark parts them only before a word that asks, perhaps behind a preposition.
 */
export function splitJoined(text: string, knowledge: Knowledge): string[] {
  for (const { joins, between } of joinersOf(knowledge)) {
    if (!joins.test(text)) continue;
    const parts = tidy(text.split(between()));
    if (isSeveral(parts)) return parts;
  }
  return [text];
}

/** What joins questions in a language. */
interface Joiners {
  /** True for a text that may be parted: most have nothing that joins, and `between` takes long to make and to run. */
  readonly joins: RegExp;
  readonly between: () => RegExp;
}

const joinersOf = holding(({ lexicons }: Knowledge): readonly Joiners[] =>
  languages.map((language) => makeJoiners(lexicons[language])),
);

function makeJoiners(lexicon: Lexicon): Joiners {
  let between: RegExp | undefined;
  return {
    joins: new RegExp(`[,;:+&]|\\s(?:${any(lexicon.grammar.joins)})\\s`, 'iu'),
    between: () => {
      between ??= makeBetween(lexicon);
      return between;
    },
  };
}

/** Joining words, before words that ask, perhaps behind a preposition: all as the lexicon of the language lists them. */
function makeBetween({ grammar, concepts }: Lexicon): RegExp {
  const asks = askingConcepts.flatMap((concept) => concepts[concept] ?? []);
  const joining = `(?:\\s*[,;:+&]\\s*|\\s+)(?:(?:${any(grammar.joins)})\\s+|(?<=[,;:+&]\\s*))`;
  const asking = `¿?(?:(?:${any(grammar['leads-in'])})\\s+)?¿?(?:${any([...asks, ...grammar['opens-a-question']])})(?!\\p{L})`;
  return new RegExp(`${joining}(?=${asking})`, 'iu');
}

/** Any of these phrases, for a regular expression: the longest that fits. */
function any(words: readonly string[]): string {
  return [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|');
}

/** True where there is more than one part, and not so many that it is no question any more. */
export function isSeveral(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.length <= mostQuestions;
}

function tidy(parts: readonly string[]): string[] {
  return parts
    .map((part) => part.replace(/^\s*\d[).]\s*/u, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
