import { type Answer, type Block, type Inline, note, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { subjectOf } from '../knowledge/roll-calls.ts';
import type { Country, RollCall } from '../knowledge/schema.ts';
import { capitalised, inLanguage, type Language } from '../language.ts';
import { type Stance, stances } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { votesOf } from '../query/stances.ts';
import { wrongClaim } from './cities.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import {
  countsOf,
  deniedClaim,
  did,
  mostNamesInPoint,
  mostNamesInSentence,
  ofCountry,
  proofOf,
  statement,
  totals,
} from './votes.ts';

type Poll = Extract<Query, { kind: 'poll' }>;

/** The most countries whose votes are told one by one. */
const mostTold = 12;

/** A condition of the question with the countries that meet it. */
interface Met {
  readonly stance: Stance;
  readonly call: RollCall;
  readonly countries: readonly Country[];
}

/** States by what they did in several votes or where they are; or what their numbers add up to, or differ by. */
export function answerPoll(query: Poll, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const met = query.of.flatMap((part) => meet(part, query.compact, knowledge));
  const calls = knowledge.rollCalls.rollCalls.filter(({ of }) => met.some(({ call }) => call.of === of));
  // Sources are numbered as they are cited, so each is told in its turn.
  const results = () => calls.map((call) => totals(draft, call));
  const states = () => told(draft, query, met, calls);
  // "The full result: for, against, abstentions" is told by its numbers first, then by the states.
  const isResult = query.as === 'each' && query.group === undefined && query.claimed === undefined;
  const own = isResult && met.length > 2 ? [...results(), ...states()] : [...states(), ...results()];
  const blocks = [...own, ...whoIsThere(draft, query)];
  const next = calls.map(({ of }): Query => ({ kind: 'votes', stance: 'against', of }));
  return finishAnswer(draft, 'answered', query, blocks, next);
}

function told(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  switch (query.as) {
    case 'list':
      return listed(draft, query, met, calls);
    case 'all':
      return met.flatMap((each) => didAll(draft, query, [each], [each.call]));
    case 'any':
      return inAny(draft, query, met, calls);
    case 'same':
      return query.group !== undefined && met.length > calls.length
        ? areAlike(draft, query, met, calls)
        : areSame(draft, query, met, calls);
    case 'each':
      return query.group === undefined
        ? counted(draft, query, met, calls)
        : calls.flatMap((call) =>
            eachThere(
              draft,
              query,
              met.filter((each) => each.call === call),
            ),
          );
    default:
      return counted(draft, query, met, calls);
  }
}

/** A way to vote on one compact; on each of them where none is named. */
function meet(part: string, compact: string | undefined, { countries, rollCalls }: Knowledge): Met[] {
  const [said, of = compact] = part.split('.');
  const stance = stances.find((each) => each === said);
  const calls = rollCalls.rollCalls.filter((each) => of === undefined || each.of === of);
  if (stance === undefined || calls.length === 0) throw new RangeError(`"${part}" is no vote`);
  const votes = votesOf[stance];
  return calls.map((call) => ({
    stance,
    call,
    countries: countries.filter((country) => votes.some((vote) => country.votes[call.of] === vote)),
  }));
}

/** The countries that meet every condition, in the parts of the world that are asked about. */
function listed(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  const all = (met[0]?.countries ?? []).filter((country) =>
    met.every(({ countries }) => countries.includes(country)),
  );
  const found = all.filter((country) => isWithin(country, query));
  const done = (count: number) =>
    draft.say('vote.state', {
      count,
      vote: did(draft, met, count),
    });
  const wrong = deniedClaim(draft, query.claimed, found.length);
  const proof = proofOf(draft, calls);
  const where = placesOf(draft, query);
  if (where !== undefined && found.length === 0 && query.outside === undefined) {
    const none = draft.say('poll.none-there', { where, sentence: done(all.length) });
    return [...wrong, paragraph(...none, ...proof)];
  }
  if (where !== undefined) {
    const given = { sentence: done(all.length), where, count: found.length };
    const sentence = draft.say(query.outside === undefined ? 'poll.group' : 'poll.outside', given);
    return [...wrong, ...withNames(draft, sentence, found, proof)];
  }
  if (found.length === 0) {
    return [...wrong, paragraph(...draft.say('poll.none', { parts: numbersOf(draft, met) }), ...proof)];
  }
  const sentence = withNames(draft, done(found.length), found, proof);
  return [
    ...wrong,
    ...sentence,
    ...(found.length > mostTold ? [] : found.map((each) => statement(draft, each, calls))),
  ];
}

