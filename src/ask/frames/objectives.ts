import { partsOf } from '../../knowledge/parts.ts';
import type { Concept, Objective } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { does, rawText, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, share, unexplained, wordsOfCompacts } from './frame.ts';
import { itemsOfEach } from './items.ts';

/** What a question about objectives is made of besides their topics. */
const aroundObjectives: readonly Concept[] = [
  'objective',
  'principle',
  'aim',
  'which',
  'be',
  'list',
  'doing',
  'cover',
  'include',
  'have',
  'all',
  'how-many',
  'title',
  'name',
  'compact',
  'instrument',
  'relate',
  'paragraph',
  'where',
  'language',
  'on-list',
  'in-order',
  'wording',
  'letter',
  'say',
  'cite',
  'start',
  'need',
];

/** "Objective 7", "the 23 objectives", "which objective is about detention?", "the guiding principles" */
export const objectives: Frame = (reading, index) => {
  const lettered = itemsByLetter(reading, index);
  const principle = mentions(reading, 'principle');
  if (!principle && !mentions(reading, 'objective') && lettered.ids.length === 0) return undefined;
  const asksPlace = reading.focus === 'where' && mentions(reading, 'paragraph', 'compact');
  if (!['none', 'which', 'how-many'].includes(reading.focus) && !asksPlace) return undefined;
  // Where they stand as a whole is told by a fact on the part.
  const isPlaceOfAll = mentions(reading, 'paragraph') && numbersIn(reading).length === 0;
  if (isPlaceOfAll && asksForAll(reading, index)) return undefined;
  const of = compactOf(reading, index);
  if (of === 'another') return undefined;
  const kind = principle ? 'principle' : 'objective';
  const { best: topics, segments } = itemsOfEach(reading, objectivesIn(index, of, kind), index);
  // "The title of objective 13 for detention": a number says which of those that have the word is meant.
  const said = numbered(reading, of, principle, index);
  const isNumbered = said?.kind === 'objective' && topics.some(({ number }) => number === said.number);
  const query: Query | undefined =
    lettered.ids.length > 0
      ? { kind: 'objectives-on', ids: lettered.ids }
      : topics.length > 0 && !isNumbered
        ? onTopic(topics)
        : said;
  if (query === undefined) return undefined;
  // "How many actions does objective 16 list?" counts what is in it.
  if (reading.focus === 'how-many' && query.kind === 'objective') return undefined;
  return {
    query,
    unexplained: unexplained(reading, index, {
      concepts: aroundObjectives,
      entities: [...index.compactIds, ...documentsOf(index), index.knowledge.keyRecords.unitedNations],
      used: [
        ...numbersIn(reading).map(({ segment }) => segment),
        ...(query.kind === 'objective' ? ofResolution(reading) : []),
        ...segments,
        ...lettered.segments,
        ...wordsOfCompacts(reading, index),
      ],
    }),
  };
};

/** "In which paragraph of the resolution?": the resolution that the text stands in. */
function ofResolution(reading: Reading): Segment[] {
  return mentions(reading, 'paragraph')
    ? reading.segments.filter(({ concepts }) => concepts.has('symbol'))
    : [];
}

/** "15(i)", "the principle i) and the j) of paragraph 15": what stands in a lettered part of a paragraph, by its letter. */
export function itemsByLetter(
  reading: Reading,
  { knowledge }: AskIndex,
): { ids: string[]; segments: Segment[] } {
  const { segments } = reading;
  const found = segments.flatMap((segment, at) => {
    const letter = rawText(segment);
    const before = segments[at - 1];
    const isBehind = before?.number !== undefined || before?.concepts.has('principle') === true;
    const isNamed = isBehind || (!segment.stop && mentions(reading, 'principle', 'paragraph'));
    if (!/^\p{Ll}$/u.test(letter) || !isNamed) return [];
    const numbers = numbersIn(reading).map(({ value }) => value);
    const item = knowledge.objectives.find(({ citations }) =>
      citations.some(({ paragraph }) => {
        const [, number, own] = /^(\d+)\((\p{Ll})\)$/u.exec(paragraph ?? '') ?? [];
        return own === letter && (numbers.length === 0 || numbers.includes(Number(number)));
      }),
    );
    return item === undefined ? [] : [{ id: item.id, segment }];
  });
  return { ids: [...new Set(found.map(({ id }) => id))], segments: found.map(({ segment }) => segment) };
}

/**
 * "What does the migration compact say about detention?": a topic that only an objective has. Who asks for a name in another
 * language, or for the official one, need not name the compact: "«Save lives» in French?"
 */
export const objectiveTopics: Frame = (reading, index) => {
  if (!['none', 'which', 'how', 'where'].includes(reading.focus)) return undefined;
  // "Is it 'for refugees' or 'on refugees'?" asks which of two it is.
  if (reading.yesNo && reading.segments.some((segment) => does(segment, 'or', index))) return undefined;
  const of = compactOf(reading, index);
  const isOfCompact = of !== undefined || mentions(reading, 'compact') || isOnNaming(reading, index);
  if (of === 'another' || !isOfCompact) return undefined;
  const { best: topics, segments } = itemsOfEach(reading, objectivesIn(index, of), index);
  if (topics.length === 0) return undefined;
  return {
    query: onTopic(topics),
    unexplained: unexplained(reading, index, {
      concepts: [...aroundObjectives, 'how', 'where', 'commit', 'contribute', 'aim'],
      entities: [...index.compactIds, index.knowledge.keyRecords.unitedNations],
      used: [...segments, ...wordsOfCompacts(reading, index)],
    }),
  };
};

