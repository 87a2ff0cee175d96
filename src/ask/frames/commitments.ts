import type { Concept } from '../../knowledge/schema.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Reading } from '../reading.ts';
import type { Segment } from '../segments.ts';
import { does } from '../segments.ts';
import type { Frame } from './frame.ts';
import { dateOfArticle, mentions, namedEntities, numbersIn, unexplained } from './frame.ts';

const aroundCommitments: readonly Concept[] = [
  'commitment',
  'commit',
  'which',
  'list',
  'be',
  'doing',
  'have',
  'include',
  'compare',
  'all',
];

/** "What did Metropolis promise?", "commitment 3", "the first two commitments", "the five things they pledged" */
export const commitments: Frame = (reading, index) => {
  if (!mentions(reading, 'commitment', 'commit') || !['none', 'which'].includes(reading.focus))
    return undefined;
  const dated = dateOfArticle(reading, index);
  const numbers = numbersIn(reading).filter(({ segment }) => !dated.includes(segment));
  const towards =
    mentions(reading, 'commitment') || namedEntities(reading).includes(index.knowledge.keyRecords.network);
  const left = unexplained(reading, index, {
    concepts: [...aroundCommitments, ...(towards ? ['compact'] : [])],
    entities: towards ? index.compactIds : [],
    used: [...numbers.map(({ segment }) => segment), ...dated],
  });
  const total = index.knowledge.commitments.length;
  const [first, second] = numbers;
  if (first === undefined) return { query: { kind: 'commitments' }, unexplained: left };
  if (second !== undefined && !(first.ordinal && second.value === total)) {
    const several = severalNumbers(first, second, reading, index);
    return { query: { kind: 'commitments-on', numbers: several.slice(0, total) }, unexplained: left };
  }
  if (first.ordinal) {
    return {
      query: { kind: 'commitment', number: first.value < 0 ? total : first.value },
      unexplained: left,
    };
  }
  if (countsThings(reading))
    return { query: { kind: 'commitments', claimed: first.value }, unexplained: left };
  return { query: { kind: 'commitment', number: first.value }, unexplained: left };
};

interface NumberMention {
  readonly segment: Segment;
  readonly value: number;
  readonly ordinal: boolean;
}

/** "first three" and "1 to 3" are a span, "2 and 4" are two. */
function severalNumbers(
  first: NumberMention,
  second: NumberMention,
  { segments }: Reading,
  index: AskIndex,
): number[] {
  if (first.ordinal && !second.ordinal) {
    const total = index.knowledge.commitments.length;
    const from = first.value < 0 ? Math.max(1, total - second.value + 1) : first.value;
    return span(from, from + second.value - 1);
  }
  const total = index.knowledge.commitments.length;
  const numberOf = ({ value }: NumberMention) => (value < 0 ? total + 1 + value : value);
  const between = segments.slice(segments.indexOf(first.segment) + 1, segments.indexOf(second.segment));
  const isSpan = between.some((segment) => does(segment, 'from-to', index));
  return isSpan ? span(numberOf(first), numberOf(second)) : [numberOf(first), numberOf(second)];
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, Math.min(to - from + 1, 20)) }, (_, index) => from + index);
}

/** "five commitments" counts them; "commitment 5" names one. */
function countsThings(reading: Reading): boolean {
  const number = reading.segments.findIndex((segment) => segment.number !== undefined);
  const named = reading.segments.findIndex(({ concepts }) => concepts.has('commitment'));
  return named < 0 || named > number;
}
