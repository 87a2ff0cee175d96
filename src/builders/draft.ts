import type { Citation, Inline } from '../answer/nodes.ts';
import { text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { findQuote } from '../knowledge/document-text.ts';
import { type Knowledge, placeNameIn, textsOf } from '../knowledge/knowledge.ts';
import type { CitedPassage, SourceDocument } from '../knowledge/schema.ts';
import { inLanguage, type Language, type Localised, nameOfLanguage } from '../language.ts';
import type { MessageKey } from '../messages/keys.ts';
import { type MessageParameters, say, sayPlainly } from '../messages/say.ts';

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
  /** A text of the data in the answer's language; one that does not exist in it says which language it is in. */
  textOf(localised: Localised): Inline;
  /** A name in the answer's language, or as it is known in English. */
  nameOf(localised: Localised): Inline;
  /** A state, a country or a city of the gazetteer by its name in the answer's language. */
  placeName(name: string): string;
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
    textOf: (localised) => {
      const given = inLanguage(localised, language);
      if (given.language === language) return text(given.text);
      const name = nameOfLanguage(given.language, language);
      return text(draft.label('text.in-language', { text: given.text, language: name }));
    },
    nameOf: (localised) => text(inLanguage(localised, language).text),
    placeName: (name) => placeNameIn(knowledge, name, language),
    cite: (...passages) => passages.flatMap((passage) => [text(' '), reference(draft, cited, passage)]),
    citations: () => cited,
  };
  return draft;
}

const lastJoined: Readonly<Record<Language, string>> = { en: ' and ', fr: ' et ', es: ' y ' };

/** In Spanish "y" is "e" before the sound of an i: "Chile e Italia", but "agua y hielo". */
const beginsWithI = /^(?:[ií]|hi(?![ae]))/iu;

/** Things in a row, as the answer's language lists them: "Chicago, Buffalo and Madison", "Chicago et Buffalo". */
export function inRow(draft: Draft, items: readonly (readonly Inline[])[]): Inline[] {
  const { language } = draft;
  return items.flatMap((item, at) => {
    if (at === 0) return item;
    if (at < items.length - 1) return [text(', '), ...item];
    const isE = language === 'es' && beginsWithI.test(plainInline(item));
    return [text(isE ? ' e ' : lastJoined[language]), ...item];
  });
}

/** Names in a row, as running text. */
export function namesInRow(draft: Draft, names: readonly Localised[]): Inline[] {
  return inRow(
    draft,
    names.map((name) => [draft.nameOf(name)]),
  );
}

/** What tells a document apart besides its title: symbol and date, where they are not in the title. */
export function documentDetails(document: SourceDocument, language: Language): string {
  const { title, symbol } = document;
  const isTitled =
    document.date !== undefined && title.includes(formatDate(document.date, document.language));
  const date = document.date === undefined || isTitled ? undefined : formatDate(document.date, language);
  return [symbol !== undefined && title.includes(symbol) ? undefined : symbol, date]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The document that a question about the list of supporters is answered from. */
export function listDocument(draft: Draft): Inline[] {
  const document = draft.knowledge.documents.get(draft.knowledge.endorserList.document);
  return document === undefined ? [] : namedDocument(draft, document);
}

/** A document in running text: "the Metropolis article (8 December 2017)". */
export function namedDocument(draft: Draft, document: SourceDocument): Inline[] {
  const date = document.date === undefined ? '' : ` (${formatDate(document.date, draft.language)})`;
  return [draft.nameOf(document.name), text(date)];
}

/** The passages that prove the list of supporters: the sentence before it and the list. */
export function listPassages(knowledge: Knowledge): CitedPassage[] {
  const { document, introduction, list: names } = knowledge.endorserList;
  return [
    { document, quote: introduction },
    { document, quote: names },
  ];
}

/** The most characters of a publisher in a mark. */
const longestPublisher = 30;

/** A publisher as a mark has room for it: without what is in parentheses, and cut at a word. */
export function shortPublisher(publisher: string): string {
  const name = publisher.replace(/\s*\([^)]*\)/gu, '');
  if (name.length <= longestPublisher) return name;
  return `${name.slice(0, longestPublisher).replace(/[\s,]+\S*$/u, '')}…`;
}

function reference(draft: Draft, cited: Citation[], given: CitedPassage): Inline {
  const passage = proved(draft, given);
  const locator = locatorOf(draft, passage);
  const known = cited.find(
    ({ document, quote, locator: place }) =>
      document === passage.document && quote === passage.quote && place === locator,
  );
  const document = draft.knowledge.documents.get(passage.document);
  const address = document?.address;
  const at = address === undefined ? { publisher: shortPublisher(document?.publisher ?? '') } : { address };
  if (known !== undefined) return { type: 'reference', citation: known.number, ...at };
  const citation: Citation = {
    number: cited.length + 1,
    document: passage.document,
    ...(passage.quote !== undefined && { quote: passage.quote }),
    ...(locator !== undefined && { locator }),
  };
  cited.push(citation);
  return { type: 'reference', citation: citation.number, ...at };
}

/** A passage without its quotation where no text that is here has it: only what is proved is quoted. */
function proved({ knowledge }: Draft, passage: CitedPassage): CitedPassage {
  const { quote, ...place } = passage;
  if (
    quote === undefined ||
    textsOf(knowledge, passage.document).some((text) => findQuote(text, quote) !== undefined)
  )
    return passage;
  return place;
}

function locatorOf(draft: Draft, passage: CitedPassage): string | undefined {
  const { quote } = passage;
  const place =
    quote === undefined
      ? undefined
      : textsOf(draft.knowledge, passage.document)
          .map((text) => findQuote(text, quote))
          .find((each) => each !== undefined);
  if (place === undefined) {
    return passage.paragraph === undefined
      ? passage.locator
      : draft.label('sources.paragraph', { number: passage.paragraph });
  }
  if (place === 'heading' && passage.paragraph !== undefined)
    return draft.label('sources.paragraph', { number: passage.paragraph });
  return place === 'heading'
    ? draft.label('sources.heading')
    : draft.label('sources.paragraph', { number: place.paragraph });
}
