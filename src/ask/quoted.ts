import type { GrammarRole } from '../knowledge/schema.ts';
import type { Query } from '../query/query.ts';
import { quotationQuery } from '../verify/quotation-query.ts';
import { fewestWords as fewestToVerify } from '../verify/verify.ts';
import { wordsIn } from '../verify/words.ts';
import type { AskIndex } from './ask-index.ts';
import { mentions, unexplained } from './frames/frame.ts';
import { readQuestion } from './reading.ts';
import { does, type Segment } from './segments.ts';

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
  const isGoingOn = mentions(reading, 'goes-on');
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
      'goes-on',
      ...(isGoingOn ? (['how', 'hold'] as const) : []),
    ],
    entities: [index.knowledge.keyRecords.paper, index.knowledge.keyRecords.source],
  });
  const isTalk = (segment: Segment) => isGoingOn && talk.some((role) => does(segment, role, index));
  if (!left.every(isTalk)) return undefined;
  if (wordsIn(quotation) < fewestToVerify)
    return { kind: 'phrase', words: quotation.slice(0, longestPhrase) };
  const found = quotationQuery(quotation, index.knowledge);
  const query = isGoingOn ? toEndOfSentence(found, index) : found;
  // A question that stands in marks as a whole is a question, unless it is printed just so.
  return reading.segments.length === 0 && query.kind === 'verify' ? undefined : query;
}

/** What words around a quotation may be: of who asks, and what for. */
const talk: readonly GrammarRole[] = ['asker', 'wants', 'frames', 'reports'];

/** "How does it go on?": the passage up to where its sentence ends. */
function toEndOfSentence(query: Query, { knowledge }: AskIndex): Query {
  if (query.kind !== 'passage') return query;
  const text = knowledge.texts.get(query.document)?.text ?? '';
  const last = query.at.at(-1) ?? 0;
  const end = text.slice(last).search(sentenceEnd);
  return end < 0 ? query : { ...query, at: [...query.at.slice(0, -1), last + end + 1] };
}

const sentenceEnd = /[.!?](?=["”»)]*(?:\s|$))/u;
