import type { Answer, AnswerStatus } from '../answer/nodes.ts';
import { paragraph, strong, text } from '../answer/nodes.ts';
import { pointOf } from '../answer/point.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { renumbered } from './renumbered.ts';

/** Several questions answered one after another, each under its number, with one list of sources. */
export function answerSeveral(
  query: Extract<Query, { kind: 'several' }>,
  core: Core,
  language: Language,
  answer: (query: Query, core: Core, language: Language) => Answer,
): Answer {
  const draft = startDraft(core, language);
  const queries = query.of.flatMap((address) => parseAddress(address) ?? []);
  const answers = queries.map((each) => answer(each, core, language));
  const blocks = answers.flatMap((each, index) => [
    paragraph(strong(...draft.say('several.title', { number: index + 1 }))),
    ...renumbered(draft, each.blocks, each.citations),
  ]);
  const next = answers.flatMap((each) => each.next.slice(0, 1).map(({ query: following }) => following));
  const given = finishAnswer(draft, statusOf(answers), query, blocks, next);
  const isUnread = answers.some(({ outcome }) => outcome === 'not_understood');
  const outcome = given.status === 'not_in_sources' && isUnread ? 'not_understood' : given.outcome;
  return { ...given, outcome, point: [text(answers.map(pointOf).join(' '))] };
}

/** What came of several questions: answered where one is; a question asked back before one that has no answer. */
function statusOf(answers: readonly Answer[]): AnswerStatus {
  const statuses = answers.map(({ status }) => status);
  const [first = 'not_in_sources'] = statuses;
  const order: readonly AnswerStatus[] = ['answered', 'needs_clarification'];
  return order.find((status) => statuses.includes(status)) ?? first;
}
