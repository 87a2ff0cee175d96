import { type Answer, type Block, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import type { Core } from '../core.ts';
import { factCounting } from '../knowledge/knowledge.ts';
import type { Endorser } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { answerGrouped } from './cities-grouped.ts';
import { type Draft, inRow, listDocument, listPassages, namesInRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { certaintyKeys, typeKeys } from './place-words.ts';
import { noted } from './told.ts';

/** The list of supporters, whole or filtered by kind or by state. */
export function answerCities(
  query: Extract<Query, { kind: 'cities' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  if (query.state !== undefined) return citiesOfState(draft, query, query.state);
  if (query.outside !== undefined) return citiesOutside(draft, query, query.outside);
  if (query.except !== undefined) return citiesExcept(draft, query, query.except);
  if (query.by !== undefined) return answerGrouped(query, query.by, core, language);
  const { endorsers } = draft.knowledge;
  const counties = endorsers.filter(({ kind }) => kind === 'county').length;
  const shown = endorsers.filter(({ kind }) => query.only === undefined || kind === query.only);
  const title =
    query.only === 'county'
      ? draft.say('cities.only-counties', { count: shown.length })
      : query.only === 'city'
        ? draft.say('cities.only-cities', { count: shown.length })
        : draft.say('cities.title', { count: shown.length, cities: shown.length - counties, counties });
  const fact = factCounting(draft.knowledge, 'endorser');
  const elsewhere = fact?.counts?.elsewhere ?? [];
  const claim = wrongClaim(draft, query.claimed, shown.length, {
    alsoRight: endorsers.length,
    elsewhere,
  });
  const blocks = [
    ...claim,
    paragraph(...title, ...draft.cite(...listPassages(draft.knowledge))),
    ...placesTable(draft, shown),
    ...(fact?.addition !== undefined && elsewhere.includes(query.claimed ?? 0)
      ? [paragraph(...noted(draft, fact.addition))]
      : []),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [
    { kind: 'export', of: 'supporters' },
    { kind: 'commitments' },
  ]);
}

/** The list without some of its places: first that they are on it too, or never were. */
function citiesExcept(
  draft: Draft,
  query: Extract<Query, { kind: 'cities' }>,
  except: readonly string[],
): Answer {
  const { endorsers, entities } = draft.knowledge;
  const left = endorsers.filter(({ id }) => !except.includes(id));
  const names = inRow(
    draft,
    except.map((id) => {
      const known = entities.get(id);
      return [known === undefined ? text(id) : draft.nameOf(known.name)];
    }),
  );
  const title =
    left.length < endorsers.length
      ? draft.say('cities.except', { names })
      : draft.say('cities.except-none', { names });
  const blocks = [
    paragraph(...title, ...draft.cite(...listPassages(draft.knowledge))),
    ...placesTable(draft, left),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** The list without those of a state; and those that may be in it, as nobody says where they are. */
function citiesOutside(draft: Draft, query: Extract<Query, { kind: 'cities' }>, outside: string): Answer {
  const { endorsers } = draft.knowledge;
  const isOpen = ({ place }: Endorser) => place.candidates?.includes(outside) === true;
  const left = endorsers.filter((endorser) => endorser.place.state !== outside && !isOpen(endorser));
  const open = endorsers.filter(isOpen);
  const state = draft.placeName(outside);
  const title = draft.say('cities.outside', { state, count: left.length, total: endorsers.length });
  const names = namesInRow(
    draft,
    open.map(({ name }) => name),
  );
  const blocks = [
    paragraph(...title, ...draft.cite(...listPassages(draft.knowledge))),
    ...(open.length > 0 ? [paragraph(...draft.say('cities.outside-open', { state, names }))] : []),
    ...placesTable(draft, left),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** One place on the list: that it is there, how it is printed, and what is certain about which place it is. */
export function answerCity(query: Extract<Query, { kind: 'city' }>, core: Core, language: Language): Answer {
  const draft = startDraft(core, language);
  const endorser = core.knowledge.endorsers.find(({ id }) => id === query.id);
  if (endorser === undefined) throw new RangeError(`no endorser has the id "${query.id}"`);
  const name = strong(draft.nameOf(endorser.name));
  const shown = endorser.place.certainty === 'certain' ? name : strong(text(endorser.printed));
  const listed = draft.say('city.listed', { name: shown, document: listDocument(draft) });
  const blocks = [
    paragraph(...listed, ...draft.cite(...listPassages(draft.knowledge))),
    ...aboutEndorser(draft, endorser),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** What is known about which place a name on the list means: its printed form, its kind, its state. */
export function aboutEndorser(draft: Draft, endorser: Endorser): Block[] {
  const name = draft.nameOf(endorser.name);
  const sentences: Inline[][] = [];
  const { printed, sic, place } = endorser;
  if (sic) sentences.push(draft.say('city.sic', { printed, name }));
  else if (place.certainty === 'certain' && printed !== plainInline([name]))
    sentences.push(draft.say('city.printed', { printed }));
  if (endorser.kind === 'county') sentences.push(draft.say('city.county'));
  sentences.push(whichPlace(draft, endorser));
  return [
    paragraph(...sentences.flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence]))),
  ];
}

/** Which place a name on the list means, as surely as the sources say. */
export function whichPlace(draft: Draft, { place }: Endorser): Inline[] {
  const because = draft.textOf(place.because);
  const which =
    place.state === undefined
      ? draft.say('city.place-unknown', {
          states: (place.candidates ?? []).map(draft.placeName).join(', '),
          because,
        })
      : place.certainty === 'certain'
        ? draft.say('city.place-certain', { state: draft.placeName(place.state), because })
        : draft.say('city.place-probable', { state: draft.placeName(place.state), because });
  return [...which, ...draft.cite(...place.citations)];
}

/**
 * The correction of a number that a question took for granted, or nothing where it is right. A number that is
 * another source's is not denied: it is set beside the article's.
 */
export function wrongClaim(
  draft: Draft,
  claimed: number | undefined,
  actual: number,
  {
    alsoRight = actual,
    elsewhere = [],
  }: { alsoRight?: number | undefined; elsewhere?: readonly number[] } = {},
): Block[] {
  if (claimed === undefined || claimed === actual || claimed === alsoRight) return [];
  // Where other sources count otherwise, only the article's own number can be denied.
  const key = elsewhere.includes(claimed)
    ? 'claimed.elsewhere'
    : elsewhere.length > 0
      ? 'claimed.not-in-article'
      : 'claimed.not';
  return [paragraph(...draft.say(key, { claimed, actual }))];
}

/** Places of the list with what is known of each; the article gives none of it but the names. */
function placesTable(draft: Draft, places: readonly Endorser[]): Block[] {
  if (places.length === 0) return [];
  const header = [
    draft.say('cities.place'),
    draft.say('cities.state-and-certainty'),
    draft.say('cities.kind'),
  ];
  const rows = places.map((endorser) => [
    printedName(draft, endorser),
    endorser.place.state === undefined
      ? draft.say('cities.state-open')
      : draft.say('cities.state-sure', {
          state: draft.placeName(endorser.place.state),
          certainty: draft.label(certaintyKeys[endorser.place.certainty]),
        }),
    draft.say(typeKeys[endorser.type]),
  ]);
  const documents = [
    ...new Set(places.flatMap(({ place }) => place.citations.map(({ document }) => document))),
  ];
  const proof = draft.cite(...documents.map((document) => ({ document })));
  return [paragraph(...draft.say('cities.states-from'), ...proof), { type: 'table', header, rows }];
}

function printedName(draft: Draft, endorser: Endorser): Inline[] {
  const name = draft.nameOf(endorser.name);
  if (endorser.place.certainty !== 'certain') return [text(endorser.printed)];
  if (endorser.printed === plainInline([name])) return [name];
  return draft.say('cities.printed', { name, printed: endorser.printed });
}

function citiesOfState(draft: Draft, query: Extract<Query, { kind: 'cities' }>, state: string): Answer {
  const inState = ({ place }: Endorser) =>
    place.state === state || place.candidates?.includes(state) === true;
  const ofKind = draft.knowledge.endorsers.filter(
    ({ kind }) => query.only === undefined || kind === query.only,
  );
  // Where the state has none of the kind, the others there are shown behind that.
  const noCounty = query.only === 'county' && !ofKind.some(inState);
  const endorsers = noCounty ? draft.knowledge.endorsers : ofKind;
  const named = (places: readonly Endorser[]) =>
    namesInRow(
      draft,
      places.map(({ name }) => name),
    );
  const placed = (certainty: Endorser['place']['certainty']) =>
    endorsers.filter(({ place }) => place.certainty === certainty && place.state === state);
  const groups = [
    { places: placed('certain'), key: 'cities.in-state-certain' },
    { places: placed('probable'), key: 'cities.in-state-probable' },
    {
      places: endorsers.filter(({ place }) => place.candidates?.includes(state)),
      key: 'cities.in-state-unknown',
    },
  ] as const;
  const found = groups.filter(({ places }) => places.length > 0);
  const proof = listPassages(draft.knowledge);
  const next: Query[] = [{ kind: 'cities' }];
  if (found.length === 0) {
    const group = draft.knowledge.rollCalls.groups.find(({ id }) => id === state);
    const none =
      group === undefined
        ? draft.say('cities.in-state-none', { state: draft.placeName(state) })
        : draft.say('cities.in-group-none', { where: draft.nameOf(group.where) });
    return finishAnswer(draft, 'answered', query, [paragraph(...none, ...draft.cite(...proof))], next);
  }
  const lead = noCounty
    ? [
        paragraph(
          ...draft.say('cities.in-state-no-county', { state: draft.placeName(state) }),
          ...draft.cite(...proof),
        ),
      ]
    : [];
  const title = paragraph(
    ...draft.say('cities.in-state', { state: draft.placeName(state) }),
    ...draft.cite(...proof),
  );
  const items = found.map(({ places, key }) => [
    ...draft.say(key, { names: named(places) }),
    ...draft.cite(...places.flatMap(({ place }) => place.citations)),
  ]);
  return finishAnswer(draft, 'answered', query, [...lead, title, list(items)], next);
}
