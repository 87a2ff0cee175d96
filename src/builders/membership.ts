import { type Answer, type Block, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { subjectOf } from '../knowledge/roll-calls.ts';
import type { Concept, Country, Endorser } from '../knowledge/schema.ts';
import { capitalised, type Language } from '../language.ts';
import type { Tone } from '../query/choices.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { aboutEndorser, wrongClaim } from './cities.ts';
import { asCities } from './country-votes.ts';
import { memberCount } from './counts.ts';
import { type Draft, inRow, listDocument, listPassages, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { neighboursOf } from './neighbours.ts';
import { toldInline } from './told.ts';

/** A place as it was asked: an endorser, or a name that no endorser has; and where it was said to be. */
interface AskedPlace {
  readonly name: string;
  readonly endorser: Endorser | undefined;
  readonly within: string | undefined;
}

/** Whether places are on the list of supporters. Not being on it is an answer too, and no more than that. */
export function answerEndorsed(
  query: Extract<Query, { kind: 'endorsed' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const asked = query.names.map((name) => placeAsked(core, name));
  const only = asked.length === 1 ? asked[0] : undefined;
  if (only?.endorser !== undefined && query.tone !== undefined && query.tone !== 'plain') {
    const next: Query[] = [{ kind: 'city', id: only.endorser.id }];
    const unknown = notGiven(draft, query.tone, only.endorser);
    return finishAnswer(draft, 'not_in_sources', query, [paragraph(...unknown)], next);
  }
  const proof = draft.cite(...listPassages(core.knowledge));
  const verdicts = asked.map((place) => verdict(draft, place, query.tone));
  const blocks: Block[] =
    only === undefined
      ? [severalLead(draft, asked, proof), list(verdicts.map((sentence) => [...sentence, ...proof]))]
      : [paragraph(...(verdicts[0] ?? []), ...proof), ...about(draft, only)];
  const missing = asked.filter(({ endorser }) => endorser === undefined);
  if (missing.length > 0) {
    const members = memberCount(core.knowledge);
    const whole = draft.say('city.only-the-list', { count: members?.counts?.value ?? 0 });
    blocks.push(paragraph(...whole, ...draft.cite(...(members?.citations ?? []))));
    blocks.push(
      ...missing.flatMap((place) => [
        ...(only === undefined ? nearTo(draft, place) : []),
        ...besides(draft, place),
      ]),
    );
  }
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** What the list does not give of a place on it: why, when, and by whose hand it supported the paper. */
function notGiven(draft: Draft, tone: Exclude<Tone, 'plain'>, { name }: Endorser): Inline[] {
  const place = { name: strong(draft.nameOf(name)) };
  switch (tone) {
    case 'why':
      return draft.say('city.why-unknown', place);
    case 'when':
      return draft.say('city.when-unknown', { ...place, document: listDocument(draft) });
    case 'who':
      return draft.say('city.who-unknown', place);
  }
}

/** Which of several places are on the list, before each is gone through. */
function severalLead(draft: Draft, asked: readonly AskedPlace[], proof: readonly Inline[]): Block {
  const count = asked.length;
  const listed = asked.filter(({ endorser }) => endorser !== undefined);
  const key = listed.length === count ? 'city.several-all' : 'city.several-none';
  if (listed.length === count || listed.length === 0)
    return paragraph(...draft.say(key, { count }), ...proof);
  const names = (places: readonly AskedPlace[]) =>
    inRow(
      draft,
      places.map((place) => [text(place.endorser?.printed ?? shownName(draft, place))]),
    );
  const others = asked.filter((place) => !listed.includes(place));
  const sentence = draft.say('city.several-some', { listed: names(listed), others: names(others) });
  return paragraph(...sentence, ...proof);
}

/** Whether places are members of Metropolis: the article only says that its 13 supporters are not. */
export function answerMember(
  query: Extract<Query, { kind: 'member' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const asked = query.names.map((name) => placeAsked(core, name));
  const count = memberCount(core.knowledge)?.counts?.value ?? 0;
  const unnamed = (place: AskedPlace) =>
    paragraph(...draft.say('member.unnamed', { name: strong(text(shownName(draft, place))), count }));
  if (asked.every(({ endorser }) => endorser === undefined)) {
    const blocks =
      asked.length === 0 ? [paragraph(...draft.say('member.unnamed-all', { count }))] : asked.map(unnamed);
    const others = asked.flatMap((place) => besides(draft, place, 'member'));
    const status = others.length > 0 ? 'answered' : 'not_in_sources';
    return finishAnswer(draft, status, query, [...blocks, ...others], [{ kind: 'cities' }]);
  }
  const blocks = asked.map((place) => {
    if (place.endorser === undefined) return unnamed(place);
    const name = strong(draft.nameOf(place.endorser.name));
    const key = query.tone === undefined ? 'member.no' : 'member.listed';
    const no = draft.say(key, { name, document: listDocument(draft) });
    return paragraph(...no, ...draft.cite(...listPassages(core.knowledge)));
  });
  const since = paragraph(...draft.say('member.since'));
  return finishAnswer(draft, 'answered', query, [...blocks, since], [{ kind: 'cities' }]);
}

/** The false premise that the listed supporters were members, or that the members were as many as they. */
export function answerMembersEndorsed(
  query: Extract<Query, { kind: 'members-endorsed' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const members = memberCount(core.knowledge);
  const count = members?.counts?.value ?? 0;
  const said = draft.say('members.endorsed', { supporters: core.knowledge.endorsers.length });
  const blocks = [
    ...wrongClaim(draft, query.claimed, count, { alsoRight: core.knowledge.endorsers.length }),
    paragraph(
      ...(query.asked === undefined ? said : draft.say('answer.denied', { correction: said })),
      ...draft.cite(...listPassages(core.knowledge), ...(members?.citations ?? [])),
    ),
    ...(members === undefined ? [] : [paragraph(draft.textOf(members.text))]),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** `richmond, Virginia` as the Query carries it. A name without a record may hold a comma of its own. */
function placeAsked(core: Core, name: string): AskedPlace {
  const comma = name.indexOf(', ');
  const id = comma < 0 ? name : name.slice(0, comma);
  const endorser = core.knowledge.endorsers.find((each) => each.id === id);
  const within = comma < 0 ? undefined : name.slice(comma + 2);
  return { name: id, endorser, within };
}

/** One sentence on one place, never surer than the list: it gives names, and says little of which place they mean. */
function verdict(draft: Draft, asked: AskedPlace, tone: Tone | undefined): Inline[] {
  const document = listDocument(draft);
  const { endorser, within } = asked;
  if (endorser === undefined) {
    const key = tone === undefined ? 'city.no' : 'city.unlisted';
    const name = shownName(draft, asked);
    const shown = tone === undefined ? name : capitalised(name, draft.language);
    return draft.say(key, { name: strong(text(shown)), document });
  }
  const { place } = endorser;
  const name = strong(draft.nameOf(endorser.name));
  if (
    place.certainty === 'certain' &&
    (within === undefined ||
      within === place.state ||
      draft.knowledge.endorserList.countries.includes(within))
  ) {
    return draft.say(tone === undefined ? 'city.yes' : 'city.listed', { name, document });
  }
  if (within === undefined) {
    const key = tone === undefined ? 'city.yes-printed' : 'city.listed';
    const doubt =
      place.state === undefined
        ? draft.say('city.doubt-unknown')
        : draft.say('city.doubt', { state: draft.placeName(place.state) });
    return [...draft.say(key, { name: strong(text(endorser.printed)), document }), text(' '), ...doubt];
  }
  const asks = { name: endorser.printed, asked: draft.placeName(within), document };
  if (place.certainty === 'certain') {
    return draft.say('city.place-asked-certain', { ...asks, state: draft.placeName(place.state ?? '') });
  }
  return place.state === within
    ? draft.say('city.place-asked-probable', asks)
    : draft.say('city.place-asked-open', asks);
}

/** What is known of a single place, after the verdict on it. */
function about(draft: Draft, asked: AskedPlace): Block[] {
  return asked.endorser === undefined ? nearTo(draft, asked) : aboutEndorser(draft, asked.endorser);
}

/** The places that a name which is not on the list may be taken for: those that are on it, and those that are not either. */
function nearTo(draft: Draft, asked: AskedPlace): Block[] {
  const { listed, others } = neighboursOf(asked.name, draft.knowledge);
  const name = capitalised(shownName(draft, asked), draft.language);
  const country = countryCalled(draft.knowledge, asked.name);
  return [
    ...(country === undefined ? [] : asCities(draft, [country])),
    ...listed.map((other) =>
      paragraph(...draft.say('city.not-same', { name, other: strong(text(other.printed)) })),
    ),
    ...others.map((other) => paragraph(...draft.say('city.not-either', { other: draft.placeName(other) }))),
  ];
}

/** The facts that tell of places besides, with the names of these, folded. */
const factsWithPlaces = holding(({ facts }: Knowledge) =>
  facts.flatMap((fact) =>
    fact.places === undefined ? [] : [{ fact, places: new Set(fact.places.map(foldPhrase)) }],
  ),
);

/** The countries by their English names, folded. */
const countriesByName = holding(
  ({ countries }: Knowledge): ReadonlyMap<string, Country> =>
    new Map(countries.toReversed().map((country) => [foldPhrase(country.name.en), country])),
);

function countryCalled(knowledge: Knowledge, name: string): Country | undefined {
  return countriesByName(knowledge).get(foldPhrase(name));
}

/**
 * What the sources say of a place that is not on the list: a letter it signed, a report that names it. `only` keeps
 * what says that word of the lexicon.
 */
function besides(draft: Draft, asked: AskedPlace, only?: Concept): Block[] {
  const record = draft.knowledge.entities.get(asked.name);
  const names = [asked.name, record?.name.en ?? asked.name].map(foldPhrase);
  const naming = factsWithPlaces(draft.knowledge)
    .filter(
      ({ fact, places }) =>
        names.some((name) => places.has(name)) && (only === undefined || fact.says.includes(only)),
    )
    .map(({ fact }) => fact);
  if (naming.length === 0) return [];
  const known = naming.map((fact) => toldInline(draft, fact));
  const name = strong(text(shownName(draft, asked)));
  return [paragraph(...draft.say('city.besides', { name })), list(known)];
}

/** A name as readers know it: the record's own where it is one, else as it was asked, with the place it is in. */
function shownName(draft: Draft, { name, within }: AskedPlace): string {
  const record = draft.knowledge.entities.get(name);
  const country = countryCalled(draft.knowledge, name);
  if (country !== undefined && within === undefined)
    // A city of the same name has no article: "Grenade", not "la Grenade".
    return country.city === undefined
      ? subjectOf(country, draft.language)
      : plainInline([draft.nameOf(country.name)]);
  const known = record === undefined ? draft.placeName(name) : plainInline([draft.nameOf(record.name)]);
  return within === undefined ? known : `${known}, ${draft.placeName(within)}`;
}
