import type { Query } from '../query/query.ts';
import { quotationQuery } from '../verify/quotation-query.ts';
import { wordsIn } from '../verify/verify.ts';
import type { AskIndex } from './ask-index.ts';
import { unexplained } from './frames/frame.ts';
import { readQuestion } from './reading.ts';

/** The fewest words in quotation marks that are a quotation, not a name or a term. */
const fewestWords = 4;

/** Words in quotation marks, as each language prints them. */
const inMarks = /[“„«"]\s*([^“”„«»"]+?)\s*[”“»"]/u;

/** "Does it say “…”?": the question whether a quotation is in a document. Undefined for any other question. */
export function quotationAsked(question: string, index: AskIndex): Query | undefined {
  const [marked, quotation] = inMarks.exec(question) ?? [];
  if (marked === undefined || quotation === undefined || wordsIn(quotation) < fewestWords) return undefined;
  const reading = readQuestion(question.replace(marked, ' '), index);
  const left = unexplained(reading, index, {
    concepts: [
      'say',
      'confirm',
      'which',
      'where',
      'who',
      'be',
      'publish',
      'source',
      'instrument',
      'have',
      'name',
    ],
    entities: [index.knowledge.keyRecords.paper, index.knowledge.keyRecords.source],
  });
  if (left.length > 0) return undefined;
  const query = quotationQuery(quotation, index.knowledge);
  // A question that stands in marks as a whole is a question, unless it is printed just so.
  return reading.segments.length === 0 && query.kind === 'verify' ? undefined : query;
}
