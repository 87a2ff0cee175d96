import { type Answer, type Block, type Inline, paragraph, text } from '../answer/nodes.ts';
import { formatDate } from '../calendar.ts';
import type { Core } from '../core.ts';
import { type Knowledge, shortName } from '../knowledge/knowledge.ts';
import { countriesThat, passageOf, subjectOf } from '../knowledge/roll-calls.ts';
import type { Country, RollCall, Vote } from '../knowledge/schema.ts';
import { inLanguage, type Language } from '../language.ts';
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
const mostNamesInPoint = 10;

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
    counted.reduce((sum, count) => sum + count, 0) >
      (votes.length > 1 ? mostNamesInPoint : 2 * mostNamesInPoint);
  const numbers = calls.map((call, at) => {
    const count = counted[at] ?? 0;
    return draft.say('vote.state', { count, vote: did(draft, call, query.stance, count) });
  });
  const blocks: Block[] = [
    ...(isRight ? [] : wrongClaim(draft, query.claimed, counted[0] ?? 0)),
    ...(isMany ? [paragraph(...inRow(draft, numbers), text('.'), ...proofOf(draft, calls))] : []),
    ...shown.flatMap(({ call, vote }) => {
      const [counted, ...names] = listBlocks(draft, call, vote, query.names === undefined ? undefined : 0);
      const among = amongThem(draft, query.names, call, query.stance);
      return counted === undefined ? among : [counted, ...among, ...names];
    }),
    ...calls.map((call) => totals(draft, call)),
    ...shown.flatMap(({ call, vote }) => factsOf(draft, countriesThat(knowledge, vote, call.of), [call])),
  ];
  const given = finishAnswer(draft, 'answered', query, blocks, nextFor(calls, query.stance));
  if (shown.length < 2 || isMany || !isRight) return given;
  const points = shown.map(({ call, vote }) => listBlocks(draft, call, vote)[0]);
  return {
    ...given,
    point: points.flatMap((block, at) =>
      block?.type === 'paragraph' ? [...(at === 0 ? [] : [text(' ')]), ...block.children] : [],
    ),
  };
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
    const given = { name: draft.placeName(name), count: rollCalls.members };
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
  const votes = calls.map((call) =>
    predicate(draft, call, voteOn(country, call), count, isFeminine(country, draft)),
  );
  const subject = subjectOf(country, draft.language);
  const name = place === 'first' ? capitalised(subject, draft.language) : subject;
  const called =
    country.official === undefined
      ? [text(name)]
      : draft.say('vote.official', { country: name, official: draft.nameOf(country.official) });
  return draft.say('vote.country', { country: called, votes: inRow(draft, votes) });
}

/** What so many states did: "voted for the migration compact on 19 December 2018". */
export function predicate(
  draft: Draft,
  { of, date }: RollCall,
  vote: Vote,
  count: number,
  feminine: boolean,
): Inline[] {
  const given = { compact: compactName(draft, of), date: formatDate(date, draft.language), count };
  switch (vote) {
    case 'for':
      return draft.say('vote.for', given);
    case 'against':
      return draft.say('vote.against', given);
    case 'abstained':
      return draft.say(feminine ? 'vote.abstained-feminine' : 'vote.abstained', given);
    case 'absent':
      return draft.say('vote.absent', given);
  }
}

/** What states did, for any way to vote: "did not vote against the migration compact on 19 December 2018". */
export function did(draft: Draft, call: RollCall, stance: Stance, count: number): Inline[] {
  const given = { compact: compactName(draft, call.of), date: formatDate(call.date, draft.language), count };
  switch (stance) {
    case 'voted':
      return draft.say('vote.voted', given);
    case 'not-for':
      return draft.say('vote.not-for', given);
    case 'not-against':
      return draft.say('vote.not-against', given);
    case 'not-abstained':
      return draft.say('vote.not-abstained', given);
    default:
      return predicate(draft, call, stance, count, false);
  }
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
  const counted = draft.say('vote.state', { count, vote: predicate(draft, call, vote, count, false) });
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

/** A name at the head of a sentence. */
export function capitalised(name: string, language: Language): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
