import { datedOf } from '../../knowledge/dated.ts';
import { factById } from '../../knowledge/filed-facts.ts';
import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import type { Reading } from '../reading.ts';
import { entityIds, isUnknownWord, type Segment } from '../segments.ts';
import { sharesSay } from './claim-weights.ts';
import type { Frame } from './frame.ts';
import { isOfCompacts, mentions, numbersIn, share, unexplained } from './frame.ts';

/** The most things that are put in order of time. */
const mostOrdered = 4;

/** Concepts that ask for an order of time, or for the time between. */
const ordering: readonly Concept[] = [
  'earlier',
  'before',
  'in-order',
  'timeline',
  'duration',
  'same-time',
  'succession',
];

/** What has a day of its own, or did something on one. */
const dated = ['instrument', 'event', 'document', 'person'];

/**
 * "Which came first, the Declaration or the Agenda?", "was Plante elected before the meeting?", "put the three votes in order of
 * date", "how many months lie between the agreed text and its adoption?"
 */
export const order: Frame = (reading, index) => {
  if (!mentions(reading, ...ordering)) return undefined;
  if (!['none', 'which', 'who', 'when', 'how-many'].includes(reading.focus)) return undefined;
  const parts = partsOf(reading, index);
  const things = thingsIn(parts, reading, index);
  if (things.length < 2 || things.length > mostOrdered) return undefined;
  const shared = parts.filter((part) => !things.some((thing) => thing.part === part)).flat();
  const found = things.map((thing) => {
    // "Did the Assembly vote on the one before or after the other?": who names nothing but a record means the same deed.
    const isBare = thing.part.every(
      (segment) => segment.stop || entityIds(segment).length > 0 || isOrder(segment),
    );
    const deeds = things
      .filter((other) => other !== thing)
      .flatMap(({ part }) => part)
      .filter(
        (segment) =>
          // Where both are of one body ("in the Assembly"), its deed is meant of each.
          !things.some((other) => entityIds(segment).includes(other.id)) &&
          !isOfCompacts(segment, index.compactIds, index),
      );
    return dateOf(thing, isBare ? [...shared, ...deeds] : shared, index);
  });
  const of = [...new Set(found.flatMap((each) => each?.id ?? []))];
  if (of.length < 2 || of.length < things.length) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...[
        ...ordering,
        'between',
        'by-how-much',
        'outnumber',
        'which',
        'compare',
        'be',
        'instrument',
        'compact',
      ],
      ...[
        'next-in-list',
        'previous-in-list',
        'day',
        'list',
        'next-in-office',
        'previous-in-office',
        'hold',
        'all',
        'when',
      ],
    ],
    entities: [...things.map(({ id }) => id), ...index.surroundings],
    used: [
      ...found.flatMap((each) => each?.met ?? []),
      ...numbersIn(reading)
        .filter(({ value, ordinal }) => (ordinal && Math.abs(value) === 1) || value === of.length)
        .map(({ segment }) => segment),
    ],
  });
  return { query: { kind: 'order', of }, unexplained: left };
};

function isOrder({ concepts }: Segment): boolean {
  return ordering.some((concept) => concepts.has(concept));
}

/** A record that is put in time, with the part of the question that speaks of it. */
interface Thing {
  readonly id: string;
  readonly part: readonly Segment[];
}

/** The question in parts, each about one thing at most: a word of order or a joining word parts them, and so does a second record. */
function partsOf({ segments }: Reading, index: AskIndex): Segment[][] {
  const parts: Segment[][] = [[]];
  for (const segment of segments) {
    const last = parts.at(-1) ?? [];
    const [main, before] = [mainOf([segment], index), mainOf(last, index)];
    // "The text of the compact": the article stands for itself only where nothing else does.
    const isSecond =
      main !== undefined && before !== undefined && before !== index.knowledge.keyRecords.source;
    // "The Marrakech conference adopting the compact": a fact that is told of it.
    const isOfIt = factById(index.knowledge.facts, before)?.subject === main;
    if (joins(segment, index) || (isSecond && !isOfIt)) parts.push([]);
    parts.at(-1)?.push(segment);
  }
  return parts;
}

function joins({ tokens, concepts }: Segment, index: AskIndex): boolean {
  const [word, ...more] = tokens.map(({ text }) => text);
  const isJoin =
    word !== undefined &&
    more.length === 0 &&
    (index.words.does(word, 'joins') || index.words.does(word, 'or'));
  return isJoin || (['before', 'earlier', 'between'] as const).some((concept) => concepts.has(concept));
}

