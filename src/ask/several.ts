import type { Knowledge } from '../knowledge/knowledge.ts';
import type { GrammarRole } from '../knowledge/schema.ts';
import { type Language, languages } from '../language.ts';

/** The most questions that one message is cut into. */
const mostQuestions = 4;

/** Where a sentence may end: behind a mark, before what begins another, and before "2)" of a numbered row. */
const mayEnd = /(?<=[?!;])\s+|(?<=[.…]["”»)\]]?)\s+(?=[\p{Lu}¿¡"“«])|(?:^|\s)\d[).]\s+/gu;

/** The word with its point that a stretch of text ends with. */
const lastWord = /([\p{L}\p{N}.]*?)[.…]["”»)\]]?$/u;

/** Words that join a second question, by language: only before a word that asks. */
const betweenQuestions: Record<Language, RegExp> = {
  en: /,?\s+and\s+(?=(?:who|when|where|why|how|which|what|is|are|was|were|did|does|do|will|has|have)\b)/iu,
  fr: /,?\s+et\s+(?=(?:qui|quand|où|ou|pourquoi|comment|combien|quel|quelle|quels|quelles|est-ce|que|qu)(?!\p{L}))/iu,
  es: /,?\s+[ye]\s+(?=¿?(?:quién|quien|quiénes|cuándo|cuando|dónde|donde|por qué|cómo|cuántos|cuántas|cuantos|cuantas|qué|que|cuál|cuáles)(?!\p{L}))/iu,
};

/**
 * The sentences of a message, each a question or a remark of its own. One alone is no several. A point ends none behind
 * an abbreviation ("St.", "para."), behind a single letter ("U.S.", "M.") and within a number.
 */
export function splitSentences(text: string, knowledge: Knowledge): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(mayEnd)) {
    const before = text.slice(from, index);
    const [, word = ''] = gap.trim() === '' ? (lastWord.exec(before) ?? []) : [];
    const opens = /^[¿¡]/u.test(text.slice(index + gap.length));
    if (!opens && isAbbreviation(word, knowledge)) continue;
    parts.push(before);
    from = index + gap.length;
  }
  return tidy([...parts, text.slice(from)]);
}

function isAbbreviation(word: string, knowledge: Knowledge): boolean {
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

function doesInAny(word: string, role: GrammarRole, { lexicons }: Knowledge): boolean {
  return languages.some((language) => lexicons[language].grammar[role].includes(word.toLowerCase()));
}

/** The questions that a single sentence joins: "who presented the paper and when was it?" */
export function splitJoined(text: string): string[] {
  return languages.map((language) => partsOf(text, betweenQuestions[language])).find(isSeveral) ?? [text];
}

/** True where there is more than one part, and not so many that it is no question any more. */
export function isSeveral(parts: readonly string[]): boolean {
  return parts.length > 1 && parts.length <= mostQuestions;
}

function partsOf(text: string, between: RegExp): string[] {
  return tidy(text.split(between));
}

function tidy(parts: readonly string[]): string[] {
  return parts
    .map((part) => part.replace(/^\s*\d[).]\s*/u, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}
