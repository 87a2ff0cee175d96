import type { Concept, VoteRole } from '../../knowledge/schema.ts';
import type { Stance } from '../../query/choices.ts';
import { votesOf } from '../../query/stances.ts';
import type { AskIndex } from '../ask-index.ts';
import { assembly } from '../frames/votes.ts';
import type { Focus, Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { phraseAt } from './phrases.ts';
import { askedOf, type Item, leftBy, plays, scanVotes } from './scan.ts';

/** Something said at a place of the question, counted in items. */
interface At<Value> {
  readonly value: Value;
  readonly at: number;
}

/** What a question says of votes. */
export interface Spoken {
  readonly items: readonly Item[];
  /** What it asks for. */
  readonly focus: Focus;
  readonly states: readonly At<{ readonly names: readonly string[]; readonly seat: boolean }>[];
  readonly groups: readonly At<string>[];
  readonly compacts: readonly At<string>[];
  /** Compacts that are named as not meant, or as those on which something was not done: "but not the other". */
  readonly compactsNot: readonly At<string>[];
  readonly stances: readonly At<Stance>[];
  /** True where a stance is said with a word for voting, not only with one for support. */
  readonly isOfVote: boolean;
  /** True where it is said to be supported, opposed or dealt with, which may be meant of something else than a vote. */
  readonly isOfAct: boolean;
  /** True where it speaks of the compacts, or of two texts that can only be they. */
  readonly isOfCompacts: boolean;
  readonly numbers: readonly At<number>[];
  /** Words that nobody has a place for. */
  readonly left: readonly Segment[];
  says(...roles: readonly VoteRole[]): boolean;
}

const stanceRoles: readonly (readonly [VoteRole, Stance])[] = [
  ['absent', 'absent'],
  ['abstained', 'abstained'],
  ['against', 'against'],
  ['for', 'for'],
  ['voted', 'voted'],
  ['backs', 'for'],
  ['opposes', 'against'],
];

/** What each way to vote is where it is denied. */
export const denied: Record<Stance, Stance> = {
  for: 'not-for',
  against: 'not-against',
  abstained: 'not-abstained',
  absent: 'voted',
  voted: 'absent',
  'not-for': 'for',
  'not-against': 'against',
  'not-abstained': 'abstained',
};

/** How many items a "not" may stand before what it denies. */
const reach = 5;

const spokenIn = new WeakMap<Reading, Spoken>();

/** What a question says of votes, whatever it asks; worked out once for each reading, which is of one index. */
export function spokenOf(reading: Reading, index: AskIndex): Spoken {
  const known = spokenIn.get(reading) ?? hear(reading, index);
  spokenIn.set(reading, known);
  return known;
}

function hear(reading: Reading, index: AskIndex): Spoken {
  const items = scanVotes(reading, index);
  const states: At<{ names: readonly string[]; seat: boolean }>[] = [];
  const groups: At<string>[] = [];
  const compacts: At<string>[] = [];
  const compactsNot: At<string>[] = [];
  const stances: At<Stance>[] = [];
  const numbers: At<number>[] = [];
  let not: number | undefined;
  for (const [at, item] of items.entries()) {
    const { sense } = item;
    const isDenied = not !== undefined && at - not <= reach;
    const isNext = not !== undefined && items.slice(not + 1, at).every(isPassing);
    switch (sense.is) {
      case 'state':
        if (isNext) not = undefined;
        else states.push({ value: sense, at });
        break;
      case 'compact':
        (isNext ? compactsNot : compacts).push({ value: sense.of, at });
        if (isNext) not = undefined;
        break;
      case 'group':
        groups.push({ value: sense.id, at });
        break;
      case 'number':
        numbers.push({ value: sense.value, at });
        break;
      case 'role': {
        const stance =
          stanceRoles.find(([role]) => sense.roles.includes(role))?.[1] ??
          (isInRow(items, at) ? 'for' : undefined);
        if (stance !== undefined && isOfAssembly(items, at, index)) break;
        if (stance !== undefined) {
          stances.push({ value: isDenied ? denied[stance] : stance, at });
          not = undefined;
        } else if (plays(item, 'vote', 'ballot') && isDenied && !isStanceNear(items, at)) {
          stances.push({ value: 'absent', at });
          not = undefined;
        } else if (sense.roles.includes('not') && !isOfNobody(items.slice(0, at))) not = at;
        break;
      }
    }
  }
  if (compacts.length === 0) compacts.push(...compactsOfNumbers(numbers, stances, index));
  const leaning = stances.length === 0 ? leaningIn(items, reading.yesNo) : undefined;
  if (leaning !== undefined) stances.push({ value: 'for', at: leaning });
  const says = (...roles: readonly VoteRole[]) => items.some((item) => plays(item, ...roles));
  return {
    items,
    focus: askedOf(items, index),
    states,
    groups,
    compacts,
    compactsNot,
    stances: withoutRepeated(stances),
    isOfVote:
      leaning !== undefined ||
      says('vote', 'ballot', 'choice', 'for', 'against', 'abstained', 'absent', 'voted'),
    isOfAct: says('backs', 'opposes', 'acts'),
    isOfCompacts:
      speaksOf(items, 'compact', index) ||
      (says('both', 'neither') && speaksOf(items, 'instrument', index)) ||
      (says('both', 'neither') && speaksOf(items, 'symbol', index)),
    numbers,
    left: leftBy(items),
    says,
  };
}

/** True where a word is one for this, alone or in a phrase: "apoyó los dos pactos". */
function speaksOf(items: readonly Item[], concept: Concept, { words }: AskIndex): boolean {
  return items.some(({ segments }) =>
    segments.some(
      ({ concepts, tokens }) =>
        concepts.has(concept) || tokens.some(({ text, stem }) => words.concepts(text, stem).has(concept)),
    ),
  );
}

/** "Aucun pays n'a voté contre": the second word of one "not". */
function isOfNobody(before: readonly Item[]): boolean {
  return before.some(
    (item) => plays(item, 'any') && item.segments.some(({ concepts }) => concepts.has('not')),
  );
}

/** True where nothing tells of a vote but that somebody was away, in words that may be of any meeting: "stayed away". */
export function isOnlyAway(
  { items, stances, compacts, isOfCompacts, says }: Spoken,
  index: AskIndex,
): boolean {
  const [item, ...more] = stances.flatMap(({ at }) => items[at] ?? []);
  if (item === undefined || more.length > 0 || !plays(item, 'absent')) return false;
  if (compacts.length > 0 || isOfCompacts || says('vote', 'ballot', 'choice')) return false;
  const tokens = item.segments.flatMap((segment) => segment.tokens);
  return !tokens.some((_, at) => isVoteWord(phraseAt(tokens, at, index)?.sense));
}

function isVoteWord(sense: Item['sense'] | undefined): boolean {
  return sense?.is === 'role' && sense.roles.some((role) => role === 'vote' || role === 'ballot');
}

/** "For, against and abstentions": a word that is "for" where it stands in a row of ways to vote. */
function isInRow(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items.slice(at + 1).find(({ sense }) => sense.is !== 'small')];
  return (
    item !== undefined && next !== undefined && plays(item, 'leans') && plays(next, 'against', 'abstained')
  );
}

