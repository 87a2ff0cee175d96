import { type Answer, type Block, type Inline, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Knowledge, shortName } from '../knowledge/knowledge.ts';
import { countriesThat, passageOf, subjectOf } from '../knowledge/roll-calls.ts';
import type { Country, RollCall, Vote } from '../knowledge/schema.ts';
import { capitalised, inLanguage, type Language } from '../language.ts';
import type { Stance } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { votesOf } from '../query/stances.ts';
import { wrongClaim } from './cities.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { factBlocks } from './facts.ts';
import { finishAnswer } from './finish.ts';

/** The most names that stand in the sentence that counts them; more follow it. */
export const mostNamesInSentence = 30;

/** The most names in the point of what several ways to vote make up; of more it gives the numbers. */
export const mostNamesInPoint = 10;

/** True where one of these votes was on this compact. */
export function isOf(calls: readonly RollCall[], id: string): boolean {
  return calls.some(({ of }) => of === id);
}

/** Which countries voted so, and how many; each compact in its turn where none is named. */
export function answerVotes(
  query: Extract<Query, { kind: 'votes' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const calls = callsAsked(knowledge, query.of);
  const votes = votesOf[query.stance];
  const counted = calls.map((call) =>
    votes.reduce((sum, vote) => sum + countriesThat(knowledge, vote, call.of).length, 0),
  );
  const isRight = query.claimed === undefined || counted.includes(query.claimed);
  const shown = calls.flatMap((call) => votes.map((vote) => ({ call, vote })));
  const isMany =
    (votes.length > 1 || calls.length > 1) &&
    counted.reduce((sum, count) => sum + count, 0) > mostNamesInPoint;
  const numbers = calls.map((call, at) => ({ call, stance: query.stance, count: counted[at] ?? 0 }));
  const blocks: Block[] = [
    ...(isRight ? [] : deniedClaim(draft, query.claimed, counted[0] ?? 0)),
    ...(isMany ? [paragraph(...countsOf(draft, numbers), text('.'), ...proofOf(draft, calls))] : []),
    ...shown.flatMap(({ call, vote }) => {
      const [counted, ...names] = listBlocks(draft, call, vote, query.names === undefined ? undefined : 0);
      const among = amongThem(draft, query.names, call, query.stance);
      return counted === undefined ? among : [counted, ...among, ...names];
    }),
    ...calls.map((call) => totals(draft, call)),
    ...shown.flatMap(({ call, vote }) => factsOf(draft, countriesThat(knowledge, vote, call.of), [call])),
  ];
  const given = finishAnswer(draft, 'answered', query, blocks, nextFor(calls, query.stance));
  const [first, ...others] = blocks;
  if (query.names !== undefined && shown.length === 1 && isRight && first !== undefined) {
    const opening = [first, ...others.slice(0, query.names.length)];
    return { ...given, point: inOneRow(opening), glance: opening.length };
  }
  if (shown.length < 2 || isMany || !isRight) return given;
  const points = shown.flatMap(({ call, vote }) => listBlocks(draft, call, vote).slice(0, 1));
  return { ...given, point: inOneRow(points) };
}

function inOneRow(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block, at) =>
    block.type === 'paragraph' ? [...(at === 0 ? [] : [text(' ')]), ...block.children] : [],
  );
}

/** Of each country that is asked about, whether it did so; of what is no Member State, that it is none. */
function amongThem(
  draft: Draft,
  names: readonly string[] | undefined,
  call: RollCall,
  stance: Stance,
): Block[] {
  const { countries, rollCalls } = draft.knowledge;
  return (names ?? []).map((name) => {
    const country = countries.find(({ id }) => id === name);
    const given = { names: draft.placeName(name), count: rollCalls.members };
    return country === undefined
      ? paragraph(...draft.say('vote.no-member', given))
      : paragraph(...verdict(draft, country, [call], stance));
  });
}

export function callsAsked({ rollCalls }: Knowledge, of: string | undefined): RollCall[] {
  return rollCalls.rollCalls.filter((call) => of === undefined || call.of === of);
}

/** Where a country has no entry, `data check` would have found it. */
export function voteOn({ id, votes }: Country, { of }: RollCall): Vote {
  const vote = votes[of];
  if (vote === undefined) throw new RangeError(`${id} has no vote on "${of}"`);
  return vote;
}

