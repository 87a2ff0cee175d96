import { type Answer, type Block, type Inline, paragraph } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { commitmentBlocks } from './commitments.ts';
import { type Draft, inRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { objectiveBlocks } from './objectives.ts';

/** Whether a commitment or an objective is about a topic; if not, which ones are. */
export function answerCovers(
  query: Extract<Query, { kind: 'covers' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const item = nameOfItem(draft, query.item);
  const others = query.topic.filter((id) => id !== query.item);
  const isIn = query.topic.includes(query.item);
  const named = inRow(
    draft,
    others.map((id) => nameOfItem(draft, id)),
  );
  const verdict = isWhole(draft, query.item)
    ? draft.say(isIn ? 'covers.yes' : 'covers.no', { item, others: named })
    : isIn
      ? draft.say('covers.title-only', { item, title: titleOfItem(draft, query.item) })
      : draft.say('covers.not-by-title', { item, others: named });
  const shown = isIn ? [query.item] : [query.item, ...others];
  const passages = draft.knowledge.objectives.find(({ id }) => isIn && id === query.item)?.citations ?? [];
  const blocks = [
    paragraph(...verdict, ...draft.cite(...passages)),
    ...shown.flatMap((id) => itemBlocks(draft, id)),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'commitments' }]);
}

/** True for a commitment, which the data holds word for word; of objectives and principles it holds the title. */
function isWhole({ knowledge }: Draft, id: string): boolean {
  return knowledge.commitments.some((each) => each.id === id);
}

function nameOfItem(draft: Draft, id: string) {
  const commitment = draft.knowledge.commitments.find((each) => each.id === id);
  if (commitment !== undefined) return draft.say('covers.commitment', { number: commitment.number });
  const entity = draft.knowledge.entities.get(id);
  return entity === undefined ? [] : [draft.nameOf(entity.short ?? entity.name)];
}

/** What an objective or a principle is about, in two or three words. */
function titleOfItem(draft: Draft, id: string): Inline[] {
  const objective = draft.knowledge.objectives.find((each) => each.id === id);
  return objective === undefined ? [] : [draft.textOf(objective.label)];
}

function itemBlocks(draft: Draft, id: string): Block[] {
  const commitment = draft.knowledge.commitments.find((each) => each.id === id);
  if (commitment !== undefined) return commitmentBlocks(draft, commitment);
  const objective = draft.knowledge.objectives.find((each) => each.id === id);
  return objective === undefined ? [] : objectiveBlocks(draft, objective);
}