/** "When the General Assembly endorsed it": what the Assembly did is not how a state voted. */
function isOfAssembly(items: readonly Item[], at: number, index: AskIndex): boolean {
  const [item, before] = [items[at], items.slice(0, at).findLast(({ sense }) => sense.is !== 'small')];
  const named = items.slice(Math.max(0, at - 2), at);
  const isNamed = [...named, ...(before === undefined ? [] : [before])].some(({ segments }) =>
    segments.some(({ ids }) => ids.some((id) => assembly(index).includes(id))),
  );
  return item !== undefined && plays(item, 'backs', 'opposes') && isNamed && items.some(isSaidOfVote);
}

/** A way to vote, said with a word for voting. */
function isSaidOfVote(item: Item): boolean {
  return plays(item, 'for', 'against', 'abstained', 'absent', 'voted');
}

/** "Twelve states abstained", "the five that voted no": the compact on which so many did so, where it is only one. */
function compactsOfNumbers(
  numbers: readonly At<number>[],
  stances: readonly At<Stance>[],
  { knowledge: { countries, rollCalls } }: AskIndex,
): At<string>[] {
  return numbers.flatMap(({ value, at }) => {
    const stance = stances.find((each) => each.at > at && each.at - at <= reach)?.value;
    if (stance === undefined) return [];
    const calls = rollCalls.rollCalls.filter(
      ({ of }) =>
        countries.filter(({ votes }) => votes[of] !== undefined && votesOf[stance].includes(votes[of]))
          .length === value,
    );
    return calls.length === 1 ? calls.map(({ of }) => ({ value: of, at })) : [];
  });
}

/**
 * Where "was Kenya for the migration compact?" has its "for": behind a state, before a compact, with no other verb; and "Kenya,
 * Togo: all for it?", which needs none.
 */
function leaningIn(items: readonly Item[], isYesNo: boolean): number | undefined {
  if (items.some((item) => plays(item, 'acts', 'vote', 'ballot', 'choice'))) return undefined;
  const isNamed = (near: Item | undefined, ...kinds: readonly Item['sense']['is'][]) =>
    near !== undefined && kinds.includes(near.sense.is);
  const at = items.findIndex((item, place) => {
    const before = items.slice(0, place).findLast(({ sense }) => sense.is !== 'small');
    const behind = items.slice(place + 1).find((each) => each.sense.is !== 'small');
    return (
      plays(item, 'leans') &&
      before !== undefined &&
      ((isYesNo && isNamed(before, 'state')) || plays(before, 'every')) &&
      (isNamed(behind, 'compact') || (behind !== undefined && plays(behind, 'both')))
    );
  });
  return at < 0 ? undefined : at;
}

/** Words between "not" and a name that is not meant: "not the one on migration". */
function isPassing(item: Item): boolean {
  return item.sense.is === 'small' || plays(item, 'aside', 'leans');
}

/** "No votó Polonia a favor": what is denied comes later. */
function isStanceNear(items: readonly Item[], at: number): boolean {
  return items.slice(at + 1, at + 3).some((item) => plays(item, 'for', 'against'));
}

function withoutRepeated(stances: readonly At<Stance>[]): At<Stance>[] {
  return stances.filter(({ value, at }, place) => {
    const before = stances[place - 1];
    return before === undefined || before.value !== value || at - before.at > 1;
  });
}
