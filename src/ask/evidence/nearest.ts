import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import type { Tried } from '../choose.ts';
import type { Reading } from '../reading.ts';
import { rawText } from '../segments.ts';
import { evidenceFor, lookAt } from './features.ts';
import { nearestVotes } from './nearest-votes.ts';
import { wordsOfUnits } from './units.ts';
import { likeliest } from './weights.ts';

/** From here on the likeliest short answer is given, as the nearest that the sources say. */
const accepted = 0.66;
/** How states voted that the question names may be told sooner: what it supposes of them is checked against the record. */
const acceptedOfVotes = 0.35;
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
export function nearestOf(
  question: string,
  reading: Reading,
  tried: readonly Tried[],
  index: AskIndex,
): Nearest | undefined {
  const onVotes = nearestVotes(question, reading, tried, index);
  if (onVotes !== undefined) return onVotes;
  const found = evidenceFor(question, reading, tried, index);
  const { evidence: weights } = index.knowledge;
  const giving = likeliest(
    found.filter(({ lacks }) => !lacks),
    weights,
  );
  const isAnswer =
    giving !== undefined &&
    giving.likely >= (giving.evidence.query.kind === 'country' ? acceptedOfVotes : accepted);
  const best = isAnswer ? giving : likeliest(found, weights);
  if (best === undefined || best.likely < suggested) return undefined;
  const { query, unmet } = best.evidence;
  return { query, isAnswer, likely: best.likely, leftOut: wordsOfUnits(unmet) };
}

/** The short answers nearest to a question, with what each meets and what forbids it: for `ask --explain`. */
export function explainNearest(question: string, reading: Reading, index: AskIndex): string {
  const { looked } = lookAt(question, reading, index);
  const lines = looked.slice(0, mostExplained).map(({ passage, meetings, score, veto, lack }) => {
    const against = veto ?? lack;
    const words = meetings.map(
      ({ unit, met, weight }) =>
        `${unit.asked ? '' : '~'}${rawText(unit.segment)} ${(met * weight).toFixed(1)}/${weight.toFixed(1)}`,
    );
    return `${passage.address} ${score.toFixed(1)} (${words.join(', ')})${against === undefined ? '' : `: ${against}`}`;
  });
  return lines.join('; ');
}

/** The most short answers that are explained. */
const mostExplained = 5;
