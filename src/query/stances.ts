import type { Vote } from '../knowledge/schema.ts';
import type { Stance } from './choices.ts';

/** What each way to vote that a question may name is made of. */
export const votesOf: Record<Stance, readonly Vote[]> = {
  for: ['for'],
  against: ['against'],
  abstained: ['abstained'],
  absent: ['absent'],
  voted: ['for', 'against', 'abstained'],
  'not-for': ['against', 'abstained', 'absent'],
  'not-against': ['for', 'abstained', 'absent'],
  'not-abstained': ['for', 'against', 'absent'],
};
