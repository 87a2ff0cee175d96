import type { Concept } from '../knowledge/schema.ts';
import type { NoAnswer } from '../query/choices.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import type { Interpretation } from './interpretation.ts';
import type { Reading } from './reading.ts';
import { isUnknownWord, type Segment } from './segments.ts';

/** Why a question that no frame has a place for is not answered. */
export function whyNoAnswer(reading: Reading, index: AskIndex): NoAnswer {
  const { segments } = reading;
  if (segments.some(({ concepts }) => concepts.has('advice'))) return 'advice';
  if (segments.every((segment) => saysNothing(segment, emptyConcepts))) return 'no-context';
  return segments.some((segment) => isOnSubject(segment, index)) ? 'not-understood' : 'off-topic';
}

/** True for a question that names nothing at all: "and when was that?", "who does now?" */
export function namesNothing({ segments }: Reading): boolean {
  const isCourtesy = segments.some(({ concepts }) => courtesies.some((concept) => concepts.has(concept)));
  return !isCourtesy && segments.every((segment) => saysNothing(segment, asking));
}

/** Words that need something named beside them: "and when was that?" */
function saysNothing(
  { stop, concepts, meanings, topics, number, month }: Segment,
  empty: ReadonlySet<string>,
): boolean {
  const names = meanings.length > 0 || topics.size > 0 || month !== undefined;
  if (names || (number !== undefined && !stop)) return false;
  if (concepts.has('help')) return false;
  return stop
    ? [...concepts].every((concept) => empty.has(concept))
    : concepts.size > 0 && [...concepts].every((concept) => empty.has(concept));
}

const courtesies: readonly Concept[] = ['greeting', 'thanks', 'help'];

const asking = new Set([...askingConcepts, 'have', 'doing', 'be', 'say', 'not', 'now', 'all', 'confirm']);

/** Verbs of the subject: they say what is asked, but not of what. */
const emptyConcepts = new Set([
  ...asking,
  'hold',
  'earlier',
  'before',
  'duration',
  'list',
  'commit',
  'endorse',
  'sign',
  'present',
  'send',
  'adopt',
]);

/** Words of every day that the subject shares with any other. */
const everyday = new Set([
  ...emptyConcepts,
  'greeting',
  'thanks',
  'help',
  'except',
  'compare',
  'include',
  'name',
]);

/** A name of the data, one of its topics, or a word that its texts use. */
function isOnSubject(segment: Segment, index: AskIndex): boolean {
  const { meanings, topics, concepts, tokens, stop } = segment;
  if (meanings.some(({ type }) => type === 'entity') || topics.size > 0) return true;
  if ([...concepts].some((concept) => !everyday.has(concept))) return true;
  const inData = tokens.every(({ stem }) => index.lookup.isHeld(stem));
  return !stop && isUnknownWord(segment) && inData;
}

/** What a text is read as that is not even looked at: nothing, or too much. */
export function noAnswer(because: 'empty' | 'too-long'): Interpretation {
  return {
    query: { kind: 'unknown', because },
    language: undefined,
    understood: [],
    notUnderstood: [],
    near: [],
    steps: [],
  };
}