/** What the states of a part of the world did in one vote, all that did the same together; of many their numbers first. */
function eachThere(draft: Draft, query: Poll, met: readonly Met[]): Block[] {
  const calls = met.map(({ call }) => call);
  // The names of most may fill a page: those that differ from them are told first.
  const groups = met
    .map((each) => ({ ...each, there: each.countries.filter((country) => isWithin(country, query)) }))
    .filter(({ there }) => there.length > 0)
    .toSorted((a, b) => a.there.length - b.there.length);
  const proof = proofOf(draft, calls.slice(0, 1));
  if (groups.length > 0) {
    const row = groups.flatMap(({ call, stance, there }, at) => [
      ...(at === 0 ? [] : [text(' ')]),
      ...theyDid(draft, there, call, stance),
      text('.'),
    ]);
    const isMany = groups.reduce((sum, { there }) => sum + there.length, 0) > mostNamesInPoint;
    const numbers = groups.map(({ call, stance, there }) => ({ call, stance, count: there.length }));
    return [
      ...(isMany && groups.length > 1 ? [paragraph(...countsOf(draft, numbers), text('.'), ...proof)] : []),
      paragraph(...row, ...proof),
    ];
  }
  const where = placesOf(draft, query) ?? [];
  const none = draft.say('poll.none-there', { where, sentence: numbersOf(draft, met) });
  return [paragraph(...none, ...proof)];
}

/** "Estonia and Lithuania voted for the migration compact on 19 December 2018": a sentence without its point. */
function theyDid(draft: Draft, countries: readonly Country[], call: RollCall, stance: Stance): Inline[] {
  const { language } = draft;
  const subjects = countries
    .toSorted((a, b) =>
      inLanguage(a.name, language).text.localeCompare(inLanguage(b.name, language).text, language),
    )
    .map((country) => subjectOf(country, language));
  const [first = '', ...rest] = subjects;
  const count = countries.some(({ plural }) => plural?.includes(language)) ? 2 : countries.length;
  const areFeminine = countries.every(({ feminine }) => feminine?.includes(language) === true);
  return draft.say('poll.did', {
    names: inRow(
      draft,
      [capitalised(first, language), ...rest].map((name) => [text(name)]),
    ),
    vote: did(draft, [{ call, stance }], count, areFeminine),
  });
}

/** Whether a part of the world voted alike in each vote, then what its states did. */
function areAlike(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  const there = draft.knowledge.countries.filter((country) => isWithin(country, query));
  const isAlike = calls.every((call) =>
    met.some((each) => each.call === call && there.every((country) => each.countries.includes(country))),
  );
  return [
    paragraph(...draft.say(isAlike ? 'vote.alike' : 'vote.unlike')),
    ...calls.flatMap((call) =>
      eachThere(
        draft,
        query,
        met.filter((each) => each.call === call),
      ),
    ),
  ];
}

/** Whether all of a part of the world did so, with those that did not and what they did. */
function didAll(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  const { countries } = draft.knowledge;
  const there = countries.filter((country) => isWithin(country, query));
  const so = there.filter((country) => met.every((each) => each.countries.includes(country)));
  const count = there.length;
  const key = so.length === count ? 'vote.all-so' : so.length === 0 ? 'vote.none-so' : 'vote.some-only';
  const others = there.filter((country) => !so.includes(country));
  const done = listed(draft, query, met, calls);
  return [
    paragraph(...draft.say(key, { so: so.length, count })),
    ...(others.length > mostTold ? [] : others.map((each) => statement(draft, each, calls))),
    ...done,
  ];
}

/** The countries that meet one condition at least, then those that meet each. */
function inAny(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  const found = draft.knowledge.countries.filter(
    (country) => isWithin(country, query) && met.some(({ countries }) => countries.includes(country)),
  );
  const names = rowOf(draft, found);
  // Each of them tells that there is none.
  const isNone = found.length === 0;
  return [
    ...deniedClaim(draft, query.claimed, found.length),
    ...(isNone
      ? []
      : [paragraph(...draft.say('poll.any', { count: found.length, names }), ...proofOf(draft, calls))]),
    ...met.flatMap((each) => listed(draft, withoutClaim(query), [each], [each.call])),
  ];
}

/** Whether the same countries meet every condition, those that do, and those that meet each. */
function areSame(draft: Draft, query: Poll, met: readonly Met[], calls: readonly RollCall[]): Block[] {
  const [first, ...others] = met.map(({ countries }) => new Set(countries));
  const isSame = others.every(
    (each) => first?.size === each.size && [...each].every((country) => first.has(country)),
  );
  const all = listed(draft, query, met, calls).slice(0, 1);
  return [
    paragraph(...draft.say(isSame ? 'poll.same' : 'poll.not-same')),
    ...all,
    ...(isSame
      ? []
      : met.flatMap((each) => listed(draft, withoutClaim(query), [each], [each.call]).slice(0, 1))),
  ];
}

