import type { Objective } from '../../knowledge/schema.ts';
import type { Query } from '../../query.ts';
import type { AskIndex } from '../ask-index.ts';
import { entityIds, type Reading, type Segment } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained } from './frame.ts';

/** What a question about objectives is made of besides their topics. */
const aroundObjectives = [
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
];

/** "Objective 7", "the 23 objectives", "which objective is about detention?", "the guiding principles" */
export const objectives: Frame = (reading, index) => {
  const principle = mentions(reading, 'principle');
  if (!principle && !mentions(reading, 'objective')) return undefined;
  if (!['none', 'which', 'how-many'].includes(reading.focus)) return undefined;
  const of = compactOf(reading, index);
  if (of === 'another') return undefined;
  const topics = principle ? [] : bestOnTopic(reading, index, of);
  const query = topics.length > 0 ? onTopic(topics) : numbered(reading, of, principle, index);
  if (query === undefined) return undefined;
  return {
    query,
    unexplained: unexplained(reading, index, {
      concepts: aroundObjectives,
      entities: [...index.compactIds, index.knowledge.keyRecords.unitedNations],
      used: [...numbersIn(reading).map(({ segment }) => segment), ...segmentsOn(reading, index)],
    }),
  };
};

/** "What does the migration compact say about detention?": a topic that only an objective has. */
export const objectiveTopics: Frame = (reading, index) => {
  if (!['none', 'which', 'how'].includes(reading.focus)) return undefined;
  const of = compactOf(reading, index);
  if (of === 'another' || !(of !== undefined || mentions(reading, 'compact'))) return undefined;
  const topics = bestOnTopic(reading, index, of);
  if (topics.length === 0) return undefined;
  return {
    query: onTopic(topics),
    unexplained: unexplained(reading, index, {
      concepts: [...aroundObjectives, 'how', 'commit', 'contribute', 'aim'],
      entities: [...index.compactIds, index.knowledge.keyRecords.unitedNations],
      used: segmentsOn(reading, index),
    }),
  };
};

function numbered(
  reading: Reading,
  of: string | undefined,
  principle: boolean,
  index: AskIndex,
): Query | undefined {
  const [number] = numbersIn(reading);
  if (number === undefined || (!number.ordinal && countsThings(reading, number.segment))) {
    const claimed = number === undefined ? {} : { claimed: number.value };
    if (principle) return asksForAll(reading, index) ? { kind: 'principles', ...claimed } : undefined;
    return asksForAll(reading, index)
      ? { kind: 'objectives', ...(of !== undefined && { of }), ...claimed }
      : undefined;
  }
  const all = index.knowledge.objectives.filter((each) => principle === (each.kind === 'principle'));
  const last = all.filter((each) => each.of === (of ?? all[0]?.of)).length;
  const value = number.value < 0 ? last : number.value;
  if (!principle) return { kind: 'objective', number: value, ...(of !== undefined && { of }) };
  const found = all.find((each) => each.number === value);
  return found === undefined
    ? { kind: 'principles', claimed: value }
    : { kind: 'objectives-on', ids: [found.id] };
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
  const instruments = namedEntities(reading).filter((id) =>
    ['instrument', 'document'].includes(index.knowledge.entities.get(id)?.kind ?? ''),
  );
  const named = instruments.filter((id) => index.compactIds.includes(id));
  if (instruments.length > named.length) return 'another';
  return named.length === 1 ? named[0] : undefined;
}

/** The objectives that the question's topics speak for most. */
export function bestOnTopic(reading: Reading, index: AskIndex, of: string | undefined): Objective[] {
  const score = ({ id }: Objective) =>
    reading.segments.reduce((sum, segment) => sum + (segment.topics.has(id) ? weightOf(segment) : 0), 0);
  const scored = index.knowledge.objectives
    .filter((objective) => of === undefined || objective.of === of)
    .map((objective) => ({ objective, score: score(objective) }))
    .filter(({ score: given }) => given > 0);
  const most = Math.max(...scored.map(({ score: given }) => given));
  return scored.filter(({ score: given }) => given === most).map(({ objective }) => objective);
}

/** A word that means something else besides its topic ("trata": treats, and trafficking) speaks less for it. */
function weightOf({ concepts, tokens }: Segment): number {
  return concepts.size > 0 ? tokens.length / 2 : tokens.length;
}

function onTopic(found: readonly Objective[]): Query {
  return { kind: 'objectives-on', ids: found.map(({ id }) => id) };
}

function segmentsOn({ segments }: Reading, { knowledge }: AskIndex): Segment[] {
  const ids = new Set(knowledge.objectives.map(({ id }) => id));
  return segments.filter(
    (segment) =>
      [...segment.topics].some((id) => ids.has(id)) || entityIds(segment).some((id) => ids.has(id)),
  );
}
