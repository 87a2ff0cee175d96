import { holding } from '../../holding.ts';
import { allPhrases, type Knowledge } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import type { Concept } from '../../knowledge/schema.ts';
import type { Query, Stance } from '../../query/query.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { isOfCompacts, mentions, numbersIn, unexplained } from './frame.ts';

/** What each way to vote is called in the lexicon; the first that a question holds is meant. */
const stanceConcepts: readonly (readonly [concept: Concept, stance: Stance])[] = [
  ['not-for', 'not-for'],
  ['not-against', 'not-against'],
  ['not-vote', 'absent'],
  ['abstain', 'abstained'],
  ['vote-against', 'against'],
  ['vote-for', 'for'],
  ['took-part', 'voted'],
];

/** What questions about a vote are made of. */
export const voteConcepts: readonly Concept[] = [
  ...stanceConcepts.map(([concept]) => concept),
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

/** "Did Poland vote for it?", "how did Canada vote?", "have Austria and Chile abstained?", "why did Hungary vote against?" */
export const countryVotes: Frame = (reading, index) => {
  if (['where', 'how-many', 'how-much'].includes(reading.focus)) return undefined;
  const countries = countriesIn(reading, index);
  const of = compactAsked(reading, index);
  if (countries.length === 0 || of === undefined) return undefined;
  // "Which states in Europe": those are asked about, not Europe.
  if (
    mentions(reading, 'country', 'state-place') &&
    countries.every(({ segment }) => isGroup(segment, index))
  )
    return undefined;
  const supported =
    of.named && mentions(reading, 'endorse', 'support', 'adopt') && !mentions(reading, 'sign');
  const asked = stancesIn(reading);
  // "Did Poland sign the compact?" is told how it voted; without the compact, what is signed is the paper.
  const signing = asked.length === 0 ? ofSigning(reading, index) : undefined;
  const signed =
    signing !== undefined || (of.named && asked.length === 0 && mentions(reading, 'sign', 'endorser'));
  const names = [...new Set(countries.flatMap((each) => each.names))];
  const alike = names.length > 1 && mentions(reading, 'same', ...(of.named ? (['agree'] as const) : []));
  const isOfVote = mentions(reading, 'vote') || asked.length > 0 || signed || (alike && of.named);
  if (!isOfVote && !(supported && reading.yesNo)) return undefined;
  if (mentions(reading, 'paragraph', 'objective')) return undefined;
  // "did it not vote for it?": yes could mean either.
  const denies = asked[0] === 'not-for' || (mentions(reading, 'not') && asked[0] !== 'absent');
  // "Against, or abstained?" supposes neither.
  const supposed =
    asked.length > 1
      ? undefined
      : (asked[0] ??
        (supported ? 'for' : mentions(reading, 'vote') && reading.focus === 'none' ? 'voted' : undefined));
  const asksWhy = reading.focus === 'why';
  // "Which of these did not abstain?" is told of each.
  const asksWhich =
    names.length > 1 &&
    ['which', 'who'].includes(reading.focus) &&
    supposed !== undefined &&
    (asked[0] === 'not-for' || !denies);
  const isSupposed = (((reading.yesNo || asksWhy) && !denies) || asksWhich) && !alike;
  const tone = asksWhy ? 'why' : signed ? 'signed' : alike ? 'alike' : asksWhich ? 'which' : undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...voteConcepts,
      ...['how', 'why', 'who', 'when', 'role', 'not', 'on-list'],
      ...(alike ? ['same', 'agree', 'compare'] : []),
      ...(asksWhy ? ['entrust', 'say'] : []),
      ...(mentions(reading, 'vote') ? ['present', 'gather'] : []),
      ...(supported ? ['endorse', 'support', 'adopt'] : []),
      ...(signed ? ['sign', 'endorser'] : []),
    ],
    entities: [...index.compactIds, ...assembly(index), ...of.documents],
    used: [
      ...countries.map(({ segment }) => segment),
      ...of.segments,
      signing?.segment,
      ...dayOfVote(reading, index),
      ...(of.id === undefined ? oneOrBoth(reading) : []),
    ],
  });
  const compact = of.id ?? signing?.of;
  const query: Query = {
    kind: 'country',
    names,
    ...(compact !== undefined && { of: compact }),
    ...(isSupposed && supposed !== undefined && { stance: supposed }),
    ...(tone !== undefined && { tone }),
  };
  return { query, unexplained: left };
};

/** A part of the world, which has no vote of its own. */
function isGroup({ tokens }: Segment, { knowledge }: AskIndex): boolean {
  const said = tokens.map(({ text }) => text).join(' ');
  return knowledge.rollCalls.groups.some(({ aliases }) =>
    allPhrases(aliases).some((name) => foldPhrase(name) === said),
  );
}

/** "Of both or only of one?": of each, then. */
function oneOrBoth({ segments }: Reading): Segment[] {
  const isFew = ({ number }: Segment) => number !== undefined && number.value <= 2;
  return segments.filter(
    (segment, at) => isFew(segment) || (segment.concepts.has('except') && segments.slice(at + 1).some(isFew)),
  );
}