/** One country's sentence, opened with yes or no where the question supposes how it voted. */
function verdict(
  draft: Draft,
  country: Country,
  calls: readonly RollCall[],
  stance: Stance | undefined,
): Inline[] {
  const proof = proofOf(draft, calls);
  if (stance === undefined) return [...votedSentence(draft, country, calls, 'first'), text('.'), ...proof];
  const sentence = votedSentence(draft, country, calls, 'inner');
  const so = calls.filter((call) => votesOf[stance].includes(voteOn(country, call))).length;
  const key = so === calls.length ? 'vote.yes' : so === 0 ? 'vote.no' : 'vote.depends';
  return [...draft.say(key, { sentence }), ...proof];
}

/** What a country did in each of these votes, as a sentence. */
export function statement(draft: Draft, country: Country, calls: readonly RollCall[]): Block {
  return paragraph(...votedSentence(draft, country, calls, 'first'), text('.'), ...proofOf(draft, calls));
}

/** "Poland voted against the migration compact on 19 December 2018 and did not vote on the refugee compact on …" */
export function votedSentence(
  draft: Draft,
  country: Country,
  calls: readonly RollCall[],
  place: 'first' | 'inner',
): Inline[] {
  const count = country.plural?.includes(draft.language) ? 2 : 1;
  const ways = calls.map((call) => ({ call, stance: voteOn(country, call) }));
  const votes = did(draft, ways, count, isFeminine(country, draft));
  const subject = subjectOf(country, draft.language);
  const name = place === 'first' ? capitalised(subject, draft.language) : subject;
  const called =
    country.official === undefined
      ? [text(name)]
      : draft.say('vote.official', { country: name, official: draft.nameOf(country.official) });
  return draft.say('vote.country', { country: called, votes });
}

/** A way to vote on one compact. */
interface Way {
  readonly call: RollCall;
  readonly stance: Stance;
}

/** What states did, by how they voted. */
const didKeys = {
  for: 'vote.for',
  against: 'vote.against',
  abstained: 'vote.abstained',
  absent: 'vote.absent',
  voted: 'vote.voted',
  'not-for': 'vote.not-for',
  'not-against': 'vote.not-against',
  'not-abstained': 'vote.not-abstained',
} as const satisfies Record<Stance, string>;

/** Numbers of states, by how they voted. */
const countedKeys = {
  for: 'vote.counted-for',
  against: 'vote.counted-against',
  abstained: 'vote.counted-abstained',
  absent: 'vote.counted-absent',
  voted: 'vote.counted-voted',
  'not-for': 'vote.counted-not-for',
  'not-against': 'vote.counted-not-against',
  'not-abstained': 'vote.counted-not-abstained',
} as const satisfies Record<Stance, string>;

/** What is told of two votes at once; "did not vote on this and that" might be meant of both together. */
const toldTogether: ReadonlySet<Stance> = new Set(['for', 'against', 'abstained', 'voted']);

/**
 * What so many states did: "voted for the migration compact on 19 December 2018", and where they did the same on both,
 * "voted for the migration compact (19 December 2018) and the refugee compact (17 December 2018)".
 */
export function did(draft: Draft, ways: readonly Way[], count: number, feminine = false): Inline[] {
  const told = Map.groupBy(ways, ({ stance, call }) => (toldTogether.has(stance) ? stance : call.of));
  return inRow(
    draft,
    [...told.values()].map((same) => predicate(draft, same, count, feminine)),
  );
}

function predicate(draft: Draft, ways: readonly Way[], count: number, feminine: boolean): Inline[] {
  const { language } = draft;
  const key = ways.length === 1 ? 'vote.on' : 'vote.on-one';
  const on = ways.map(({ call: { of, date } }) =>
    draft.say(key, { compact: compactName(draft, of), date: formatDate(date, language) }),
  );
  const stance = ways[0]?.stance ?? 'voted';
  const isFeminine = feminine && stance === 'abstained';
  return draft.say(isFeminine ? 'vote.abstained-feminine' : didKeys[stance], {
    on: inRow(draft, on),
    count,
  });
}

/**
 * Numbers of states that voted so: "5 votes against and 12 abstentions in the vote on the migration compact on …", or
 * "24 states did not vote on the migration compact on …".
 */
