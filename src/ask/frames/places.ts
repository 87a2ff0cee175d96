import type { AskIndex } from '../ask-index.ts';
import { entityIds, type Reading, rawText, type Segment } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, segmentOf, unexplained } from './frame.ts';

/** What a question about support for the paper is made of, whoever is asked about. */
const supportConcepts = [
  'endorse',
  'endorser',
  'sign',
  'support',
  'on-list',
  'list',
  'city',
  'county',
  'non-member',
  'instrument',
  'include',
  'which',
  'have',
];

/** The most words a place's name has when it is in no list of names. */
const longestUnknownName = 3;

/** "Is Chicago on the list?", "did Boston and Miami sign?", "why did Denver back it?", or only a place's name. */
export const endorsed: Frame = (reading, index) => {
  if (!['none', 'why', 'which', 'where'].includes(reading.focus)) return undefined;
  const supported = mentions(reading, 'endorse', 'endorser', 'on-list', 'non-member');
  const known = reading.segments.filter((segment) => placeName(segment, index) !== undefined);
  const unknown = known.length === 0 && supported ? unknownName(reading) : [];
  if (known.length + unknown.length === 0) return undefined;
  if (!supported && known.length > 1) return undefined;
  const states = reading.segments.filter(({ meanings }) => isState(meanings));
  const names = [...new Set(known.flatMap((segment) => placeName(segment, index) ?? []))];
  if (unknown.length > 0) names.push(unknown.map(rawText).join(' '));
  const numbers = numbersIn(reading).filter(({ value }) => value === index.knowledge.endorsers.length);
  const left = unexplained(reading, {
    concepts: [...supportConcepts, 'why', 'where', 'state-place', ...(supported ? ['not'] : [])],
    entities: ['position-paper'],
    used: [...known, ...unknown, ...states, ...numbers.map(({ segment }) => segment)],
  });
  const only = names.length === 1 ? names[0] : undefined;
  const state = states[0]?.meanings.find(({ type }) => type === 'state');
  const aboutPlace = !supported || state !== undefined || ['which', 'where'].includes(reading.focus);
  if (only !== undefined && index.endorserIds.has(only) && aboutPlace && reading.focus !== 'why') {
    const asked = state?.type === 'state' ? { state: state.name } : {};
    return { query: { kind: 'city', id: only, ...asked }, unexplained: left };
  }
  if (['which', 'where'].includes(reading.focus)) return undefined;
  const why = reading.focus === 'why' ? { why: true as const } : {};
  return { query: { kind: 'endorsed', names, ...why }, unexplained: left };
};

/** "Is Paris a member of Metropolis?", "who are the members?" */
export const member: Frame = (reading, index) => {
  if (!mentions(reading, 'member') || !['none', 'who', 'which'].includes(reading.focus)) return undefined;
  if (mentions(reading, 'endorse', 'endorser')) return undefined;
  const places = reading.segments.filter((segment) => placeName(segment, index) !== undefined);
  const names = [...new Set(places.flatMap((segment) => placeName(segment, index) ?? []))];
  const left = unexplained(reading, {
    concepts: ['member', 'on-list', 'list', 'city', 'which', 'who', 'include', 'not', 'have'],
    used: places,
  });
  return { query: { kind: 'member', names }, unexplained: left };
};

/** "Why did the 13 members sign?", "how do members differ from the cities that only supported it?" */
export const membersEndorsed: Frame = (reading) => {
  const asked = mentions(reading, 'member') && mentions(reading, 'endorse', 'endorser', 'non-member');
  if (!asked || reading.focus === 'how-many') return undefined;
  const number = numbersIn(reading)[0];
  const left = unexplained(reading, {
    concepts: [...supportConcepts, 'member', 'why', 'who', 'compare', 'how', 'be'],
    entities: ['position-paper'],
    used: [number?.segment],
  });
  const claimed = number === undefined ? {} : { claimed: number.value };
  return { query: { kind: 'members-endorsed', ...claimed }, unexplained: left };
};

/** "Which cities backed the paper?", "the supporters in California", "which county is on the list?" */
export const cities: Frame = (reading, index) => {
  if (!['none', 'which', 'who'].includes(reading.focus)) return undefined;
  if (
    mentions(reading, 'member') ||
    reading.segments.some((segment) => placeName(segment, index) !== undefined)
  ) {
    return undefined;
  }
  const supporters = mentions(reading, 'endorser', 'non-member');
  const placesThat = mentions(reading, 'city', 'county') && mentions(reading, 'endorse', 'on-list', 'list');
  if (!supporters && !placesThat) return undefined;
  const county = segmentOf(reading, 'county');
  const number = numbersIn(reading)[0];
  const state = reading.segments.find(({ meanings }) => isState(meanings));
  const stateName = state?.meanings.find(({ type }) => type === 'state');
  const left = unexplained(reading, {
    concepts: [...supportConcepts, 'who', 'name', 'state-place'],
    entities: ['position-paper'],
    used: [number?.segment, state],
  });
  const query = {
    kind: 'cities' as const,
    ...(county !== undefined && segmentOf(reading, 'city') === undefined && { only: 'county' as const }),
    ...(stateName?.type === 'state' && { state: stateName.name }),
    ...(number !== undefined && !number.ordinal && { claimed: number.value }),
  };
  return { query, unexplained: left };
};

/** The name a segment gives to a place: an endorser's id, a place of the data, or a place known by name only. */
function placeName(segment: Segment, index: AskIndex): string | undefined {
  for (const id of entityIds(segment)) {
    if (index.endorserIds.has(id)) return id;
    if (index.knowledge.entities.get(id)?.kind === 'place') return id;
  }
  for (const meaning of segment.meanings) {
    if (meaning.type === 'elsewhere') return meaning.name;
    if (meaning.type === 'state' && segment.meanings.length === 1) return undefined;
  }
  return undefined;
}

function isState(meanings: Segment['meanings']): boolean {
  return meanings.length > 0 && meanings.every(({ type }) => type === 'state');
}

/**
 * A place nobody told us of, by its position: the first words of the question that carry any meaning, directly
 * before the words of support ("did Springfield sign?").
 */
function unknownName(reading: Reading): Segment[] {
  const first = reading.segments.findIndex((segment) => !segment.stop);
  if (first < 0) return [];
  const rest = reading.segments.slice(first);
  const length = rest.findIndex((segment) => !isUnknownWord(segment));
  const name = length < 0 ? rest : rest.slice(0, length);
  return name.length <= longestUnknownName ? name : [];
}

function isUnknownWord(segment: Segment): boolean {
  const { stop, meanings, concepts, topics, number } = segment;
  const plain =
    !stop && meanings.length === 0 && concepts.size === 0 && topics.size === 0 && number === undefined;
  return plain && /^[\p{L}\p{M}'-]+$/u.test(rawText(segment));
}
