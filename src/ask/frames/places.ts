import type { Concept } from '../../knowledge/schema.ts';
import type { Tone } from '../../query/choices.ts';
import type { AskIndex } from '../ask-index.ts';
import { writtenAs } from '../longer-names.ts';
import type { Reading } from '../reading.ts';
import { does, entityIds, isUnknownWord, rawText, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, supportConcepts, unexplained, yearIn } from './frame.ts';
import { isRegion, loneStates, type PlaceMention, placeMentions, statesAsked } from './place-mentions.ts';
import { isSignedByStates } from './votes.ts';

/**
 * "Chicago", "which Richmond?", "where is Madison?", "is Richmond in Virginia or California?", "how does the article spell San
 * José?", "why does the list say St. Louis City?"
 */
export const whichPlace: Frame = (reading, index) => {
  const isOfName =
    mentions(reading, ...ofNames) ||
    (mentions(reading, 'write', 'say') && (mentions(reading, 'list') || isOfArticle(reading, index)));
  const asksState = mentions(reading, 'state-place') || reading.focus === 'where';
  if (isAboutSupport(reading, index) && !asksState && !isOfName) return undefined;
  if (mentions(reading, 'say') && !isOfName) return undefined;
  if (!['none', 'which', 'where', ...(isOfName ? ['how', 'why', 'when'] : [])].includes(reading.focus))
    return undefined;
  const places = placeMentions(reading, index);
  const states = loneStates(reading, places);
  const [place, ...others] = places.filter(({ name }) => index.endorserIds.has(name));
  // "The state of New York": not the city of that name.
  if (statesAsked(reading, index).some(({ segments }) => segments.includes(place?.segments[0] as Segment)))
    return undefined;
  // A name may stand there twice, as it is printed and as it is spelled.
  if (place === undefined || others.some(({ name }) => !isOfName || name !== place.name)) return undefined;
  if (places.some((other) => other.name !== place.name && !isRegion(other))) return undefined;
  const regions = states.length + places.length - 1 - others.length;
  if (reading.focus === 'none' && !isOfName && place.within !== undefined && regions === 0) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...['city', 'county', 'which', 'where', 'state-place', 'be', 'member'],
      ...(asksState || isOfName
        ? ['on-list', 'list', 'include', 'come-from', 'relate', 'hold', 'endorse', 'endorser']
        : []),
      ...(isOfName
        ? [...ofNames, ...['name', 'title', 'write', 'say', 'how', 'why', 'when', 'not', 'only']]
        : []),
    ],
    used: [
      ...places.flatMap(({ segments }) => segments),
      ...states.map(({ segment }) => segment),
      ...(isOfName ? reading.segments.filter((segment) => /^\p{L}$/u.test(rawText(segment))) : []),
    ],
  });
  return { query: { kind: 'city', id: place.name }, unexplained: left };
};

/** What asks for a name itself: how it is written, or put into another language. */
const ofNames: readonly Concept[] = ['spelling', 'wording', 'language'];

function isOfArticle({ named }: Reading, { knowledge }: AskIndex): boolean {
  return named.includes(knowledge.keyRecords.source);
}

