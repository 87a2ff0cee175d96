import { type Inline, text } from '../answer/nodes.ts';
import { type Draft, inRow } from '../builders/draft.ts';
import { predicate, proofOf, statement, subjectOf } from '../builders/votes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { votesInOrder } from '../knowledge/roll-calls.ts';
import type { Country, RollCall } from '../knowledge/schema.ts';
import { inLanguage } from '../language.ts';
import type { Told } from './item.ts';
import { sentences } from './stories.ts';

/** Of fewer states than this nothing is told as a part of the world. */
const fewestStates = 5;

/** How each Member State voted on the compacts: those that did not vote for all of them, and those that did. */
export function countryVotes({ countries, rollCalls: { rollCalls } }: Knowledge): {
  unlike: Told[];
  alike: Told[];
} {
  const told = (country: Country): Told => ({
    id: country.id,
    query: { kind: 'country', names: [country.id] },
    about: [country.id],
    say: (draft) => {
      const said = statement(draft, country, rollCalls);
      return said.type === 'paragraph' ? [...said.children] : [];
    },
  });
  const isForAll = ({ votes }: Country) => rollCalls.every(({ of }) => votes[of] === 'for');
  return {
    unlike: countries.filter((country) => !isForAll(country)).map(told),
    alike: countries.filter(isForAll).map(told),
  };
}

/** How the states of each continent voted on each compact, with the names of those that did not vote for it. */
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
  return rollCalls.flatMap((call) =>
    continents.flatMap(({ id, where, states }): Told[] => {
      const voted = Map.groupBy(states, ({ votes }) => votes[call.of]);
      const yes = voted.get('for')?.length ?? 0;
      return [
        {
          id: `${id}@${call.of}`,
          query: { kind: 'votes', stance: 'against', of: call.of },
          about: [call.of],
          say: (draft) => [
            ...draft.say('digest.votes-region', {
              where: capitalised(draft, inLanguage(where, draft.language).text),
              states: states.length,
              count: yes,
              vote: predicate(draft, call, 'for', yes, false),
            }),
            ...proofOf(draft, [call]),
          ],
          more: (draft) =>
            sentences(
              ...votesInOrder
                .filter((vote) => vote !== 'for')
                .flatMap((vote) => namesThat(draft, call, vote, voted.get(vote) ?? [])),
            ),
        },
      ];
    }),
  );
}

/** "Algeria and Libya abstained …." */
function namesThat(
  draft: Draft,
  call: RollCall,
  vote: (typeof votesInOrder)[number],
  countries: readonly Country[],
): Inline[][] {
  const count = countries.length;
  if (count === 0) return [];
  const sorted = countries.toSorted((one, other) =>
    inLanguage(one.name, draft.language).text.localeCompare(
      inLanguage(other.name, draft.language).text,
      draft.language,
    ),
  );
  const names = sorted.map((country) => subjectOf(country, draft.language));
  const isFeminine = countries.every(({ feminine }) => feminine?.includes(draft.language) === true);
  return [
    [
      ...draft.say('vote.country', {
        country: inRow(
          draft,
          names.map((name, at) => [text(at === 0 ? capitalised(draft, name) : name)]),
        ),
        votes: predicate(draft, call, vote, count, isFeminine),
      }),
      text('.'),
    ],
  ];
}

function capitalised({ language }: Draft, name: string): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
