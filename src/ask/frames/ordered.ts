import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Concept, Endorser, Objective } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { does, entityIds, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, supportConcepts, unexplained, wordsOfCompacts } from './frame.ts';
import { type Item, speaksFor } from './items.ts';
import { objectivesIn } from './objectives.ts';
import { placeMentions } from './place-mentions.ts';
import { nameOf } from './places.ts';

/** A list with an order: the supporters as they are printed, the objectives, the principles, the commitments. */
interface Ordered {
  readonly of: 'endorser' | Objective['kind'] | 'commitment';
  readonly items: readonly Item[];
}

/**
 * "Who comes right after Buffalo?", "the first and the last name on the list", "the last three objectives", "at what position
 * does Milwaukee stand?", "does child-sensitive come before or after gender-responsive?"
 */
export const ordered: Frame = (reading, index) => {
  if (!['none', 'which', 'who', 'where', 'how-many'].includes(reading.focus)) return undefined;
  const all = orderedIn(reading, index);
  if (all === undefined) return undefined;
  const named = itemsNamed(reading, all, index);
  const byName = placesByName(reading, all, named);
  const byNumber = placesByNumber(reading, all, byName !== undefined, index);
  const places = [...(byNumber?.places ?? []), ...(byName?.places ?? [])];
  if (all.of === 'endorser' && isDeedAsked(reading)) return undefined;
  // "Who comes right after Denver?": who is not on the list has no place there.
  const strangers = all.of === 'endorser' && named.length === 0 ? placeMentions(reading, index) : [];
  const isPlaceAsked = mentions(reading, ...besides, 'in-order');
  if (places.length === 0 && (strangers.length === 0 || !isPlaceAsked)) return undefined;
  // "National sovereignty": a word that several items have is of the one that is named.
  const isOfNamed = (segment: Segment) =>
    named.some((each) => each.segment === segment || speaksFor(segment, each.item, index) > 0);
  const { endorserList } = index.knowledge;
  const isTheirCountry = ({ meanings }: Segment) =>
    meanings.some((each) => each.type === 'elsewhere' && endorserList.countries.includes(each.name));
  return {
    query: places.length > 0 ? queryFor(all, places) : { kind: 'endorsed', names: strangers.map(nameOf) },
    unexplained: unexplained(reading, index, {
      concepts: [...(all.of === 'endorser' ? supportConcepts : notDeeds), ...around],
      entities: [index.knowledge.keyRecords.paper, ...index.compactIds],
      used: [
        ...(byNumber?.segments ?? []),
        ...strangers.flatMap(({ segments }) => segments),
        ...reading.segments.filter((segment) => isOfNamed(segment)),
        ...(all.of === 'endorser'
          ? reading.segments.filter(isTheirCountry)
          : wordsOfCompacts(reading, index)),
      ],
    }),
  };
};

const deeds: readonly Concept[] = ['endorse', 'sign', 'support'];
const notDeeds = supportConcepts.filter((concept) => !deeds.includes(concept));

/** Who did it first is another question than who is printed first. */
function isDeedAsked(reading: Reading): boolean {
  return mentions(reading, ...deeds) && !mentions(reading, 'list', 'on-list', 'in-order');
}

/** What asks for who stands beside a name. */
const besides: readonly Concept[] = ['next-in-list', 'previous-in-list', 'beside-in-list', 'between'];

const around: readonly Concept[] = [
  ...besides,
  'in-order',
  'earlier',
  'before',
  'next-in-office',
  'previous-in-office',
  'succession',
  'compare',
  'who',
  'where',
  'name',
  'all',
  'be',
  'title',
  'role',
  'hold',
  'need',
  'only',
  'have',
  'entrust',
  'end',
  'start',
  'objective',
  'principle',
  'commitment',
  'commit',
  'aim',
  'compact',
  'say',
  'wording',
  'language',
];

/** What asks for others than the names of a list, and what such a word may be besides: "only number 5", "what position". */
const ofOthers: readonly Concept[] = ['member', 'not', 'except', 'vote', 'role', 'mayor'];
const harmless: readonly Concept[] = ['only', 'in-order', 'non-member'];

/** The list that is in question. */
function orderedIn(reading: Reading, index: AskIndex): Ordered | undefined {
  const { commitments, endorsers } = index.knowledge;
  const isOfOther = ({ concepts }: Segment) =>
    ofOthers.some((each) => concepts.has(each)) && !harmless.some((each) => concepts.has(each));
  if (reading.segments.some(isOfOther)) return undefined;
  const isCompact = (id: string) => index.compactIds.includes(id);
  const several = (['principle', 'objective', 'commitment'] as const).filter((each) =>
    mentions(reading, each),
  );
  if (several.length > 1) return undefined;
  const item = index.knowledge.objectives.find(({ id }) => reading.named.includes(id));
  const kind = (['principle', 'objective'] as const).find((each) => mentions(reading, each)) ?? item?.kind;
  if (kind !== undefined) {
    const compact = reading.named.find(isCompact) ?? item?.of ?? objectivesIn(index, undefined, kind)[0]?.of;
    return { of: kind, items: objectivesIn(index, compact, kind) };
  }
  if (mentions(reading, 'commitment')) return { of: 'commitment', items: commitments };
  const isOnList = mentions(reading, 'endorser', 'non-member', 'list', 'on-list', 'beside-in-list');
  return isOnList ? { of: 'endorser', items: itemsOf(endorsers) } : undefined;
}

/** The supporters with their places on the list, which may be long: worked out once. */
const itemsOf = holding((endorsers: readonly Endorser[]): readonly Item[] =>
  endorsers.map(({ id }, at) => ({ id, number: at + 1 })),
);

