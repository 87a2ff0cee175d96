import type { Concept } from '../knowledge/schema.ts';
import { withoutPronoun } from '../text/stem.ts';
import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import { asksByForm, readQuestion } from './reading.ts';
import { asksAsWritten, type Segment } from './segments.ts';

/** Concepts that ask where a sentence begins with them: "name the four", "list them", "confirm that". */
const demands: readonly Concept[] = ['name', 'list', 'say', 'confirm', 'write', 'cite', 'compare'];

/**
 * True for a sentence or a clause that asks: it holds a word that asks, a question mark, the form of a question or of a demand.
 * What else stands beside a question is told: it says what the question is about, and is no question. Where sentences beside it
 * end with their mark, `isMarked`, one without asks only with its first word: "the report has its date" asks nothing.
 */
export function isAsking(text: string, index: AskIndex, isMarked = false): boolean {
  const { focus, segments, yesNo } = readQuestion(text, index);
  if (/[?¿]/u.test(text)) return true;
  const opening = segments.find(({ stop }) => !stop);
  const isDemand = isAskedOfMe(segments, index) || demands.some((concept) => opening?.concepts.has(concept));
  const wants = segments.some(({ tokens }) =>
    tokens.some(({ text: word }) => index.words.does(word, 'wants')),
  );
  if (isDemand || wants || asksByForm(text, index) || (yesNo && index.language === 'en')) return true;
  const opens = segments.slice(0, 1).concat(opening ?? []);
  if (isMarked) return opens.some(({ concepts }) => askingConcepts.some((concept) => concepts.has(concept)));
  return focus !== 'none' && segments.some((segment) => asksAsWritten(segment, index));
}

/** "Tell me about …", "donnez-moi …", "dime …": who asks stands behind the verb that a sentence begins with. */
function isAskedOfMe(segments: readonly Segment[], { words, language }: AskIndex): boolean {
  const [verb, behind] = segments.flatMap(({ tokens }) => tokens);
  if (verb === undefined || words.does(verb.text, 'asker')) return false;
  return words.does(behind?.text ?? '', 'asker') || withoutPronoun(verb.text, language) !== undefined;
}
