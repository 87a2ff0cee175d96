import { type Answer, type Block, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { HeldText } from '../knowledge/document-text.ts';
import { textsOf } from '../knowledge/knowledge.ts';
import type { SourceDocument } from '../knowledge/schema.ts';
import { type Language, nameOfLanguage } from '../language.ts';
import type { Aside } from '../query/asides.ts';
import type { Query } from '../query/query.ts';
import { echo } from '../text/echo.ts';
import { howNear } from '../verify/how-near.ts';
import type { Difference } from '../verify/nearest.ts';
import { textsToSearch } from '../verify/quotation-query.ts';
import type { Part, Span, Verdict } from '../verify/verdict.ts';
import { fewestWords, quotationLimit, timesIn, verifyQuotation } from '../verify/verify.ts';
import { cutsWord, wordsIn } from '../verify/words.ts';
import { type Draft, inRow, namedDocument, namesInRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { otherLanguage, ownTranslation } from './translated.ts';

/** The most differences that are listed; where there are more, the passage itself says it better. */
const mostDifferences = 8;

/** The most words of a gap that are shown: a "not" left out is seen so. */
const mostOfGap = 12;

/** The most characters of a passage that are quoted again among the sources. */
const longestCited = 160;

/** A passage that a quotation was found as: where it stands, and what of it was not compared as letters. */
export function answerPassage(
  query: Extract<Query, { kind: 'passage' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const source = sourceOf(draft, query.document);
  const spans = query.at.flatMap((from, index) =>
    index % 2 === 0 ? [{ from, to: query.at[index + 1] ?? from }] : [],
  );
  const verdict = foundSentence(draft, source, query.aside ?? []);
  const blocks: Block[] = [
    paragraph(strong(...verdict), ...spans.flatMap((span) => citePassage(draft, source, span))),
    ...spans.map((span) => quoteBlock(source, span)),
    ...remarks(draft, source, spans),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'source', id: source.document.id }]);
}

/** That a quotation was found, and what was not compared, in a sentence. */
function foundSentence(draft: Draft, source: Source, asides: readonly Aside[]): Inline[] {
  const document = namedDocument(draft, source.document);
  const named = asides.filter((each) => each !== 'outside').map((each) => asideName(draft, each));
  const isMarked = asides.includes('outside');
  if (named.length === 0) return draft.say(isMarked ? 'verify.found-marked' : 'verify.found', { document });
  const aside = inRow(draft, named);
  return draft.say(isMarked ? 'verify.found-marked-aside' : 'verify.found-aside', { document, aside });
}

/** The verdict on a quotation: found, joined from two passages, near to one, or nothing like it. */
export function answerVerify(
  query: Extract<Query, { kind: 'verify' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const wanted = query.document === undefined ? undefined : knowledge.documents.get(query.document);
  if (wanted !== undefined && textsToSearch(knowledge, wanted.id).size === 0) {
    const none = draft.say('verify.no-text', { name: draft.nameOf(wanted.name) });
    return finishAnswer(
      draft,
      'not_in_sources',
      query,
      [paragraph(...none), limits(draft)],
      [{ kind: 'source', id: wanted.id }],
    );
  }
  const verdict = verifyQuotation(query.quotation, textsToSearch(knowledge, query.document));
  const isSure = verdict.kind === 'found' || verdict.kind.startsWith('too-');
  const translated = isSure ? undefined : ownTranslation(draft, query.quotation);
  if (translated !== undefined) {
    return finishAnswer(draft, 'answered', query, [...translated, limits(draft)], textSources(draft));
  }
  switch (verdict.kind) {
    case 'too-short': {
      const short = draft.say('verify.too-short', { count: fewestWords });
      return finishAnswer(draft, 'needs_clarification', query, [paragraph(...short), limits(draft)]);
    }
    case 'too-long': {
      const long = draft.say('verify.too-long', { limit: quotationLimit });
      return finishAnswer(draft, 'needs_clarification', query, [paragraph(...long), limits(draft)]);
    }
    case 'none': {
      const none = draft.say('verify.none');
      return finishAnswer(
        draft,
        'not_in_sources',
        query,
        [paragraph(...none), ...otherLanguage(draft, query.quotation, query.document), limits(draft)],
        textSources(draft),
      );
    }
    case 'found': {
      const at = verdict.spans.flatMap(({ from, to }) => [from, to]);
      const { document, aside } = verdict;
      return answerPassage(
        { kind: 'passage', document, at, ...(aside.length > 0 && { aside }) },
        core,
        language,
      );
    }
    case 'joined':
    case 'near':
      return notFound(draft, query, verdict);
  }
}

const nearSentence = {
  alike: 'verify.alike',
  partly: 'verify.partly',
  near: 'verify.near',
} as const;

function notFound(draft: Draft, query: Query, verdict: Extract<Verdict, { parts: readonly Part[] }>): Answer {
  const sources = [...new Set(verdict.parts.map(({ document }) => document))].map((key) =>
    sourceOf(draft, key),
  );
  const [source] = sources;
  if (source === undefined) throw new RangeError('a verdict without a part');
  const isOfSeveral = sources.length > 1;
  const document = namedDocument(draft, source.document);
  const sentence =
    verdict.kind === 'near'
      ? draft.say(nearSentence[howNear(verdict.parts)], { document })
      : isOfSeveral
        ? draft.say('verify.joined-documents')
        : draft.say('verify.joined', { document });
  const blocks: Block[] = [
    paragraph(strong(...sentence)),
    ...verdict.parts.flatMap((part) => [
      quoteBlock(sourceOf(draft, part.document), part.span),
      paragraph(...partPlace(draft, sourceOf(draft, part.document), part.span, isOfSeveral)),
      ...differenceBlocks(draft, part),
    ]),
    limits(draft),
  ];
  const ids = [...new Set(sources.map((each) => each.document.id))];
  return finishAnswer(
    draft,
    'answered',
    query,
    blocks,
    ids.map((id) => ({ kind: 'source', id })),
  );
}

/** Where a part of a quotation stands: its document where there are several, its paragraph, its language. */
function partPlace(draft: Draft, source: Source, span: Span, withDocument: boolean): Inline[] {
  const document = namedDocument(draft, source.document);
  const sentences = [
    ...(withDocument ? [draft.say('verify.from', { document })] : []),
    [...placeOf(draft, source, span), ...citePassage(draft, source, span)],
    ...languageRemarks(draft, source),
  ];
  return sentences.flatMap((each, index) => (index === 0 ? each : [text(' '), ...each]));
}

interface Source {
  readonly document: SourceDocument;
  readonly text: HeldText;
}

function sourceOf(draft: Draft, id: string): Source {
  const text = draft.knowledge.texts.get(id);
  const document = draft.knowledge.documents.get(text?.document ?? id);
  if (document === undefined || text === undefined)
    throw new RangeError(`the text of "${id}" is not in the data`);
  return { document, text };
}

function passageOf({ text: { text: whole } }: Source, { from, to }: Span): string {
  return whole.slice(from, to);
}

/** Cites a passage; of a long one its beginning, which is enough to find it: the answer itself shows the whole. */
function citePassage(draft: Draft, source: Source, span: Span): Inline[] {
  const passage = passageOf(source, span);
  const quote =
    passage.length <= longestCited ? passage : passage.slice(0, passage.lastIndexOf(' ', longestCited));
  return draft.cite({ document: source.document.id, quote });
}

function quoteBlock(source: Source, span: Span): Block {
  return { type: 'quote', children: [text(passageOf(source, span))], language: source.text.language };
}

/** Where a passage stands, as a sentence: "Paragraph 2." */
function placeOf(draft: Draft, { text: { paragraphs } }: Source, { from, to }: Span): Inline[] {
  const touched = paragraphs.filter(({ start, end }) => start < to && end > from);
  const numbers = touched.flatMap(({ number }) => number ?? []);
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) {
    const isBefore = from < (paragraphs.find(({ number }) => number !== undefined)?.start ?? to);
    return draft.say(isBefore ? 'verify.in-heading' : 'verify.outside');
  }
  return first === last
    ? draft.say('verify.in-paragraph', { number: first })
    : draft.say('verify.in-paragraphs', { first, last });
}

/** In which language the text is, where there is more than one to tell apart; and that a translation is one. */
function languageRemarks(draft: Draft, { document, text: { language } }: Source): Inline[][] {
  const name = nameOfLanguage(language, draft.language);
  const remarks = draft.knowledge.texts.size > 1 ? [draft.say('verify.language', { language: name })] : [];
  const others = textsOf(draft.knowledge, document.id).filter((other) => other.language !== language);
  if (language === document.language || others.length === 0) return remarks;
  const names = others.map((other) => nameOfLanguage(other.language, draft.language));
  return [...remarks, ...names.map((each) => draft.say('verify.other-wording', { language: each }))];
}

/** What else a reader should know of a passage: its place, words left out, a word cut, other places. */
function remarks(draft: Draft, source: Source, spans: readonly Span[]): Block[] {
  const whole = source.text.text;
  const [first] = spans;
  const places = new Map(
    spans.map((span) => placeOf(draft, source, span)).map((place) => [JSON.stringify(place), place]),
  );
  const sentences = [...places.values()];
  sentences.push(...languageRemarks(draft, source));
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1];
    if (before === undefined) continue;
    const left = whole.slice(before.to, span.from).trim();
    const count = wordsIn(left);
    if (count > mostOfGap) sentences.push(draft.say('verify.gap', { count }));
    else if (count > 0) sentences.push(draft.say('verify.gap-words', { words: left }));
  }
  if (spans.some((span) => cutsWord(span, whole))) sentences.push(draft.say('verify.cut-word'));
  const times = spans.length === 1 && first !== undefined ? timesIn(first, whole) : 1;
  if (times > 1) sentences.push(draft.say('verify.times', { count: times }));
  return [paragraph(...sentences.flatMap((each, index) => (index === 0 ? each : [text(' '), ...each])))];
}

