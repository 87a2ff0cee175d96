import { type Inline, text } from '../answer/nodes.ts';
import { type Draft, inRow } from '../builders/draft.ts';
import { compactName, did, proofOf, statement, voteOn } from '../builders/votes.ts';
import { formatDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { subjectOf, votesInOrder } from '../knowledge/roll-calls.ts';
import type { Country, RollCall, Vote } from '../knowledge/schema.ts';
import { inLanguage } from '../language.ts';
import type { Told } from './item.ts';
import { sentences } from './stories.ts';

/** Of fewer states than this nothing is told as a part of the world. */
const fewestStates = 5;

/** How each Member State voted on the compacts, for who follows it. */
export function countryVotes({ countries, rollCalls: { rollCalls } }: Knowledge): Told[] {
  return countries.map((country) => ({
    id: country.id,
    query: { kind: 'country', names: [country.id] },
    about: [country.id],
    say: (draft) => voted(draft, country, rollCalls),
  }));
}

/** "Hungary voted against both compacts: …", or what it did on each. */
function voted(draft: Draft, country: Country, calls: readonly RollCall[]): Inline[] {
  const [vote, ...others] = new Set(calls.map((call) => voteOn(country, call)));
  if (vote === undefined || others.length > 0 || calls.length !== 2) {
    const said = statement(draft, country, calls);
    return said.type === 'paragraph' ? [...said.children] : [];
  }
  const dates = calls.map((call) =>
    draft.say('digest.compact-date', {
      compact: compactName(draft, call.of),
      date: formatDate(call.date, draft.language),
    }),
  );
  const { way, given } = subject(draft, vote, [country]);
  const said = draft.say(bothKeys[way], { ...given, dates: inRow(draft, dates) });
  return [...said, ...proofOf(draft, calls)];
}

/** How the states of each continent voted on the compacts, with the names of those that did not vote for them. */
export function regionVotes({ countries, rollCalls: { rollCalls, groups } }: Knowledge): Told[] {
  const parts = groups
    .filter(({ m49 }) => m49 !== undefined)
    .map(({ id, where }) => ({
      id,
      where,
      states: countries.filter((country) => country.groups.includes(id)),
    }));
  const continents = parts.filter(
    ({ states }) =>
      states.length >= fewestStates &&
      !parts.some(
        (other) => other.states.length > states.length && states.every((each) => other.states.includes(each)),
      ),
  );
  return continents.flatMap(({ id, where, states }): Told[] => {
    const [first, ...others] = rollCalls;
    if (first === undefined) return [];
    const counted = (draft: Draft, call: RollCall) => {
      const yes = states.filter((country) => voteOn(country, call) === 'for').length;
      return draft.say('digest.votes-region', {
        where: capitalised(draft, inLanguage(where, draft.language).text),
        states: states.length,
        count: yes,
        vote: did(draft, [{ call, stance: 'for' }], yes),
      });
    };
    const rest = (draft: Draft, call: RollCall) =>
      votesInOrder
        .filter((vote) => vote !== 'for')
        .flatMap((vote) => {
          const named = states.filter((country) => voteOn(country, call) === vote);
          const { way, given } = subject(draft, vote, named);
          return named.length === 0 ? [] : [draft.say(othersKeys[way], given)];
        });
    return [
      {
        id: `${id}@${first.of}`,
        query: { kind: 'votes', stance: 'against', of: first.of },
        about: rollCalls.map(({ of }) => of),
        say: (draft) => [...counted(draft, first), ...proofOf(draft, rollCalls)],
        more: (draft) =>
          sentences(
            ...rest(draft, first),
            ...others.flatMap((call) => [counted(draft, call), ...rest(draft, call)]),
          ),
      },
    ];
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
