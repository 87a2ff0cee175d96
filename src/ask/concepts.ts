import type { Concept } from '../knowledge/schema.ts';

/** Concepts whose words ask, whatever the question is about. */
export const askingConcepts: readonly Concept[] = [
  'who',
  'when',
  'where',
  'why',
  'how',
  'how-many',
  'how-much',
  'which',
];

/** Concepts that ask for one of the items that have a number, or for what they are about. */
export const itemConcepts: readonly Concept[] = [
  'commitment',
  'commit',
  'objective',
  'principle',
  'compact',
  'city',
];

/** Concepts that show by themselves that a question is on the subject. */
export const subjectConcepts: readonly Concept[] = [...itemConcepts, 'member', 'endorse', 'endorser'];
