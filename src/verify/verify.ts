import type { DocumentText } from '../knowledge/document-text.ts';
import { type Aside, type ComparedText, comparedText, stylesApart } from './compared-text.ts';
import { nearestPassage } from './nearest.ts';
import type { Part, Span, Verdict } from './verdict.ts';

/** The fewest words that are worth checking: fewer stand in almost any text. */
export const fewestWords = 3;

/** The longest quotation that is checked at once, in UTF-16 units: its verdict fits one message of any platform. */
export const quotationLimit = 700;

/** The fewest words of a part between two gaps, and of a part of a quotation that joins two passages. */
const fewestWordsOfPart = { gap: 2, joined: 3 };

/** The most parts that a joined quotation is cut into. */
const mostParts = 4;

/** How many words may be left out, unmarked, before a quotation counts as joined from two passages. */
const unmarkedGap = 8;

/** The share of a quotation's words that a passage must have to be called near. */
const nearShare = 0.5;

/** Words left out of a quotation and marked so: "...", "…", "[…]", "(...)". */
const gapMark = /\s*(?:\[\s*(?:\.{3,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|\.{3,}|…)\s*/u;

/**
 * Checks whether a quotation stands letter for letter in one of the documents. White space, the style of quotation
 * marks and dashes, a closing mark that the quotation adds and an editor's [sic] do not count as letters; the
 * verdict names those that differ. Letters, accents, case and digits do count.
 */
export function verifyQuotation(quotation: string, texts: ReadonlyMap<string, DocumentText>): Verdict {
  const asked = withoutSic(withoutOuterMarks(quotation.normalize('NFC')));
  const parts = asked.text
    .split(gapMark)
    .map(withoutOuterMarks)
    .filter((part) => part !== '');
  if (comparedText(quotation).compared.length > quotationLimit) return { kind: 'too-long' };
  if (wordsIn(asked.text) < fewestWords) return { kind: 'too-short' };
  for (const [document, { text }] of texts) {
    const found = findWhole(asked.text, text) ?? findInOrder(parts, text);
    if (found !== undefined)
      return { kind: 'found', document, ...found, aside: [...found.aside, ...asked.aside] };
  }
  const tooShort = parts.some((part) => wordsIn(part) < fewestWordsOfPart.gap);
  if (parts.length > 1 && tooShort) return { kind: 'too-short' };
  for (const [document, { text }] of texts) {
    const joined = parts.length > 1 ? findEach(parts, text) : findJoined(asked.text, text);
    if (joined !== undefined) return { kind: 'joined', document, parts: joined };
  }
  return nearestOf(parts, texts);
}

/** How many words stand in a text. */
export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

interface Found {
  readonly spans: readonly Span[];
  readonly aside: readonly Aside[];
}

function findWhole(quotation: string, text: string): Found | undefined {
  const span = findFrom(quotation, text, 0);
  if (span !== undefined)
    return { spans: [span], aside: stylesApart(quotation, text.slice(span.from, span.to)) };
  const shorter = quotation.replace(/[.,;:!?]$/u, '');
  const within = shorter === quotation ? undefined : findFrom(shorter, text, 0);
  if (within === undefined) return undefined;
  return { spans: [within], aside: [...stylesApart(shorter, text.slice(within.from, within.to)), 'end'] };
}

function findInOrder(parts: readonly string[], text: string): Found | undefined {
  const spans: Span[] = [];
  const aside = new Set<Aside>();
  if (parts.length === 0 || parts.some((part) => wordsIn(part) < fewestWordsOfPart.gap)) return undefined;
  for (const [index, part] of parts.entries()) {
    const after = spans.at(-1)?.to ?? 0;
    const isLast = index === parts.length - 1;
    const shorter = isLast ? part.replace(/[.,;:!?]$/u, '') : part;
    const whole = findFrom(part, text, after);
    const span = whole ?? findFrom(shorter, text, after);
    if (span === undefined) return undefined;
    if (whole === undefined) aside.add('end');
    for (const style of stylesApart(whole === undefined ? shorter : part, text.slice(span.from, span.to))) {
      aside.add(style);
    }
    spans.push(span);
  }
  return { spans, aside: [...aside] };
}

/** Every part for itself, wherever it stands. */
function findEach(parts: readonly string[], text: string): Part[] | undefined {
  const found = parts.flatMap((said) => {
    const span = findFrom(said, text, 0);
    return span === undefined ? [] : [{ said, span, differences: [] }];
  });
  return found.length === parts.length ? found : undefined;
}

/** A quotation that is wholly made of passages, each as long as can be, that do not stand together. */
function findJoined(quotation: string, text: string): Part[] | undefined {
  const words = comparedText(quotation).compared.trim().split(' ');
  const parts: Part[] = [];
  let at = 0;
  while (at < words.length) {
    const part = longestPart(words, at, text, parts.at(-1)?.span.to ?? 0);
    if (part === undefined || parts.length === mostParts) return undefined;
    parts.push(part);
    at += part.said.split(' ').length;
  }
  const apart = parts.some((part, index) => {
    const before = parts[index - 1];
    if (before === undefined) return false;
    const between = part.span.from - before.span.to;
    return between < 0 || wordsIn(text.slice(before.span.to, part.span.from)) > unmarkedGap;
  });
  return apart ? parts : undefined;
}

function longestPart(words: readonly string[], at: number, text: string, after: number): Part | undefined {
  let found: Part | undefined;
  for (let end = at + fewestWordsOfPart.joined; end <= words.length; end += 1) {
    const said = words.slice(at, end).join(' ');
    const span = findCompared(said, text, after) ?? findCompared(said, text, 0);
    if (span === undefined) break;
    if (!cutsWord(span, text)) found = { said, span, differences: [] };
  }
  return found;
}

function nearestOf(parts: readonly string[], texts: ReadonlyMap<string, DocumentText>): Verdict {
  let best: { document: string; parts: Part[]; share: number } | undefined;
  for (const [document, { text }] of texts) {
    const found = parts.map((said) => ({ said, near: nearestPassage(said, text) }));
    const total = found.reduce((sum, { said }) => sum + wordsIn(said), 0);
    const shared = found.reduce((sum, { near }) => sum + (near?.shared ?? 0), 0);
    const share = shared / total;
    if (shared < fewestWords || share < nearShare || share <= (best?.share ?? 0)) continue;
    const near = found.flatMap(({ said, near: passage }) =>
      passage === undefined ? [] : [{ said, span: passage.span, differences: passage.differences }],
    );
    best = { document, parts: near, share };
  }
  return best === undefined ? { kind: 'none' } : { kind: 'near', document: best.document, parts: best.parts };
}

/** True where a span begins or ends inside a word: "art of the city" in "heart of the city". */
export function cutsWord({ from, to }: Span, text: string): boolean {
  const isInside = (at: number) =>
    /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  return isInside(from) || isInside(to);
}

/** How often the same words stand in the text, style aside. */
export function timesIn({ from, to }: Span, text: string): number {
  const { compared } = comparedOf(text);
  const wanted = comparedText(text.slice(from, to)).compared.trim();
  let count = 0;
  for (let at = compared.indexOf(wanted); at >= 0; at = compared.indexOf(wanted, at + 1)) count += 1;
  return count;
}

/** Where a quotation stands in a text at or after `after`, style aside. */
function findFrom(quotation: string, text: string, after: number): Span | undefined {
  return findCompared(comparedText(quotation).compared.trim(), text, after);
}

/** The same for words that are in the compared form already. */
function findCompared(wanted: string, text: string, after: number): Span | undefined {
  if (wanted === '') return undefined;
  const { compared, offsets } = comparedOf(text);
  let at = compared.indexOf(wanted);
  while (at >= 0 && (offsets[at] ?? 0) < after) at = compared.indexOf(wanted, at + 1);
  return at < 0 ? undefined : { from: offsets[at] ?? 0, to: (offsets[at + wanted.length - 1] ?? 0) + 1 };
}

const compared = new Map<string, ComparedText>();

/** The documents' texts are few and never change: each is brought into the compared form once. */
function comparedOf(text: string): ComparedText {
  const known = compared.get(text) ?? comparedText(text);
  compared.set(text, known);
  return known;
}

/** A quotation without the marks around it. An apostrophe at its end is a letter where none opens it. */
function withoutOuterMarks(quotation: string): string {
  const trimmed = quotation.trim();
  const opened = /^['‘‚‹]/u.test(trimmed);
  const open = trimmed.replace(/^["'“„«‹‘‚]+\s*/u, '');
  return open.replace(opened ? /\s*["”“»›’']+[.,;]?$/u : /\s*["”“»]+[.,;]?$/u, '');
}

function withoutSic(quotation: string): { text: string; aside: readonly Aside[] } {
  const text = quotation.replace(/\s*[[(]sic\.?[\])]/giu, '');
  return { text, aside: text === quotation ? [] : ['sic'] };
}
