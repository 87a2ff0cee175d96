import type { Role } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import { subjectConcepts } from '../concepts.ts';
import { isYear, share, turning } from '../frames/frame.ts';
import { does, type Focus, isUnknownWord, type Reading, rawText, type Segment } from '../reading.ts';
import type { Passage } from './passages.ts';
import type { Unit } from './units.ts';

/**
 * True where this question must not be answered by this passage, however much of it the passage meets: a word turns the
 * question ("not", "still", "who else"); it names a record, a place, a number or a date that the passage does not; it
 * asks for a person, a day, a place, a reason or a number that the passage does not give; or for a commitment, and the
 * passage is none.
 */
export function vetoes(reading: Reading, passage: Passage, index: AskIndex): boolean {
  return (
    turns(reading, index, passage) ||
    lacksRole(reading, passage) ||
    isOfAnotherKind(reading, passage) ||
    isOnAnother(reading, passage, index) ||
    reading.segments.some(
      (segment, at) =>
        isUnexplained(segment, at, reading, passage, index) ||
        isOthersDeed(segment, at, reading, passage, index),
    )
  );
}

/**
 * True where what a passage does not meet says of what it was asked: a record does not tell what a deed was, and a list
 * or a number is of something else with one condition more.
 */
export function isBesides(
  units: readonly Unit[],
  unmet: readonly Unit[],
  passage: Passage,
  reading: Reading,
  index: AskIndex,
): boolean {
  if (!isAnchored(units, unmet, passage, reading, index)) return true;
  if (unmet.some(({ segment }) => isOtherTopic(segment))) return true;
  if (passage.kind === 'list' || passage.kind === 'count') return unmet.length > 0;
  const isDeedAsked = passage.kind === 'record' || (reading.yesNo && !isTopic(reading, passage));
  if (isDeedAsked && unmet.some(({ segment }) => share(segment.concepts, index.saidConcepts))) return true;
  return passage.kind === 'record' && unmet.some(({ segment }) => segment.ids.length > 0);
}

/**
 * True where the question names what it is about, or meets a fact in two respects at least. Commitments and objectives are
 * on things of every day ("data", "measure"): they must be asked for as such.
 */
function isAnchored(
  units: readonly Unit[],
  unmet: readonly Unit[],
  { kind }: Passage,
  reading: Reading,
  index: AskIndex,
): boolean {
  if (isOnSubject(reading, index)) return true;
  return !['commitment', 'objective', 'list', 'count'].includes(kind) && units.length - unmet.length > 1;
}

/** True where a question names a record or the subject: not only things of every day that a text here holds, too. */
export function isOnSubject({ segments, concepts }: Reading, index: AskIndex): boolean {
  return (
    segments.some((segment) => isNamed(segment, index)) ||
    subjectConcepts.some((concept) => concepts.has(concept))
  );
}

/** A record by its name; the network and the article only where they are written as names ("Metropolis", not "network"). */
function isNamed({ ids, tokens }: Segment, { surroundings }: AskIndex): boolean {
  return (
    ids.length > 0 && (!ids.every((id) => surroundings.has(id)) || /^\p{Lu}/u.test(tokens[0]?.raw ?? ''))
  );
}

function isTopic({ segments }: Reading, { topic }: Passage): boolean {
  return topic !== undefined && segments.some(({ topics }) => topics.has(topic));
}

/** A term of the data that is about something else: a phrase, or in capitals. */
function isOtherTopic({ topics, tokens }: Segment): boolean {
  return topics.size > 0 && (tokens.length > 1 || /^\p{Lu}/u.test(tokens[0]?.raw ?? ''));
}

const rolesAsked: Partial<Record<Focus, readonly Role[]>> = {
  who: ['who', 'to'],
  when: ['when'],
  where: ['where'],
  why: ['why'],
  'how-many': ['how-many'],
};