function isWithin({ groups, borders = [] }: Country, { group, outside }: Poll): boolean {
  if (group === undefined) return true;
  const isThere = group.some((each) => groups.includes(each) || borders.includes(each));
  return isThere === (outside === undefined);
}

/** "In Europe", "in Africa and in Asia", "among the neighbours of Chile". */
function placesOf(draft: Draft, { group }: Poll): Inline[] | undefined {
  const { countries, rollCalls } = draft.knowledge;
  const places = group?.flatMap((id): Inline[][] => {
    const part = rollCalls.groups.find((each) => each.id === id);
    if (part !== undefined) return [[draft.nameOf(part.where)]];
    const country = countries.find((each) => each.id === id);
    return country === undefined
      ? []
      : [draft.say('poll.beside', { country: text(ofCountry(country, draft.language)) })];
  });
  return places && inRow(draft, places);
}

/** Where it stands which states are in the parts of the world that are asked about, or that no source here says so. */
function whoIsThere(draft: Draft, query: Poll): Block[] {
  const { groups, regions } = draft.knowledge.rollCalls;
  const isRegion = (id: string) => groups.some((each) => each.id === id && each.m49 !== undefined);
  const asked = query.group ?? [];
  const where = placesOf(draft, { ...query, group: asked.filter((id) => !isRegion(id)) }) ?? [];
  return [
    ...(asked.some(isRegion) ? [note(...draft.say('poll.m49'), ...draft.cite({ document: regions }))] : []),
    ...(where.length === 0 ? [] : [note(...draft.say('poll.own-list', { where }))]),
  ];
}

function rowOf(draft: Draft, countries: readonly Country[]): Inline[] {
  const { language } = draft;
  return inRow(
    draft,
    countries
      .map(({ name }) => inLanguage(name, language).text)
      .toSorted((a, b) => a.localeCompare(b, language))
      .map((name) => [text(name)]),
  );
}

/** A sentence with the names behind it; where they are many, in a paragraph of their own. */
function withNames(
  draft: Draft,
  sentence: Inline[],
  countries: readonly Country[],
  proof: readonly Inline[],
): Block[] {
  if (countries.length === 0) return [paragraph(...sentence, text('.'), ...proof)];
  const names = rowOf(draft, countries);
  if (countries.length <= mostNamesInSentence)
    return [paragraph(...draft.say('vote.names', { sentence, names }), ...proof)];
  return [paragraph(...sentence, text('.'), ...proof), paragraph(...names, text('.'))];
}

function withoutClaim({ claimed: _, ...rest }: Poll): Poll {
  return rest;
}

/** "12 abstentions in the vote on the migration compact on 19 December 2018". */
function numbersOf(draft: Draft, met: readonly Met[]): Inline[] {
  return countsOf(
    draft,
    met.map(({ call, stance, countries: { length } }) => ({ call, stance, count: length })),
  );
}

/** A number made of others: their sum, or how much the first is larger than the second. */
function counted(
  draft: Draft,
  { as, claimed }: Poll,
  met: readonly Met[],
  calls: readonly RollCall[],
): Block[] {
  const sorted = as !== 'more' ? met : met.toSorted((a, b) => b.countries.length - a.countries.length);
  const numbers = sorted.map(({ countries: { length } }) => length);
  const [largest = 0, ...rest] = numbers;
  // What is told twice ("all that voted, for, against") counts once.
  const isOfOne = as === 'sum' && calls.length === 1;
  const result = isOfOne
    ? new Set(met.flatMap(({ countries }) => countries)).size
    : rest.reduce((sum, number) => (as === 'sum' ? sum + number : sum - number), largest);
  const key =
    as === 'each' ? 'poll.each' : as === 'sum' ? 'poll.sum' : result === 0 ? 'poll.equal' : 'poll.more';
  const said = draft.say(key, { count: result, parts: numbersOf(draft, sorted) });
  const isRight = claimed === undefined || claimed === result || numbers.includes(claimed);
  const isOneVote = as === 'each' && calls.length === 1;
  // The whole result of the one vote, which follows, has each of the numbers; who they are is told where they are few.
  if (isRight && isOneVote && met.every(({ stance }) => votesOf[stance].length === 1)) {
    const few = met.filter(({ countries: { length } }) => length <= mostTold);
    const row = few.flatMap(({ call, stance, countries }, at) => [
      ...(at === 0 ? [] : [text(' ')]),
      ...draft.say('vote.names', {
        sentence: draft.say('vote.state', {
          count: countries.length,
          vote: did(draft, [{ call, stance }], countries.length),
        }),
        names: rowOf(draft, countries),
      }),
    ]);
    return few.length === 0 ? [] : [paragraph(...row, ...proofOf(draft, calls))];
  }
  return [
    ...(isRight ? [] : wrongClaim(draft, claimed, result)),
    paragraph(...said, ...proofOf(draft, calls)),
  ];
}
