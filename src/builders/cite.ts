import {
  type Answer,
  type AnswerFile,
  type Block,
  code,
  type Inline,
  paragraph,
  strong,
  text,
} from '../answer/nodes.ts';
import { bibtex } from '../cite/bibtex.ts';
import { citedPassageOf } from '../cite/cited-passage.ts';
import { apa, apaInText, chicago, type Reference, type Stretch } from '../cite/reference.ts';
import { ris } from '../cite/ris.ts';
import type { Core } from '../core.ts';
import { findQuote } from '../knowledge/document-text.ts';
import type { CitedPassage } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { type Style, styles } from '../query/styles.ts';
import { nameOfRecord } from './compare.ts';
import { type Draft, documentDetails, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** How a document or a record is cited, in one style or in each. */
export function answerCite(query: Extract<Query, { kind: 'cite' }>, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const name = draft.nameOf(nameOfRecord(draft, query.id));
  const passage = quoted(citedPassageOf(query.id, core.knowledge), core);
  const reference = passage === undefined ? undefined : referenceTo(draft, passage);
  if (passage === undefined || reference === undefined) {
    return finishAnswer(draft, 'not_in_sources', query, [
      paragraph(...draft.say('record.nothing', { name })),
    ]);
  }
  const wanted = query.style === undefined ? styles : [query.style];
  const blocks: Block[] = [
    paragraph(...draft.say('cite.title', { name }), ...draft.cite(passage)),
    ...wanted.flatMap((style) => styleBlocks(draft, reference, style)),
  ];
  const given = finishAnswer(draft, 'answered', query, blocks, [queryAbout(query.id, core.knowledge)]);
  const file = fileOf(reference, query.style);
  return file === undefined ? given : { ...given, file };
}

/** The entry as a file, for programs that keep references, where one was asked for. */
function fileOf(reference: Reference, style: Style | undefined): AnswerFile | undefined {
  const { id } = reference.document;
  switch (style) {
    case 'bibtex':
      return {
        name: `${id}.bib`,
        type: 'application/x-bibtex',
        content: `${bibtex(reference)}\n`,
        isShown: true,
      };
    case 'ris':
      return {
        name: `${id}.ris`,
        type: 'application/x-research-info-systems',
        content: `${ris(reference)}\n`,
        isShown: true,
      };
    default:
      return undefined;
  }
}

/** A document whose text is here is cited by its title, which is proved as every quotation is. */
function quoted(passage: CitedPassage | undefined, { knowledge }: Core): CitedPassage | undefined {
  if (passage === undefined || (passage.quote ?? passage.paragraph) !== undefined) return passage;
  const text = knowledge.texts.get(passage.document);
  const title = knowledge.documents.get(passage.document)?.title;
  if (text === undefined || title === undefined || findQuote(text, title) === undefined) return passage;
  return { ...passage, quote: title };
}

function referenceTo({ knowledge }: Draft, passage: CitedPassage): Reference | undefined {
  const document = knowledge.documents.get(passage.document);
  if (document === undefined) return undefined;
  const paragraphNumber = paragraphOf(knowledge.texts.get(passage.document), passage);
  return {
    document,
    seen: knowledge.date,
    ...(paragraphNumber !== undefined && { paragraph: paragraphNumber }),
  };
}

function paragraphOf(
  whole: Parameters<typeof findQuote>[0] | undefined,
  passage: CitedPassage,
): string | undefined {
  if (whole === undefined || passage.quote === undefined) return passage.paragraph;
  const place = findQuote(whole, passage.quote);
  return place === undefined || place === 'heading' ? passage.paragraph : String(place.paragraph);
}

function styleBlocks(draft: Draft, reference: Reference, style: Style): Block[] {
  switch (style) {
    case 'apa': {
      const inText = draft.say('cite.in-text', { reference: apaInText(reference) });
      return [labelled(draft, 'APA', stretches(apa(reference))), paragraph(...inText)];
    }
    case 'chicago':
      return [labelled(draft, draft.label('cite.chicago'), stretches(chicago(reference)))];
    case 'bibtex':
      return [paragraph(strong(text('BibTeX'))), code(bibtex(reference))];
    case 'ris':
      return [paragraph(strong(text('RIS'))), code(ris(reference))];
    case 'press':
      return [labelled(draft, draft.label('cite.press'), pressLine(draft, reference))];
  }
}

function labelled(draft: Draft, label: string, reference: readonly Inline[]): Block {
  return paragraph(strong(...draft.say('cite.style', { style: label })), text(' '), ...reference);
}

function stretches(reference: readonly Stretch[]): Inline[] {
  return reference
    .filter(({ text: value }) => value !== '')
    .map(({ text: value, title }) =>
      title === true ? { type: 'emphasis', children: [text(value)] } : text(value),
    );
}

/** One line for a news text, in the reader's language. */
function pressLine(draft: Draft, { document, paragraph: number }: Reference): Inline[] {
  const details = documentDetails(document, draft.language);
  const place = number === undefined ? '' : `, ${draft.label('sources.paragraph', { number })}`;
  const { address } = document;
  return [
    ...draft.say('sources.document', {
      publisher: document.publisher,
      title: document.title,
      details: `${details === '' ? '' : `, ${details}`}${place}`,
    }),
    ...(address === undefined ? [] : [text(', '), { type: 'link' as const, address, label: address }]),
  ];
}