function lacksRole({ focus, concepts }: Reading, { kind, roles }: Passage): boolean {
  const wanted = rolesAsked[focus];
  if (wanted === undefined || kind === 'unknown') return false;
  // "Where does it mention …" asks for a place in a text, not on a map.
  if (focus === 'where' && concepts.has('say')) return false;
  if (kind === 'record') return focus !== 'who' && focus !== 'where';
  if (kind === 'list' || kind === 'count') return focus !== 'how-many' && focus !== 'who';
  if (focus === 'who' && concepts.has('receive')) return !roles.has('to');
  return !wanted.some((role) => roles.has(role));
}

/** Who asks for a commitment or an objective wants one. */
function isOfAnotherKind({ concepts }: Reading, { kind, says }: Passage): boolean {
  const items = ['commitment', 'objective'] as const;
  return items.some(
    (item) => concepts.has(item) && kind !== item && !(says.has(item) && ['list', 'count'].includes(kind)),
  );
}

/** Who asks about a compact, named or not, asks what was done with it, not what is said of something beside it. */
function isOnAnother(reading: Reading, passage: Passage, { compactIds }: AskIndex): boolean {
  const { subject, kind } = passage;
  if (!reading.concepts.has('compact') || kind === 'list' || isTopic(reading, passage)) return false;
  return !(subject !== undefined && compactIds.includes(subject));
}

/** "By Metropolis", "from Metropolis": who did it must be who did what the passage says. */
function isOthersDeed(
  { ids }: Segment,
  at: number,
  { segments }: Reading,
  { actors }: Passage,
  index: AskIndex,
): boolean {
  return (
    ids.length > 0 &&
    actors.size > 0 &&
    does(segments[at - 1], 'by', index) &&
    !ids.some((id) => actors.has(id))
  );
}

/** True where a word turns the question round and the passage (where one is given) is not about just that. */
export function turns({ segments }: Reading, index: AskIndex, passage?: Passage): boolean {
  const isOfPassage = (concept: string) =>
    passage?.says.has(concept) === true || passage?.mentions.has(concept) === true;
  const byConcept = segments.some(({ concepts }) =>
    [...concepts].some((concept) => turning.has(concept) && !isOfPassage(concept)),
  );
  if (byConcept) return true;
  const words = segments.flatMap(({ tokens }) => tokens.map(({ text }) => text));
  return words.some((_, at) =>
    [3, 2, 1].some((length) => {
      const phrase = words.slice(at, at + length).join(' ');
      return at + length <= words.length && index.words.does(phrase, 'turns');
    }),
  );
}

function isUnexplained(
  segment: Segment,
  at: number,
  reading: Reading,
  passage: Passage,
  index: AskIndex,
): boolean {
  const { ids, meanings, number, month, stop, topics } = segment;
  if (passage.topic !== undefined && topics.has(passage.topic)) return false;
  if (ids.length > 0) {
    const isAround = ids.some((id) => index.surroundings.has(id));
    return !isAround && !ids.some((id) => passage.entities.has(id));
  }
  if (meanings.length > 0) return !segment.tokens.every(({ text }) => passage.words.has(text));
  if (month !== undefined) return !passage.dates.some((date) => Number(date.slice(5, 7)) === month);
  if (number !== undefined && !stop) return !holdsNumber(number.value, segment, reading, passage);
  return at > 0 && isUnknownWord(segment) && isNameLike(segment, reading) && !isIn(segment, passage);
}

function holdsNumber(value: number, segment: Segment, { segments }: Reading, passage: Passage): boolean {
  const { query, dates } = passage;
  if (query.kind === 'commitment' || query.kind === 'objective') return query.number === value;
  if (isYear(value) && dates.some((date) => date.startsWith(String(value)))) return true;
  const isDay = segments.some(({ month }) => month !== undefined);
  if (isDay && dates.some((date) => Number(date.slice(8, 10)) === value)) return true;
  return isIn(segment, passage);
}

function isIn({ tokens }: Segment, passage: Passage): boolean {
  return tokens.every(({ text }) => passage.words.has(text));
}

/** A word in capitals that nothing knows, in a question that is not in capitals as a whole: a name, most likely. */
function isNameLike(segment: Segment, { segments }: Reading): boolean {
  const all = segments.map(rawText).join(' ');
  return /^\p{Lu}/u.test(rawText(segment)) && /(?:^|\s)\p{Ll}/u.test(all);
}
