import { type Answer, list, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { counted } from './counts.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** How much one number is larger than another, with both and their sources. */
export function answerDifference(
  query: Extract<Query, { kind: 'difference' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const both = query.of.map((of) => counted(draft, of)).toSorted((a, b) => b.count - a.count);
  const [more, fewer] = both;
  if (more === undefined || fewer === undefined) throw new RangeError('a difference needs two numbers');
  const title = draft.say('difference.title', {
    difference: more.count - fewer.count,
    more: more.count,
    fewer: fewer.count,
  });
  const items = both.map(({ sentence, passages }) => [...sentence, ...draft.cite(...passages)]);
  return finishAnswer(draft, 'answered', query, [paragraph(...title), list(items)], [{ kind: 'cities' }]);
}
