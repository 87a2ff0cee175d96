import type { Stance } from '../../query/choices.ts';
import type { Query } from '../../query/query.ts';
import { votesOf } from '../../query/stances.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Candidate } from '../frames/frame.ts';
import { mentions } from '../frames/frame.ts';
import type { Reading } from '../reading.ts';
import { type Item, plays } from './scan.ts';
import { denied, isOnlyAway, type Spoken, spokenOf } from './spoken.ts';

type Condition = readonly [stance: Stance, of: string];

/**
 * Any question that names no state and asks for those that did something: on one compact, on both, on either, in a part of the
 * world, in several ways, or whether they are the same.
 */
export function votersAsked(reading: Reading, index: AskIndex): Candidate | undefined {
  const others = whoElse(reading, index);
  const heard = withEach(spokenOf(reading, index));
  // "Who else?" asks for no difference.
  const spoken: Spoken = others === undefined ? heard : { ...heard, says: saysNoMore(heard) };
  if (['where', 'when', 'why'].includes(spoken.focus)) return undefined;
  // "How much bigger was the yes vote" asks for a difference; "how much" alone for money.
  if (spoken.focus === 'how-much' && !spoken.says('more')) return undefined;
  const names = [...new Set(spoken.states.flatMap(({ value }) => value.names))];
  const isAlone = isAloneInAll(spoken);
  const isBesides = names.length > 0 && !isAlone && isWithNames(spoken, others !== undefined);
  if (names.length > 0 && !isAloneInGroup(spoken) && !isBesides && !isAlone) return undefined;
  if (!isAlone && !isForStates(reading, spoken, index)) return undefined;
  const conditions = conditionsOf(spoken, index);
  if (conditions.length === 0) return undefined;
  const groups = widest(
    spoken.groups.map(({ value }) => value),
    index,
  );
  const outside = groups.length > 0 && isOutside(spoken);
  const left = spoken.left.filter(
    ({ tokens }) => !tokens.every(({ text }) => others?.split(' ').includes(text) === true),
  );
  const claimed = isAlone ? { claimed: 1 } : claimedIn(spoken, conditions, index);
  if (claimed === undefined) return undefined;
  const [first] = conditions;
  const isOfOneWay = new Set(conditions.map(([stance]) => stance)).size === 1;
  const isOfAll = conditions.length === index.compactIds.length && isOfOneWay;
  const isEach =
    !spoken.says('both', 'neither', 'either', 'same', 'different', 'more') &&
    !mentions(reading, 'sum', 'outnumber', 'by-how-much');
  if (
    first !== undefined &&
    groups.length === 0 &&
    isOfOneWay &&
    (conditions.length === 1 || (isOfAll && isEach))
  ) {
    const [stance, of] = first;
    const query: Query = {
      kind: 'votes',
      stance,
      ...(conditions.length === 1 && { of }),
      ...(isBesides && { names }),
      ...claimed,
    };
    return { query, unexplained: left };
  }
  const query: Query = {
    kind: 'poll',
    ...partsOf(conditions, index),
    as: actOf(reading, spoken, conditions),
    ...(groups.length > 0 && { group: groups }),
    ...(outside && { outside: 'outside' as const }),
    ...claimed,
  };
  return { query, unexplained: left };
}

/** "How many votes did each of the two compacts get?": "the two" with "each" is of the one and of the other, not of both at once. */
function withEach(spoken: Spoken): Spoken {
  const isEach = (item: Item | undefined) => item !== undefined && plays(item, 'each');
  const isPassed = ({ sense }: Item) =>
    sense.is === 'small' || (sense.is === 'role' && sense.roles.includes('aside'));
  const items = spoken.items.map((item, at): Item => {
    if (item.sense.is !== 'role' || !plays(item, 'both', 'either')) return item;
    const before = spoken.items.slice(0, at).findLast((each) => !isPassed(each));
    const behind = spoken.items.slice(at + 1).find((each) => !isPassed(each));
    return [item, before, behind].some(isEach) ? { ...item, sense: { is: 'role', roles: ['each'] } } : item;
  });
  return { ...spoken, items, says: (...roles) => items.some((item) => plays(item, ...roles)) };
}

