import { createBounded } from '../bounded.ts';
import { heldOnce } from '../holding.ts';
import type { Span } from './verdict.ts';

/** How many words stand in a text. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

const wordSets = heldOnce(() => createBounded<ReadonlySet<string>>(64));

/** The words of a document's text in lower case, collected once. */
export function wordSetOf(text: string): ReadonlySet<string> {
  const known = wordSets().get(text) ?? new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []);
  wordSets().set(text, known);
  return known;
}

/** True where a span begins or ends inside a word: "art of the city" in "heart of the city". */
export function cutsWord({ from, to }: Span, text: string): boolean {
  return isInWord(from, text) || isInWord(to, text);
}

function isInWord(at: number, text: string): boolean {
  return /[\p{L}\p{N}]$/u.test(before(at, text)) && /^[\p{L}\p{N}]/u.test(behind(at, text));
}

/**
 * True where a span that begins or ends inside a word makes another word of it: "regular" in "irregular", "legally" in
 * "non-legally", "36" in "136". A rest that is no word ("ities") is a slip of whoever copied it.
 */
export function makesWord(
  { from, to }: Span,
  text: string,
  edges: { start: boolean; end: boolean },
): boolean {
  return (edges.start && makesWordAt(from, text, 'start')) || (edges.end && makesWordAt(to, text, 'end'));
}

function makesWordAt(at: number, text: string, edge: 'start' | 'end'): boolean {
  const [left, right] = [before(at, text), behind(at, text)];
  if (/\p{L}[-‐‑]$/u.test(left) && /^\p{L}/u.test(right)) return true;
  if (/\p{L}$/u.test(left) && /^[-‐‑]\p{L}/u.test(right)) return true;
  if (/\p{N}[.,]?$/u.test(left) && /^[.,]?\p{N}/u.test(right)) return true;
  // Figures in threes behind figures are the rest of one number.
  if (
    /(?<!\p{N})\p{N}{1,3}(?:[ \u00A0\u202F]\p{N}{3})*[ \u00A0\u202F]$/u.test(left) &&
    /^\p{N}{3}(?!\p{N})/u.test(right)
  )
    return true;
  if (/(?<!\p{N})\p{N}{1,3}$/u.test(left) && /^[ \u00A0\u202F]\p{N}{3}(?!\p{N})/u.test(right)) return true;
  if (!isInWord(at, text)) return false;
  const rest = edge === 'start' ? /^[\p{L}\p{M}]+/u.exec(right) : /[\p{L}\p{M}]+$/u.exec(left);
  return rest !== null && wordSetOf(text).has(rest[0].toLowerCase());
}

/** As much of a text on each side of a place as a word and a number have. */
const beside = 40;

function before(at: number, text: string): string {
  return text.slice(Math.max(0, at - beside), at);
}

function behind(at: number, text: string): string {
  return text.slice(at, at + beside);
}
