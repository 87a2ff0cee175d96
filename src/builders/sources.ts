import { type Answer, heading, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Knowledge, textsOf } from '../knowledge/knowledge.ts';
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
  const field = (label: Inline[], value: Inline | undefined) =>
    value === undefined ? [] : [draft.say('document.field', { label, value })];
  const { symbol, date, address } = document;
  const fields = [
    ...field(draft.say('document.publisher'), text(document.publisher)),
    ...field(draft.say('document.symbol'), symbol === undefined ? undefined : text(symbol)),
    ...field(
      draft.say('document.date'),
      date === undefined ? undefined : { type: 'time', date, label: formatDate(date, language) },
    ),
    ...field(
      draft.say('document.address'),
      address === undefined ? undefined : { type: 'link', address, label: address },
    ),
  ];
  const held = heldAs(draft, document.id);
  const count = citedBy(core.knowledge, document.id);
  const blocks = [
    heading(text(document.title)),
    list(fields),
    paragraph(...held, text(' '), ...draft.say('document.cited-by', { count })),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'sources' }]);
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
