import type { Answer, AnswerStatus, Block, Citation, Inline, NextStep } from '../answer/nodes.ts';
import { list, note, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { findQuote } from '../knowledge/document-text.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CitedPassage, SourceDocument } from '../knowledge/schema.ts';
import { inLanguage, type Language, type Localised } from '../language.ts';
import type { MessageKey } from '../messages/keys.ts';
import { type MessageParameters, say, sayPlainly } from '../messages/say.ts';
import { addressOf, type Query } from '../query.ts';
import { nextStep } from './next-steps.ts';

type Given<Key extends MessageKey> = keyof MessageParameters<Key> extends never
  ? []
  : [MessageParameters<Key>];

/** An answer being written: its language, the sentences, and the sources cited so far. */
export interface Draft {
  readonly core: Core;
  readonly knowledge: Knowledge;
  readonly language: Language;
  /** A sentence in the answer's language. */
  say<Key extends MessageKey>(key: Key, ...given: Given<Key>): Inline[];
  /** The same without markup: for labels. */
  label<Key extends MessageKey>(key: Key, ...given: Given<Key>): string;
  /** A text of the data in the answer's language. */
  textOf(localised: Localised): Inline;
  /** Marks what stands before it as coming from these passages: " [1] [2]". */
  cite(...passages: readonly CitedPassage[]): Inline[];
  /** The sources cited so far, in order. */
  citations(): readonly Citation[];
}

/** Starts an answer in `language`. */
export function startDraft(core: Core, language: Language): Draft {
  const { knowledge, messages } = core;
  const cited: Citation[] = [];
  const draft: Draft = {
    core,
    knowledge,
    language,
    say: (key, ...given) => say(messages, language, key, ...(given as never)),
    label: (key, ...given) => sayPlainly(messages, language, key, ...(given as never)),
    textOf: (localised) => text(inLanguage(localised, language).text),
    cite: (...passages) => passages.flatMap((passage) => [text(' '), reference(draft, cited, passage)]),
    citations: () => cited,
  };
  return draft;
}

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
  const spoken = draft.core.messages.has(draft.language);
  const steps = next.flatMap((following) => nextStep(draft, following));
  const missing = spoken ? [] : [note(...draft.say('answer.language-missing'))];
  return {
    status,
    query: addressOf(query),
    language: spoken ? draft.language : 'en',
    blocks: [...missing, ...blocks],
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

/** How a document is written in a reference: publisher, title, symbol and date. */
export function documentDetails(document: SourceDocument, language: Language): string {
  const date = document.date === undefined ? undefined : formatDate(document.date, language);
  return [document.symbol, date].filter((part) => part !== undefined).join(', ');
}

/** The document that a question about the list of supporters is answered from. */
export function listDocument(draft: Draft): Inline[] {
  const document = draft.knowledge.documents.get(draft.knowledge.endorserList.document);
  if (document === undefined) return [];
  const date = document.date === undefined ? '' : ` (${formatDate(document.date, draft.language)})`;
  return [draft.textOf(document.name), text(date)];
}

/** The passages that prove the list of supporters: the sentence before it and the list. */
export function listPassages(knowledge: Knowledge): CitedPassage[] {
  const { document, introduction, list: names } = knowledge.endorserList;
  return [
    { document, quote: introduction },
    { document, quote: names },
  ];
}

function reference(draft: Draft, cited: Citation[], passage: CitedPassage): Inline {
  const locator = locatorOf(draft, passage);
  const known = cited.find(
    ({ document, quote, locator: at }) =>
      document === passage.document && quote === passage.quote && at === locator,
  );
  if (known !== undefined) return { type: 'reference', citation: known.number };
  const citation: Citation = {
    number: cited.length + 1,
    document: passage.document,
    ...(passage.quote !== undefined && { quote: passage.quote }),
    ...(locator !== undefined && { locator }),
  };
  cited.push(citation);
  return { type: 'reference', citation: citation.number };
}

function locatorOf(draft: Draft, passage: CitedPassage): string | undefined {
  const document = draft.knowledge.texts.get(passage.document);
  if (passage.quote === undefined || document === undefined) return passage.locator;
  const place = findQuote(document, passage.quote);
  if (place === undefined) return passage.locator;
  return place === 'heading'
    ? draft.label('sources.heading')
    : draft.label('sources.paragraph', { number: place.paragraph });
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
  return [title, ...blocks, dataDate];
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
    ...(quote === undefined ? [] : [text(` “${quote}”`)]),
    ...(locator === undefined ? [] : [text(quote === undefined ? ` ${locator}` : ` (${locator})`)]),
  ]);
  return [paragraph(...entry, ...link), list(items)];
}
