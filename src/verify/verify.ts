import { createBounded } from '../bounded.ts';
import type { DocumentText } from '../knowledge/document-text.ts';
import { type Aside, asides } from '../query/asides.ts';
import { comparedText } from './compared-text.ts';
import { type Excerpts, excerptsFor } from './excerpts.ts';
import { type QuotationReading, readingsOf, tidied } from './ignored-differences.ts';
import { likelyStretches } from './likely.ts';
import { firstMatchIn, type Match, matchesIn, matchIn } from './match.ts';
import { type Nearest, nearestPassage } from './nearest.ts';
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
 * Checks whether a quotation stands word for word in one of the documents. What people's copies change without
 * changing a word (see `asides`) does not count; the verdict names it. Letters, accents, case and digits do count.
 */
export function verifyQuotation(quotation: string, texts: ReadonlyMap<string, DocumentText>): Verdict {
  if (comparedText(quotation).compared.length > quotationLimit) return { kind: 'too-long' };
  const readings = readingsOf(quotation.normalize('NFC')).map(prepared);
  const [plain] = readings;
  if (plain === undefined || readings.every(({ text }) => wordsIn(text) < fewestWords))
    return { kind: 'too-short' };
  for (const { text: asked, parts, aside } of readings) {
    if (wordsIn(asked) < fewestWords) continue;
    for (const [document, { text }] of texts) {
      const found =
        findWhole(asked, text) ?? findInOrder(parts, text, matchIn) ?? findInOrder(parts, text, firstMatchIn);
      if (found === undefined) continue;
      // A figure in place of a word's last letters is no footnote number.
      if (aside.includes('note') && found.spans.some((span) => cutsWord(span, text))) continue;
      const named = asides.filter((each) => found.aside.includes(each) || aside.includes(each));
      return { kind: 'found', document, spans: found.spans, aside: named };
    }
  }
  const tooShort = plain.parts.some((part) => wordsIn(part) < fewestWordsOfPart.gap);
  if (plain.parts.length > 1 && tooShort) return { kind: 'too-short' };
  const excerpts = excerptsFor(plain.text, texts);
  for (const { text: asked, parts } of readings) {
    const joined = parts.length > 1 ? findEach(parts, excerpts) : findJoined(asked, excerpts, texts);
    if (joined !== undefined) return { kind: 'joined', parts: joined };
  }
  return nearestOf(plain, texts);
}

/** A reading without the marks around it and an editor's [sic], in the parts that it shows to be apart. */
function prepared({
  text,
  aside,
}: QuotationReading): QuotationReading & { readonly parts: readonly string[] } {
  const asked = withoutSic(withoutOuterMarks(text));
  const parts = asked.text
    .split(gapMark)
    .map(withoutOuterMarks)
    .filter((part) => part !== '');
  return { text: asked.text, parts, aside: [...aside, ...asked.aside] };
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
  const found = findFrom(quotation, text, 0);
  return found && { spans: [found.span], aside: found.aside };
}

/** Every part, each behind the one before it. */
function findInOrder(parts: readonly string[], text: string, find: typeof matchIn): Found | undefined {
  const spans: Span[] = [];
  const aside: Aside[] = [];
  if (parts.length === 0 || parts.some((part) => wordsIn(part) < fewestWordsOfPart.gap)) return undefined;
  for (const part of parts) {
    const found = findFrom(part, text, spans.at(-1)?.to ?? 0, find);
    if (found === undefined) return undefined;
    aside.push(...found.aside);
    spans.push(found.span);
  }
  return { spans, aside };
}

/** Every part for itself, wherever it stands. */
function findEach(parts: readonly string[], excerpts: Excerpts): Part[] | undefined {
  const found = parts.flatMap((said) => {
    const found = findFrom(said, excerpts.text, 0);
    return found === undefined ? [] : [{ said, ...excerpts.placeOf(found.span), differences: [] }];
  });
  return found.length === parts.length ? found : undefined;
}

/** A quotation that is wholly made of passages, each as long as can be, that do not stand together. */
function findJoined(
  quotation: string,
  excerpts: Excerpts,
  texts: ReadonlyMap<string, DocumentText>,
): Part[] | undefined {
  const words = quotation.trim().split(/\s+/u);
  const parts: Part[] = [];
  let at = 0;
  let after = 0;
  while (at < words.length) {
    const found = longestPart(words, at, excerpts.text, after);
    if (found === undefined || parts.length === mostParts) return undefined;
    parts.push({ said: found.said, ...excerpts.placeOf(found.span), differences: [] });
    after = found.span.to;
    at += found.said.split(' ').length;
  }
  const apart = parts.some((part, index) => {
    const before = parts[index - 1];
    if (before === undefined) return false;
    if (before.document !== part.document) return true;
    const between = part.span.from - before.span.to;
    const text = texts.get(part.document)?.text ?? '';
    return between < 0 || wordsIn(text.slice(before.span.to, part.span.from)) > unmarkedGap;
  });
  return apart ? parts : undefined;
}

