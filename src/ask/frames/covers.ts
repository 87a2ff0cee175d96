import type { AskIndex } from '../ask-index.ts';
import { entityIds, type Reading, type Segment } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained } from './frame.ts';

/** "Does commitment 4 mention peer review?", "common priorities: is that commitment two?" */
export const covers: Frame = (reading, index) => {
  if (!['none', 'which', 'where'].includes(reading.focus)) return undefined;
  const numbers = numbersIn(reading);
  const [number] = numbers;
  const items = itemsAsked(reading, index);
  const item = items.find((each) => each.number === (number?.value === -1 ? items.length : number?.value));
  const topics = topicSegments(reading, items);
  if (number === undefined || numbers.length > 1 || item === undefined || topics.length === 0)
    return undefined;
  const ids = new Set(items.map(({ id }) => id));
  const topic = [...new Set(topics.flatMap((segment) => [...segment.topics]))].filter((id) => ids.has(id));
  return {
    query: { kind: 'covers', item: item.id, topic: topic.slice(0, mostTopics) },
    unexplained: unexplained(reading, index, {
      concepts: [
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
      ],
      entities: [...index.compactIds, ...ids],
      used: [number.segment, ...topics],
    }),
  };
};

/** The most records a topic is said to be in: an address holds no more. */
const mostTopics = 3;

interface Item {
  readonly id: string;
  readonly number: number;
}

/** What the number counts: commitments, principles, or the objectives of the compact that is named. */
function itemsAsked(reading: Reading, { knowledge, compactIds }: AskIndex): readonly Item[] {
  if (mentions(reading, 'objective', 'principle')) {
    const kind = mentions(reading, 'principle') ? 'principle' : 'objective';
    const [of = compactIds[0]] = namedEntities(reading).filter((id) => compactIds.includes(id));
    return knowledge.objectives.filter((each) => each.kind === kind && each.of === of);
  }
  return mentions(reading, 'commitment', 'commit') ? knowledge.commitments : [];
}

function topicSegments({ segments }: Reading, items: readonly Item[]): Segment[] {
  const ids = new Set(items.map(({ id }) => id));
  return segments.filter(
    (segment) => entityIds(segment).length === 0 && [...segment.topics].some((id) => ids.has(id)),
  );
}
