import { hash } from 'node:crypto';
import type { HeldText } from '../knowledge/document-text.ts';
import { isLanguage, type Language } from '../language.ts';
import type { NumberedParagraph } from './numbering.ts';

/** The text of a document that whoever runs the bot added, as it is kept in a file of its own. */
export interface AddedText {
  /** The id of a document of the data. */
  readonly document: string;
  readonly language: Language;
  /** The name of the file that it was taken from. */
  readonly origin: string;
  /** The day it was added, in UTC: "2026-11-29". */
  readonly added: string;
  /** SHA-256 of the file that it was taken from, in hexadecimal. */
  readonly sha256: string;
  readonly paragraphs: readonly NumberedParagraph[];
}

/** A kept text with SHA-256 of its paragraphs, so that a file that was changed or cut off is noticed. */
interface KeptText extends AddedText {
  readonly sha256OfText: string;
}

/** What is written into the file of a text. */
export function toFile(text: AddedText): string {
  const kept: KeptText = { ...text, sha256OfText: hashOf(text.paragraphs) };
  return `${JSON.stringify(kept, null, 1)}\n`;
}

/** Reads what `toFile` wrote; gives undefined for anything else, and for a text that is not as it was written. */
export function fromFile(content: string): AddedText | undefined {
  let kept: Partial<Record<keyof KeptText, unknown>>;
  try {
    kept = JSON.parse(content) as typeof kept;
  } catch {
    return undefined;
  }
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { document, language, origin, added, sha256, paragraphs } = kept;
  const isWhole =
    [document, origin, added, sha256].every((each) => typeof each === 'string') &&
    typeof language === 'string' &&
    isLanguage(language) &&
    Array.isArray(paragraphs) &&
    paragraphs.every((each) => typeof (each as { text?: unknown } | null)?.text === 'string') &&
    hashOf(paragraphs as NumberedParagraph[]) === kept.sha256OfText;
  return isWhole ? (kept as KeptText) : undefined;
}

function hashOf(paragraphs: readonly NumberedParagraph[]): string {
  return hash('sha256', JSON.stringify(paragraphs));
}

/** An added text as quotations are proved in it. */
export function heldText({ document, language, paragraphs, ...from }: AddedText): HeldText {
  let start = 0;
  const spans = paragraphs.map(({ text, number }) => {
    const span = { start, end: start + text.length, ...(number !== undefined && { number }) };
    start = span.end + 1;
    return span;
  });
  const { origin, added } = from;
  return {
    document,
    language,
    text: paragraphs.map(({ text }) => text).join(' '),
    paragraphs: spans,
    added: { origin, date: added },
  };
}