/** The conditions as a Query has them: a way to vote alone where it is of every compact, or all are of one. */
function partsOf(
  conditions: readonly Condition[],
  { compactIds }: AskIndex,
): { of: string[]; compact?: string } {
  const [compact, ...others] = new Set(conditions.map(([, of]) => of));
  if (compact !== undefined && others.length === 0 && conditions.length > 1) {
    return { of: conditions.map(([stance]) => stance), compact };
  }
  const ways = Map.groupBy(conditions, ([stance]) => stance);
  const of = [...ways].flatMap(([stance, each]) =>
    each.length === compactIds.length ? [stance] : each.map((condition) => condition.join('.')),
  );
  return { of };
}

/** "Was Australia the only one in Oceania?" asks for all that are. */
export function isAloneInGroup({ groups, says }: Spoken): boolean {
  return groups.length > 0 && says('only');
}

/** "Was Hungary alone in that?", "did only Hungary vote so?": one state, and not one compact of the two. */
export function isAloneInAll({ items, states, stances, groups }: Spoken): boolean {
  const [state, ...more] = states;
  if (state === undefined || more.length > 0 || state.value.names.length > 1) return false;
  if (stances.length !== 1 || groups.length > 0) return false;
  const told = items.filter(({ sense }) => sense.is !== 'small');
  return told.some((item, at) => {
    const isBefore = told[at + 1] === items[state.at];
    return (
      (plays(item, 'alone') && told[at - 1]?.sense.is !== 'compact') || (plays(item, 'only') && isBefore)
    );
  });
}

/** The words of "who else?", "besides", folded; undefined where a question has none. */
function whoElse({ asked = '' }: Reading, { knowledge, language }: AskIndex): string | undefined {
  const said = ` ${foldPhrase(asked)} `;
  const found = knowledge.lexicons[language].grammar.adds
    .map(foldPhrase)
    .filter((phrase) => said.includes(` ${phrase} `));
  return found.length === 0 ? undefined : found.join(' ');
}

function saysNoMore({ says }: Spoken): Spoken['says'] {
  return (...roles) => says(...roles.filter((role) => role !== 'more'));
}

/** "How many abstained, and was Poland one of them?", "Poland and Hungary alone?", "who else?": of all, and of the states named. */
function isWithNames({ focus, says, groups, stances }: Spoken, isForMore: boolean): boolean {
  const isOfAll =
    focus === 'how-many' || (focus === 'none' && says('only')) || (focus === 'who' && isForMore);
  return isOfAll && groups.length === 0 && stances.length === 1;
}

/** Parts of the world without those that lie within another one named: "Latin America and the Caribbean". */
function widest(named: readonly string[], { knowledge }: AskIndex): string[] {
  const within = (id: string) => knowledge.countries.filter(({ groups }) => groups.includes(id));
  const ids = [...new Set(named)];
  return ids.filter(
    (id) => !ids.some((other) => other !== id && within(id).every(({ groups }) => groups.includes(other))),
  );
}