function longestPart(
  words: readonly string[],
  at: number,
  text: string,
  after: number,
): { readonly said: string; readonly span: Span } | undefined {
  let found: { said: string; span: Span } | undefined;
  for (let end = at + fewestWordsOfPart.joined; end <= words.length; end += 1) {
    const said = words.slice(at, end).join(' ');
    const match = matchIn(said, text, after) ?? matchIn(said, text, 0);
    if (match === undefined) break;
    if (!cutsWord(match.span, text)) found = { said, span: match.span };
  }
  return found;
}

/** The passages that come nearest, in the text that shares the most words with the quotation. */
function nearestOf(
  { text: quotation, parts }: { readonly text: string; readonly parts: readonly string[] },
  texts: ReadonlyMap<string, DocumentText>,
): Verdict {
  let best: { document: string; parts: Part[]; share: number } | undefined;
  for (const [document, { text }] of texts) {
    const words = wordSetOf(text);
    const stretches = likelyStretches(quotation, text);
    const found = parts
      .map((part) => tidied(part, (word) => words.has(word.toLowerCase())))
      .map((said) => ({ said, near: nearestIn(said, text, stretches) }));
    const total = found.reduce((sum, { said }) => sum + wordsIn(said), 0);
    const shared = found.reduce((sum, { near }) => sum + (near?.shared ?? 0), 0);
    const share = shared / total;
    if (shared < fewestWords || share < nearShare || share <= (best?.share ?? 0)) continue;
    const near = found.flatMap(({ said, near: passage }) =>
      passage === undefined ? [] : [{ said, document, span: passage.span, differences: passage.differences }],
    );
    best = { document, parts: near, share };
  }
  return best === undefined ? { kind: 'none' } : { kind: 'near', document: best.document, parts: best.parts };
}

/** The nearest passage of the stretches of a text that are looked at. */
function nearestIn(said: string, text: string, stretches: readonly Span[]): Nearest | undefined {
  let best: Nearest | undefined;
  for (const { from, to } of stretches) {
    const near = nearestPassage(said, text.slice(from, to));
    if (near === undefined || near.cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
    best = { ...near, span: { from: near.span.from + from, to: near.span.to + from } };
  }
  return best;
}

const wordSets = createBounded<ReadonlySet<string>>(64);

/** The words of a document's text in lower case, collected once. */
function wordSetOf(text: string): ReadonlySet<string> {
  const known = wordSets.get(text) ?? new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []);
  wordSets.set(text, known);
  return known;
}

/** True where a span begins or ends inside a word: "art of the city" in "heart of the city". */
export function cutsWord({ from, to }: Span, text: string): boolean {
  const isInside = (at: number) =>
    /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  return isInside(from) || isInside(to);
}

/** How often the same words stand in the text, style aside. */
export function timesIn({ from, to }: Span, text: string): number {
  return [...matchesIn(text.slice(from, to), text)].length;
}

/** Where a quotation stands in a text at or after `after`; a closing mark that it adds is its writer's. */
function findFrom(quotation: string, text: string, after: number, find = matchIn): Match | undefined {
  const whole = find(quotation, text, after);
  if (whole !== undefined) return whole;
  const shorter = quotation.replace(/(?<=[\p{L}\p{N}"”’»)])\s?[.,;:!?]["”’»)]*$/u, '');
  const match = shorter === quotation ? undefined : find(shorter, text, after);
  return match && { span: match.span, aside: [...match.aside, 'end'] };
}

/** A quotation without the marks around it. An apostrophe at its end is a letter where none opens it. */
function withoutOuterMarks(quotation: string): string {
  const trimmed = quotation.trim();
  const opened = /^['‘‚‹]/u.test(trimmed);
  const open = trimmed.replace(/^(?:["'“„«‹‘‚]+\s*)+/u, '');
  return open.replace(opened ? /(?:\s*["”“»›’']+)+[.,;]?$/u : /(?:\s*["”“»]+)+[.,;]?$/u, '');
}

function withoutSic(quotation: string): { text: string; aside: readonly Aside[] } {
  const text = quotation.replace(/\s*[[(]sic\.?[\])]/giu, '');
  return { text, aside: text === quotation ? [] : ['sic'] };
}
