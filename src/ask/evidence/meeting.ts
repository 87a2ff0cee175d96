import type { Unit } from './units.ts';

/** A unit of the question and how far the passage meets it, 0 to 1. */
export interface Meeting {
  readonly unit: Unit;
  readonly met: number;
  /** How telling it is. */
  readonly weight: number;
}

/** Less than this is not met. */
export const leastMet = 0.45;
