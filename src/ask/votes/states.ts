import { factById } from '../../knowledge/filed-facts.ts';
import type { Concept } from '../../knowledge/schema.ts';
import { addressLimit, addressOf } from '../../query/address.ts';
import type { Stance } from '../../query/choices.ts';
import type { Query } from '../../query/query.ts';
import { votesOf } from '../../query/stances.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Candidate } from '../frames/frame.ts';
import { mentions } from '../frames/frame.ts';
import { isSignedByStates } from '../frames/votes.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { leftBy, plays } from './scan.ts';
import { denied, isOnlyAway, type Spoken, spokenOf } from './spoken.ts';
import { isAloneInAll, isAloneInGroup } from './voters.ts';

type Asked = Extract<Query, { kind: 'country' }>;

/**
 * Any question that names states and speaks of a vote, or of a compact: how each of them voted, on the compact asked about or
 * on both, and whether what it supposes is so.
 */
export function statesAsked(reading: Reading, index: AskIndex): Candidate | undefined {
  const spoken = spokenOf(reading, index);
  if (['where', 'when', 'how-many', 'how-much'].includes(spoken.focus)) return undefined;
  const compared = comparedIn(spoken, index);
  const names = [
    ...new Set(
      spoken.states
        .toSorted((a, b) => Number(compared.includes(a.at)) - Number(compared.includes(b.at)))
        .flatMap(({ value }) => value.names),
    ),
  ];
  if (
    names.length === 0 ||
    isAloneInGroup(spoken) ||
    isAloneInAll(spoken) ||
    !isOnVotes(reading, spoken, index)
  )
    return undefined;
  const compacts = [...new Set(spoken.compacts.map(({ value }) => value))];
  const isBoth =
    compacts.length !== 1 ||
    isSaidOfBoth(spoken) ||
    spoken.says('other') ||
    isOfBothCompacts(spoken, names.length);
  const of = isBoth ? undefined : compacts[0];
  const query: Asked = {
    kind: 'country',
    names,
    ...(of !== undefined && { of }),
    ...supposedIn(reading, spoken, names, compacts, compared.length > 0),
  };
  return {
    query: asShortAs(query),
    unexplained: [
      ...(isNoneSo(query, index) ? leftBeforeCause(spoken, index) : spoken.left),
      ...changesIn(spoken, query, index),
    ],
  };
}

/** True where none of the states did what is supposed of them: what is told is that it is not so, whatever its reason. */
function isNoneSo({ names, stance, of }: Asked, { knowledge }: AskIndex): boolean {
  if (stance === undefined) return false;
  return knowledge.countries
    .filter(({ id }) => names.includes(id))
    .every(({ votes }) =>
      knowledge.rollCalls.rollCalls.every((call) => {
        const vote = votes[call.of];
        return (of ?? call.of) !== call.of || vote === undefined || !votesOf[stance].includes(vote);
      }),
    );
}

/** "Abstained because of the crisis": the words left without those of the reason given for what is supposed. */
function leftBeforeCause({ items, stances, left }: Spoken, { words }: AskIndex) {
  const stance = stances[0]?.at ?? 0;
  const cause = items.findIndex(
    ({ segments }, at) =>
      at > stance &&
      segments.some(({ tokens }) => tokens.some(({ text }) => words.does(text, 'gives-cause'))),
  );
  return cause < 0 ? left : leftBy(items.slice(0, cause));
}

/** "Did Chile change its abstention later?": of one vote, a change is told of those only of whom the data tell what came later. */
function changesIn({ items, stances }: Spoken, { names, of }: Asked, { knowledge }: AskIndex): Segment[] {
  const told = knowledge.countries.some(({ id, facts = [] }) => names.includes(id) && facts.length > 0);
  if (told || of === undefined || names.length > 1 || stances.length === 0) return [];
  return items.filter((item) => plays(item, 'different')).flatMap(({ segments }) => [...segments]);
}

