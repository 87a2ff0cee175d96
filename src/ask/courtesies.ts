import type { Concept } from '../knowledge/schema.ts';
import type { AskIndex } from './ask-index.ts';
import { readQuestion } from './reading.ts';
import { isUnknownWord, type Segment } from './segments.ts';
import { saysEach } from './votes/phrases.ts';

/** Where a clause ends that may be mere politeness: "Hello, ", "Good morning! ", "? Thank you." */
const betweenClauses = /(?<=[,.!?…])\s+/u;

/** A message without the greetings before and the thanks behind what it asks; as it is where it is nothing else. */
export function withoutCourtesies(text: string, index: AskIndex): string {
  const clauses = text.trim().split(betweenClauses);
  if (clauses.length < 2) return text;
  const isAsked = (clause: string) => !isCourtesy(clause, index);
  const first = clauses.findIndex(isAsked);
  if (first < 0) return text;
  const asked = clauses.slice(first, clauses.findLastIndex(isAsked) + 1).join(' ');
  // "Perfect, thank you" asks nothing.
  const { segments } = readQuestion(asked, index);
  const isEmpty = segments.every((segment) => segment.stop || isUnknownWord(segment));
  return (isEmpty && !asked.includes('?')) || cutsQuotation(asked) ? text : asked;
}

/** True where a mark that opens a quotation has none that closes it, or the other way round. */
function cutsQuotation(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('“') !== count('”') || count('«') !== count('»') || count('"') % 2 !== 0;
}

/** "Hello", "thank you", "could you tell me": such words and small words around them, and nothing that asks. */
function isCourtesy(clause: string, index: AskIndex): boolean {
  const { segments } = readQuestion(clause, index);
  const isPolite = (segment: Segment) =>
    polite.some((concept) => segment.concepts.has(concept)) ||
    (segment.stop && segment.concepts.size === 0 && !saysEach(segment, index));
  return segments.every(isPolite);
}

const polite: readonly Concept[] = ['greeting', 'thanks', 'say'];
