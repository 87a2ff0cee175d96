import type { DocumentText } from '../knowledge/document-text.ts';
import { likelyStretches } from './likely.ts';
import type { Span } from './verdict.ts';

/** The stretches of all texts that a quotation may be from, as one text, with the way back to each. */
export interface Excerpts {
  readonly text: string;
  /** What stands at a span of `text`: which document, and where there. */
  readonly placeOf: (span: Span) => { readonly document: string; readonly span: Span };
}

/** Stands between two excerpts. It is in no quotation and no markup, so nothing is found across it. */
const between = ' \u{F0000} ';

/** Puts the likely stretches of every text together. */
export function excerptsFor(quotation: string, texts: ReadonlyMap<string, DocumentText>): Excerpts {
  let text = '';
  const pieces: { document: string; start: number; from: number }[] = [];
  for (const [document, whole] of texts) {
    for (const { from, to } of likelyStretches(quotation, whole.text)) {
      pieces.push({ document, start: text.length, from });
      text += whole.text.slice(from, to) + between;
    }
  }
  return {
    text,
    placeOf: ({ from, to }) => {
      const piece = pieces.findLast(({ start }) => start <= from);
      if (piece === undefined) throw new RangeError('no excerpt begins there');
      const shift = piece.from - piece.start;
      return { document: piece.document, span: { from: from + shift, to: to + shift } };
    },
  };
}
