import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Tried } from '../choose.ts';
import type { Reading } from '../reading.ts';
import { evidenceFor } from './features.ts';
import { wordsOfUnits } from './units.ts';
import { likeliest } from './weights.ts';

/** From here on the likeliest short answer is given, as the nearest that the sources say. */
const accepted = 0.65;
/** From here on it is shown as a suggestion, and is no answer. */
const suggested = 0.2;

/** What the sources say nearest to a question that no kind of question has a place for. */
export interface Nearest {
  readonly query: Query;
  /** True for an answer; otherwise it is a suggestion only. */
  readonly isAnswer: boolean;
  /** How likely it is what was asked, 0 to 1. */
  readonly likely: number;
  /** Words of the question that it says nothing on. */
  readonly leftOut: readonly string[];
}

/** Looks for the nearest short answer; undefined where none is likely to be what was asked. */
export function nearestOf(reading: Reading, tried: readonly Tried[], index: AskIndex): Nearest | undefined {
  const best = likeliest(evidenceFor(reading, tried, index), index.knowledge.evidence);
  if (best === undefined || best.likely < suggested) return undefined;
  const { query, unmet } = best.evidence;
  return { query, isAnswer: best.likely >= accepted, likely: best.likely, leftOut: wordsOfUnits(unmet) };
}
