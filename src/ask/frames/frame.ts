import type { Concept } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { entityIds } from '../segments.ts';

/** What a frame makes of a question: the Query, and the words it has no place for. */
export interface Candidate {
  readonly query: Query;
  /** Segments that the frame cannot explain; a question is only answered when there are none. */
  readonly unexplained: readonly Segment[];
}

/** A kind of question. Gives undefined where the question is not of that kind at all. */
export type Frame = (reading: Reading, index: AskIndex) => Candidate | undefined;

/** What a frame has a place for. */
export interface Places {
  readonly concepts?: readonly string[];
  readonly entities?: readonly string[];
  /** Segments already used by the frame: names, numbers, topics. */
  readonly used?: readonly (Segment | undefined)[];
  /** True where the question's own world must not be named in passing: "the secretary general of Metropolis". */
  readonly strict?: boolean;
}

/** What a question about support for the paper is made of, whoever is asked about. */
export const supportConcepts: readonly Concept[] = [
  'endorse',
  'endorser',
  'sign',
  'support',
  'on-list',
  'list',
  'city',
  'county',
  'non-member',
  'instrument',
  'include',
  'which',
  'have',
];

/** The segments a frame has no place for. */
export function unexplained(reading: Reading, index: AskIndex, places: Places): Segment[] {
  const concepts = new Set(['say', 'confirm', ...(places.concepts ?? [])]);
  const around = places.strict === true ? [index.knowledge.keyRecords.source] : index.surroundings;
  const entities = new Set([...around, ...(places.entities ?? [])]);
  const ofPaper = entities.has(index.knowledge.keyRecords.paper) ? dateOfArticle(reading, index) : [];
  const used = new Set([...(places.used ?? []), ...ofPaper]);
  // "Official Spanish name" is a topic of something else: here it says no more than its words.
  const isOfPlacedWords = ({ topics, meanings, tokens }: Segment) =>
    topics.size > 0 &&
    meanings.length === 0 &&
    tokens.length > 1 &&
    tokens.every(
      ({ text, stem }) => index.words.isStop(text) || share(index.words.concepts(text, stem), concepts),
    );
  return reading.segments.filter(
    (segment) =>
      !(
        segment.stop ||
        used.has(segment) ||
        share(segment.concepts, concepts) ||
        entityIds(segment).some((id) => entities.has(id)) ||
        isOfPlacedWords(segment)
      ),
  );
}

/** Words that turn a question round: nothing may be answered without minding them. */
export const turning: ReadonlySet<string> = new Set([
  'not',
  'except',
  'refuse',
  'now',
  'how-much',
  'compare',
]);

/**
 * The words for the day, the month and the year of the article, from which all is known that is said of the paper: "did Boston
 * sign it in December 2017?". None where one of them is of another day.
 */
export function dateOfArticle({ segments }: Reading, { knowledge }: AskIndex): readonly Segment[] {
  const { documents, keyRecords } = knowledge;
  const [year, month, day] = (documents.get(keyRecords.source)?.date ?? '').split('-').map(Number);
  const months = segments.filter((segment) => segment.month !== undefined);
  const years = segments.filter(holdsYear);
  const saying = segments.filter(({ stop, number }) => !stop || number !== undefined);
  const days = saying.filter(
    ({ number }, at) =>
      number !== undefined && [saying[at - 1], saying[at + 1]].some((next) => next?.month !== undefined),
  );
  const isSame =
    months.every((segment) => segment.month === month) &&
    years.every(({ number }) => number?.value === year) &&
    days.every((segment) => segment.number?.value === day || years.includes(segment));
  return isSame ? [...months, ...years, ...days] : [];
}

/** True where two sets have something in common. A loop: `isDisjointFrom` takes four times as long on small ones. */
export function share(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}

/** True when a segment of the question carries one of these concepts. */
export function mentions(reading: Reading, ...concepts: readonly Concept[]): boolean {
  return concepts.some((concept) => reading.concepts.has(concept));
}

/** The first segment that carries one of these concepts. */
export function segmentOf(reading: Reading, ...concepts: readonly Concept[]): Segment | undefined {
  return reading.segments.find((segment) => concepts.some((concept) => segment.concepts.has(concept)));
}

/** Words of the compacts' own names ("migrants", "refugees"): in a question about the compacts they tell nothing. */
export function wordsOfCompacts(reading: Reading, index: AskIndex): Segment[] {
  return reading.segments.filter((segment) => isOfCompacts(segment, index.compactIds, index));
}

/** True where these compacts' own names hold all words of a segment. */
export function isOfCompacts(
  { tokens }: Segment,
  ids: readonly string[],
  { compactStems }: AskIndex,
): boolean {
  return tokens.every(({ stem }) => ids.some((id) => compactStems.get(id)?.has(stem) === true));
}

/** The record ids named in the question, each once, in order. */
export function namedEntities(reading: Reading): readonly string[] {
  return reading.named;
}

/** The numbers in the question with their segments. Years are apart: `yearIn`. */
export function numbersIn(reading: Reading): { segment: Segment; value: number; ordinal: boolean }[] {
  return reading.segments.flatMap((segment) =>
    segment.number === undefined || holdsYear(segment) ? [] : [{ segment, ...segment.number }],
  );
}

/** The year named in the question, with its segment. */
export function yearIn(reading: Reading): { segment: Segment; year: number } | undefined {
  const segment = reading.segments.find(holdsYear);
  return segment?.number === undefined ? undefined : { segment, year: segment.number.value };
}

/** A number that is read as a year. */
export function isYear(value: number): boolean {
  return value >= 1900 && value < 2100;
}

function holdsYear({ number }: Segment): boolean {
  return number !== undefined && isYear(number.value);
}
