import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Claim } from '../claims.ts';
import { type Focus, type Reading, readingOf } from '../reading.ts';
import { does, rawText, type Segment } from '../segments.ts';
import { claims } from './claims.ts';
import type { Frame } from './frame.ts';
import { isYear, mentions, unexplained } from './frame.ts';
import { itemsSpokenFor } from './items.ts';

/**
 * "Was it in November or in December?", "in Mexico or Morocco?", "is it IOM or UNHCR that coordinates the network?", "is peer
 * review the third or the fifth commitment?": the question without its two alternatives finds what is so, and that is the
 * answer, whichever of them it is.
 */
export const either: Frame = (reading, index) => {
  const pair = alternatives(reading, index);
  if (pair === undefined) return undefined;
  const rest = reading.segments.filter((segment) => !pair.segments.includes(segment));
  if (pair.sort === 'item') return itemMeant(pair, readingOf(rest, 'none', false), index);
  const asked = mentions(reading, 'who', 'when', 'where') ? reading.focus : focusOf[pair.sort];
  const found = claims(readingOf(rest, asked, false), index);
  if (found?.query.kind !== 'facts' || found.query.not !== undefined) return undefined;
  const { ids } = found.query;
  const holding = ids.filter((id) =>
    pair.segments.some((segment) => holds(index.lookup.byId(id), segment, index)),
  );
  const query: Query =
    holding.length > 0
      ? { kind: 'facts', ids: holding.slice(0, 1) }
      : { kind: 'facts', ids: ids.slice(0, 1), not: pair.names };
  return { query, unexplained: found.unexplained };
};

type Sort = 'date' | 'place' | 'actor' | 'item';

const focusOf: Record<Exclude<Sort, 'item'>, Focus> = { date: 'when', place: 'where', actor: 'who' };

interface Pair {
  readonly sort: Sort;
  /** The two alternatives. */
  readonly segments: readonly [Segment, Segment];
  readonly names: readonly string[];
}

/** The two things of one sort around "or", with nothing but small words between them. */
function alternatives(reading: Reading, index: AskIndex): Pair | undefined {
  const { segments } = reading;
  const or = segments.findIndex((segment) => does(segment, 'or', index));
  if (or < 0) return undefined;
  const isMeant = (segment: Segment) => sortOf(segment, reading, index) !== undefined;
  const before = segments.slice(0, or).findLast((segment) => isMeant(segment) || !segment.stop);
  const behind = segments.slice(or + 1).find((segment) => isMeant(segment) || !segment.stop);
  if (before === undefined || behind === undefined) return undefined;
  const sort = sortOf(before, reading, index);
  if (sort === undefined || sort !== sortOf(behind, reading, index)) return undefined;
  return { sort, segments: [before, behind], names: [before, behind].map(rawText) };
}

function sortOf(segment: Segment, reading: Reading, { knowledge }: AskIndex): Sort | undefined {
  const { month, number, meanings, ids } = segment;
  if (month !== undefined || (number !== undefined && isYear(number.value))) return 'date';
  if (number !== undefined) return mentions(reading, 'commitment') ? 'item' : undefined;
  const kinds = ids.map((id) => knowledge.entities.get(id)?.kind);
  if (kinds.includes('organisation') || kinds.includes('person')) return 'actor';
  const isPlace = kinds.includes('place') || meanings.some(({ type }) => type === 'elsewhere');
  return isPlace ? 'place' : undefined;
}

/** The commitment that the rest of the question is about, where it is one alone. */
function itemMeant({ segments }: Pair, rest: Reading, index: AskIndex) {
  const { best, segments: topic } = itemsSpokenFor(rest, index.knowledge.commitments, index);
  const [item, ...more] = best;
  if (item === undefined || more.length > 0) return undefined;
  const left = unexplained(rest, index, {
    concepts: ['commitment', 'commit', 'be', 'which', 'include', 'cover', 'doing'],
    used: [...topic, ...segments],
  });
  return { query: { kind: 'commitment' as const, number: item.number }, unexplained: left };
}

/** True where a claim names a record or a date, or a place in the words of its text. */
function holds(claim: Claim | undefined, segment: Segment, index: AskIndex): boolean {
  if (claim === undefined) return false;
  const { month, number, ids, tokens } = segment;
  const parts = claim.dates.map((date) => date.split('-').map(Number));
  if (month !== undefined) return parts.some(([, named]) => named === month);
  if (number !== undefined) return parts.some(([year]) => year === number.value);
  if (ids.some((id) => claim.entities.has(id) && !index.surroundings.has(id))) return true;
  return ids.length === 0 && tokens.every(({ stem }) => claim.stems.has(stem));
}
