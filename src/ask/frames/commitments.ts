import type { Reading } from '../reading.ts';
import type { Frame } from './frame.ts';
import { mentions, numbersIn, unexplained } from './frame.ts';

const aroundCommitments = [
  'commitment',
  'commit',
  'which',
  'list',
  'be',
  'doing',
  'compact',
  'have',
  'include',
];

/** "What did Metropolis promise?", "commitment 3", "what's the last commitment?", "the five things they pledged" */
export const commitments: Frame = (reading, index) => {
  if (!mentions(reading, 'commitment', 'commit') || !['none', 'which'].includes(reading.focus))
    return undefined;
  const number = numbersIn(reading)[0];
  const left = unexplained(reading, {
    concepts: aroundCommitments,
    entities: ['migration-compact', 'refugee-compact'],
    used: [number?.segment],
  });
  if (number === undefined) return { query: { kind: 'commitments' }, unexplained: left };
  const total = index.knowledge.commitments.length;
  if (number.ordinal) {
    return {
      query: { kind: 'commitment', number: number.value < 0 ? total : number.value },
      unexplained: left,
    };
  }
  if (countsThings(reading))
    return { query: { kind: 'commitments', claimed: number.value }, unexplained: left };
  return { query: { kind: 'commitment', number: number.value }, unexplained: left };
};

/** "five commitments" counts them; "commitment 5" names one. */
function countsThings(reading: Reading): boolean {
  const number = reading.segments.findIndex((segment) => segment.number !== undefined);
  const named = reading.segments.findIndex(({ concepts }) => concepts.has('commitment'));
  return named < 0 || named > number;
}