/** True where some word asks how a thing is called, whatever phrase it stands in. */
function isOnNaming({ segments }: Reading, { words }: AskIndex): boolean {
  return segments.some(({ tokens }) =>
    tokens.some(({ text, stem }) => share(words.concepts(text, stem), naming)),
  );
}

const naming: ReadonlySet<Concept> = new Set(['language', 'title', 'wording']);

function numbered(
  reading: Reading,
  of: string | undefined,
  principle: boolean,
  index: AskIndex,
): Query | undefined {
  const all = index.knowledge.objectives.filter((each) => principle === (each.kind === 'principle'));
  const last = all.filter((each) => each.of === (of ?? all[0]?.of)).length;
  // "Objective 7 is in paragraph 23": the second is no number of an objective.
  const isOfParagraph = (segment: Segment) =>
    reading.segments[reading.segments.indexOf(segment) - 1]?.concepts.has('paragraph') === true;
  const numbers = numbersIn(reading).filter(({ segment }) => !isOfParagraph(segment));
  const isOneOfAll = numbers.some(({ ordinal }) => ordinal);
  const [number, ...more] = numbers.filter(({ value }) => !(isOneOfAll && value === last));
  // "The last three", "objectives 5 and 11" are places in their order.
  if (more.length > 0) return undefined;
  if (number === undefined || (!number.ordinal && countsThings(reading, number.segment))) {
    const claimed = number === undefined ? {} : { claimed: number.value };
    if (principle && of !== undefined && !hasPrinciples(of, index)) return undefined;
    if (principle) return asksForAll(reading, index) ? { kind: 'principles', ...claimed } : undefined;
    return asksForAll(reading, index)
      ? { kind: 'objectives', ...(of !== undefined && { of }), ...claimed }
      : undefined;
  }
  const value = number.value < 0 ? last : number.value;
  if (!principle) return { kind: 'objective', number: value, ...(of !== undefined && { of }) };
  const found = all.find((each) => each.number === value);
  return found === undefined
    ? { kind: 'principles', claimed: value }
    : { kind: 'objectives-on', ids: [found.id] };
}

/** True for the compact whose principles the data has. */
function hasPrinciples(of: string, { knowledge }: AskIndex): boolean {
  return knowledge.objectives.some((each) => each.kind === 'principle' && each.of === of);
}

/** "The objective of the compact" asks for its aim; "the objectives of the compact" for the numbered ones. */
function asksForAll(reading: Reading, index: AskIndex): boolean {
  const named =
    mentions(reading, 'compact') || namedEntities(reading).some((id) => index.compactIds.includes(id));
  const several = reading.segments.some(
    ({ concepts, tokens }) =>
      (concepts.has('objective') || concepts.has('principle')) &&
      tokens.some(({ text }) => text.endsWith('s')),
  );
  return several && (named || mentions(reading, 'principle'));
}

/** "23 objectives" counts them; "objective 23" names one. */
function countsThings({ segments }: Reading, number: Segment): boolean {
  const thing = segments.findIndex(({ concepts }) => concepts.has('objective') || concepts.has('principle'));
  return thing > segments.indexOf(number);
}

/** The compact that is named, or that another instrument is: its objectives are not in the data. */
function compactOf(reading: Reading, index: AskIndex): string | 'another' | undefined {
  const { knowledge, compactIds } = index;
  // "Objective 15 in the actual text": such a word names no other document.
  const instruments = reading.segments
    .flatMap(({ ids, concepts }) => (concepts.has('instrument') ? [] : ids))
    .map((id) => compactIds.find((compact) => partsOf(knowledge, compact)?.document === id) ?? id)
    .filter((id) => ['instrument', 'document'].includes(knowledge.entities.get(id)?.kind ?? ''));
  const named = instruments.filter((id) => compactIds.includes(id));
  if (instruments.length > named.length) return 'another';
  return named.length === 1 ? named[0] : undefined;
}

/** The documents that hold the compacts: "objective 15 of A/RES/73/195". */
function documentsOf({ knowledge, compactIds }: AskIndex): string[] {
  return compactIds.flatMap((id) => partsOf(knowledge, id)?.document ?? []);
}

function onTopic(found: readonly Objective[]): Query {
  return { kind: 'objectives-on', ids: found.map(({ id }) => id) };
}

/** The objectives and principles of a compact, or of both; of one kind, or of both. */
export function objectivesIn(
  { knowledge }: AskIndex,
  of: string | undefined,
  kind?: Objective['kind'],
): Objective[] {
  return knowledge.objectives.filter(
    (each) => (of === undefined || each.of === of) && (kind === undefined || each.kind === kind),
  );
}