/** "Is Chicago on the list?", "did Boston and Miami sign?", "why did Denver back it?", "Boston", "Madison, Wisconsin" */
export const endorsed: Frame = (reading, index) => {
  if (isSignedByStates(reading, index)) return undefined;
  const supported = isAboutSupport(reading, index);
  const mentioned = asOne(placeMentions(reading, index), reading, index);
  const unknown = supported ? unlistedName(reading, mentioned, index) : [];
  const places = unknown.length > 0 ? [] : mentioned;
  const whichOfThem = reading.focus === 'which' && supported && places.length > 1;
  if (!['none', 'why', 'when', 'who'].includes(reading.focus) && !whichOfThem) return undefined;
  if ((reading.focus === 'when' || reading.focus === 'who') && !(supported && places.length === 1))
    return undefined;
  if (places.length > 0 && places.every(isRegion) && mentions(reading, 'all')) return undefined;
  const states = supported ? loneStates(reading, places) : [];
  const peoples = supported && places.length === 0 ? peoplesNamed(reading, index) : [];
  if (places.length + unknown.length + peoples.length + (reading.yesNo ? states.length : 0) === 0)
    return undefined;
  // "Did any city in California sign?": the state says where to look, it is not who is asked about.
  const looksWithin = places.length === 0 && mentions(reading, 'city', 'county', 'endorser');
  if (looksWithin && unknown.length + peoples.length === 0) return undefined;
  if (!supported && (places.length > 1 || mentions(reading, 'say'))) return undefined;
  if (reading.focus === 'none' && isSupportFor(reading, places, index)) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      ...supportConcepts,
      'why',
      'all',
      'source',
      ...(reading.focus === 'when' || reading.focus === 'who' ? [reading.focus] : []),
      ...(supported ? ['not'] : []),
    ],
    entities: [index.knowledge.keyRecords.paper, ...documentsOn(places, index)],
    used: [
      ...places.flatMap(({ segments }) => segments),
      ...unknown,
      ...peoples.map(({ segment }) => segment),
      ...states.map(({ segment }) => segment),
      ...numbersIn(reading)
        .filter(({ value }) => value === index.knowledge.endorsers.length || value === places.length)
        .map(({ segment }) => segment),
    ],
  });
  const [only, ...more] = [...places, ...states, ...unknown];
  // A listed place alone is asked for itself, whether with a mark or not.
  if (
    !supported &&
    only !== undefined &&
    more.length === 0 &&
    'name' in only &&
    index.endorserIds.has(only.name)
  ) {
    const isWhole = !('within' in only) || only.within === undefined;
    if (isWhole && !mentions(reading, 'not'))
      return { query: { kind: 'city', id: only.name }, unexplained: left };
  }
  const names = [...places.map(nameOf), ...[...states, ...peoples].map(({ name }) => name)];
  if (unknown.length > 0) names.push(asWritten(unknown, reading));
  const { focus } = reading;
  const tone: Tone | undefined =
    focus === 'why' || focus === 'when' || focus === 'who'
      ? focus
      : mentions(reading, 'not')
        ? 'plain'
        : undefined;
  const query = {
    kind: 'endorsed' as const,
    names: [...new Set(names)],
    ...(tone !== undefined && { tone }),
  };
  return { query, unexplained: left };
};

/** The documents that tell something else of these places: "why not, when the Monitor names it?" */
function documentsOn(places: readonly PlaceMention[], { knowledge }: AskIndex): string[] {
  const names = places.map(({ name }) => name);
  return knowledge.facts
    .filter((fact) => fact.places?.some((place) => names.includes(place)))
    .flatMap(({ citations }) => citations.map(({ document }) => document));
}

/**
 * "Is the San José on the list the one in Costa Rica?": a place and a country that nothing joins are one place, which may be on
 * the list or not.
 */
function asOne(
  places: readonly PlaceMention[],
  { segments, focus }: Reading,
  index: AskIndex,
): readonly PlaceMention[] {
  const [place, country, ...more] = places;
  if (focus !== 'none' || place === undefined || country === undefined || more.length > 0) return places;
  if (!index.endorserIds.has(place.name) || !isRegion(country) || isRegion(place)) return places;
  const [from, to] = [place.segments.at(-1), country.segments[0]].map((each) =>
    segments.indexOf(each as Segment),
  );
  const joins = segments
    .slice((from ?? 0) + 1, to)
    .some((segment) => does(segment, 'or', index) || does(segment, 'joins', index));
  if (joins) return places;
  return [{ name: place.name, within: country.name, segments: [...place.segments, ...country.segments] }];
}

/** "Any Canadian town?": the country, where its people's name stands for it. */
function peoplesNamed(
  reading: Reading,
  { peoples, knowledge }: AskIndex,
): { name: string; segment: Segment }[] {
  if (!mentions(reading, 'city', 'county')) return [];
  return reading.segments.flatMap((segment) => {
    const ids = segment.tokens.length === 1 ? (peoples.get(segment.tokens[0]?.stem ?? '') ?? []) : [];
    const [country, ...more] = knowledge.countries.filter(({ id }) => ids.includes(id));
    if (country === undefined || more.length > 0) return [];
    return knowledge.endorserList.countries.includes(country.name.en)
      ? []
      : [{ name: country.name.en, segment }];
  });
}

/** "Is Paris a member of Metropolis?", "did Chicago join?", "who are the members?" */
export const member: Frame = (reading, index) => {
  const asked = mentions(reading, 'member') || (mentions(reading, 'non-member') && reading.yesNo);
  if (!asked || !['none', 'who', 'which'].includes(reading.focus)) return undefined;
  if (mentions(reading, 'endorse', 'endorser')) return undefined;
  const places = placeMentions(reading, index);
  const left = unexplained(reading, index, {
    concepts: ['member', 'non-member', 'on-list', 'list', 'city', 'which', 'who', 'include', 'not', 'have'],
    used: [...places.flatMap(({ segments }) => segments), ...yearOfArticle(reading, index)],
  });
  // "Are the cities on the list members?": those on it are known not to be.
  const isOfListed = places.length === 0 && reading.yesNo && mentions(reading, 'on-list', 'list');
  if (isOfListed && !mentions(reading, 'non-member', 'not'))
    return { query: { kind: 'members-endorsed', asked: 'so' }, unexplained: left };
  const names = [...new Set(places.map(({ name }) => name))];
  const plain = mentions(reading, 'non-member', 'not');
  return { query: { kind: 'member', names, ...(plain && { tone: 'plain' as const }) }, unexplained: left };
};

