import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import type { Concept } from '../../knowledge/schema.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { does, entityIds, rawText, type Segment } from '../segments.ts';

/** A place named in a question, with the state or country it was said to be in. */
export interface PlaceMention {
  /** An endorser's or a place's id, or a name that no record has. */
  readonly name: string;
  readonly within?: string;
  /** Set where it is called by the name of a country, though a record of a place there has that name, too: "Mexico". */
  readonly isCountry?: boolean;
  /** The segments that make it up. */
  readonly segments: readonly Segment[];
}

/** Nouns that make an agreement of a place's name: "the Paris agreement" is no place. */
const agreements: readonly Concept[] = ['instrument', 'compact'];

/**
 * The places in a question, in order. "Madison, Wisconsin" is one place, "Chicago, Washington and Buffalo" are
 * three; "Seattle, Washington" is one, because nothing else is named beside it.
 */
export function placeMentions(reading: Reading, index: AskIndex): PlaceMention[] {
  const { segments } = reading;
  const named = segments.filter(
    (segment) => !isCountry(segment) && (placeName(segment, index) !== undefined || isState(segment)),
  );
  const mentions: PlaceMention[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    const name = segment === undefined ? undefined : placeName(segment, index);
    if (segment === undefined || name === undefined || isAgreement(segments[at + 1])) continue;
    const within = withinAt(segments, at + 1, named.length, index);
    mentions.push({
      name,
      segments: [segment, ...(within?.segments ?? [])],
      ...(within !== undefined && { within: within.name }),
      ...(countryOfPlace(segment, index) === undefined ? {} : { isCountry: true }),
    });
    at += within?.segments.length ?? 0;
  }
  return mentions;
}

/** True for a country: a place that other places are in. */
export function isRegion({ isCountry: isCalledSo, segments: [segment] }: PlaceMention): boolean {
  return isCalledSo === true || (segment !== undefined && isCountry(segment));
}

/** Every country by its names, folded. */
const countriesByName = holding(
  ({ countries }: Knowledge) =>
    new Map(
      countries.flatMap((each) => namesOfCountry(each).map((name) => [foldPhrase(name), each.name.en])),
    ),
);

/** The country whose name stands for a place there: "Mexico" for the place of a meeting. */
function countryOfPlace(segment: Segment, { knowledge }: AskIndex): string | undefined {
  const isPlace = entityIds(segment).some((id) => knowledge.entities.get(id)?.kind === 'place');
  return isPlace ? countriesByName(knowledge).get(foldPhrase(rawText(segment))) : undefined;
}

/** States that are named on their own, not behind a place: "the ones in California". */
export function loneStates(
  reading: Reading,
  mentions: readonly PlaceMention[],
): { name: string; segment: Segment }[] {
  const used = new Set(mentions.flatMap(({ segments }) => segments));
  return reading.segments.flatMap((segment) => {
    const [state] = segment.meanings;
    return state?.type === 'state' && isState(segment) && !used.has(segment)
      ? [{ name: state.name, segment }]
      : [];
  });
}

/**
 * The states that the supporters are looked for in. One that has a city's name, too, is meant where it is called a state
 * ("New York State"), perhaps by a word before it.
 */
export function statesAsked(
  reading: Reading,
  index: AskIndex,
): { name: string; segments: readonly Segment[] }[] {
  const { segments } = reading;
  const lone = loneStates(reading, placeMentions(reading, index));
  if (lone.length > 0) return lone.map(({ name, segment }) => ({ name, segments: [segment] }));
  return segments.flatMap((segment, at) => {
    const called = stateCalled(segment, index);
    if (called === undefined) return [];
    const isSpelledOut = segment.meanings.some(({ type }) => type === 'state') && segment.ids.length === 0;
    const [before, behindOf] = [segments[at - 1], segments[at - 2]];
    const word = before !== undefined && does(before, 'within', index) ? behindOf : before;
    const isCalled = word?.concepts.has('state-place') === true;
    if (!isSpelledOut && !isCalled) return [];
    return [{ name: called, segments: isCalled ? [word, segment] : [segment] }];
  });
}

/** The state that a segment can mean: by its own name, or by that of a city which is in a state of the same name. */
function stateCalled(segment: Segment, { knowledge, endorserIds }: AskIndex): string | undefined {
  const state = segment.meanings.find(({ type }) => type === 'state');
  if (state?.type === 'state') return state.name;
  const id = entityIds(segment).find((each) => endorserIds.has(each));
  if (id === undefined) return undefined;
  const namesake = knowledge.gazetteer.states.find(
    ({ name }) => id === name.toLowerCase().replaceAll(' ', '-'),
  );
  if (namesake === undefined) return undefined;
  const place = knowledge.endorsers.find((each) => each.id === id)?.place;
  return place?.state === namesake.name ? namesake.name : undefined;
}

/** The name a segment gives to a place: an endorser's id, a place of the data, or a place known by name only. */
function placeName(segment: Segment, index: AskIndex): string | undefined {
  for (const id of entityIds(segment)) {
    if (index.endorserIds.has(id)) return id;
    if (index.knowledge.entities.get(id)?.kind === 'place') return countryOfPlace(segment, index) ?? id;
  }
  const elsewhere = segment.meanings.find(({ type }) => type === 'elsewhere');
  return elsewhere?.type === 'elsewhere' ? elsewhere.name : undefined;
}

function isState(segment: Segment): boolean {
  return segment.meanings.length > 0 && segment.meanings.every(({ type }) => type === 'state');
}

/** The state, county or country said directly behind a place, perhaps behind "in", perhaps with its country. */
function withinAt(
  segments: readonly Segment[],
  at: number,
  placesNamed: number,
  index: AskIndex,
): { name: string; segments: Segment[] } | undefined {
  const behindIn = does(segments[at], 'within', index);
  // "in the Philippines": the article is no region, and stands before no other word of meaning.
  const behind = segments[at + 1];
  const article = behindIn && behind?.stop === true && behind.meanings.length === 0 ? 1 : 0;
  const start = behindIn ? at + 1 + article : at;
  const segment = segments[start];
  if (segment === undefined) return undefined;
  const name = regionName(segment, index);
  const ambiguous = !isCountry(segment) && placeName(segment, index) !== undefined;
  if (name === undefined || (ambiguous && (placesNamed !== 2 || behindIn))) return undefined;
  const next = segments[start + 1];
  const end = !isCountry(segment) && next !== undefined && isCountry(next) ? start + 2 : start + 1;
  return { name, segments: segments.slice(at, end) };
}

/** The name of a state, a country or a county that a place can be in. */
function regionName(segment: Segment, index: AskIndex): string | undefined {
  const state = segment.meanings.find(({ type }) => type === 'state');
  if (state?.type === 'state') return state.name;
  const county = entityIds(segment).some((id) => index.knowledge.entities.get(id)?.kind === 'county');
  return isCountry(segment) ? placeName(segment, index) : county ? rawText(segment) : undefined;
}

function isCountry({ meanings }: Segment): boolean {
  return meanings.some((meaning) => meaning.type === 'elsewhere' && meaning.country === true);
}

function isAgreement(next: Segment | undefined): boolean {
  return next !== undefined && agreements.some((concept) => next.concepts.has(concept));
}
