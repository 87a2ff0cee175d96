import type { DocumentText } from '../knowledge/document-text.ts';
import { type Aside, asides } from '../query/asides.ts';
import { comparedText } from './compared-text.ts';
import { type Excerpts, excerptsFor } from './excerpts.ts';
import { type Found, fewestWordsOfPart, findFrom, findMarked, findReading, hidesBrackets } from './found.ts';
import { readingsOf, tidied } from './ignored-differences.ts';
import { likelyStretches } from './likely.ts';
import { matchesIn, matchIn } from './match.ts';
import { type Nearest, nearestPassage } from './nearest.ts';
import { type Prepared, prepared } from './prepared.ts';
import { sameLetters } from './same-letters.ts';
import type { Part, Span, Verdict } from './verdict.ts';
import { cutsWord, wordSetOf, wordsIn } from './words.ts';

/** The fewest words that are worth checking: fewer stand in almost any text. */
export const fewestWords = 3;

/** The longest quotation that is checked at once, in UTF-16 units: its verdict fits one message of any platform. */
export const quotationLimit = 700;

/** The fewest words of a part of a quotation that joins two passages. */
const fewestWordsOfJoined = 3;

/** The most parts that a joined quotation is cut into. */
const mostParts = 4;

/** How many words may be left out, unmarked, before a quotation counts as joined from two passages. */
const unmarkedGap = 8;

/** The share of a quotation's words that a passage must have to be called near. */
const nearShare = 0.5;

/** The share of them that it must have letter for letter to be looked at: the others may be misspelt. */
const wholeShare = 0.25;

/**
 * Checks whether a quotation stands word for word in one of the documents. What people's copies change without
 * changing a word (see `asides`) does not count; the verdict names it. Letters, accents, case and digits do count.
 */
export function verifyQuotation(quotation: string, texts: ReadonlyMap<string, DocumentText>): Verdict {
  if (comparedText(quotation).compared.length > quotationLimit) return { kind: 'too-long' };
  const readings = readingsOf(quotation.normalize('NFC')).map(prepared);
  const [plain] = readings;
  const enough = readings.filter(({ text }) => wordsIn(text) >= fewestWords);
  if (plain === undefined || enough.length === 0) return { kind: 'too-short' };
  const found = findIn(plain.text, enough, texts);
  if (found !== undefined) return found;
  const tooShort = plain.parts.slice(1).some((part) => wordsIn(part) < fewestWordsOfPart);
  if (plain.parts.length > 1 && tooShort) return { kind: 'too-short' };
  // Words that stand together but for their signs join nothing: "The Metropolis position paper" for "Metropolis'".
  const together = plain.parts.length === 1 ? sameLetters(plain.text, texts) : undefined;
  if (together !== undefined) return together;
  const excerpts = excerptsFor(plain.text, texts);
  for (const { text: asked, parts } of readings) {
    const joined = parts.length > 1 ? findEach(parts, excerpts) : findJoined(asked, excerpts, texts);
    if (joined !== undefined) return { kind: 'joined', parts: joined };
  }
  return nearestOf(plain, texts);
}

/** The first reading that stands in one of the texts; where none does, what is in quotation marks. */
function findIn(
  quotation: string,
  readings: readonly Prepared[],
  texts: ReadonlyMap<string, DocumentText>,
): Verdict | undefined {
  const verdict = (document: string, { spans, aside }: Found, more: readonly Aside[]): Verdict => {
    const named = asides.filter((each) => aside.includes(each) || more.includes(each));
    return { kind: 'found', document, spans, aside: named };
  };
  for (const reading of readings) {
    for (const [document, { text }] of texts) {
      const found = findReading(reading, text);
      if (found === undefined) continue;
      if (reading.aside.includes('reference') && hidesBrackets(quotation, found, text)) continue;
      return verdict(document, found, reading.aside);
    }
  }
  for (const reading of readings) {
    for (const [document, text] of texts) {
      const found = findMarked(reading, text);
      if (found !== undefined) return verdict(document, found, [...reading.aside, 'outside']);
    }
  }
  return undefined;
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
  for (let end = at + fewestWordsOfJoined; end <= words.length; end += 1) {
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
      .map((said) => ({ said, near: nearestIn(said, text, stretches, parts.length === 1 ? wholeShare : 0) }));
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
function nearestIn(
  said: string,
  text: string,
  stretches: readonly Span[],
  fewestShared: number,
): Nearest | undefined {
  let best: Nearest | undefined;
  for (const { from, to } of stretches) {
    const near = nearestPassage(said, text.slice(from, to), fewestShared);
    if (near === undefined || near.cost >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue;
    best = { ...near, span: { from: near.span.from + from, to: near.span.to + from } };
  }
  return best;
}

/** How often the same words stand in the text, style aside. */
export function timesIn({ from, to }: Span, text: string): number {
  return [...matchesIn(text.slice(from, to), text)].length;
}