function differenceBlocks(draft: Draft, { differences }: Part): Block[] {
  if (differences.length === 0) return [];
  const items = differences.slice(0, mostDifferences).map((difference) => differenceItem(draft, difference));
  const more = differences.length - items.length;
  return [
    paragraph(...draft.say('verify.differences')),
    list(more === 0 ? items : [...items, draft.say('verify.differences-more', { count: more })]),
  ];
}

/** One difference as a sentence that needs no colour and no column. */
function differenceItem(draft: Draft, { said, printed, before }: Difference): Inline[] {
  const words = { said: echo(said), printed: echo(printed) };
  if (said !== '' && printed !== '') return draft.say('verify.replaced', words);
  if (said !== '') {
    return before === ''
      ? draft.say('verify.added-first', { said: words.said })
      : draft.say('verify.added', { said: words.said, before });
  }
  return draft.say('verify.missing', { printed: words.printed, before });
}

function asideName(draft: Draft, aside: Exclude<Aside, 'outside'>): Inline[] {
  switch (aside) {
    case 'space':
      return draft.say('verify.aside-space');
    case 'marks':
      return draft.say('verify.aside-marks');
    case 'dashes':
      return draft.say('verify.aside-dashes');
    case 'end':
      return draft.say('verify.aside-end');
    case 'sic':
      return draft.say('verify.aside-sic');
    case 'unseen':
      return draft.say('verify.aside-unseen');
    case 'ligature':
      return draft.say('verify.aside-ligature');
    case 'hyphen':
      return draft.say('verify.aside-hyphen');
    case 'note':
      return draft.say('verify.aside-note');
    case 'edit':
      return draft.say('verify.aside-edit');
    case 'case':
      return draft.say('verify.aside-case');
    case 'markup':
      return draft.say('verify.aside-markup');
    case 'styled':
      return draft.say('verify.aside-styled');
    case 'parted':
      return draft.say('verify.aside-parted');
    case 'hyphens':
      return draft.say('verify.aside-hyphens');
    case 'accents':
      return draft.say('verify.aside-accents');
    case 'capitals':
      return draft.say('verify.aside-capitals');
    case 'reference':
      return draft.say('verify.aside-reference');
    case 'various':
      return draft.say('verify.aside-various');
  }
}

/** Which documents can be checked at all. */
function limits(draft: Draft): Block {
  const names = textSources(draft).flatMap(({ id }) => draft.knowledge.documents.get(id)?.name ?? []);
  return paragraph(...draft.say('verify.limits', { documents: namesInRow(draft, names) }));
}

function textSources({ knowledge }: Draft): { kind: 'source'; id: string }[] {
  const ids = new Set([...knowledge.texts.values()].map(({ document }) => document));
  return [...ids].map((id) => ({ kind: 'source', id }));
}
