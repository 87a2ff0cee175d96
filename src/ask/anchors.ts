import type { Concept } from '../knowledge/schema.ts';
import { fold } from '../text/normalise.ts';
import type { AskIndex } from './ask-index.ts';
import { subjectConcepts } from './concepts.ts';
import { isOfCompacts } from './frames/frame.ts';
import type { Reading } from './reading.ts';
import { rawText, type Segment } from './segments.ts';

/** True where a question names a record or the subject: not only things of every day that a text here holds, too. */
export function isOnSubject({ segments, concepts }: Reading, index: AskIndex): boolean {
  return (
    segments.some((segment) => isNamed(segment, index)) ||
    subjectConcepts.some((concept) => concepts.has(concept))
  );
}

/**
 * True for a segment that ties a question to the subject: a record by its name, one of these concepts, a word of the compacts'
 * names, or the topic `topic`, where it is more than a single word of every day ("data"). `opening` holds the segments that
 * begin a sentence, where a capital says nothing.
 */
export function isAnchor(
  segment: Segment,
  topic: string | undefined,
  concepts: readonly Concept[],
  index: AskIndex,
  opening: ReadonlySet<Segment>,
): boolean {
  const isPhrase = segment.tokens.length > 1;
  const isWritten = isPhrase || (isCapital(segment) && !opening.has(segment));
  // "The declaration", "the paper" may be anybody's.
  if (segment.ids.length > 0) return isNamed(segment, index) && (isWritten || segment.concepts.size === 0);
  if (topic !== undefined && segment.topics.has(topic) && isWritten) return true;
  if (concepts.some((concept) => segment.concepts.has(concept))) return true;
  return !segment.stop && isOfCompacts(segment, index.compactIds, index);
}

/** A record by its name; the network and the article only by their own names ("Metropolis", not "network"). */
function isNamed(segment: Segment, { surroundings, knowledge }: AskIndex): boolean {
  const { ids } = segment;
  const said = fold(rawText(segment));
  const isOwn = (id: string) =>
    Object.values(knowledge.entities.get(id)?.name ?? {}).some((name) => fold(name ?? '') === said);
  return ids.length > 0 && (isCapital(segment) || ids.some((id) => !surroundings.has(id) || isOwn(id)));
}

function isCapital({ tokens }: Segment): boolean {
  return /^\p{Lu}/u.test(tokens[0]?.raw ?? '');
}
