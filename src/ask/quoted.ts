import type { Query } from '../query/query.ts';
import { quotationQuery } from '../verify/quotation-query.ts';
import { fewestWords as fewestToVerify } from '../verify/verify.ts';
import { wordsIn } from '../verify/words.ts';
import type { AskIndex } from './ask-index.ts';
import { mentions, unexplained } from './frames/frame.ts';
import { readQuestion } from './reading.ts';

/**
 * The fewest words in quotation marks that are a quotation, not a name or a term. Where the question asks for words ("the
 * phrase") or whether something says them, any are.
 */
const fewestWords = 4;

/** The longest stretch of one or two words that is looked for; its address stays short enough for a button. */
const longestPhrase = 40;

/** Words in quotation marks, as each language prints them. */
const inMarks = /[“„«"]\s*([^“”„«»"]+?)\s*[”“»"]/u;

/** "Does it say “…”?": the question whether a quotation is in a document. Undefined for any other question. */
export function quotationAsked(question: string, index: AskIndex): Query | undefined {
  const [marked, quotation] = inMarks.exec(question) ?? [];
  if (marked === undefined || quotation === undefined) return undefined;
  const reading = readQuestion(question.replace(marked, ' '), index);
  const asksForWords = mentions(reading, 'wording') || (reading.yesNo && mentions(reading, 'say'));
  if (wordsIn(quotation) < (asksForWords ? 1 : fewestWords)) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      'say',
      'wording',
      'on-list',
      'include',
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
  if (wordsIn(quotation) < fewestToVerify)
    return { kind: 'phrase', words: quotation.slice(0, longestPhrase) };
  const query = quotationQuery(quotation, index.knowledge);
  // A question that stands in marks as a whole is a question, unless it is printed just so.
  return reading.segments.length === 0 && query.kind === 'verify' ? undefined : query;
}