const positionsOf = holding((items: readonly Item[]) => new Map(items.map(({ id }, at) => [id, at])));

/** The items with these ids, in the order of the list. */
function itemsWith(ids: readonly string[], items: readonly Item[]): Item[] {
  const positions = positionsOf(items);
  const found = new Set(ids.flatMap((id) => positions.get(id) ?? []));
  return [...found].toSorted((a, b) => a - b).flatMap((at) => items[at] ?? []);
}

interface NamedItem {
  readonly item: Item;
  readonly segment: Segment;
}

/** The items of the list that the question names, in its order. */
function itemsNamed(reading: Reading, { of, items }: Ordered, index: AskIndex): NamedItem[] {
  return reading.segments.flatMap((segment) => {
    const byName = itemsWith(entityIds(segment), items);
    if (of === 'endorser' || byName.length > 0) return byName.map((item) => ({ item, segment }));
    const scored = items.map((item) => ({ item, score: speaksFor(segment, item, index) }));
    const most = Math.max(...scored.map(({ score }) => score));
    const [best, ...equal] = scored.filter(({ score }) => score > 0 && score === most);
    return best === undefined || equal.length > 0 ? [] : [{ item: best.item, segment }];
  });
}

interface Places {
  readonly places: readonly number[];
  readonly segments: readonly Segment[];
}

/** "The first and the last", "the last three", "objectives 5 and 11". One alone is a place, where other kinds of question have no better use for it. */
function placesByNumber(
  reading: Reading,
  { of, items }: Ordered,
  isBeside: boolean,
  index: AskIndex,
): Places | undefined {
  const { segments } = reading;
  const numbers = numbersIn(reading);
  const ordinals = numbers.filter(({ ordinal }) => ordinal);
  const cardinals = numbers.filter(({ ordinal }) => !ordinal);
  const [end, ...moreEnds] = ordinals;
  const [count, ...moreCounts] = cardinals;
  const isEnd = end !== undefined && (end.value === 1 || end.value === -1);
  const isRun =
    isEnd &&
    moreEnds.length === 0 &&
    count !== undefined &&
    moreCounts.length === 0 &&
    Math.abs(segments.indexOf(end.segment) - segments.indexOf(count.segment)) === 1;
  if (isRun && count.value <= items.length) {
    const from = end.value === 1 ? 1 : items.length - count.value + 1;
    const places = Array.from({ length: count.value }, (_, at) => from + at);
    return { places, segments: [end.segment, count.segment] };
  }
  // "Is it the third or the fifth?" asks for one of them.
  const isEither = ordinals.length > 1 && segments.some((segment) => does(segment, 'or', index));
  if (isEither) return undefined;
  const isWhole = cardinals.every(({ value }) => value === items.length || value === ordinals.length);
  const isNumbered = of === 'objective' || of === 'principle';
  if (isNumbered && ordinals.length === 0 && cardinals.length > 1) {
    const isHeld = cardinals.every(({ value }) => value >= 1 && value <= items.length);
    const places = cardinals.map(({ value }) => value);
    return isHeld ? { places, segments: numbers.map(({ segment }) => segment) } : undefined;
  }
  const isAlone = ordinals.length === 1 && of !== 'endorser' && !isBeside;
  if (!isWhole || ordinals.length === 0 || isAlone) return undefined;
  const places = ordinals.map(({ value }) => (value < 0 ? items.length + 1 + value : value));
  return { places, segments: numbers.map(({ segment }) => segment) };
}

/** The places of the items named, or of those beside or between them. */
function placesByName(reading: Reading, { items }: Ordered, named: readonly NamedItem[]): Places | undefined {
  const segments = named.map(({ segment }) => segment);
  const numbers = [...new Set(named.map(({ item }) => item.number))];
  const [one, other, ...more] = numbers;
  if (one === undefined || more.length > 0) return undefined;
  const isHeld = (place: number) => place >= 1 && place <= items.length;
  if (other !== undefined) {
    if (mentions(reading, 'between')) {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      return { places: Array.from({ length: high - low + 1 }, (_, at) => low + at), segments };
    }
    const isCompared = mentions(reading, 'in-order', ...comparing);
    return isCompared ? { places: [one, other], segments } : undefined;
  }
  const isBeside = mentions(reading, 'beside-in-list');
  const [isNext, isPrevious] = [
    isBeside || mentions(reading, 'next-in-list'),
    isBeside || mentions(reading, 'previous-in-list'),
  ];
  if (isNext || isPrevious) {
    const places = [...(isPrevious ? [one - 1] : []), one, ...(isNext ? [one + 1] : [])];
    return { places: places.filter(isHeld), segments };
  }
  return mentions(reading, 'in-order') ? { places: [one], segments } : undefined;
}

const comparing: readonly Concept[] = [
  'earlier',
  'before',
  'next-in-list',
  'previous-in-list',
  'next-in-office',
  'previous-in-office',
];

function queryFor({ of, items }: Ordered, places: readonly number[]): Query {
  const each = [...new Set(places)];
  if (of === 'endorser') return { kind: 'listed', place: each };
  if (of === 'commitment') return { kind: 'commitments-on', numbers: each };
  return { kind: 'objectives-on', ids: each.flatMap((place) => items[place - 1]?.id ?? []) };
}

/** The names that a Query for places on the list tells something of: those there, and those that stand beside one. */
export function keptByPlaces(
  { place }: Extract<Query, { kind: 'listed' }>,
  { endorsers }: Knowledge,
): string[] {
  const near = (place ?? []).flatMap((each) => endorsers.slice(Math.max(0, each - 2), each + 1));
  return near.map(({ id }) => id);
}