/** True where the question is about a vote; support and its like are so only where a compact is named. */
function isOnVotes(reading: Reading, spoken: Spoken, index: AskIndex): boolean {
  if (isOnItems(reading, spoken)) return false;
  const isNamed = spoken.compacts.length > 0 || spoken.isOfCompacts || isOnCompacts(reading, index);
  const isSeat = spoken.states.some(({ value }) => value.seat);
  // "The Nordics (Denmark, Finland, ...)" are told by their names.
  const isOf = spoken.groups.length > 0 && spoken.states.length < 2;
  // "28 of them in Accra; who stayed away?"
  if (isSeat && isOnlyAway(spoken, index)) return false;
  if (spoken.isOfVote) return !isOf || spoken.stances.length > 0;
  if (isOf || !(isNamed || isSignedByStates(reading, index))) return false;
  // What is supported without a compact is the paper.
  if (spoken.isOfAct || spoken.says('signs')) return true;
  if (isSeat || reading.focus === 'why' || !['none', 'how'].includes(spoken.focus)) return false;
  // "Ukraine on the migration compact", "Italy: migration, then refugees?": how it voted, where nothing else is asked.
  const isOfCompact = spoken.isOfCompacts || spoken.says('same', 'different');
  return !reading.yesNo || isOfCompact || new Set(spoken.compacts.map(({ value }) => value)).size > 1;
}

/** "The negotiations": something that is told of a compact alone. */
function isOnCompacts({ topics }: Reading, { knowledge, compactIds }: AskIndex): boolean {
  return [...topics].some((id) => compactIds.includes(factById(knowledge.facts, id)?.subject ?? ''));
}

/** True where a paragraph, an objective or the like is asked about; "Puerto Príncipe" is none. */
function isOnItems({ segments }: Reading, { states, items }: Spoken): boolean {
  const named = new Set(states.flatMap(({ at }) => items[at]?.segments ?? []));
  return segments.some(
    (segment) => !named.has(segment) && itemsOfTexts.some((concept) => segment.concepts.has(concept)),
  );
}

const itemsOfTexts: readonly Concept[] = ['paragraph', 'objective', 'commitment', 'principle'];

/** "Against, like the Czechs": where the states stand with which others are compared in what they did; they come last. */
function comparedIn({ items, states, stances }: Spoken, { words }: AskIndex): number[] {
  if (stances.length === 0 || states.length < 2) return [];
  return states
    .map(({ at }) => at)
    .filter((at) => {
      const before = items
        .slice(0, at)
        .findLastIndex(({ segments }) =>
          segments.some(({ tokens }) => tokens.some(({ text }) => words.does(text, 'compares'))),
        );
      return before >= 0 && items.slice(before + 1, at).every(({ sense }) => sense.is === 'small');
    });
}

/** "For the one, but not for the other", "it voted on the one but not on the other". */
function isSaidOfBoth({ compactsNot, stances, says }: Spoken): boolean {
  return compactsNot.length > 0 && (stances.length > 0 || says('vote'));
}

/** "Both" is of the compacts where only one of them or one state is named. */
function isOfBothCompacts({ says, compacts }: Spoken, states: number): boolean {
  if (says('either', 'neither')) return true;
  return says('both') && (states === 1 || compacts.length !== 1);
}

/** What the question supposes of the states, and how it asks. */
function supposedIn(
  reading: Reading,
  spoken: Spoken,
  names: readonly string[],
  compacts: readonly string[],
  isCompared: boolean,
): Partial<Asked> {
  const isSeveral = names.length > 1 || compacts.length !== 1;
  const tone = toneOf(reading, spoken, isSeveral);
  if (tone === 'alike' || tone === 'unlike') return { tone };
  // "Did Poland sign the compact?" is told that none was signed, and how it voted.
  if (spoken.stances.length === 0 && spoken.says('signs')) return { tone: 'signed' };
  const stances = [...new Set(spoken.stances.map(({ value }) => value))];
  const [other] = spoken.compactsNot;
  // "It voted on the one but not on the other": what was done is only to vote.
  const isOfVoting = stances.length === 0 && other !== undefined && spoken.says('vote');
  const [stance, ...more] = isOfVoting ? (['voted'] as const) : stances;
  const asksWhich = !isCompared && names.length > 1 && ['which', 'who'].includes(spoken.focus);
  const asksWhy = spoken.focus === 'why' || reading.focus === 'why';
  // A sentence that asks for nothing else says something of whom it names: "Twelve abstained. Was Italy one of them?"
  const isStated = spoken.focus === 'none';
  const isSupposed = reading.yesNo || isStated || asksWhy || asksWhich;
  // "The Dominicans" are of two states: what is supposed is of one of them.
  const isOfOneName =
    spoken.states.some(({ value }) => value.names.length > 1) && !spoken.says('both', 'every');
  if (!isSupposed || isOfOneName) return {};
  if (stance === undefined) {
    if (asksWhy) return { tone: 'why' };
    return reading.yesNo && spoken.says('vote') && !spoken.says('ballot', 'choice') && !asksWhich
      ? { stance: 'voted' }
      : {};
  }
  if (spoken.says('choice')) return {};
  const isOfNone = spoken.says('not', 'neither') || stance.startsWith('not-');
  const shown = asksWhy ? { tone: 'why' as const } : asksWhich ? { tone: 'which' as const } : {};
  if (other !== undefined && more.length === 0 && compacts.length === 1)
    return {
      said: [
        ['', stance, shortOf(compacts[0] ?? '')],
        ['', denied[stance], shortOf(other.value)],
      ].map((each) => each.join('.')),
    };
  // "What reason did it give for abstaining?"
  if (more.length > 0 && asksWhy && names.length === 1) return { tone: 'why' };
  if (more.length > 0) return asksWhich || isChoice(spoken) ? {} : eachSaid(spoken);
  const isOpen = asksWhich && compacts.length === 0 && !spoken.says('both', 'neither');
  if ((spoken.says('either') && !isOfNone) || (isOpen && !isOfNone))
    return { stance, on: 'either', ...shown };
  if (isOrOnly(spoken)) return {};
  const isOnly = spoken.says('only') && compacts.length === 1 && !spoken.says('both') && names.length === 1;
  const isOnBoth = spoken.says('both') && compacts.length !== 1 && names.length === 1;
  return {
    stance,
    ...(isOnly && { on: 'only' as const }),
    ...(isOnBoth && { on: 'both' as const }),
    ...shown,
  };
}

