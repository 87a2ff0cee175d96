import type { EvidenceWeights } from '../../knowledge/schema.ts';
import type { Evidence, Features } from './features.ts';

/** A short answer with how likely it is what was asked, 0 to 1. */
export interface Weighed {
  readonly evidence: Evidence;
  readonly likely: number;
}

/** The likeliest short answer; undefined where there is none. `weights` come from `npm run train`. */
export function likeliest(found: readonly Evidence[], weights: EvidenceWeights): Weighed | undefined {
  const ranked = rank(found, weights.rank);
  const [best, second] = ranked;
  if (best === undefined) return undefined;
  // Two that meet the question alike: neither is meant rather than the other.
  const isClear = second === undefined || best.score - second.score > leastAhead;
  if (!isClear)
    return {
      evidence: best.evidence,
      likely: 0.5 * logistic(sum(acceptanceFeatures(ranked), weights.accept)),
    };
  return { evidence: best.evidence, likely: logistic(sum(acceptanceFeatures(ranked), weights.accept)) };
}

/** By less than this no short answer is ahead of another. */
const leastAhead = 0.02;

/** The short answers with their scores, the best first. */
export function rank(
  found: readonly Evidence[],
  weights: Readonly<Record<string, number>>,
): { evidence: Evidence; score: number }[] {
  return found
    .map((evidence) => ({ evidence, score: sum(evidence.features, weights) }))
    .sort((a, b) => b.score - a.score || (a.evidence.address < b.evidence.address ? -1 : 1));
}

/** What tells whether the best of the ranked answers is right: its own numbers, and how far it is ahead. */
export function acceptanceFeatures(ranked: readonly { evidence: Evidence; score: number }[]): Features {
  const [best, second] = ranked;
  if (best === undefined) return {};
  return {
    ...best.evidence.features,
    ahead: Math.min(1, (best.score - (second?.score ?? best.score - 3)) / 3),
    alone: Number(second === undefined),
  };
}

function sum(features: Features, weights: Readonly<Record<string, number>>): number {
  let total = 0;
  for (const name in features) total += (features[name] ?? 0) * (weights[name] ?? 0);
  return total;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
