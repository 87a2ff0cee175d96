import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { type Reading, readingOf } from '../reading.ts';
import { entityIds, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained } from './frame.ts';
import { type Item, itemsSpokenFor, speaksFor } from './items.ts';

/** The most records a topic is said to be in: an address holds no more. */
const mostTopics = 3;

/** "Does commitment 4 mention peer review?", "common priorities: is that commitment two?" */
export const covers: Frame = (reading, index) => {
  if (!['none', 'which', 'where'].includes(reading.focus)) return undefined;
  const asked = itemAsked(reading, index);
  if (asked === undefined) return undefined;
  const others = reading.segments.filter((segment) => segment !== asked.segment);
  const rest = readingOf(others, reading.focus, reading.yesNo);
  const { best, segments } = itemsSpokenFor(rest, allItems(index), index);
  if (best.length === 0) return undefined;
  const isIn = segments.every((segment) => speaksFor(segment, asked.item, index) > 0);
  const topic = isIn ? [asked.item.id] : best.map(({ id }) => id);
  return {
    query: { kind: 'covers', item: asked.item.id, topic: topic.slice(0, mostTopics) },
    unexplained: unexplained(reading, index, {
      concepts: aroundItems,
      entities: index.compactIds,
      used: [asked.segment, ...segments],
    }),
  };
};

const aroundItems: readonly Concept[] = [
  'commitment',
  'commit',
  'objective',
  'principle',
  'aim',
  'include',
  'cover',
  'on-list',
  'be',
  'doing',
  'which',
  'relate',
  'compact',
  'have',
  'where',
];

/** The item that is named by its number, with the segment that names it. */
function itemAsked(reading: Reading, index: AskIndex): { item: Item; segment: Segment } | undefined {
  const named = reading.segments.filter((segment) => entityIds(segment).length > 0);
  for (const segment of named) {
    const item = allItems(index).find(({ id }) => entityIds(segment).includes(id));
    if (item !== undefined) return { item, segment };
  }
  const [number, ...more] = numbersIn(reading);
  if (number === undefined || more.length > 0) return undefined;
  const items = itemsCounted(reading, index);
  const value = number.value < 0 ? items.length : number.value;
  const item = items.find((each) => each.number === value);
  return item === undefined ? undefined : { item, segment: number.segment };
}

function allItems({ knowledge }: AskIndex): Item[] {
  return [...knowledge.commitments, ...knowledge.objectives];
}

/** What the number counts: commitments, principles, or the objectives of the compact that is named. */
function itemsCounted(reading: Reading, { knowledge, compactIds }: AskIndex): readonly Item[] {
  if (mentions(reading, 'objective', 'principle')) {
    const kind = mentions(reading, 'principle') ? 'principle' : 'objective';
    const [of = compactIds[0]] = namedEntities(reading).filter((id) => compactIds.includes(id));
    return knowledge.objectives.filter((each) => each.kind === kind && each.of === of);
  }
  return mentions(reading, 'commitment', 'commit') ? knowledge.commitments : [];
}
