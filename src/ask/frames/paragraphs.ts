import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { partsOf } from '../../knowledge/parts.ts';
import type { Concept, Phrases } from '../../knowledge/schema.ts';
import { addressOf } from '../../query/address.ts';
import type { Query } from '../../query/query.ts';
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

/** "In which paragraph is objective 1, and in which objective 23?": the objectives, which say where they stand. */
export const objectivesPlaced: Frame = (reading, index) => {
  if (!mentions(reading, 'paragraph') || !mentions(reading, 'objective') || reading.yesNo) return undefined;
  const { knowledge, compactIds } = index;
  const named = compactIds.filter((id) => isNamed(reading, id, knowledge));
  const [of, ...others] = named.length > 0 ? named : compactIds.slice(0, 1);
  const numbers = numbersIn(reading).filter(({ segment }) => segment.ids.length === 0);
  const isThere = ({ value }: { value: number }) =>
    knowledge.objectives.some((each) => each.kind === 'objective' && each.of === of && each.number === value);
  if (of === undefined || others.length > 0 || numbers.length === 0 || !numbers.every(isThere))
    return undefined;
  const queries = numbers.map(
    ({ value }): Query => ({ kind: 'objective', number: value, ...(named.length > 0 && { of }) }),
  );
  const [only, ...more] = queries;
  if (only === undefined) return undefined;
  const left = unexplained(reading, index, {
    concepts: [
      'paragraph',
      'objective',
      'which',
      'be',
      'compact',
      'instrument',
      'where',
      'cite',
      'symbol',
      'need',
    ],
    entities: [...compactIds, ...compactIds.flatMap((id) => partsOf(knowledge, id)?.document ?? [])],
    used: [...numbers.map(({ segment }) => segment), ...wordsOfCompacts(reading, index)],
  });
  const query: Query = more.length === 0 ? only : { kind: 'several', of: queries.map(addressOf) };
  return { query, unexplained: left };
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