function toneOf(reading: Reading, { says, stances }: Spoken, isSeveral: boolean) {
  // Two different lists are not two different votes.
  if (!isSeveral || stances.length > 1 || mentions(reading, 'list')) return undefined;
  const [isSame, isDifferent] = [says('same'), says('different')];
  if (isSame && (stances.length === 0 || !reading.yesNo)) return 'alike' as const;
  if (isDifferent && stances.length === 0) return 'unlike' as const;
  return isSame && stances.length === 0 ? ('alike' as const) : undefined;
}

/** "Abstained or voted against?" supposes neither. */
function isChoice({ stances, items }: Spoken): boolean {
  return stances.slice(1).every(({ at }, before) => {
    const between = items.slice((stances[before]?.at ?? 0) + 1, at);
    return !between.some(({ sense }) => sense.is === 'compact' || sense.is === 'state');
  });
}

/** "Twice, or only on migration?" */
function isOrOnly({ items, says }: Spoken): boolean {
  return says('only') && items.some(({ sense }) => sense.is === 'or');
}

/** Several ways to vote, each of the states and the compacts named with it. */
function eachSaid(spoken: Spoken): Partial<Asked> {
  const { stances, states, compacts } = spoken;
  const said = stances.flatMap(({ value, at }, place) => {
    const start = stances[place - 1]?.at ?? -1;
    const end = stances[place + 1]?.at ?? Number.POSITIVE_INFINITY;
    const near = <Value>(all: readonly { value: Value; at: number }[]) => {
      const [before, behind] = [
        all.filter((each) => each.at > start && each.at < at),
        all.filter((each) => each.at > at && each.at < end),
      ];
      // What comes first in the question tells whether names stand before what is said of them, or behind it.
      const isBefore = (all[0]?.at ?? 0) < (stances[0]?.at ?? 0);
      return (isBefore ? before : behind).map((each) => each.value);
    };
    const isOfStates = states.some((each) => each.at > (stances[0]?.at ?? 0));
    const who = isOfStates ? near(states).flatMap(({ names }) => names) : [''];
    const of = new Set(compacts.map((each) => each.value)).size > 1 ? near(compacts) : [''];
    return (who.length > 0 ? who : ['']).flatMap((name) =>
      (of.length > 0 ? of : ['']).map((compact) => [name, value as Stance, shortOf(compact)].join('.')),
    );
  });
  return { said: [...new Set(said)] };
}

/** The first word of a compact's id, which tells them apart: an address has little room. */
function shortOf(compact: string): string {
  return compact.split('-')[0] ?? compact;
}

/** A Query that a button can hold: without what is supposed, where that is too long. */
function asShortAs({ said, tone, stance, ...bare }: Asked): Query {
  const shorter: readonly Asked[] = [
    { ...bare, ...given({ said, tone, stance }) },
    { ...bare, ...given({ tone, stance }) },
    { ...bare, ...given({ stance }) },
  ];
  return shorter.find((each) => addressOf(each).length <= addressLimit) ?? bare;
}

/** The fields that have a value. */
function given<Has extends object>(fields: Has): { [Name in keyof Has]?: NonNullable<Has[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