export function countsOf(draft: Draft, ways: readonly (Way & { readonly count: number })[]): Inline[] {
  const isOfOne = new Set(ways.map(({ call }) => call)).size === 1 && ways.length > 1;
  if (!isOfOne && !ways.every(({ stance }) => stance === 'abstained')) {
    return inRow(
      draft,
      ways.map((way) => draft.say('vote.state', { count: way.count, vote: did(draft, [way], way.count) })),
    );
  }
  const parts = [...Map.groupBy(ways, ({ call }) => call)].map(([{ of, date }, here]) => {
    const on = draft.say('vote.on', {
      compact: compactName(draft, of),
      date: formatDate(date, draft.language),
    });
    const counted = here.map(({ stance, count }) => draft.say(countedKeys[stance], { count }));
    return draft.say('vote.counted', { parts: inRow(draft, counted), on });
  });
  return inRow(draft, parts);
}

function isFeminine({ feminine }: Country, { language }: Draft): boolean {
  return feminine?.includes(language) === true;
}

/** A compact by its short name. */
export function compactName(draft: Draft, of: string): Inline {
  const compact = draft.knowledge.entities.get(of);
  if (compact === undefined) throw new RangeError(`no compact has the id "${of}"`);
  return draft.nameOf(shortName(compact));
}

/** "12 states abstained …: Algeria, …"; where they are many, their names in a paragraph of their own. */
function listBlocks(draft: Draft, call: RollCall, vote: Vote, most = mostNamesInSentence): Block[] {
  const { language, knowledge } = draft;
  const countries = countriesThat(knowledge, vote, call.of);
  const count = countries.length;
  const counted = draft.say('vote.state', { count, vote: did(draft, [{ call, stance: vote }], count) });
  const proof = proofOf(draft, [call]);
  const sorted = countries
    .map(({ name }) => inLanguage(name, language).text)
    .toSorted((one, other) => one.localeCompare(other, language));
  const names = inRow(
    draft,
    sorted.map((name) => [text(name)]),
  );
  if (count <= most) {
    return [paragraph(...draft.say('vote.names', { sentence: counted, names }), ...proof)];
  }
  return [paragraph(...counted, text('.'), ...proof), paragraph(...names, text('.'))];
}

/** The whole result of a roll call. */
export function totals(draft: Draft, { of, report, totals: result }: RollCall): Block {
  const { members } = draft.knowledge.rollCalls;
  return paragraph(
    ...draft.say('vote.totals', { compact: compactName(draft, of), members, ...result }),
    ...draft.cite({ document: report }),
  );
}

/** What belongs to the votes of these countries on these compacts: that one left, came back, or is listed otherwise. */
export function factsOf(draft: Draft, countries: readonly Country[], calls: readonly RollCall[]): Block[] {
  const ids = new Set(countries.flatMap(({ facts = [] }) => facts));
  return draft.knowledge.facts
    .filter(({ id, subject }) => ids.has(id) && isOf(calls, subject))
    .flatMap((fact) => factBlocks(draft, fact, { order: 'today-first' }));
}

/** Where these roll calls stand. */
export function proofOf(draft: Draft, calls: readonly RollCall[]): Inline[] {
  return draft.cite(...calls.map((call) => passageOf(draft.knowledge, call)));
}

/** What one asks next: who voted against. */
export function nextFor(calls: readonly RollCall[], stance: Stance | undefined): Query[] {
  if (stance === 'against') return [{ kind: 'compacts' }];
  return calls.map(({ of }): Query => ({ kind: 'votes', stance: 'against', of }));
}

/** "Of the Netherlands", "du Chili", "d’Israël", "del Brasil": a country behind what is its own. */
export function ofCountry(country: Country, language: Language): string {
  const name = subjectOf(country, language);
  if (language === 'en') return `of ${name}`;
  if (language === 'es') return name.startsWith('el ') ? `del ${name.slice(3)}` : `de ${name}`;
  if (name.startsWith('le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('les ')) return `des ${name.slice(4)}`;
  return /^[aeiouh]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

/** The correction of a number of states; who asks whether one was alone in it hears no before any number. */
export function deniedClaim(draft: Draft, claimed: number | undefined, count: number): Block[] {
  if (claimed === undefined || claimed === count) return [];
  return claimed === 1 && count > 1
    ? [paragraph(...draft.say('vote.not-one'))]
    : wrongClaim(draft, claimed, count);
}
