import type { Aside } from '../query/asides.ts';
import type { QuotationReading } from './ignored-differences.ts';

/** A reading without the marks around it, in the parts that it shows to be apart. */
export interface Prepared extends QuotationReading {
  readonly parts: readonly string[];
  /** Whether its first and last words are shown to be the first and last: no gap stands there. */
  readonly edges: { readonly start: boolean; readonly end: boolean };
  /** With the marks around it. */
  readonly whole: string;
}

/** Words left out of a quotation and marked so: "...", ". . .", "…", "[…]", "(...)". */
const dots = String.raw`(?:\.(?:\s?\.){2,}|…)`;
const gapMark = new RegExp(String.raw`\s*(?:\[\s*${dots}\s*\]|\(\s*${dots}\s*\)|${dots})\s*`, 'u');

/** A reading without the marks around it and an editor's [sic], in its parts. */
export function prepared({ text, aside }: QuotationReading): Prepared {
  const asked = withoutSic(withoutOuterMarks(text));
  return {
    whole: text,
    text: asked.text,
    parts: partsOf(asked.text),
    edges: edgesOf(asked.text),
    aside: [...aside, ...asked.aside],
  };
}

function edgesOf(text: string): Prepared['edges'] {
  const pieces = text.split(gapMark).map((piece) => /[\p{L}\p{N}]/u.test(piece));
  return { start: pieces[0] === true, end: pieces.at(-1) === true };
}

/** What a quotation has between its gaps. A mark that is left over beside a gap belongs to no part. */
export function partsOf(text: string): string[] {
  return text
    .split(gapMark)
    .map((part, index) => withoutOuterMarks(index === 0 ? part : part.replace(/^[\s.,;:)\]]+/u, '')))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A quotation without the marks around it. An apostrophe at its end is a letter where none opens it. */
function withoutOuterMarks(quotation: string): string {
  const trimmed = quotation.trim();
  const opened = /^['‘‚‹`]/u.test(trimmed);
  const open = trimmed.replace(/^(?:["'“„«‹‘‚`]+\s*)+/u, '');
  return open.replace(opened ? /(?:\s*["”“»›’']+)+[.,;!?]?$/u : /(?:\s*["”“»]+)+[.,;!?]?$/u, '');
}

function withoutSic(quotation: string): { text: string; aside: readonly Aside[] } {
  const text = quotation.replace(/\s*[[(]sic\.?[\])]/giu, '');
  return { text, aside: text === quotation ? [] : ['sic'] };
}
