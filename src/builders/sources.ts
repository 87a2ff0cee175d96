import { type Answer, heading, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Knowledge, textsOf } from '../knowledge/knowledge.ts';
import type { SourceDocument } from '../knowledge/schema.ts';
import { type Language, nameOfLanguage } from '../language.ts';
import type { Query } from '../query/query.ts';
import { type Draft, documentDetails, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** The documents behind the answers. */
export function answerSources(
  query: Extract<Query, { kind: 'sources' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const documents = [...core.knowledge.documents.values()];
  const items = documents.map((document) => {
    const details = [document.publisher, documentDetails(document, language)].filter((part) => part !== '');
    return draft.say('documents.item', { title: strong(text(document.title)), details: details.join(', ') });
  });
  const blocks = [heading(...draft.say('documents.title', { count: documents.length })), list(items)];
  return finishAnswer(draft, 'answered', query, blocks);
}

/** One document: what it is, where it is, and how much of it is in the data. */
export function answerSource(
  query: Extract<Query, { kind: 'source' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const document = core.knowledge.documents.get(query.id);
  if (document === undefined) throw new RangeError(`no document has the id "${query.id}"`);
  const { address } = document;
  const held = heldAs(draft, document.id);
  const count = citedBy(core.knowledge, document.id);
  const blocks = [
    paragraph(...publishedBy(draft, document)),
    ...(address === undefined ? [] : [paragraph(...whereToRead(draft, address))]),
    paragraph(...held, text(' '), ...draft.say('document.cited-by', { count })),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'sources' }]);
}

/** What a document is, in one sentence: its title, who published it, its symbol and date. */
export function publishedBy(draft: Draft, document: SourceDocument): Inline[] {
  const details = documentDetails(document, draft.language);
  const { title, publisher } = document;
  return draft.say('document.in-short', { title, publisher, details: details === '' ? '' : ` (${details})` });
}

/** Where a document can be read. */
export function whereToRead(draft: Draft, address: string): Inline[] {
  return draft.say('document.where', { address: [{ type: 'link', address, label: address }] });
}

/** How much of a document is here: its whole text, with who added it and in which language, or its reference. */
export function heldAs(draft: Draft, id: string): Inline[] {
  const texts = textsOf(draft.knowledge, id);
  if (texts.length === 0) return draft.say('document.reference-only');
  const added = texts.filter((text) => text.added !== undefined);
  if (added.length < texts.length) return draft.say('document.whole-text');
  const languages = added.map(({ language }) => [text(nameOfLanguage(language, draft.language))]);
  const day =
    added
      .map((each) => each.added?.date ?? '')
      .toSorted()
      .at(-1) ?? '';
  return draft.say('document.added-text', {
    languages: inRow(draft, languages),
    date: { type: 'time', date: day, label: formatDate(day, draft.language) },
  });
}

/** How many answers rest on a document. */
export function citedBy(knowledge: Knowledge, id: string): number {
  const facts = knowledge.facts.filter(({ citations, correction }) =>
    [...citations, ...(correction?.citations ?? [])].some(({ document }) => document === id),
  );
  const places = knowledge.endorsers.filter(
    ({ place }) =>
      knowledge.endorserList.document === id || place.citations.some(({ document }) => document === id),
  );
  const commitments = knowledge.commitmentList.document === id ? knowledge.commitments.length : 0;
  return facts.length + places.length + commitments;
}
