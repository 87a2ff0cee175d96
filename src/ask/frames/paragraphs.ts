import { partsOf } from '../../knowledge/parts.ts';
import type { AskIndex } from '../ask-index.ts';
import { entityIds, type Reading, readPhrase, type Segment } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, unexplained, wordsOfCompacts } from './frame.ts';

/** "What does paragraph 32 say?", "paragraph 15 of the migration compact" */
export const paragraphs: Frame = (reading, index) => {
  if (mentions(reading, 'objective', 'principle', 'commitment')) return undefined;
  if (!['none', 'which', 'where', 'how'].includes(reading.focus) || reading.yesNo) return undefined;
  const { knowledge, compactIds } = index;
  const of = compactIds.filter((id) => {
    const document = partsOf(knowledge, id)?.document;
    return reading.named.includes(id) || (document !== undefined && reading.named.includes(document));
  });
  const documents = compactIds.flatMap((id) => partsOf(knowledge, id)?.document ?? []);
  const isElsewhere = reading.segments.some((segment) => {
    const ids = entityIds(segment);
    return ids.length > 0 && !ids.some((id) => [...compactIds, ...documents].includes(id));
  });
  if (isElsewhere) return undefined;
  const [only] = of;
  const number = paragraphIn(reading) ?? (of.length > 0 ? paragraphInTopic(reading, index) : undefined);
  if (number === undefined || number.value < 1) return undefined;
  const query = {
    kind: 'paragraph' as const,
    number: number.value,
    ...(of.length === 1 && only !== undefined && { of: only }),
  };
  const left = unexplained(reading, index, {
    concepts: [
      'paragraph',
      'which',
      'be',
      'include',
      'compact',
      'instrument',
      'where',
      'how',
      'have',
      'cover',
    ],
    entities: [...compactIds, ...documents],
    used: [number.segment, ...wordsOfCompacts(reading, index)],
  });
  return { query, unexplained: left };
};

interface Numbered {
  readonly segment: Segment;
  readonly value: number;
}

function paragraphIn(reading: Reading): Numbered | undefined {
  const [number, ...more] = numbersIn(reading);
  return mentions(reading, 'paragraph') && more.length === 0 ? number : undefined;
}

/** A paragraph that is a topic of its own: "paragraph 28" is that of the New Urban Agenda, unless a compact is named. */
function paragraphInTopic(reading: Reading, index: AskIndex): Numbered | undefined {
  for (const segment of reading.segments.filter(
    ({ topics, tokens }) => topics.size > 0 && tokens.length > 1,
  )) {
    const parts = segment.tokens.map((token) => readPhrase([token], index));
    const value = parts.find((part) => part?.number !== undefined)?.number?.value;
    if (value !== undefined && parts.some((part) => part?.concepts.has('paragraph')))
      return { segment, value };
  }
  return undefined;
}
