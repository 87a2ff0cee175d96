import { type Inline, text } from '../answer/nodes.ts';
import { type Draft, inRow } from '../builders/draft.ts';
import { predicate, proofOf, statement } from '../builders/votes.ts';
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

/** How the states of each part of the world voted on each compact, with the names of those that did not vote for it. */
export function regionVotes({ countries, rollCalls: { rollCalls, groups } }: Knowledge): Told[] {
  return rollCalls.flatMap((call) =>
    groups.flatMap(({ id, where }): Told[] => {
      const states = countries.filter((country) => country.groups.includes(id));
      if (states.length < fewestStates) return [];
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

/** "2 states abstained …: Algeria, Libya." */
function namesThat(
  draft: Draft,
  call: RollCall,
  vote: (typeof votesInOrder)[number],
  countries: readonly Country[],
): Inline[][] {
  const count = countries.length;
  if (count === 0) return [];
  const sorted = countries
    .map(({ name }) => inLanguage(name, draft.language).text)
    .toSorted((one, other) => one.localeCompare(other, draft.language));
  const sentence = draft.say('vote.state', { count, vote: predicate(draft, call, vote, count, false) });
  return [
    draft.say('vote.names', {
      sentence,
      names: inRow(
        draft,
        sorted.map((name) => [text(name)]),
      ),
    }),
  ];
}

function capitalised({ language }: Draft, name: string): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
