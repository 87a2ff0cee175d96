import type { Entity } from '../../knowledge/knowledge.ts';
import { partsOf } from '../../knowledge/parts.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { does, rawText, type Segment } from '../segments.ts';
import { leastMet, type Meeting } from './meeting.ts';
import type { Passage } from './passages.ts';
import { statesToldIn } from './states.ts';
import type { Unit } from './units.ts';

/** A record, a place, or a word in capitals that nothing knows; not the world that all questions are from. */
export function isName(
  { segment, unknown }: Unit,
  opening: ReadonlySet<Segment>,
  reading: Reading,
  passage: Passage,
  index: AskIndex,
): boolean {
  const { ids, meanings, topics, tokens } = segment;
  const { network, source } = index.knowledge.keyRecords;
  if (ids.length > 0 && reading.yesNo) return !ids.some((id) => id === network || id === source);
  if (ids.length > 0) return !ids.some((id) => isAround(id, passage, index));
  if (meanings.length > 0) return true;
  if (opening.has(segment)) return false;
  if (topics.size > 0) return /^\p{Lu}/u.test(tokens[0]?.raw ?? '');
  return unknown && isNameLike(segment, reading);
}

/**
 * True where what looks like another name is none, or is met all the same: a state that the fact is told of; what a thing is
 * ("the declaration") or somebody's office, by which others may go too; who asks' own ("mon mémoire"); the other one of two
 * ("Ban or Guterres"); the organisation whose world this is, beside something that is met.
 */
export function isNamedOtherwise(
  { segment }: Unit,
  meetings: readonly Meeting[],
  { segments, yesNo }: Reading,
  passage: Passage,
  index: AskIndex,
): boolean {
  const { ids, tokens } = segment;
  const { entities, keyRecords } = index.knowledge;
  if (isOfItsState(segment, passage, index)) return true;
  if (ids.length > 0 && ids.every((id) => isByWhatItIs(segment, entities.get(id)))) return true;
  const at = segments.indexOf(segment);
  if (does(segments[at - 1], 'asker', index) && /^\p{Ll}/u.test(rawText(segment))) return true;
  if (ids.length === 0 && tokens.every(({ raw }) => /^[IVX]+$/u.test(raw))) return true;
  const isMet = (other: Segment | undefined) =>
    meetings.some(({ unit, met }) => unit.segment === other && met >= leastMet && isNaming(other));
  if (yesNo && ids.some((id) => id === keyRecords.unitedNations))
    return segments.some((other) => isMet(other));
  const said = segments
    .map((other, place) => ({ other, place }))
    .filter(({ other }) => !other.stop || does(other, 'or', index));
  const here = said.findIndex(({ other }) => other === segment);
  return [-1, 1].some(
    (step) => does(said[here + step]?.other, 'or', index) && isMet(said[here + 2 * step]?.other),
  );
}

function isNaming({ ids, meanings, topics }: Segment): boolean {
  return ids.length > 0 || meanings.length > 0 || topics.size > 0;
}

/** "The declaration", "the meeting": one word for an event or an instrument; "the High Commissioner": an office and no name. */
export function isByWhatItIs({ tokens }: Segment, entity: Entity | undefined): boolean {
  if (entity === undefined) return false;
  const words = tokens.map(({ text }) => text);
  const called = Object.values(entity.name).flatMap((name) => foldPhrase(name ?? '').split(/[\s-]+/u));
  const isCalled = (word: string) => called.includes(word);
  if (entity.kind === 'person') return !words.some(isCalled);
  return (
    (entity.kind === 'event' || entity.kind === 'instrument') &&
    /^\p{Ll}{5,}$/u.test(tokens[0]?.raw ?? '') &&
    tokens.length === 1
  );
}

/** The name of a state that the passage tells of, whatever else it is called there. */
function isOfItsState(segment: Segment, { query }: Passage, { knowledge }: AskIndex): boolean {
  if (query.kind !== 'facts') return false;
  const { called, tellers } = statesToldIn(knowledge);
  const named = called.get(foldPhrase(rawText(segment)));
  return (
    named !== undefined &&
    query.ids.some((id) => [...(tellers.get(id) ?? [])].some((state) => named.has(state)))
  );
}

/** The name of a state, whatever else is called so (a forum's place), where the passage tells a story of others only. */
export function isOfAnotherState(segment: Segment, { query }: Passage, { knowledge }: AskIndex): boolean {
  if (query.kind !== 'facts') return false;
  const { called, tellers } = statesToldIn(knowledge);
  const told = query.ids.flatMap((id) => [...(tellers.get(id) ?? [])]);
  if (told.length === 0) return false;
  const named = called.get(foldPhrase(rawText(segment)));
  return named !== undefined && !told.some((id) => named.has(id));
}

/** Whose world the questions are from; a compact only beside the other one. */
function isAround(
  id: string,
  { entities }: Passage,
  { surroundings, compactIds, knowledge }: AskIndex,
): boolean {
  if (surroundings.has(id) || id === knowledge.keyRecords.paper) return true;
  if (compactIds.includes(id)) return !compactIds.some((other) => entities.has(other));
  // A compact by the document that it stands in: "in A/RES/73/195".
  if (compactIds.some((each) => entities.has(each) && partsOf(knowledge, each)?.document === id)) return true;
  return id === knowledge.keyRecords.unitedNations || id === 'general-assembly';
}

/** A word in capitals, in a question that is not in capitals as a whole: a name, most likely. */
function isNameLike(segment: Segment, { segments }: Reading): boolean {
  const all = segments.map(rawText).join(' ');
  return /^\p{Lu}/u.test(rawText(segment)) && /(?:^|\s)\p{Ll}/u.test(all);
}
