import type { Concept } from '../knowledge/schema.ts';
import type { AskIndex } from './ask-index.ts';
import { leans } from './leaning.ts';
import { readQuestion } from './reading.ts';
import { isRemark } from './several.ts';

/** Words for those who support the paper, and for the list of them. */
const listing: readonly Concept[] = ['endorse', 'endorser', 'list', 'city'];

/**
 * True where a question is on "them" of the sentence before it, and that names no list of places: "Only five states said no.
 * Was Italy one of them?" is not about the cities that "one of them" means where nothing stands before it.
 */
export function isOfAnotherSet(question: string, before: string, index: AskIndex): boolean {
  if (!leans(question, index.knowledge) || isRemark(before, index.knowledge)) return false;
  return !namesList(question, index) && !namesList(before, index);
}

function namesList(text: string, index: AskIndex): boolean {
  return readQuestion(text, index).segments.some(
    ({ concepts, tokens }) =>
      listing.some((concept) => concepts.has(concept)) ||
      tokens.some((token) => index.words.concepts(token.text, token.stem).has('list')),
  );
}
