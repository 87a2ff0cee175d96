import { type Answer, type Block, type Inline, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Country, RollCall } from '../knowledge/schema.ts';
import { inLanguage, type Language } from '../language.ts';
import { type Query, type Stance, stances } from '../query/query.ts';
import { votesOf } from '../query/stances.ts';
import { wrongClaim } from './cities.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { did, proofOf, statement, totals } from './votes.ts';

/** The most countries whose votes are told one by one. */
const mostTold = 12;

/** A condition of the question with the countries that meet it. */
interface Met {
  readonly stance: Stance;
  readonly call: RollCall;
  readonly countries: readonly Country[];
}

/** States by what they did in several votes or where they are; or what their numbers add up to, or differ by. */
export function answerPoll(query: Extract<Query, { kind: 'poll' }>, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const met = query.of.map((part) => meet(part, knowledge));
  const calls = knowledge.rollCalls.rollCalls.filter(({ of }) => met.some(({ call }) => call.of === of));
  const said = query.as === 'list' ? listed(draft, query, met, calls) : counted(draft, query, met, calls);
  const blocks = [...said, ...calls.map((call) => totals(draft, call))];
  const next = calls.map(({ of }): Query => ({ kind: 'votes', stance: 'against', of }));
  return finishAnswer(draft, 'answered', query, blocks, next);
}

function meet(part: string, { countries, rollCalls }: Knowledge): Met {
  const [said, of = ''] = part.split('.');
  const stance = stances.find((each) => each === said);
  const call = rollCalls.rollCalls.find((each) => each.of === of);
  if (stance === undefined || call === undefined) throw new RangeError(`"${part}" is no vote`);
  const votes = votesOf[stance];
  return {
    stance,
    call,
    countries: countries.filter((country) => votes.some((vote) => country.votes[of] === vote)),
  };
}

function listed(
  draft: Draft,
  { group }: Extract<Query, { kind: 'poll' }>,
  met: readonly Met[],
  calls: readonly RollCall[],
): Block[] {
  const { knowledge, language } = draft;
  const [first, ...others] = met;
  const all = (first?.countries ?? []).filter((country) =>
    others.every(({ countries }) => countries.includes(country)),
  );
  const place = knowledge.rollCalls.groups.find(({ id }) => id === group);
  const found = place === undefined ? all : all.filter(({ groups }) => groups.includes(place.id));
  const row = inRow(
    draft,
    found
      .map(({ name }) => inLanguage(name, language).text)
      .toSorted((a, b) => a.localeCompare(b, language))
      .map((name) => [text(name)]),
  );
  const done = (count: number) =>
    draft.say('vote.state', {
      count,
      vote: inRow(
        draft,
        met.map(({ call, stance }) => did(draft, call, stance, count)),
      ),
    });
  const proof = proofOf(draft, calls);
  if (place !== undefined) {
    const given = { sentence: done(all.length), where: draft.nameOf(place.where), count: found.length };
    const sentence = draft.say('poll.group', given);
    const said =
      found.length === 0 ? [...sentence, text('.')] : draft.say('vote.names', { sentence, names: row });
    return [paragraph(...said, ...proof)];
  }
  if (found.length === 0) {
    const parts = inRow(
      draft,
      met.map((each) => howMany(draft, each)),
    );
    return [paragraph(...draft.say('poll.none', { parts }), ...proof)];
  }
  const sentence = paragraph(
    ...draft.say('vote.names', { sentence: done(found.length), names: row }),
    ...proof,
  );
  return found.length > mostTold
    ? [sentence]
    : [sentence, ...found.map((each) => statement(draft, each, calls))];
}

/** "12 states abstained in the vote on the migration compact on 19 December 2018". */
function howMany(draft: Draft, { call, stance, countries: { length } }: Met): Inline[] {
  return draft.say('vote.state', { count: length, vote: did(draft, call, stance, length) });
}

/** A number made of others: their sum, or how much the first is larger than the second. */
function counted(
  draft: Draft,
  { as, claimed }: Extract<Query, { kind: 'poll' }>,
  met: readonly Met[],
  calls: readonly RollCall[],
): Block[] {
  const sorted = as !== 'more' ? met : met.toSorted((a, b) => b.countries.length - a.countries.length);
  const parts = sorted.map((each) => howMany(draft, each));
  const numbers = sorted.map(({ countries: { length } }) => length);
  const [largest = 0, ...rest] = numbers;
  const result = rest.reduce((sum, number) => (as === 'sum' ? sum + number : sum - number), largest);
  const key =
    as === 'each' ? 'poll.each' : as === 'sum' ? 'poll.sum' : result === 0 ? 'poll.equal' : 'poll.more';
  const said = draft.say(key, { count: result, parts: inRow(draft, parts) });
  const isRight = claimed === undefined || claimed === result || numbers.includes(claimed);
  // The whole result of the one vote, which follows, has each of the numbers.
  const isInTotals =
    as === 'each' && calls.length === 1 && met.every(({ stance }) => votesOf[stance].length === 1);
  if (isRight && isInTotals) return [];
  return [
    ...(isRight ? [] : wrongClaim(draft, claimed, result)),
    paragraph(...said, ...proofOf(draft, calls)),
  ];
}
