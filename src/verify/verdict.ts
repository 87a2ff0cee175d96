import type { Aside } from '../query/asides.ts';
import type { Difference } from './nearest.ts';

/** A stretch of a document's text, in UTF-16 units: `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A part of a quotation and the passage it is, or comes nearest to. */
export interface Part {
  /** The key of the text that the passage is in. */
  readonly document: string;
  readonly said: string;
  readonly span: Span;
  /** None where the part stands there letter for letter. */
  readonly differences: readonly Difference[];
}

/** What became of checking a quotation against the documents whose text is in the data. */
export type Verdict =
  /** It stands there letter for letter; with more than one span, in this order, with gaps that it shows. */
  | {
      readonly kind: 'found';
      readonly document: string;
      readonly spans: readonly Span[];
      readonly aside: readonly Aside[];
    }
  /** Every part stands in one of the texts, but not together, or not in this order. */
  | { readonly kind: 'joined'; readonly parts: readonly Part[] }
  /** It does not stand there; this is what comes nearest. */
  | { readonly kind: 'near'; readonly document: string; readonly parts: readonly Part[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'too-short' }
  | { readonly kind: 'too-long' };