/** True where the question wants states, by what they did or where they are. */
function isForStates(reading: Reading, spoken: Spoken, index: AskIndex): boolean {
  // "Which states were absent?" can only mean a vote; "can you list the five that stayed away?" may mean a meeting.
  const isPlain =
    mentions(reading, 'country', 'state-place') && spoken.numbers.length + spoken.left.length === 0;
  if (isOnlyAway(spoken, index) && !isPlain) return false;
  if (mentions(reading, 'sign', 'paragraph', 'objective', 'commitment', 'principle', 'city')) return false;
  const isNamed =
    spoken.compacts.length > 0 ||
    spoken.isOfCompacts ||
    spoken.says('both', 'neither', 'each') ||
    // "How did the G7 vote?" can only mean the two votes.
    (spoken.groups.length > 0 && spoken.focus === 'how' && spoken.isOfVote);
  const isOfStates =
    ['who', 'which', 'how-many', 'how-much'].includes(spoken.focus) ||
    mentions(reading, 'country', 'state-place', 'list') ||
    spoken.says('any', 'every', 'same', 'different') ||
    spoken.groups.length > 0 ||
    isOfDifference(spoken) ||
    mentions(reading, 'sum') ||
    spoken.numbers.length > 0;
  const isStrong = spoken.stances.some(({ at }) => {
    const item = spoken.items[at];
    return (
      item !== undefined && plays(item, 'for', 'against', 'abstained', 'absent', 'voted', 'vote', 'ballot')
    );
  });
  if (!isStrong) {
    // "The Baltic states on migration": what they did, where nothing else is asked.
    const isOfGroup =
      spoken.groups.length > 0 &&
      (!reading.yesNo || spoken.focus !== 'none' || spoken.says('vote', 'ballot', 'same', 'different'));
    const isTold = spoken.stances.length > 0 || isOfGroup || isOfDifference(spoken);
    return isNamed && isOfStates && isTold && mentionsStates(reading, spoken);
  }
  // "Abstentions on both compacts", "votes against, for each of the two" ask for them without a question.
  return isOfStates || (isNamed && (!reading.yesNo || spoken.says('each')));
}

/** "By how many votes did the one beat the other?" */
function isOfDifference({ says, isOfVote, stances }: Spoken): boolean {
  return says('more') && (isOfVote || stances.length > 0);
}

function mentionsStates(reading: Reading, { groups, says }: Spoken): boolean {
  const isOfStates = mentions(reading, 'country', 'state-place') || groups.length > 0;
  return isOfStates || says('vote', 'ballot', 'choice', 'more');
}

/** Each way to vote with the compacts named for it; one that names none shares the others', and both where none is named. */
function conditionsOf(spoken: Spoken, index: AskIndex): Condition[] {
  const { stances, compacts, says } = spoken;
  const named = [...new Set(compacts.map(({ value }) => value))];
  const other = index.compactIds.filter((id) => !named.includes(id));
  const isOfOther = says('other') && named.length === 1;
  const shared = named.length === 0 || isOfAll(spoken, named) ? index.compactIds : named;
  const ways: readonly { value: Stance; at: number }[] =
    stances.length > 0
      ? stances
      : says('more') && says('vote', 'ballot', 'choice')
        ? [{ value: 'for', at: 0 }]
        : spoken.groups.length > 0
          ? (['for', 'against', 'abstained', 'absent'] as const).map((value) => ({ value, at: 0 }))
          : [];
  const isBefore = (compacts[0]?.at ?? Number.POSITIVE_INFINITY) < (stances[0]?.at ?? 0);
  const found = ways.flatMap(({ value, at }, place): Condition[] => {
    if (stances.length < 2) return shared.map((of) => [value, of]);
    const [start, end] = [stances[place - 1]?.at ?? -1, stances[place + 1]?.at ?? spoken.items.length];
    const [low, high] = isBefore ? [start, at] : [at, end];
    const own = compacts.filter((each) => each.at > low && each.at < high).map((each) => each.value);
    const otherHere = spoken.items.slice(Math.max(0, low), high).some((item) => plays(item, 'other'));
    const of = own.length > 0 ? own : isOfOther && otherHere ? other : shared;
    return [...new Set(of)].map((each) => [value, each]);
  });
  const last = stances.at(-1)?.value;
  const not =
    last === undefined ? [] : spoken.compactsNot.map(({ value }): Condition => [denied[last], value]);
  if (not.length > 0) return [...found.filter(([, of]) => !not.some(([, other]) => other === of)), ...not];
  const [only] = found;
  const isOnly = says('only') && found.length === 1 && spoken.focus !== 'none' && named.length === 1;
  if (isOnly && only !== undefined && isBeforeCompact(spoken)) {
    return [only, ...other.map((of): Condition => [denied[only[0]], of])];
  }
  return [...new Map(found.map((each) => [each.join('.'), each])).values()];
}

/** "Only the migration compact": "only" stands right before what it narrows to. */
function isBeforeCompact({ items, compacts }: Spoken): boolean {
  return compacts.some(({ at }) => items.slice(Math.max(0, at - 4), at).some((item) => plays(item, 'only')));
}