/** "Was Chicago a member in 2017?": the year of the article, of which its list speaks. */
function yearOfArticle(reading: Reading, { knowledge }: AskIndex): Segment[] {
  const named = yearIn(reading);
  const date = knowledge.documents.get(knowledge.keyRecords.source)?.date;
  return named !== undefined && date?.startsWith(String(named.year)) === true ? [named.segment] : [];
}

/** "Why did the 13 members sign?", "how do members differ from the cities that only supported it?" */
export const membersEndorsed: Frame = (reading, index) => {
  const [number] = numbersIn(reading);
  const theListed = mentions(reading, 'city') && number?.value === index.knowledge.endorsers.length;
  const asked =
    mentions(reading, 'member') && (mentions(reading, 'endorse', 'endorser', 'non-member') || theListed);
  if (!asked || reading.focus === 'how-many' || mentions(reading, 'not')) return undefined;
  if (reading.focus === 'how' && !mentions(reading, 'compare')) return undefined;
  const left = unexplained(reading, index, {
    concepts: [...supportConcepts, 'member', 'why', 'who', 'compare', 'how', 'be', 'all', 'except'],
    entities: [index.knowledge.keyRecords.paper],
    used: [number?.segment],
  });
  const claimed = number === undefined ? {} : { claimed: number.value };
  return { query: { kind: 'members-endorsed', ...claimed }, unexplained: left };
};

/** A mention as the Query carries it: `richmond`, or `richmond, Virginia`. */
export function nameOf({ name, within }: PlaceMention): string {
  return within === undefined ? name : `${name}, ${within}`;
}

/** True where support for the paper, or the list of those who gave it, is in question. */
export function isAboutSupport(reading: Reading, index: AskIndex): boolean {
  return mentions(reading, 'endorse', 'endorser', 'on-list') || isOnIt(reading, index);
}

/** "is san jose on it": the list is meant. */
function isOnIt({ segments }: Reading, index: AskIndex): boolean {
  return segments.some((segment, at) => does(segment, 'on', index) && does(segments[at + 1], 'it', index));
}

/** "Did Metropolis support Chicago?" asks for the other direction: who is named behind is supported, not supporting. */
function isSupportFor({ segments }: Reading, places: readonly PlaceMention[], index: AskIndex): boolean {
  const verb = segments.findIndex(({ concepts }) => concepts.has('endorse'));
  const place = segments.findIndex((segment) => places.some((mention) => mention.segments.includes(segment)));
  const supporter = segments.findIndex((segment) =>
    entityIds(segment).includes(index.knowledge.keyRecords.network),
  );
  const passive = segments.some((segment) => does(segment, 'by', index));
  return !passive && supporter >= 0 && supporter < verb && place > verb;
}

/**
 * A place that no list holds, by its capitals: "did Santa Cruz do Rio Pardo sign?". Small words between two capitals belong to the
 * name ("Newark on Trent") unless they join two. In small letters a word may be any word. A listed place in it is another place
 * only behind a small word ("San José de Las Matas"): "Chicago Ilinois" is a slip.
 */
function unlistedName(
  reading: Reading,
  places: readonly PlaceMention[],
  index: AskIndex,
): readonly Segment[] {
  const name = capitalRun(reading, index);
  const { segments } = reading;
  const noun = name.length === 0 ? undefined : segments[segments.indexOf(name.at(-1) as Segment) + 1];
  // "European cities": a word before such a noun names none of them.
  if (sorts.some((sort) => noun?.concepts.has(sort)) && noun?.concepts.has('on-list') !== true) return [];
  const placed = new Set(places.flatMap(({ segments }) => segments));
  const isWhole = [...placed].every((segment) => name.includes(segment));
  const [first, second, ...more] = places;
  if (!isWhole || more.length > 0) return [];
  const unknown = name.filter((segment) => !segment.stop && !placed.has(segment) && isCapital(segment));
  const isOther = (place: PlaceMention | undefined) => place !== undefined && !isRegion(place);
  const joint = behind(first, reading);
  const isJoined = joint !== undefined && (isBetween(joint, index) || beginsSmall(joint, index));
  const areOne = isOther(first) && isOther(second) && isJoined;
  if (unknown.length === 0) return areOne ? name : [];
  const isName = unknown.some(
    (segment) => isUnknownWord(segment) || (segment !== name[0] && isPlaceWord(segment, index)),
  );
  if (!isName) return [];
  const [listed] = places.filter(({ name: id }) => index.endorserIds.has(id));
  const next = behind(listed, reading);
  const isFollowed = next !== undefined && unknown.includes(next);
  // "Ist Chicago auf der Liste?" is asked in another language.
  const isLed = listed !== undefined && listed.segments[0] !== name[0];
  return places.length > 1 || isFollowed || isLed ? [] : name;
}

