import type { Answer, AnswerStatus, Block } from '../answer/nodes.ts';
import { paragraph, strong, text } from '../answer/nodes.ts';
import { pointBlocks, pointOf } from '../answer/point.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { addressLimit, addressOf, parseAddress } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { type Draft, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { nextStep } from './next-steps.ts';
import { renumbered } from './renumbered.ts';

/**
 * Several questions in one: first the point of each under its number, then what more there is to each, with one list of
 * sources. What more there is to a part of many is left to the question for that part.
 */
export function answerSeveral(
  query: Extract<Query, { kind: 'several' }>,
  core: Core,
  language: Language,
  answer: (query: Query, core: Core, language: Language) => Answer,
): Answer {
  const draft = startDraft(core, language);
  const queries = query.of.flatMap((address) => parseAddress(address) ?? []);
  const answers = queries.map((each) => answer(each, core, language));
  const points = answers.flatMap((each, index) =>
    numbered(index + 1, renumbered(draft, shownPoint(each), each.citations)),
  );
  const rests = answers.map((each) =>
    each.blocks.slice(each.blocks.indexOf(shownPoint(each).at(-1) as Block) + 1),
  );
  // What no button can come back to is one message: what more there is to a part is asked of it alone, where it can be offered.
  const isKept = addressOf(query).length <= addressLimit;
  const withMore = queries.filter((_, index) => (rests[index] ?? []).length > 0);
  const offered = isKept ? [] : offeredApart(draft, withMore);
  const more = rests.flatMap((rest, index) => {
    const [part, each] = [queries[index], answers[index]];
    if (rest.length === 0 || part === undefined || each === undefined || offered.includes(part)) return [];
    const title = paragraph(strong(...draft.say('several.more', { number: index + 1 })));
    return [title, ...renumbered(draft, rest, each.citations)];
  });
  const blocks = [...points, ...more];
  const following = answers.flatMap((each) => each.next.slice(0, 1).map(({ query: next }) => next));
  const next = isKept ? following : offered;
  const given = finishAnswer(draft, statusOf(answers), query, blocks, next);
  const isUnread = answers.some(({ outcome }) => outcome === 'not_understood');
  const outcome = given.status === 'not_in_sources' && isUnread ? 'not_understood' : given.outcome;
  return { ...given, outcome, point: [text(answers.map(pointOf).join(' '))], glance: points.length };
}

/** Those of these questions that can be offered, each by words of its own. */
function offeredApart(draft: Draft, queries: readonly Query[]): Query[] {
  const byLabel = new Map(
    queries.flatMap((query) => nextStep(draft, query).map(({ label }) => [label, query] as const)),
  );
  return [...byLabel.values()];
}

/** The blocks of an answer that are its point, or its first where it has words of its own for that. */
function shownPoint({ blocks }: Answer): readonly Block[] {
  return pointBlocks({ blocks });
}

/** Blocks behind the number of their question, on the line of the first where that is running text. */
function numbered(number: number, [first, ...others]: readonly Block[]): Block[] {
  const mark = strong(text(`${number}.`));
  if (first?.type === 'paragraph') return [paragraph(mark, text(' '), ...first.children), ...others];
  return [paragraph(mark), ...(first === undefined ? [] : [first]), ...others];
}

/** What came of several questions: answered where one is; a question asked back before one that has no answer. */
function statusOf(answers: readonly Answer[]): AnswerStatus {
  const statuses = answers.map(({ status }) => status);
  const [first = 'not_in_sources'] = statuses;
  const order: readonly AnswerStatus[] = ['answered', 'needs_clarification'];
  return order.find((status) => statuses.includes(status)) ?? first;
}
