import { factById } from '../knowledge/filed-facts.ts';
import { addressLimit, addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import type { AskIndex } from './ask-index.ts';
import type { Claim } from './claims.ts';
import { isCounted } from './frames/amounts.ts';
import { type Candidate, isYear } from './frames/frame.ts';
import { keptByOffice } from './frames/offices.ts';
import { keptByPlaces } from './frames/ordered.ts';
import { keptByVotes } from './frames/votes.ts';
import type { Kind } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';

/** A kind of question and what it made of one. */
export interface Tried {
  readonly kind: Kind;
  readonly candidate: Candidate;
}

/** What each of these kinds makes of a question, where it is of that kind at all. */
export function tryKinds(all: readonly Kind[], reading: Reading, index: AskIndex): Tried[] {
  return all.flatMap((kind) => {
    const candidate = kind.read(reading, index);
    return candidate === undefined ? [] : [{ kind, candidate }];
  });
}

/** True where every word has a place, and the Query's address fits a button. */
export function fits({ candidate: { query, unexplained } }: Tried): boolean {
  return unexplained.length === 0 && addressOf(query).length <= addressLimit;
}

/**
 * The one candidate whose Query keeps most of what the question named, denies least of it, gives the form of answer that was
 * asked for, is worked out rather than looked up, and is marked by most of the question's words. Those that are equal in
 * all of it ask for the same; where they do not, all are given, and only the person who asks can choose.
 */
export function chosenOf(tried: readonly Tried[], reading: Reading, index: AskIndex): readonly Tried[] {
  const distinct = [...Map.groupBy(tried, ({ candidate }) => addressOf(candidate.query)).values()];
  if (distinct.length < 2) return tried.slice(0, 1);
  const weighed = distinct
    .flat()
    .map((each) => ({ each, weight: weigh(each, reading, index) }))
    .toSorted((a, b) => compareWeights(b.weight, a.weight));
  const [best] = weighed;
  const equal = weighed.filter(
    ({ weight }) => best !== undefined && compareWeights(weight, best.weight) === 0,
  );
  const byAddress = new Map(equal.map(({ each }) => [addressOf(each.candidate.query), each]));
  return [...byAddress].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** Why a candidate lost to the one that was chosen, for `--explain`; undefined where it asks for the same or is as near. */
export function lostBy(tried: Tried, best: Tried, reading: Reading, index: AskIndex): string | undefined {
  if (addressOf(tried.candidate.query) === addressOf(best.candidate.query)) return undefined;
  const ofBest = weigh(best, reading, index);
  const at = weigh(tried, reading, index).findIndex((number, place) => number < (ofBest[place] ?? 0));
  return reasons[at];
}

/** What each number of a weight says where it is the smaller one. */
const reasons = [
  'keeps less of what is named',
  'asks back',
  'denies more',
  'is looked up, not worked out',
  'says neither yes nor no',
  'is of a part of it',
  'has fewer of its own words',
];

/** What speaks for a candidate, the weightiest first; each number is the better the larger. */
type Weight = readonly number[];

function weigh({ kind, candidate: { query } }: Tried, reading: Reading, index: AskIndex): Weight {
  const kept = keptIn(query, reading, index);
  return [
    reading.segments.filter((segment) => isKept(segment, kept, index)).length,
    query.kind === 'choose' ? -1 : 0,
    -('not' in query ? (query.not?.length ?? 0) : 0),
    waysOfFinding.indexOf(namesFactOf(query, reading, index) ? 'title' : kind.by),
    reading.yesNo && hasVerdict(query) ? 1 : 0,
    kind.isWhole === true ? 1 : 0,
    reading.segments.filter(({ concepts }) => kind.marks.some((mark) => concepts.has(mark))).length,
  ];
}

/** True for a whole record where a topic is named that one of its facts is on: "Arbour, which spelling?" */
function namesFactOf(query: Query, reading: Reading, { knowledge }: AskIndex): boolean {
  return (
    query.kind === 'record' &&
    reading.segments.some(({ topics }) =>
      [...topics].some((id) => factById(knowledge.facts, id)?.subject === query.id),
    )
  );
}

const waysOfFinding: readonly Kind['by'][] = ['title', 'text', 'working-out'];

function compareWeights(a: Weight, b: Weight): number {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True where the answer says yes or no. */
function hasVerdict({ kind }: Query): boolean {
  return ['endorsed', 'member', 'covers', 'facts', 'count', 'country'].includes(kind);
}

/** What of a question a Query holds: records and names, and numbers. A number taken for granted is not held: it is denied. */
interface Kept {
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

function keptIn(query: Query, reading: Reading, index: AskIndex): Kept {
  const isDated = reading.segments.some(({ month }) => month !== undefined);
  const { claimed: _, not: __, kind: ___, ...fields } = query as Query & { claimed?: unknown; not?: unknown };
  const values = Object.values(
    fields as Record<string, string | number | readonly (string | number)[]>,
  ).flat();
  const texts = values.filter((value) => typeof value === 'string');
  const names = new Set(texts.flatMap((text) => [text, ...text.split(', ')]));
  const numbers = new Set(values.filter((value) => typeof value === 'number'));
  const { commitments, inOrder } = index.lookup;
  const keep = ({ id, entities, dates }: Claim) => {
    names.add(id);
    for (const entity of entities) names.add(entity);
    for (const part of dates.flatMap((date) => date.split('-'))) {
      // Without its month, a small number is no day.
      if (isDated || isYear(Number(part))) numbers.add(Number(part));
    }
  };
  // What a claim names may be a claim behind it.
  for (const claim of inOrder(names)) keep(claim);
  for (const claim of commitments) {
    if (claim.commitment !== undefined && numbers.has(claim.commitment)) keep(claim);
  }
  if (query.kind === 'country' || query.kind === 'votes' || query.kind === 'poll') {
    for (const name of keptByVotes(query, index)) names.add(name);
    for (const { date } of index.knowledge.rollCalls.rollCalls) {
      for (const part of date.split('-')) numbers.add(Number(part));
    }
  }
  if (query.kind === 'listed') for (const id of keptByPlaces(query, index.knowledge)) names.add(id);
  if (query.kind === 'difference') {
    for (const id of index.compactIds.filter((each) => isCounted(each, query.of))) names.add(id);
  }
  if (query.kind === 'office') {
    const kept = keptByOffice(query, index);
    for (const name of kept.names) names.add(name);
    for (const number of kept.numbers) numbers.add(number);
  }
  for (const { id, of, number } of index.knowledge.objectives) {
    const isHeld = query.kind === 'objective' && query.number === number && query.of === of;
    if (!(names.has(id) || isHeld)) continue;
    names.add(id).add(of);
    numbers.add(number);
  }
  return { names, numbers };
}

/** Whose world all questions are from is named in passing, and a word of any question ("commitments") is no topic. */
function isKept(segment: Segment, { names, numbers }: Kept, index: AskIndex): boolean {
  const { meanings, ids, number, month, topics, concepts, tokens } = segment;
  const { paper } = index.knowledge.keyRecords;
  if (ids.some((id) => names.has(id) && id !== paper && !index.surroundings.has(id))) return true;
  if (meanings.some((meaning) => meaning.type !== 'entity' && names.has(meaning.name))) return true;
  if (tokens.some(({ stem }) => index.peoples.get(stem)?.some((id) => names.has(id)))) return true;
  if (number !== undefined && numbers.has(number.value)) return true;
  if (month !== undefined && numbers.has(month)) return true;
  return concepts.size === 0 && [...topics].some((id) => names.has(id));
}
