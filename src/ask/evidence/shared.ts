import { addressOf } from '../../query/address.ts';
import type { Query } from '../../query/query.ts';
import type { AskIndex } from '../ask-index.ts';
import { readQuestion } from '../reading.ts';
import { rawText } from '../segments.ts';
import { lookAt } from './features.ts';
import { leastMet, type Meeting } from './meeting.ts';

/** So much of each part one short answer must meet to answer all of them. */
const leastShared = 0.7;

/** And of each part it must meet nearly as much as what meets most of it. */
const leastOfBest = 0.85;

interface Found {
  readonly query: Query;
  readonly score: number;
}

/**
 * The one fact that answers each of these questions: it meets most of each, and all of what is its own, gives what each asks
 * for, and nothing forbids it.
 */
export function sharedBy(
  parts: readonly { readonly text: string; readonly own: string }[],
  index: AskIndex,
): Query | undefined {
  let shared: readonly Found[] | undefined;
  for (const { text, own } of parts) {
    const { looked } = lookAt(text, readQuestion(text, index), index);
    const before = shared;
    const giving = looked.filter(({ veto, lack }) => veto === undefined && lack === undefined);
    const best = giving[0]?.score ?? 0;
    shared = giving.flatMap(({ passage, meetings, score }): Found[] => {
      const known = before?.find(({ query }) => addressOf(query) === passage.address);
      if (passage.kind !== 'fact' || score < best * leastOfBest || !meetsMost(meetings, own)) return [];
      if (before !== undefined && known === undefined) return [];
      return [{ query: passage.query, score: score + (known?.score ?? 0) }];
    });
    if (shared.length === 0) return undefined;
  }
  return shared?.toSorted((a, b) => b.score - a.score)[0]?.query;
}

function meetsMost(meetings: readonly Meeting[], own: string): boolean {
  const weigh = (of: (each: Meeting) => number) =>
    meetings.reduce((sum, each) => sum + each.weight * of(each), 0);
  const isOwn = ({ unit }: Meeting) => own.includes(rawText(unit.segment));
  if (meetings.some((each) => isOwn(each) && !each.unit.light && each.met < leastMet)) return false;
  return weigh(({ met }) => Math.min(1, met)) >= leastShared * weigh(() => 1);
}