/** The record that a part of the question is about, where it is one that can be put in time; the article only by itself. */
function mainOf(part: readonly Segment[], index: AskIndex): string | undefined {
  const { knowledge, compactIds } = index;
  const isFounded = (id: string) =>
    index.lookup
      .naming(id)
      .some(({ subject, says, dates }) => subject === id && says.has('establish') && dates.length > 0);
  const ids = part.flatMap(entityIds).filter((id) => {
    const kind = knowledge.entities.get(id)?.kind ?? '';
    return dated.includes(kind) || (kind === 'organisation' && !index.surroundings.has(id) && isFounded(id));
  });
  const [own] = ids.filter((id) => id !== knowledge.keyRecords.source);
  if (own !== undefined) return own;
  // "The Marrakech conference" is a topic of one fact, on one day.
  const [told, ...others] = part.flatMap(({ meanings, topics, tokens }) =>
    meanings.length === 0 && tokens.length > 1 && topics.size === 1 ? [...topics] : [],
  );
  if (told !== undefined && others.length === 0 && datedOf(knowledge, told) !== undefined) return told;
  // "The vote on migration": a word of one compact's names only.
  const [compact, ...more] = compactIds.filter((id) =>
    part.some(
      (segment) =>
        segment.ids.length === 0 &&
        !segment.stop &&
        !isOrder(segment) &&
        isOfCompacts(segment, [id], index) &&
        !compactIds.some((other) => other !== id && isOfCompacts(segment, [other], index)),
    ),
  );
  return compact === undefined || more.length > 0 ? ids[0] : compact;
}

/** What is put in time: what the parts are about; both compacts, where only "the compacts" are asked for. */
function thingsIn(parts: readonly Segment[][], reading: Reading, index: AskIndex): Thing[] {
  const found = parts.flatMap((part) => {
    const id = mainOf(part, index);
    return id === undefined ? [] : [{ id, part }];
  });
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0 && mentions(reading, 'between')) {
    // "Between the agreed text of the compact and its adoption": what names nothing is about the same.
    const isDeed = (segment: Segment) => !isOrder(segment) && share(segment.concepts, index.saidConcepts);
    const deeds = parts.filter((part) => part !== only.part && part.some(isDeed));
    return [only, ...deeds.map((part) => ({ id: only.id, part }))];
  }
  const isOnBoth =
    found.length === 0 && isOfSeveral(reading, 'compact') && mentions(reading, 'earlier', 'before');
  return isOnBoth ? index.compactIds.map((id) => ({ id, part: [] })) : found;
}

/** "Which compact", "the compacts": one of several or all; "this compact" is one. In each language the plural ends in s. */
function isOfSeveral({ segments, focus }: Reading, concept: Concept): boolean {
  const words = segments.filter(({ concepts }) => concepts.has(concept)).flatMap(({ tokens }) => tokens);
  return words.length > 0 && (focus === 'which' || words.some(({ text }) => text.endsWith('s')));
}

/** What a question may call a compact, or ask for it with. */
const ofIt: readonly Concept[] = ['compact', 'instrument', 'which'];

/** The dated record or fact that a part means, with the segments that it explains. */
function dateOf(
  { id, part }: Thing,
  shared: readonly Segment[],
  index: AskIndex,
): { id: string; met: readonly Segment[] } | undefined {
  // "Which compact" tells of no deed of it.
  const isOfIt = ({ ids, concepts }: Segment) =>
    ids.length === 0 && concepts.size > 0 && [...concepts].every((each) => ofIt.includes(each));
  const all = [...part, ...shared].filter(
    (segment) => !segment.stop && !isOrder(segment) && !isOfIt(segment),
  );
  const weigh = (segment: Segment, claim: Claim): number => {
    const ids = entityIds(segment).filter((each) => each !== id);
    if (sharesSay(segment, claim) || segment.topics.has(claim.id)) return 2;
    if (ids.some((each) => claim.actors.has(each))) return 2;
    if (ids.some((each) => claim.entities.has(each)) || share(segment.concepts, claim.mentions)) return 1;
    const isWord = ids.length === 0 && isUnknownWord(segment);
    return isWord && segment.tokens.every(({ stem }) => claim.stems.has(stem)) ? 0.5 : 0;
  };
  const [best] = index.lookup
    .naming(id)
    .filter((claim) => claim.subject === id && claim.commitment === undefined)
    .flatMap((claim) => {
      const date = datedOf(index.knowledge, claim.id)?.date;
      const met = all.filter((segment) => weigh(segment, claim) > 0);
      const score = met.reduce((sum, segment) => sum + weigh(segment, claim), 0);
      return date === undefined ? [] : [{ id: claim.id, met, score, isDay: date.length === 10 }];
    })
    .toSorted((a, b) => b.score - a.score || Number(b.isDay) - Number(a.isDay));
  const own = datedOf(index.knowledge, id);
  const ofWords = all.filter((segment) => isOfCompacts(segment, index.compactIds, index));
  if (best !== undefined && best.score >= 1) return { id: best.id, met: [...best.met, ...ofWords] };
  const naming = all.filter(({ topics }) => topics.has(id));
  return own === undefined ? undefined : { id, met: [...ofWords, ...naming] };
}
