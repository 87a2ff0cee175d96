import type { Grouping } from '../../query/choices.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { calledIn } from './called.ts';
import type { Frame } from './frame.ts';
import { dateOfArticle, mentions, numbersIn, segmentOf, supportConcepts, unexplained } from './frame.ts';
import { isRegion, placeMentions, statesAsked } from './place-mentions.ts';
import { isAboutSupport } from './places.ts';

/** "Which cities backed the paper?", "the supporters in California", "those outside California", "which one is no city?" */
export const cities: Frame = (reading, index) => {
  const [state = regionAsked(reading, index)] = statesAsked(reading, index);
  const places = placeMentions(reading, index).filter(
    (place) => !state?.segments.includes(place.segments[0] as Segment),
  );
  const isParted = state !== undefined || groupingOf(reading) !== undefined;
  const focuses = ['none', 'which', 'who', ...(isParted ? ['how-many', 'where'] : [])];
  if (!focuses.includes(reading.focus) || mentions(reading, 'member') || places.length > 0) return undefined;
  const supporters = mentions(reading, 'endorser', 'non-member');
  const placesThat = mentions(reading, 'city', 'county') && mentions(reading, 'endorse', 'on-list', 'list');
  // "Who is on the list?" has one list in mind.
  const onList = reading.focus === 'who' && mentions(reading, 'on-list');
  const dated = dateOfArticle(reading, index);
  const number = numbersIn(reading).find(({ segment }) => !dated.includes(segment));
  if (number?.ordinal === true) return undefined;
  const counted = number?.value === index.knowledge.endorsers.length && mentions(reading, 'city');
  const inState =
    mentions(reading, 'city') &&
    (state !== undefined || reading.segments.every(({ stop, concepts }) => stop || concepts.has('city')));
  const theOnesIn = state !== undefined && ['which', 'how-many'].includes(reading.focus);
  const backersIn = state !== undefined && mentions(reading, 'endorse', 'on-list');
  const by = state === undefined ? groupingOf(reading) : undefined;
  const groups = by !== undefined && number?.value === index.knowledge.endorsers.length;
  const noCity = isNoCity(reading) && (supporters || placesThat || counted || mentions(reading, 'endorse'));
  if (
    !supporters &&
    !placesThat &&
    !onList &&
    !counted &&
    !inState &&
    !theOnesIn &&
    !backersIn &&
    !noCity &&
    !groups
  )
    return undefined;
  const isOutside =
    state !== undefined && !mentions(reading, 'only') && isTurnedRound(state.segments, reading);
  const left = unexplained(reading, index, {
    concepts: [
      ...supportConcepts,
      ...['who', 'name', 'how-many', 'state-place', 'certain', 'only', 'institution', 'person'],
      ...(noCity || isOutside ? ['not', 'all'] : []),
      ...(isOutside || mentions(reading, 'only') ? ['except'] : []),
      ...(state === undefined && by === undefined ? [] : ['relate', 'come-from', 'where', 'hold', 'be']),
      ...(by === 'certainty' ? ['open', 'not', 'all'] : by === 'state' ? ['in-order'] : []),
      ...(reading.focus === 'none' ? ['all'] : []),
    ],
    entities: [index.knowledge.keyRecords.paper],
    used: [number?.segment, ...(state?.segments ?? [])],
  });
  const query = {
    kind: 'cities' as const,
    ...((noCity || (segmentOf(reading, 'county') !== undefined && !mentions(reading, 'city'))) && {
      only: 'county' as const,
    }),
    ...(by !== undefined && { by }),
    ...(state !== undefined && (isOutside ? { outside: state.name } : { state: state.name })),
    ...(number !== undefined && !number.ordinal && { claimed: number.value }),
  };
  return { query, unexplained: left };
};

/** "Cities in Canada", "European cities": a country or a part of the world outside the one that all on the list are in. */
function regionAsked(
  reading: Reading,
  index: AskIndex,
): { name: string; segments: readonly Segment[] } | undefined {
  const { countries, endorserList, rollCalls } = index.knowledge;
  if (!mentions(reading, 'city', 'county', 'endorser') || mentions(reading, 'except', 'not'))
    return undefined;
  const isAll = (ids: readonly string[]) =>
    countries.some(({ id, name }) => ids.includes(id) && endorserList.countries.includes(name.en));
  const [place, ...more] = placeMentions(reading, index);
  if (place !== undefined) {
    const isElsewhere = isRegion(place) && !endorserList.countries.includes(place.name);
    return isElsewhere && more.length === 0 ? place : undefined;
  }
  const called = calledIn(reading, rollCalls.groups);
  if (called === undefined) return undefined;
  const { id } = called.found;
  return isAll(countries.filter(({ groups }) => groups.includes(id)).map((each) => each.id))
    ? undefined
    : { name: id, segments: called.segments };
}

/** What the list is parted by: "how many are certain?", "which states do they come from?" */
function groupingOf(reading: Reading): Grouping | undefined {
  if (mentions(reading, 'certain', 'open')) return 'certainty';
  const isAsked = mentions(reading, 'list') || ['which', 'how-many', 'where'].includes(reading.focus);
  return mentions(reading, 'state-place') && isAsked ? 'state' : undefined;
}

/** "Not in California", "outside Ohio": what turns the state round stands before it, with nothing but small words between. */
function isTurnedRound(state: readonly Segment[], { segments }: Reading): boolean {
  const [first] = state;
  const before = first === undefined ? [] : segments.slice(0, segments.indexOf(first));
  const last = before.findLast(({ stop, concepts }) => !stop && !concepts.has('state-place'));
  return last?.concepts.has('not') === true || last?.concepts.has('except') === true;
}

/** "Which of them is not a city?": the word for it stands behind the negation, with nothing but small words between. */
function isNoCity({ segments }: Reading): boolean {
  return segments.some(({ concepts }, at) => {
    if (!concepts.has('not')) return false;
    const next = segments.slice(at + 1).find(({ stop, concepts: said }) => !stop || said.has('city'));
    return next?.concepts.has('city') === true;
  });
}

/** "All but Chicago", "which cities besides Boston backed it?": the list without a place, which may be on it. */
export const citiesExcept: Frame = (reading, index) => {
  const except = segmentOf(reading, 'except');
  const places = placeMentions(reading, index);
  if (except === undefined || places.length === 0 || places.some(isRegion)) return undefined;
  // A country is no name of the list that could be left out: "outside the US" asks where the others are.
  const { gazetteer, endorserList } = index.knowledge;
  const countries = [...gazetteer.countries, ...endorserList.countries];
  if (places.some(({ name }) => countries.includes(name))) return undefined;
  if (mentions(reading, 'member', 'not') || statesAsked(reading, index).length > 0) return undefined;
  const isAsked =
    (mentions(reading, 'all', 'city', 'endorser', 'who') || isAboutSupport(reading, index)) &&
    !['why', 'when'].includes(reading.focus);
  if (!isAsked) return undefined;
  const left = unexplained(reading, index, {
    concepts: [...supportConcepts, 'except', 'all', 'who', 'county', 'how-many'],
    entities: [index.knowledge.keyRecords.paper],
    used: places.flatMap(({ segments }) => segments),
  });
  const names = [...new Set(places.map(({ name }) => name))];
  return { query: { kind: 'cities', except: names }, unexplained: left };
};
