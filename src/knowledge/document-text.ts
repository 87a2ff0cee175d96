import { holding } from '../holding.ts';
import type { Language } from '../language.ts';

/** A document whose whole text is in the data folder, ready for proving quotations. */
export interface DocumentText {
  /** The whole text with every run of white space as one space. */
  readonly text: string;
  /** Each paragraph's span in `text`; those before the first numbered one are the heading. */
  readonly paragraphs: readonly {
    readonly start: number;
    readonly end: number;
    readonly number?: number | string;
  }[];
}

/** The text of a document in one language. */
export interface HeldText extends DocumentText {
  /** The id of the document. */
  readonly document: string;
  readonly language: Language;
  /** For a text that whoever runs the bot added: the file it came from, and the day. */
  readonly added?: { readonly origin: string; readonly date: string };
}

/** Where a quotation stands: a numbered paragraph (the document's own number, "15(b)", where it has any), or a heading. */
export type Place = { readonly paragraph: number | string } | 'heading';

/** One space for every run of white space, so that line breaks do not matter when a quotation is compared. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * Prepares a document's text. Empty lines and list marks separate paragraphs; one that goes on in lower case belongs
 * to the paragraph before it (a stray break of the source). Numbering starts at the paragraph that begins with
 * `firstParagraph`, or at the first.
 */
export function prepareText(raw: string, firstParagraph: string | undefined): DocumentText {
  const blocks: string[] = [];
  for (const block of raw.split(/\n\s*\n|\n(?=- )/u).map(collapseSpace)) {
    if (block === '') continue;
    const previous = blocks.at(-1);
    if (previous !== undefined && /^\p{Ll}/u.test(block)) blocks[blocks.length - 1] = `${previous} ${block}`;
    else blocks.push(block);
  }
  let start = 0;
  let number = 0;
  let numbered = firstParagraph === undefined;
  const paragraphs = blocks.map((block) => {
    numbered ||= firstParagraph !== undefined && block.startsWith(firstParagraph);
    const span = { start, end: start + block.length, ...(numbered && { number: ++number }) };
    start = span.end + 1;
    return span;
  });
  return { text: blocks.join(' '), paragraphs };
}

const placesFound = holding((_: DocumentText) => new Map<string, Place | undefined>());

/**
 * The place where a quotation of the data first stands letter for letter (white space aside), or undefined where it does
 * not. Each is looked for once: the data has so many and no more.
 */
export function findQuote(document: DocumentText, quote: string): Place | undefined {
  const known = placesFound(document);
  if (!known.has(quote)) known.set(quote, placeOf(document, quote));
  return known.get(quote);
}

function placeOf(document: DocumentText, quote: string): Place | undefined {
  const at = document.text.indexOf(collapseSpace(quote));
  if (at < 0) return undefined;
  const paragraph = document.paragraphs.find(({ start, end }) => at >= start && at < end);
  return paragraph?.number === undefined ? 'heading' : { paragraph: paragraph.number };
}

/** Says where a quotation leaves its document: what both share, then what each goes on with. */
export function describeMismatch(document: DocumentText, quote: string): string {
  const wanted = collapseSpace(quote);
  let shared = 0;
  let at = -1;
  for (let length = 1; length <= wanted.length; length += 1) {
    const found = document.text.indexOf(wanted.slice(0, length));
    if (found < 0) break;
    shared = length;
    at = found;
  }
  if (shared < 8) return 'nothing in the document begins like it';
  const context = wanted.slice(Math.max(0, shared - 24), shared);
  const quoteGoesOn = wanted.slice(shared, shared + 16);
  const documentGoesOn = document.text.slice(at + shared, at + shared + 16);
  return `after “${context}” the document goes on “${documentGoesOn}”, the quotation “${quoteGoesOn}”`;
}
