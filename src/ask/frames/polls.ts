import type { CountryGroup } from '../../knowledge/schema.ts';
import type { Stance } from '../../query/query.ts';
import { votesOf } from '../../query/stances.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { calledIn } from './called.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, unexplained } from './frame.ts';
import { assembly, compactIn, countriesIn, isOnBoth, stanceIn, voteConcepts } from './votes.ts';

/** What states did in one vote: "abstained on the migration compact". */
interface Condition {
  readonly stance: Stance;
  readonly of: string;
}

/**
 * States by what they did in several votes, or where they are, and what their numbers add up to: "who voted against one
 * compact but not against the other?", "how many Europeans abstained?", "abstentions and absences together", "by how many
 * votes did one beat the other?"
 */
export const polls: Frame = (reading, index) => {
  if (['where', 'when', 'why', 'how-much'].includes(reading.focus)) return undefined;
  const group = groupIn(reading, index);
  if (countriesIn(reading, index).some(({ segment }) => group?.segments.includes(segment) !== true))
    return undefined;
  // "Did the European Union vote for it?" asks how one voted, not which of its states did.
  if (group !== undefined && !mentions(reading, 'country', 'state-place', 'who', 'how-many', 'member'))
    return undefined;
  const as = mentions(reading, 'sum')
    ? ('sum' as const)
    : mentions(reading, 'outnumber', 'by-how-much', 'compare')
      ? ('more' as const)
      : ('list' as const);
  const { conditions, segments } = conditionsIn(reading, as, index);
  // No state did two things in one vote: each is told.
  const isOneVote = new Set(conditions.map(({ of }) => of)).size === 1;
  const isOne = conditions.length === 1;
  if (conditions.length === 0 || (isOne && (group === undefined || as !== 'list'))) return undefined;
  if (
    (as === 'more' && conditions.length !== 2) ||
    (group !== undefined && (as !== 'list' || !(isOne || !isOneVote)))
  )
    return undefined;
  // Of both compacts each is told in its turn, where nobody asks who did so on both.
  const isEach = new Set(conditions.map(({ stance }) => stance)).size === 1;
  if (as === 'list' && !isOne && isEach && !isOnBoth(reading, index)) return undefined;
  const [number, ...more] = numbersIn(reading).filter(
    ({ value, segment }) =>
      !segment.stop &&
      value !== conditions.length &&
      !conditions.some((each) => countOf(each, index) === value),
  );
  if (more.length > 0 || (number !== undefined && as !== 'sum')) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...voteConcepts,
      ...['who', 'how-many', 'list', 'name', 'not', 'adopt', 'endorse', 'have', 'on-list', 'symbol'],
      ...(as === 'sum' ? ['sum'] : []),
      ...(as === 'more' ? ['outnumber', 'by-how-much', 'compare', 'how', 'defeat'] : []),
    ],
    entities: [...index.compactIds, ...assembly(index)],
    used: [
      ...segments,
      ...(group?.segments ?? []),
      ...numbersIn(reading).map(({ segment }) => segment),
      ...dayCounts(reading),
    ],
  });
  const query = {
    kind: 'poll' as const,
    of: conditions.map(({ stance, of }) => `${stance}.${of}`),
    as: as === 'list' && isOneVote && !isOne ? ('each' as const) : as,
    ...(group !== undefined && { group: [group.group.id] }),
    ...(number !== undefined && { claimed: number.value }),
  };
  return { query, unexplained: left };
};

/** Each way to vote with the compacts named behind it, before the next; one that names none shares the others'. */
function conditionsIn(
  reading: Reading,
  as: 'list' | 'sum' | 'more',
  index: AskIndex,
): { conditions: Condition[]; segments: readonly Segment[] } {
  const stated: { stance: Stance; of: Set<string> }[] = [];
  const all = new Set<string>();
  const before = new Set<string>();
  const used: Segment[] = [];
  for (const segment of reading.segments) {
    const stance = stanceIn(segment);
    const compact = compactIn(segment, index);
    if (stance !== undefined && stated.at(-1)?.stance !== stance) stated.push({ stance, of: new Set() });
    if (compact !== undefined) {
      all.add(compact);
      (stated.at(-1)?.of ?? before).add(compact);
    }
    if (stance !== undefined || compact !== undefined) used.push(segment);
  }
  // "Which compact got more votes?" means votes for it.
  if (as === 'more' && stated.length === 0 && mentions(reading, 'vote'))
    stated.push({ stance: 'for', of: all });
  const [first] = stated;
  // "On the refugee compact, who abstained?": what is named before belongs to what follows.
  if (first !== undefined && first.of.size === 0) for (const id of before) first.of.add(id);
  const isOfEach = mentions(reading, 'compact') || as === 'sum';
  const shared = all.size > 0 ? [...all] : isOfEach ? index.compactIds : [];
  const conditions = stated.flatMap(({ stance, of }) =>
    [...(of.size > 0 ? of : shared)].map((id) => ({ stance, of: id })),
  );
  const distinct = new Map(conditions.map((each) => [`${each.stance} ${each.of}`, each]));
  return { conditions: [...distinct.values()], segments: used };
}

/** How many states meet a condition. */
function countOf({ stance, of }: Condition, { knowledge }: AskIndex): number {
  const totals = knowledge.rollCalls.rollCalls.find((call) => call.of === of)?.totals;
  return totals === undefined ? 0 : votesOf[stance].reduce((sum, vote) => sum + totals[vote], 0);
}

/** "Two days earlier": how far the votes lie apart is no number that anybody counts. */
function dayCounts({ segments }: Reading): Segment[] {
  return segments.filter(({ concepts }, at) => {
    const isCounted = [segments[at - 1], segments[at - 2]].some((each) => each?.number !== undefined);
    return isCounted && (concepts.has('earlier') || concepts.has('before') || concepts.has('day'));
  });
}

/** The part of the world whose states are asked about, by the longest of its names. */
function groupIn(
  reading: Reading,
  { knowledge }: AskIndex,
): { group: CountryGroup; segments: Segment[] } | undefined {
  const named = calledIn(reading, knowledge.rollCalls.groups);
  return named && { group: named.found, segments: named.segments };
}
