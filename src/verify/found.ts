import type { DocumentText } from '../knowledge/document-text.ts';
import type { Aside } from '../query/asides.ts';
import { wordsOfReference } from './additions.ts';
import { firstMatchIn, type Match, matchIn } from './match.ts';
import { markedIn } from './outside.ts';
import { type Prepared, partsOf } from './prepared.ts';
import type { Span } from './verdict.ts';
import { cutsWord, makesWord, wordsIn } from './words.ts';

/** Where a quotation stands, in as many spans as it has parts, and what was not compared. */
export interface Found {
  readonly spans: readonly Span[];
  readonly aside: readonly Aside[];
}

/** The fewest words of a part between two gaps. Only the first may be a single one: "Cities […] are still". */
export const fewestWordsOfPart = 2;

/** How many words may be left out behind a first part of one word. */
const mostBehindOne = 60;

/** Where one way to read a quotation stands in a text, whole or with the gaps that it shows. */
export function findReading({ text: asked, parts, aside, edges }: Prepared, text: string): Found | undefined {
  const found =
    findWhole(asked, text) ?? findInOrder(parts, text, matchIn) ?? findInOrder(parts, text, firstMatchIn);
  if (found === undefined) return undefined;
  const span = { from: found.spans[0]?.from ?? 0, to: found.spans.at(-1)?.to ?? 0 };
  if (makesWord(span, text, edges)) return undefined;
  // A figure in place of a word's last letters is no footnote number.
  if (aside.includes('note') && found.spans.some((span) => cutsWord(span, text))) return undefined;
  return found;
}

/** How much of a document behind a passage is looked at for the words of the quotation's reference. */
const behindPassage = 80;

/**
 * True where the document goes on in brackets where the quotation has its reference, or with a word of it: then the
 * reference may be a changed piece of the document.
 */
export function hidesBrackets(quotation: string, { spans }: Found, text: string): boolean {
  const reference = wordsOfReference(quotation);
  if (reference.length === 0) return false;
  const to = spans.at(-1)?.to ?? text.length;
  const behind = text.slice(to, to + behindPassage);
  const next = new Set(behind.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  return /^[\s.,;”"’»]*[([]/u.test(behind) || reference.some((word) => next.has(word));
}

/** How much of a document beside a passage is compared with what stands beside the marks. */
const besideMarks = 60;

/**
 * Where the words stand that a quotation has in quotation marks, where it has others around these. Not where the document
 * has the words beside the marks too: then these are quoted as well, and the marks are the document's.
 */
export function findMarked({ whole }: Prepared, { text }: DocumentText): Found | undefined {
  const stretches = markedIn(whole);
  if (stretches.length === 0) return undefined;
  const inner = stretches.map((each) => ({ ...each, parts: partsOf(each.text) }));
  const parts = inner.flatMap((each) => each.parts);
  const found = findInOrder(parts, text, matchIn) ?? findInOrder(parts, text, firstMatchIn);
  if (found === undefined) return undefined;
  let at = 0;
  for (const { before, behind, parts: own } of inner) {
    const [first, last] = [found.spans[at], found.spans[at + own.length - 1]];
    at += own.length;
    if (first === undefined || last === undefined) return undefined;
    if (makesWord({ from: first.from, to: last.to }, text, { start: true, end: true })) return undefined;
    const left = text.slice(Math.max(0, first.from - besideMarks), first.from);
    const right = text.slice(last.to, last.to + besideMarks);
    const isDocuments = /["“”„«»‹›]\s*$/u.test(left) && /^\s*["“”„«»‹›]/u.test(right);
    if (goesOnAlike(before.toReversed(), wordsBeside(left).toReversed(), isDocuments)) return undefined;
    if (goesOnAlike(behind, wordsBeside(right), isDocuments)) return undefined;
  }
  return found;
}

/** A shorter word stands before and behind much: it takes two of them to be the document's. */
const longWord = 4;

/** How many words beside the marks are looked for in the document, in whatever order. */
const wordsBesideMarks = 6;

/**
 * True where the document goes on beside a passage with the words that stand beside the marks, the nearest first, or with
 * half of the nearest: then they are quoted too, and some are changed.
 */
function goesOnAlike(own: readonly string[], printed: readonly string[], hasMarks: boolean): boolean {
  const [nearest] = own;
  if (nearest === undefined) return false;
  const count = hasMarks || nearest.length >= longWord ? 1 : 2;
  if (own.slice(0, count).every((word, index) => word === printed[index])) return true;
  const beside = own.slice(0, wordsBesideMarks);
  const shared = beside.filter((word) => printed.includes(word));
  return shared.length * 2 >= beside.length && shared.some(({ length }) => length >= longWord);
}

function wordsBeside(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function findWhole(quotation: string, text: string): Found | undefined {
  const found = findFrom(quotation, text, 0);
  return found && { spans: [found.span], aside: found.aside };
}

/** Every part, each behind the one before it and as near to the next as can be. */
function findInOrder(parts: readonly string[], text: string, find: typeof matchIn): Found | undefined {
  const matches: Match[] = [];
  const isShort = (part: string, index: number) => wordsIn(part) < (index === 0 ? 1 : fewestWordsOfPart);
  if (parts.length === 0 || parts.some(isShort)) return undefined;
  for (const part of parts) {
    const found = findFrom(part, text, matches.at(-1)?.span.to ?? 0, find);
    if (found === undefined) return undefined;
    matches.push(found);
  }
  for (let index = matches.length - 2; index >= 0; index -= 1) {
    const [part, before, next] = [parts[index], matches[index], matches[index + 1]];
    if (part === undefined || before === undefined || next === undefined) continue;
    matches[index] = nearestBefore(part, before, next.span.from, text, find);
  }
  const [first, second] = matches;
  if (first !== undefined && second !== undefined && wordsIn(parts[0] ?? '') < fewestWordsOfPart) {
    if (cutsWord(first.span, text)) return undefined;
    if (wordsIn(text.slice(first.span.to, second.span.from)) > mostBehindOne) return undefined;
  }
  return { spans: matches.map(({ span }) => span), aside: matches.flatMap(({ aside }) => aside) };
}

/** The last place of a part that ends before the next one begins. */
function nearestBefore(part: string, known: Match, end: number, text: string, find: typeof matchIn): Match {
  let last = known;
  for (;;) {
    const later = findFrom(part, text, last.span.from + 1, find);
    if (later === undefined || later.span.to > end) return last;
    last = later;
  }
}

/** Where a quotation stands in a text at or after `after`; a closing mark that it adds is its writer's. */
export function findFrom(quotation: string, text: string, after: number, find = matchIn): Match | undefined {
  const whole = find(quotation, text, after);
  if (whole !== undefined) return whole;
  const shorter = quotation.replace(/(?<=[\p{L}\p{N}"”’»)])\s?[.,;:!?]["”’»)]*$/u, '');
  const match = shorter === quotation ? undefined : find(shorter, text, after);
  return match && { span: match.span, aside: [...match.aside, 'end'] };
}
