import type { Block, Citation, Inline } from '../answer/nodes.ts';
import { note, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { SourceDocument } from '../knowledge/schema.ts';
import { type Draft, documentDetails } from './draft.ts';

/** The most characters of a title in its line: two or three lines of a phone hold it with its publisher, date and host. */
const longestTitle = 36;

/**
 * Sources in short, for the foot of a page: below a title with the data's date, one line a document with what is cited
 * of it and its host as a link. The words quoted from it stand behind "Sources". Without a citation, the date alone.
 */
export function sourceLines(draft: Draft, citations: readonly Citation[]): Block[] {
  const date = formatDate(draft.knowledge.date, draft.language);
  if (citations.length === 0) return [note(...draft.say('sources.data-date', { date }))];
  const byDocument = [...Map.groupBy(citations, ({ document }) => document)];
  const lines = byDocument.flatMap(([id, passages]) => {
    const document = draft.knowledge.documents.get(id);
    return document === undefined ? [] : [note(...lineOf(draft, document, passages))];
  });
  return [note(...draft.say('sources.in-short', { count: byDocument.length, date })), ...lines];
}

function lineOf(draft: Draft, document: SourceDocument, passages: readonly Citation[]): Inline[] {
  const details = documentDetails(document, draft.language);
  const places = [...new Set(passages.flatMap(({ locator }) => locator ?? []))];
  const { address } = document;
  return [
    ...passages.flatMap(({ number }): Inline[] => [{ type: 'reference', citation: number }, text(' ')]),
    ...draft.say('sources.document', {
      publisher: document.publisher,
      title: shortTitle(document.title),
      details: [details, ...places].map((each) => (each === '' ? '' : `, ${each}`)).join(''),
    }),
    ...(address === undefined ? [] : [text(', '), linkToHost(address)]),
  ];
}

/** A link that shows where it leads. */
function linkToHost(address: string): Inline {
  return { type: 'link', address, label: URL.canParse(address) ? new URL(address).host : address };
}

/** A title as its line has room for it, cut at a word; "Sources" shows it whole. */
export function shortTitle(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.slice(0, longestTitle);
  const words = cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:–—-]+$/u, '');
  return `${words === '' ? cut : words}…`;
}