/** "Which states abstained?", "who voted against the migration compact?", "how many did not vote?" */
export const votes: Frame = (reading, index) => {
  if (['where', 'when', 'why', 'how', 'how-much'].includes(reading.focus)) return undefined;
  const of = compactAsked(reading, index);
  const countries = countriesIn(reading, index);
  // "The US and Hungary, alone against it?"
  const isAlone = countries.length > 0 && mentions(reading, 'except');
  const asked = stancesIn(reading);
  const [stance, ...more] =
    asked.length === 0 && isAlone && mentions(reading, 'refuse') ? ['against' as const] : asked;
  if (stance === undefined || more.length > 0 || of === undefined) return undefined;
  // Who did so in both votes is another question than who did in each.
  if (of.id === undefined && isOnBoth(reading, index)) return undefined;
  // "Can one object to it?" asks of something else, which the question does not name.
  const isOfVotes =
    of.named ||
    ['who', 'which', 'how-many'].includes(reading.focus) ||
    mentions(reading, 'country', 'state-place', 'list', 'name') ||
    reading.segments.some(({ tokens, concepts }) => tokens.length > 1 && concepts.has('vote'));
  if (!isOfVotes) return undefined;
  const day = dayOfVote(reading, index);
  const [number, ...others] = numbersIn(reading).filter(
    ({ ordinal, segment }) => !ordinal && !day.includes(segment),
  );
  const names = [...new Set(countries.flatMap((each) => each.names))];
  // "Did Poland abstain?" is about Poland; "how many abstained, and did Poland?" about both.
  const isOfAll =
    isAlone || reading.focus === 'how-many' || (number !== undefined && reading.focus === 'none');
  if (others.length > 0 || (names.length > 0 && !isOfAll)) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...voteConcepts,
      ...['who', 'when', 'how-many', 'list', 'name', 'on-list', 'include'],
      ...(isAlone ? ['except'] : []),
    ],
    entities: [...index.compactIds, ...assembly(index), ...of.documents],
    used: [number?.segment, ...of.segments, ...day, ...countries.map(({ segment }) => segment)],
  });
  const query = {
    kind: 'votes' as const,
    stance,
    ...(of.id !== undefined && { of: of.id }),
    ...(names.length > 0 && { names }),
    ...(number !== undefined && { claimed: number.value }),
  };
  return { query, unexplained: left };
};

/** "Neither on migration nor on refugees", "both times". */
export function isOnBoth({ segments }: Reading, index: AskIndex): boolean {
  return segments.some(({ tokens }) => tokens.some(({ text }) => index.words.does(text, 'both')));
}

/** The words for signing a compact that are a topic: "a signatory of the migration compact". */
function ofSigning(reading: Reading, { knowledge }: AskIndex): { segment: Segment; of: string } | undefined {
  const open = knowledge.facts.filter(({ known, says }) => known !== undefined && says.includes('sign'));
  for (const segment of reading.segments) {
    const fact = open.find(({ id }) => segment.topics.has(id));
    if (fact !== undefined) return { segment, of: fact.subject };
  }
  return undefined;
}

/** The ways to vote that a question names, each once; a phrase that names one holds no other. */
function stancesIn(reading: Reading): Stance[] {
  return [...new Set(reading.segments.flatMap((segment) => stanceIn(segment) ?? []))];
}

/** The way to vote that a segment names. */
export function stanceIn({ concepts }: Segment): Stance | undefined {
  return stanceConcepts.find(([concept]) => concepts.has(concept))?.[1];
}

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

interface CompactAsked {
  /** Undefined for both. */
  readonly id: string | undefined;
  /** True where the question speaks of a compact at all. */
  readonly named: boolean;
  readonly segments: readonly Segment[];
  /** The resolutions it names. */
  readonly documents: readonly string[];
}

/** The compact that was voted on, or both; undefined where the question is about another instrument. */
function compactAsked(reading: Reading, index: AskIndex): CompactAsked | undefined {
  const { knowledge, compactIds } = index;
  const { rollCalls } = knowledge.rollCalls;
  const documents: string[] = [];
  const ids = new Set<string>();
  for (const id of reading.named) {
    const entity = knowledge.entities.get(id);
    const call =
      entity?.kind === 'document' ? rollCalls.find(({ symbol }) => symbol === entity.symbol) : undefined;
    if (call !== undefined) {
      documents.push(id);
      ids.add(call.of);
    } else if (compactIds.includes(id)) ids.add(id);
    else if (entity?.kind === 'instrument') return undefined;
  }
  const segments =
    ids.size > 0
      ? []
      : reading.segments.filter((each) => !each.stop && isOfCompacts(each, compactIds, index));
  for (const segment of segments) {
    const own = compactIds.filter((id) => isOfCompacts(segment, [id], index));
    if (own.length === 1 && own[0] !== undefined) ids.add(own[0]);
  }
  const [id] = ids;
  return {
    id: ids.size === 1 ? id : undefined,
    named: ids.size > 0 || mentions(reading, 'compact'),
    segments,
    documents,
  };
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
    ({ id }) => query.kind !== 'poll' && query.names?.includes(id) === true,
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

/** The day of a vote, where a question names it: "on 19 December 2018". */
export function dayOfVote(reading: Reading, { knowledge }: AskIndex): Segment[] {
  const parts = knowledge.rollCalls.rollCalls.map(({ date }) => date.split('-').map(Number));
  const dated = reading.segments.filter(({ month, number }) => month !== undefined || number !== undefined);
  const isDate = dated.some(({ month, number }) => month !== undefined || (number?.value ?? 0) > 1900);
  const isIn = (date: readonly number[], { month, number }: Segment) =>
    date.includes(month ?? number?.value ?? Number.NaN);
  return isDate && parts.some((date) => dated.every((segment) => isIn(date, segment))) ? dated : [];
}
