import { type Inline, text } from '../answer/nodes.ts';
import { type Draft, inRow } from '../builders/draft.ts';
import { compactName, did, proofOf, statement, voteOn } from '../builders/votes.ts';
import { formatDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { subjectOf, votesInOrder } from '../knowledge/roll-calls.ts';
import type { Country, RollCall, Vote } from '../knowledge/schema.ts';
import { inLanguage, type Localised } from '../language.ts';
import type { Told } from './item.ts';
import { sentences, spread } from './stories.ts';

/** Of fewer states than this nothing is told as a part of the world. */
const fewestStates = 5;

/** Of fewer members than this nothing is told as a group. */
const fewestMembers = 4;

/** How each Member State voted on the compacts, for who follows it. */
export function countryVotes(knowledge: Knowledge): Told[] {
  return knowledge.countries
    .filter((country) => dissentOf(country, knowledge) === undefined)
    .map((country) => ({ ...votesOf(country, knowledge), isForFollowers: true }));
}

/** The Member States that voted against a compact or abstained, each with how its neighbours voted on it. */
export function dissents(knowledge: Knowledge): Told[] {
  const { countries } = knowledge;
  return countries.flatMap((country): Told[] => {
    const call = dissentOf(country, knowledge);
    if (call === undefined) return [];
    const beside = countries.filter(({ id }) => country.borders?.includes(id) === true);
    const more = (draft: Draft): Inline[] =>
      sentences(
        draft.say('digest.neighbours', { compact: compactName(draft, call.of) }),
        ...inTurn(draft, beside, call, votesInOrder),
      );
    return [{ ...votesOf(country, knowledge), ...(beside.length > 0 && { more }) }];
  });
}

/** The first roll call in which a state voted against or abstained. */
function dissentOf(country: Country, { rollCalls: { rollCalls } }: Knowledge): RollCall | undefined {
  return rollCalls.find((call) => ['against', 'abstained'].includes(voteOn(country, call)));
}

function votesOf(country: Country, { rollCalls: { rollCalls } }: Knowledge): Told {
  return {
    id: country.id,
    query: { kind: 'country', names: [country.id] },
    about: [country.id],
    say: (draft) => voted(draft, country, rollCalls),
  };
}

/** "France and Spain voted for it. Italy abstained." */
function inTurn(
  draft: Draft,
  states: readonly Country[],
  call: RollCall,
  votes: readonly Vote[],
): Inline[][] {
  return votes.flatMap((vote) => {
    const named = states.filter((country) => voteOn(country, call) === vote);
    const { way, given } = subject(draft, vote, named);
    return named.length === 0 ? [] : [draft.say(othersKeys[way], given)];
  });
}

/** "Hungary voted against both compacts: …", or what it did on each. */
function voted(draft: Draft, country: Country, calls: readonly RollCall[]): Inline[] {
  const [vote, ...others] = new Set(calls.map((call) => voteOn(country, call)));
  if (vote === undefined || others.length > 0 || calls.length !== 2) {
    const said = statement(draft, country, calls);
    return said.type === 'paragraph' ? [...said.children] : [];
  }
  const { way, given } = subject(draft, vote, [country]);
  const said = draft.say(bothKeys[way], { ...given, dates: datesOf(draft, calls) });
  return [...said, ...proofOf(draft, calls)];
}

/** Each compact with the day of the vote on it. */
function datesOf(draft: Draft, calls: readonly RollCall[]): Inline[] {
  const dates = calls.map((call) =>
    draft.say('digest.compact-date', {
      compact: compactName(draft, call.of),
      date: formatDate(call.date, draft.language),
    }),
  );
  return inRow(draft, dates);
}

/**
 * How the states of each continent, and of each group like the G7 or NATO, voted on the compacts, with the names of those
 * that did not vote for them.
 */
export function groupVotes({ countries, rollCalls: { rollCalls, groups } }: Knowledge): Told[] {
  const all = groups.map((group) => ({
    ...group,
    states: countries.filter((country) => country.groups.includes(group.id)),
  }));
  const parts = all.filter(({ m49, states }) => m49 !== undefined && states.length >= fewestStates);
  const continents = parts.filter(
    ({ states }) =>
      !parts.some(
        (other) => other.states.length > states.length && states.every((each) => other.states.includes(each)),
      ),
  );
  const unions = all.filter(({ m49, states }) => m49 === undefined && states.length >= fewestMembers);
  return spread([continents, unions], 0).flatMap(({ id, where, states }): Told[] => {
    const [first, ...others] = rollCalls;
    if (first === undefined) return [];
    const isAllFor = states.every((state) => rollCalls.every((call) => voteOn(state, call) === 'for'));
    const counted = (draft: Draft, call: RollCall) => {
      const yes = states.filter((country) => voteOn(country, call) === 'for').length;
      const given = {
        where: capitalised(draft, inLanguage(where, draft.language).text),
        states: states.length,
        // What "none" did is said as of one.
        vote: did(draft, [{ call, stance: 'for' }], Math.max(yes, 1)),
      };
      if (yes === 0) return draft.say('digest.votes-none', given);
      if (yes === states.length) return draft.say('digest.votes-every', given);
      return draft.say('digest.votes-region', { ...given, count: yes });
    };
    const rest = (draft: Draft, call: RollCall) =>
      inTurn(
        draft,
        states,
        call,
        votesInOrder.filter((vote) => vote !== 'for'),
      );
    return [
      {
        id: `${id}@${first.of}`,
        query: { kind: 'votes', stance: 'against', of: first.of },
        about: rollCalls.map(({ of }) => of),
        say: (draft) => [
          ...(isAllFor ? allFor(draft, { where, states }, rollCalls) : counted(draft, first)),
          ...proofOf(draft, rollCalls),
        ],
        more: (draft) =>
          isAllFor
            ? []
            : sentences(
                ...rest(draft, first),
                ...others.flatMap((call) => [counted(draft, call), ...rest(draft, call)]),
              ),
      },
    ];
  });
}

/** "In the Western Balkans, all 5 states voted for both compacts: …" */
function allFor(
  draft: Draft,
  { where, states }: { readonly where: Localised; readonly states: readonly Country[] },
  calls: readonly RollCall[],
): Inline[] {
  return draft.say('digest.votes-all', {
    where: capitalised(draft, inLanguage(where, draft.language).text),
    count: states.length,
    dates: datesOf(draft, calls),
  });
}

const othersKeys = {
  for: 'digest.others-for',
  against: 'digest.others-against',
  abstained: 'digest.others-abstained',
  'abstained-feminine': 'digest.others-abstained-feminine',
  absent: 'digest.others-absent',
} as const;

const bothKeys = {
  for: 'digest.both-for',
  against: 'digest.both-against',
  abstained: 'digest.both-abstained',
  'abstained-feminine': 'digest.both-abstained-feminine',
  absent: 'digest.both-absent',
} as const;

/** Countries as the subject of a sentence, and which form of the verb goes with them. */
function subject(draft: Draft, vote: Vote, countries: readonly Country[]) {
  const { language } = draft;
  const names = countries
    .toSorted((one, other) =>
      inLanguage(one.name, language).text.localeCompare(inLanguage(other.name, language).text, language),
    )
    .map((country, at) => {
      const name = subjectOf(country, language);
      return [text(at === 0 ? capitalised(draft, name) : name)];
    });
  const isFeminine = countries.every(({ feminine }) => feminine?.includes(language) === true);
  const isMany = countries.length > 1 || countries[0]?.plural?.includes(language) === true;
  const way = vote === 'abstained' && isFeminine ? ('abstained-feminine' as const) : vote;
  return { way, given: { names: inRow(draft, names), count: isMany ? 2 : 1 } };
}

function capitalised({ language }: Draft, name: string): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