function isOfAll({ says }: Spoken, named: readonly string[]): boolean {
  return named.length > 1 || says('both', 'neither', 'either');
}

/** What is asked of those conditions: all of them, any, each in its turn, or whether the same states meet them. */
function actOf(
  reading: Reading,
  { says, stances, groups }: Spoken,
  conditions: readonly Condition[],
): 'list' | 'any' | 'all' | 'each' | 'same' | 'more' | 'sum' {
  // "Add up the votes for and against", "by how many did the one beat the other?"
  if (mentions(reading, 'sum') && conditions.length > 1) return 'sum';
  if (mentions(reading, 'outnumber', 'by-how-much') && conditions.length === 2) return 'more';
  const isOneVote = new Set(conditions.map(([, of]) => of)).size === 1;
  // "Did all of Europe abstain?", "did the European Union vote for it?": whether all of them did.
  const isOfAll = reading.yesNo && groups.length > 0 && !says('any', 'only');
  const isOneWay = new Set(conditions.map(([stance]) => stance)).size === 1;
  if (
    isOfAll &&
    isOneWay &&
    !says('both', 'neither', 'either') &&
    (says('every') || stances[0]?.value === 'for')
  )
    return 'all';
  if (conditions.length === 1) return 'list';
  // "Did all of the European Union vote alike?"
  if (groups.length > 0 && stances.length === 0 && says('same', 'different')) return 'same';
  if (says('more') && conditions.length === 2 && isOneWay) return 'more';
  if (says('same', 'different') && isOneWay && !says('any')) return 'same';
  if (isOneVote) return 'each';
  const isDenied = stances.some(({ value }) => value === 'absent' || value.startsWith('not-'));
  if (says('either') && !isDenied) return 'any';
  // "Which Europeans abstained?": on the one, and on the other; only "both" asks for those that did so on both.
  if (groups.length > 0 && isOneWay && !says('both', 'neither', 'either')) return 'each';
  return conditions.length > 2 ? 'each' : 'list';
}

function isOutside({ items, groups }: Spoken): boolean {
  return groups.some(({ at }) => items.slice(Math.max(0, at - 2), at).some((item) => plays(item, 'outside')));
}

/** A number that the question takes for theirs; undefined where it has several that are no such numbers. */
function claimedIn(
  { items, numbers, says }: Spoken,
  conditions: readonly Condition[],
  { knowledge }: AskIndex,
): { claimed?: number } | undefined {
  const { members, rollCalls } = knowledge.rollCalls;
  const totals = rollCalls
    .filter((call) => conditions.some(([, of]) => of === call.of))
    .flatMap((call) => Object.values(call.totals));
  // "181 + 2 + 3 is not 193": who reckons gives the results, and claims none.
  const isReckoned = numbers.length > 1;
  const counts = conditions.map(
    ([stance, of]) =>
      knowledge.countries.filter(({ votes }) => {
        const vote = votes[of];
        return vote !== undefined && votesOf[stance].includes(vote);
      }).length,
  );
  // "Did more than 150 vote for it?": a bound that holds is no other number than theirs.
  const isBound = ({ value, at }: { value: number; at: number }) => {
    const before = items.slice(Math.max(0, at - 2), at);
    const isAbove = before.some((item) => plays(item, 'above'));
    const isBelow = before.some((item) => plays(item, 'below'));
    return (
      (isAbove && counts.every((count) => count >= value)) ||
      (isBelow && counts.every((count) => count <= value))
    );
  };
  const isKnown = (value: number) =>
    value === members ||
    (isReckoned && totals.includes(value)) ||
    value === conditions.length ||
    (value === rollCalls.length && says('vote', 'ballot', 'choice')) ||
    counts.includes(value);
  const [number, ...more] = numbers
    .filter((each) => !isBound(each))
    .map(({ value }) => value)
    .filter((value) => !isKnown(value));
  if (more.length > 0) return undefined;
  return number === undefined ? {} : { claimed: number };
}
