import { type Answer, type Block, type Inline, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { passageOf, subjectOf } from '../knowledge/roll-calls.ts';
import type { Country, RollCall } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { type Stance, stances } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { votesOf } from '../query/stances.ts';
import { type Draft, inRow, listDocument, listPassages, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { callsAsked, factsOf, isOf, nextFor, proofOf, statement, votedSentence, voteOn } from './votes.ts';

type Asked = Extract<Query, { kind: 'country' }>;

/** What a question supposes that a country did when a compact was voted on. */
interface Claim {
  readonly country: Country;
  readonly call: RollCall;
  readonly stance: Stance;
}

/** How countries voted: with yes or no first where the question supposes it, then what else belongs to that vote. */
export function answerCountry(query: Asked, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const { knowledge } = core;
  const asked = query.names.map((name) => knowledge.countries.find(({ id }) => id === name));
  const countries = asked.filter((each) => each !== undefined);
  const others = query.names.filter((_, at) => asked[at] === undefined);
  // "Only on this one" is of the other, too.
  const calls = callsAsked(knowledge, query.on === undefined || query.on === 'both' ? query.of : undefined);
  const isSo = countries.filter((country) => holdsFor(country, query, calls));
  // "Why did Austria abstain?", where it did so on one of the two.
  const didSo = (country: Country) => {
    const claims = claimsOn(country, query, calls);
    return claims.length === 0 || claims.some(isTrue);
  };
  if (query.tone === 'why' && others.length === 0 && countries.every(didSo)) {
    const names = inRow(
      draft,
      countries.map((country) => [text(subjectOf(country, language))]),
    );
    const why = paragraph(...draft.say('vote.why', { country: names }));
    return finishAnswer(draft, 'not_in_sources', query, [why], [{ kind: 'country', names: query.names }]);
  }
  const shown = query.tone === 'which' && isSo.length > 0 ? isSo : fewestFirst(countries, isSo);
  const [only] = countries;
  const isOne = only !== undefined && asked.length === 1;
  const sentences =
    isOne && query.tone !== 'alike' && query.tone !== 'unlike'
      ? [paragraph(...verdict(draft, only, query, calls))]
      : [
          ...leadOn(draft, query, countries, isSo.length, calls),
          ...shown.map((each) => statement(draft, each, calls)),
        ];
  const outside =
    others.length === 0
      ? []
      : [
          paragraph(
            ...draft.say('vote.no-member', {
              names: inRow(
                draft,
                others.map((name) => [text(draft.placeName(name))]),
              ),
              count: knowledge.rollCalls.members,
            }),
            ...(countries.length > 0 ? [] : draft.cite(...calls.map((call) => passageOf(knowledge, call)))),
          ),
        ];
  const signed = query.tone === 'signed' ? noneSigned(draft, calls) : [];
  const blocks = [
    ...signed,
    ...sentences,
    ...outside,
    ...(query.tone === 'signed' ? asCities(draft, countries) : []),
    ...listedAs(draft, shown),
    ...factsOf(draft, shown, calls),
  ];
  return finishAnswer(draft, 'answered', query, blocks, nextFor(calls, query.stance));
}

/** Who asks whether Luxembourg signed may mean the city, which the list of supporters does not hold. */
export function asCities(draft: Draft, countries: readonly Country[]): Block[] {
  return countries.flatMap(({ city }) =>
    city === undefined
      ? []
      : [
          paragraph(
            ...draft.say('city.of-that-name', { name: draft.nameOf(city), document: listDocument(draft) }),
            ...draft.cite(...listPassages(draft.knowledge)),
          ),
        ],
  );
}

/** The other name under which a roll call lists a country: whoever looks it up would not find it. */
function listedAs(draft: Draft, countries: readonly Country[]): Block[] {
  return countries.flatMap((country) =>
    country.listed === undefined
      ? []
      : [
          paragraph(
            ...draft.say('vote.listed', {
              country: subjectOf(country, draft.language),
              listed: draft.nameOf(country.listed),
            }),
          ),
        ],
  );
}

/** Who asks whether all did so wants to know first who did not; where that is most of them, who did. */
function fewestFirst(countries: readonly Country[], isSo: readonly Country[]): Country[] {
  const others = countries.filter((country) => !isSo.includes(country));
  return isSo.length < others.length ? [...isSo, ...others] : [...others, ...isSo];
}

/** What a question supposes of a country on these votes. */
function claimsOn(country: Country, { stance, said = [] }: Asked, calls: readonly RollCall[]): Claim[] {
  const all = stance === undefined ? said : [...said, `.${stance}.`];
  return all.flatMap((each) => {
    const [name, way, of = ''] = each.split('.');
    const supposed = stances.find((one) => one === way);
    if (supposed === undefined || (name !== '' && name !== country.id)) return [];
    return calls
      .filter((call) => call.of.startsWith(of))
      .map((call) => ({ country, call, stance: supposed }));
  });
}

function isTrue({ country, call, stance }: Claim): boolean {
  return votesOf[stance].includes(voteOn(country, call));
}

/** True where what a question supposes of a country is so. */
function holdsFor(country: Country, query: Asked, calls: readonly RollCall[]): boolean {
  const claims = claimsOn(country, query, calls);
  if (query.on === 'either') return claims.some(isTrue);
  if (query.on === 'only') return claims.every((claim) => isTrue(claim) === (claim.call.of === query.of));
  return claims.every(isTrue);
}

/** One country's sentence, opened with yes or no where the question supposes how it voted. */
function verdict(draft: Draft, country: Country, query: Asked, calls: readonly RollCall[]): Inline[] {
  const proof = proofOf(draft, calls);
  const claims = claimsOn(country, query, calls);
  if (claims.length === 0) return [...votedSentence(draft, country, calls, 'first'), text('.'), ...proof];
  const sentence = votedSentence(draft, country, calls, 'inner');
  if (query.on === 'either' || query.on === 'only') {
    return [...draft.say(holdsFor(country, query, calls) ? 'vote.yes' : 'vote.no', { sentence }), ...proof];
  }
  const so = claims.filter(isTrue).length;
  const partly =
    query.on === 'both' ? 'vote.one-only' : query.said === undefined ? 'vote.depends' : 'vote.partly';
  if (query.on === 'both' && so === claims.length && query.stance !== undefined) {
    return [...draft.say('vote.yes-both', { sentence }), ...proof];
  }
  const key = so === claims.length ? 'vote.yes' : so === 0 ? 'vote.no' : partly;
  return [...draft.say(key, { sentence }), ...proof];
}

/** Of several countries, how many did what the question supposes; or whether they voted alike. */
function leadOn(
  draft: Draft,
  query: Asked,
  countries: readonly Country[],
  so: number,
  calls: readonly RollCall[],
): Block[] {
  if (query.tone === 'alike' || query.tone === 'unlike') return likeness(draft, query.tone, countries, calls);
  const count = countries.length;
  if ((query.stance === undefined && query.said === undefined) || count < 2) return [];
  // Where no compact is named, "they abstained" may be meant of either: each is told, and none is denied that did so once.
  const isOpen = query.said === undefined && query.on === undefined && calls.length > 1;
  const didOnce = countries.some((country) => claimsOn(country, query, calls).some(isTrue));
  if (isOpen && so < count && didOnce) return [];
  if (so === count) return [paragraph(...draft.say('vote.all-so', { count }))];
  if (so === 0) return [paragraph(...draft.say('vote.none-so', { count }))];
  const key = query.tone === 'which' || query.tone === 'why' ? 'vote.some-so' : 'vote.some-only';
  return [paragraph(...draft.say(key, { so, count }))];
}

/** Whether countries voted as each other did, or one country as it did the other time. */
function likeness(
  draft: Draft,
  tone: 'alike' | 'unlike',
  countries: readonly Country[],
  calls: readonly RollCall[],
): Block[] {
  const [only, ...more] = countries;
  if (only === undefined) return [];
  if (more.length === 0) {
    if (calls.length < 2) return [];
    const isSteady = new Set(calls.map((call) => voteOn(only, call))).size === 1;
    if (tone === 'alike') return [paragraph(...draft.say(isSteady ? 'vote.steady' : 'vote.unsteady'))];
    return [paragraph(...draft.say(isSteady ? 'vote.not-shifted' : 'vote.shifted'))];
  }
  const ways = calls.map((call) => new Set(countries.map((country) => voteOn(country, call))).size);
  const areAlike = ways.every((size) => size === 1);
  if (tone === 'alike') return [paragraph(...draft.say(areAlike ? 'vote.alike' : 'vote.unlike'))];
  const areApart = ways.every((size) => size === countries.length);
  const key = areAlike ? 'vote.not-apart' : areApart ? 'vote.all-apart' : 'vote.apart';
  return [paragraph(...draft.say(key))];
}

/** That no source says that a state signed a compact: a resolution is voted on. */
function noneSigned(draft: Draft, calls: readonly RollCall[]): Block[] {
  return draft.knowledge.facts
    .filter(
      ({ subject, says, known }) => known !== undefined && says.includes('sign') && isOf(calls, subject),
    )
    .map((fact) => paragraph(draft.textOf(fact.text)));
}
