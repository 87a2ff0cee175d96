import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { partsOf } from '../../knowledge/parts.ts';
import type { Concept, Phrases } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import { entityIds, readPhrase, type Segment } from '../segments.ts';
import { calledIn } from './called.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, unexplained, wordsOfCompacts } from './frame.ts';
import { itemsByLetter } from './objectives.ts';

/** What a question for a place in a text is made of besides. */
const aroundParagraphs: readonly Concept[] = [
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
];

/** "Which paragraphs deal with follow-up and review?": from where to where a part of a compact goes. */
export const partAsked: Frame = (reading, index) => {
  if (!mentions(reading, 'paragraph') || reading.yesNo) return undefined;
  const { knowledge, compactIds } = index;
  const named = compactIds.filter((id) => isNamed(reading, id, knowledge));
  const parts = (named.length > 0 ? named : compactIds).flatMap((of) =>
    (partsOf(knowledge, of)?.list ?? []).map((part) => ({ ...part, of, aliases: part.aliases ?? {} })),
  );
  const called = calledIn(reading, partsListed(knowledge, parts));
  if (called === undefined) return undefined;
  const { from, to, of } = called.found;
  const left = unexplained(reading, index, {
    concepts: aroundParagraphs,
    entities: [...compactIds, ...compactIds.flatMap((id) => partsOf(knowledge, id)?.document ?? [])],
    used: [...called.segments, ...wordsOfCompacts(reading, index)],
  });
  return { query: { kind: 'paragraph', number: from, to, of }, unexplained: left };
};

/** True where a question names a compact, or the document that its text is in. */
function isNamed({ named }: Reading, id: string, knowledge: Knowledge): boolean {
  const document = partsOf(knowledge, id)?.document;
  return named.includes(id) || (document !== undefined && named.includes(document));
}

interface PartNamed {
  readonly from: number;
  readonly to: number;
  readonly of: string;
  readonly aliases: Phrases;
}

const listedParts = holding((_: Knowledge) => new Map<string, readonly PartNamed[]>());

/** The same list for the same parts, so that their names are filed once. */
function partsListed(knowledge: Knowledge, parts: readonly PartNamed[]): readonly PartNamed[] {
  const known = listedParts(knowledge);
  const key = [...new Set(parts.map(({ of }) => of))].join(' ');
  const list = known.get(key) ?? parts;
  known.set(key, list);
  return list;
}

/** "What does paragraph 32 say?", "paragraph 15 of the migration compact" */
export const paragraphs: Frame = (reading, index) => {
  if (mentions(reading, 'objective', 'principle', 'commitment')) return undefined;
  if (!['none', 'which', 'where', 'how'].includes(reading.focus)) return undefined;
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
  if (itemsByLetter(reading, index).ids.length > 0) return undefined;
  const [only] = of;
  const number = paragraphIn(reading) ?? (of.length > 0 ? paragraphInTopic(reading, index) : undefined);
  if (number === undefined || number.value < 1) return undefined;
  const query = {
    kind: 'paragraph' as const,
    number: number.value,
    ...(of.length === 1 && only !== undefined && { of: only }),
  };
  const left = unexplained(reading, index, {
    concepts: aroundParagraphs,
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