/** "Benin City": a word that makes another place of the name before it. */
function isPlaceWord({ tokens }: Segment, { placeWords }: AskIndex): boolean {
  return tokens.every(({ text }) => placeWords.inside.has(text));
}

/** A name with the marks it was written with: "Villiers-le-Bel", "Frankfurt (Oder)". */
function asWritten(name: readonly Segment[], { asked = '' }: Reading): string {
  const written = writtenAs(name, asked, '[^\\p{L}\\p{N}]{1,4}') ?? name.map(rawText).join(' ');
  return written.includes('(') && !written.includes(')') ? `${written})` : written;
}

function behind(place: PlaceMention | undefined, { segments }: Reading): Segment | undefined {
  const last = place?.segments.at(-1);
  return last === undefined ? undefined : segments[segments.indexOf(last) + 1];
}

/** The words from the first capital to the last one that small words alone part from it. */
function capitalRun({ segments, asked = '' }: Reading, index: AskIndex): Segment[] {
  const from = segments.findIndex(
    (segment, at) =>
      isNamePart(segment, index) && (at > 0 || segment.meanings.length > 0 || isUnknownWord(segment)),
  );
  if (from < 0) return [];
  let to = from;
  for (let at = from + 1; at < segments.length && at - to <= mostBetween + 1; at += 1) {
    const segment = segments[at];
    if (segment === undefined) break;
    const isNext = at - to === 1 && (segment.number !== undefined || isHyphened(segments, at, asked));
    if (isNext || isNamePart(segment, index)) to = at;
    else if (!isBetween(segment, index)) break;
  }
  const [opening] = segments;
  const start = from === 1 && opening !== undefined && isBetween(opening, index) ? 0 : from;
  return segments.slice(start, to + 1);
}

/** The most small words in a row within a name: "an der". */
const mostBetween = 2;

/** A small word, or an initial: "Juan E. García". */
function isBetween({ tokens }: Segment, { placeWords }: AskIndex): boolean {
  return tokens.every(({ text, raw }) => placeWords.between.has(text) || /^\p{Lu}$/u.test(raw));
}

/** "Natori-shi", "Shoreham-by-Sea": whatever a hyphen joins to a name is a part of it. */
function isHyphened(segments: readonly Segment[], at: number, asked: string): boolean {
  const pair = segments.slice(at - 1, at + 1);
  return pair.length === 2 && writtenAs(pair, asked, '[-\u2010\u2011]') !== undefined;
}

/** "De la Paz": a place that goes on with the name before it. */
function beginsSmall({ tokens: [first] }: Segment, { placeWords }: AskIndex): boolean {
  return first !== undefined && /^\p{Ll}/u.test(first.raw) && placeWords.between.has(first.text);
}

/** What may be a part of a place's name: a place, or a word in capitals that stands for nobody and no text. */
function isNamePart(segment: Segment, index: AskIndex): boolean {
  const { ids, concepts, month } = segment;
  const arePlaces = ids.every(
    (id) => index.endorserIds.has(id) || index.knowledge.entities.get(id)?.kind === 'place',
  );
  const isSorted = [...concepts].some((concept) => sorts.includes(concept)) && !isPlaceWord(segment, index);
  const isOther = isSorted || notInNames.some((each) => concepts.has(each));
  return isCapital(segment) && arePlaces && month === undefined && !isOther;
}

/** "European Cities" are no place of that name. */
const sorts: readonly Concept[] = ['city', 'county', 'state-place', 'endorser'];

/** What makes more of words in capitals than the name of a place. */
const notInNames: readonly Concept[] = [
  ...(['person', 'mayor', 'role', 'member', 'country'] as const),
  ...(['compact', 'instrument', 'commitment', 'objective', 'principle', 'letter'] as const),
];

function isCapital({ tokens }: Segment): boolean {
  return tokens.some(({ raw }) => /^(?:\p{L}{1,2}?['’])?\p{Lu}.*\p{Ll}/u.test(raw));
}
