import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { does, entityIds, type Segment } from '../segments.ts';

/** Something with a number of its own: a commitment, an objective, a principle. */
export interface Item {
  readonly id: string;
  readonly number: number;
}

/**
 * How much a segment speaks for an item: a topic that is nothing else most, a word of its title least, a word that
 * also says something in any question ("trata": treats of, and trafficking) between them. 0 for nothing.
 */
export function speaksFor(segment: Segment, { id }: Item, index: AskIndex): number {
  const { tokens, topics, concepts, stop, meanings } = segment;
  if (topics.has(id)) return concepts.size > 0 ? tokens.length / 2 : tokens.length * 2;
  if (entityIds(segment).length > 0) return speaksByName(segment, id, index) ? 2 : 0;
  const stems = index.itemStems.get(id);
  const isPlain = !stop && concepts.size === 0 && meanings.length === 0;
  return isPlain && stems !== undefined && tokens.every(({ stem }) => stems.has(stem)) ? tokens.length : 0;
}

/** The items that the question speaks for most, and the segments that speak for them. */
export function itemsSpokenFor<Numbered extends Item>(
  reading: Reading,
  items: readonly Numbered[],
  index: AskIndex,
): { readonly best: readonly Numbered[]; readonly segments: readonly Segment[] } {
  const scored = items
    .map((item) => ({
      item,
      score: reading.segments.reduce((sum, segment) => sum + speaksFor(segment, item, index), 0),
    }))
    .filter(({ score }) => score > 0);
  const most = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most).map(({ item }) => item);
  const segments = reading.segments.filter((segment) =>
    best.some((item) => speaksFor(segment, item, index) > 0),
  );
  return { best, segments };
}

/**
 * The items that the question speaks for, each topic for its own where "and" joins several: "on trafficking and on smuggling".
 */
export function itemsOfEach<Numbered extends Item>(
  reading: Reading,
  items: readonly Numbered[],
  index: AskIndex,
): { readonly best: readonly Numbered[]; readonly segments: readonly Segment[] } {
  const found = itemsSpokenFor(reading, items, index);
  const topics = reading.segments.filter((each) => items.some(({ id }) => each.topics.has(id)));
  const other = topics.filter((each) => !found.segments.includes(each));
  const isJoined = reading.segments.some((each) => does(each, 'joins', index));
  if (found.best.length !== 1 || other.length === 0 || !isJoined) return found;
  const others = items.filter(({ id }) => other.some(({ topics: on }) => on.has(id)));
  return {
    best: items.filter((item) => found.best.includes(item) || others.includes(item)),
    segments: [...found.segments, ...other],
  };
}

/** A commitment names other records in its wording: "the SDGs and the NUA". */
function speaksByName(segment: Segment, id: string, index: AskIndex): boolean {
  const claim = index.lookup.byId(id);
  return entityIds(segment).some(
    (named) => !index.surroundings.has(named) && claim?.entities.has(named) === true,
  );
}
