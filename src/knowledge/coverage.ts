import { citationsIn } from './citations.ts';
import { collapseSpace, type DocumentText } from './document-text.ts';
import type { DataFiles } from './read-files.ts';

/** How much of a document's text the records cite. */
export interface Coverage {
  readonly document: string;
  readonly sentences: number;
  /** Sentences that no quotation touches. */
  readonly uncited: readonly string[];
}

/** Abbreviations that end with a full stop but no sentence. */
const abbreviation = /\b(Mr|Mrs|Ms|Dr|St|No|Art|para|vs)\.\s*$/u;

/** The sentences of every document with a text, and which of them no record cites. */
export function coverageOf(files: DataFiles, texts: ReadonlyMap<string, DocumentText>): Coverage[] {
  const quotes = Map.groupBy(citationsIn(files), ({ citation }) => citation.document);
  return [...texts].map(([document, text]) => {
    const cited = (quotes.get(document) ?? []).flatMap(({ citation }) => spansOf(text.text, citation.quote));
    const sentences = sentencesOf(text);
    const uncited = sentences.filter(
      ({ start, end }) => !cited.some((span) => span.start < end && span.end > start),
    );
    return {
      document,
      sentences: sentences.length,
      uncited: uncited.map(({ start, end }) => text.text.slice(start, end)),
    };
  });
}

function spansOf(text: string, quote: string | undefined): { start: number; end: number }[] {
  const wanted = collapseSpace(quote ?? '');
  const spans: { start: number; end: number }[] = [];
  if (wanted === '') return spans;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    spans.push({ start: at, end: at + wanted.length });
  }
  return spans;
}

function sentencesOf({ text, paragraphs }: DocumentText): { start: number; end: number }[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return paragraphs.flatMap((paragraph) => {
    const sentences: { start: number; end: number }[] = [];
    for (const { segment, index } of segmenter.segment(text.slice(paragraph.start, paragraph.end))) {
      const start = paragraph.start + index;
      const end = start + segment.trimEnd().length;
      const last = sentences.at(-1);
      if (last !== undefined && abbreviation.test(text.slice(last.start, last.end))) last.end = end;
      else sentences.push({ start, end });
    }
    return sentences;
  });
}
