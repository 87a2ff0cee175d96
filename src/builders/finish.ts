import type { Answer, AnswerStatus, Block, Citation, Inline, NextStep } from '../answer/nodes.ts';
import { list, note, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { SourceDocument } from '../knowledge/schema.ts';
import { nameOfLanguage } from '../language.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { type Draft, documentDetails, inRow } from './draft.ts';
import { nextStep } from './next-steps.ts';

/** Ends an answer: adds its sources, the data's date and what to ask next. */
export function finishAnswer(
  draft: Draft,
  status: AnswerStatus,
  query: Query,
  blocks: readonly Block[],
  next: readonly Query[] = [],
): Answer {
  const citations = draft.citations();
  if (status === 'not_in_sources' && citations.length > 0) {
    throw new Error('an answer that is not in the sources cites none');
  }
  const steps = next.flatMap((following) => nextStep(draft, following));
  return {
    status,
    outcome: query.kind === 'unknown' && query.because === 'not-understood' ? 'not_understood' : status,
    query: addressOf(query),
    language: draft.language,
    preface: [],
    blocks,
    sources: status === 'error' ? [] : sourceBlocks(draft, citations),
    citations,
    dataDate: draft.knowledge.date,
    hint: hintOf(draft, steps),
    next: steps,
  };
}

/** The next steps as a line to read and to type. */
export function hintOf(draft: Draft, steps: readonly NextStep[]): Block[] {
  if (steps.length === 0) return [];
  return [note(...draft.say('answer.next', { lines: steps.map(({ line }) => line).join(' | ') }))];
}

/** One paragraph a document with its passages as a list below, then the data's date. */
function sourceBlocks(draft: Draft, citations: readonly Citation[]): Block[] {
  const dataDate = note(
    ...draft.say('sources.data-date', { date: formatDate(draft.knowledge.date, draft.language) }),
  );
  if (citations.length === 0) return [dataDate];
  const byDocument = Map.groupBy(citations, ({ document }) => document);
  const blocks = [...byDocument].flatMap(([id, passages]) => {
    const document = draft.knowledge.documents.get(id);
    return document === undefined ? [] : documentBlocks(draft, document, passages);
  });
  const title = paragraph({
    type: 'strong',
    children: draft.say('sources.title', { count: byDocument.size }),
  });
  return [title, ...blocks, ...originalNote(draft, citations), dataDate];
}

/** Quotations are never translated: where they are in another language than the answer, it says so. */
function originalNote(draft: Draft, citations: readonly Citation[]): Block[] {
  const quoted = citations.filter(({ quote }) => quote !== undefined);
  const foreign = new Set(
    quoted
      .flatMap(({ document }) => draft.knowledge.documents.get(document)?.language ?? [])
      .filter((language) => language !== draft.language),
  );
  if (foreign.size === 0) return [];
  const names = [...foreign].map((language) => [text(nameOfLanguage(language, draft.language))]);
  return [note(...draft.say('sources.in-original', { languages: inRow(draft, names) }))];
}

function documentBlocks(draft: Draft, document: SourceDocument, passages: readonly Citation[]): Block[] {
  const details = documentDetails(document, draft.language);
  const entry = draft.say('sources.document', {
    publisher: document.publisher,
    title: document.title,
    details: details === '' ? '' : `, ${details}`,
  });
  const { address } = document;
  const link: Inline[] = address === undefined ? [] : [text('. '), { type: 'link', address, label: address }];
  const [only] = passages;
  if (passages.length === 1 && only !== undefined && only.quote === undefined) {
    const place = only.locator === undefined ? [] : [text(`, ${only.locator}`)];
    return [paragraph({ type: 'reference', citation: only.number }, text(' '), ...entry, ...place, ...link)];
  }
  const items = passages.map(({ number, quote, locator }): Inline[] => [
    { type: 'reference', citation: number },
    ...(quote === undefined ? [] : [text(' '), ...draft.say('sources.quote', { quote })]),
    ...(locator === undefined ? [] : [text(quote === undefined ? ` ${locator}` : ` (${locator})`)]),
  ]);
  return [paragraph(...entry, ...link), list(items)];
}
