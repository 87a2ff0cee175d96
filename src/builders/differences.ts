import { type Answer, list, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { counted } from './counts.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** How much one number is larger than another, or what several add up to: with each and its sources. */
export function answerDifference(
  query: Extract<Query, { kind: 'difference' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = query.of.map((of) => counted(draft, of));
  const [more, fewer] = all.map(({ count }) => count).toSorted((a, b) => b - a);
  if (more === undefined || fewer === undefined) throw new RangeError('a difference needs two numbers');
  const title =
    query.as === undefined
      ? draft.say('difference.title', { difference: more - fewer, more, fewer })
      : draft.say('difference.sum', { sum: all.reduce((sum, { count }) => sum + count, 0) });
  const items = (query.as === undefined ? all.toSorted((a, b) => b.count - a.count) : all).map(
    ({ sentence, passages }) => [...sentence, ...draft.cite(...passages)],
  );
  const blocks = query.as === 'each' ? [list(items)] : [paragraph(...title), list(items)];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}
