import { holding } from '../../holding.ts';
import { allPhrases, type Knowledge } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import type { Concept } from '../../knowledge/schema.ts';
import type { Query } from '../../query/query.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { isOfCompacts } from './frame.ts';
import { isRegion, placeMentions } from './place-mentions.ts';

/** What questions about a vote are made of. */
export const voteConcepts: readonly Concept[] = [
  'not-for',
  'not-against',
  'not-vote',
  'abstain',
  'vote-against',
  'vote-for',
  'took-part',
  'vote',
  'refuse',
  'country',
  'state-place',
  'member',
  'compact',
  'instrument',
  'which',
  'be',
  'have',
  'all',
  'symbol',
];

/** The one compact that a segment means: by its name, its resolution, or a word of its name that the other has not. */
export function compactIn(segment: Segment, index: AskIndex): string | undefined {
  const { knowledge, compactIds } = index;
  for (const id of segment.ids) {
    const entity = knowledge.entities.get(id);
    if (compactIds.includes(id)) return id;
    const call = knowledge.rollCalls.rollCalls.find(
      ({ symbol }) => entity?.kind === 'document' && symbol === entity.symbol,
    );
    if (call !== undefined) return call.of;
  }
  if (segment.stop || segment.ids.length > 0 || segment.concepts.has('compact')) return undefined;
  const own = compactIds.filter((id) => isOfCompacts(segment, [id], index));
  return own.length === 1 ? own[0] : undefined;
}

/**
 * What a Query on votes is about besides the ids it holds: its countries by name and what belongs to their votes, the
 * Assembly, each resolution.
 */
export function keptByVotes(
  query: Extract<Query, { kind: 'country' | 'votes' | 'poll' }>,
  index: AskIndex,
): string[] {
  const { documents, rollCalls } = index.knowledge;
  const countries = index.knowledge.countries.filter(
    ({ id }) => (query.kind === 'poll' ? query.group : query.names)?.includes(id) === true,
  );
  // "Maroc" may stand for Marrakech, where something happened.
  const places = countries
    .flatMap(namesOfCountry)
    .flatMap((name) => index.names.exactly(foldPhrase(name)))
    .flatMap((meaning) => (meaning.type === 'entity' ? [meaning.id] : []));
  const calls = rollCalls.rollCalls.filter(({ of }) =>
    query.kind === 'poll'
      ? query.of.some((part) => (part.split('.')[1] ?? query.compact ?? of) === of)
      : (query.of ?? of) === of,
  );
  const symbols = calls.map(({ symbol }) => symbol);
  return [
    ...assembly(index),
    ...calls.map(({ of }) => of),
    ...[...documents.values()].filter(({ symbol = '' }) => symbols.includes(symbol)).map(({ id }) => id),
    ...countries.flatMap(({ name, facts = [] }) => [name.en, ...facts]),
    ...(query.kind === 'poll'
      ? rollCalls.groups
          .filter(({ id }) => query.group?.includes(id) === true)
          .flatMap(({ aliases }) => allPhrases(aliases))
      : []),
    ...places,
  ];
}

/** The Assembly that votes, and the organisation it is of. */
export function assembly({ knowledge }: AskIndex): string[] {
  return ['general-assembly', knowledge.keyRecords.unitedNations];
}

interface CountryNamed {
  readonly segment: Segment;
  /** Ids; two for "Congo", which two countries are called. The name of what is no Member State. */
  readonly names: readonly string[];
}

/** The countries that a question names; none where it names a place of another kind beside them. */
export function countriesIn(reading: Reading, index: AskIndex): CountryNamed[] {
  const filed = countriesByName(index.knowledge);
  return reading.segments.flatMap((segment): CountryNamed[] => {
    const said = filed.get(segment.tokens.map(({ text }) => text).join(' '));
    if (said !== undefined && segment.meanings.length > 0) return [{ segment, names: said }];
    const people = peopleIn(segment, index);
    if (people !== undefined) return [{ segment, names: people }];
    const meaning = segment.meanings.find((each) => each.type === 'elsewhere');
    if (meaning?.type !== 'elsewhere') return [];
    // "US" and "EU" are short for a name.
    const isCountry =
      meaning.country === true ||
      filed.has(foldPhrase(meaning.name)) ||
      index.knowledge.gazetteer.countries.includes(meaning.name);
    if (!isCountry) return [];
    return [{ segment, names: filed.get(foldPhrase(meaning.name)) ?? [meaning.name] }];
  });
}

/** The names of cities and states, folded: a country may be called so, too. */
const homonymsOf = holding(
  ({ gazetteer: { cities, states } }: Knowledge): ReadonlySet<string> =>
    new Set([...cities, ...states.map(({ name }) => name)].map(foldPhrase)),
);

/** "Did Israel sign?": a Member State, of which nothing else is said, is none of those that sign a paper, a letter or a list. */
export function isSignedByStates(reading: Reading, index: AskIndex): boolean {
  if (!mentionsSign(reading)) return false;
  const homonyms = homonymsOf(index.knowledge);
  const named = countriesIn(reading, index).filter(
    ({ segment }) => !homonyms.has(segment.tokens.map(({ text }) => text).join(' ')),
  );
  const isOfOther = ({ concepts, ids }: Segment) =>
    ids.some((id) => id === index.knowledge.keyRecords.paper) ||
    (!concepts.has('sign') && signedBesides.some((concept) => concepts.has(concept)));
  // "Did San José in Costa Rica sign?" is about a place in that state.
  const hasPlace = placeMentions(reading, index).some((place) => !isRegion(place));
  return named.length > 0 && !hasPlace && !reading.segments.some(isOfOther);
}

function mentionsSign({ segments }: Reading): boolean {
  return segments.some(({ concepts }) => concepts.has('sign'));
}

/** What is signed besides a compact, and who signs it. */
const signedBesides: readonly Concept[] = [
  'endorse',
  'endorser',
  'on-list',
  'list',
  'city',
  'mayor',
  'instrument',
  'support',
];

/** The countries that a word for their people stands for: "the Poles", "les Hongrois". */
function peopleIn({ tokens, meanings, concepts }: Segment, index: AskIndex) {
  const [word, ...more] = tokens;
  // "Sueca" is a town, too; who asks about a vote means the Swedes.
  const isFree =
    meanings.every(({ type }) => type === 'elsewhere') && [...concepts].every((each) => each === 'language');
  return word === undefined || more.length > 0 || !isFree ? undefined : index.peoples.get(word.stem);
}

/** The ids of the countries that are called so, by the folded name. */
const countriesByName = holding((knowledge: Knowledge): ReadonlyMap<string, readonly string[]> => {
  const filed = new Map<string, string[]>();
  for (const country of knowledge.countries) {
    for (const name of new Set(namesOfCountry(country).map(foldPhrase))) {
      filed.set(name, [...(filed.get(name) ?? []), country.id]);
    }
  }
  return filed;
});
