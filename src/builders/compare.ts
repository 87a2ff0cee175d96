import { type Answer, type Block, type Inline, paragraph, strong } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { shortName } from '../knowledge/knowledge.ts';
import type { Language, Localised } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { aspects, aspectsOf } from './aspects.ts';
import { type Draft, namesInRow, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { renumbered } from './renumbered.ts';

/** What the data holds of two or more records, side by side: a row for every aspect that one of them has. */
export function answerCompare(
  query: Extract<Query, { kind: 'compare' }>,
  core: Core,
  language: Language,
): Answer {
  // The sides are filled one after another and read row by row: sources are numbered as they are read.
  const sides = startDraft(core, language);
  const draft = startDraft(core, language);
  const names = query.of.map((id) => nameOfRecord(draft, id));
  const columns = query.of.map((id) => aspectsOf(sides, id));
  const rows = aspects
    .filter((aspect) => columns.some((column) => column.has(aspect)))
    .map((aspect) => [
      draft.say(aspect),
      ...columns.map((column) => column.get(aspect) ?? draft.say('compare.nothing')),
    ]);
  const blocks = [
    paragraph(...draft.say('compare.title', { names: namesInRow(draft, names) })),
    {
      type: 'table',
      header: [[], ...names.map((name): Inline[] => [strong(draft.nameOf(name))])],
      rows,
    } satisfies Block,
  ];
  const next = query.of.map((id) => queryAbout(id, core.knowledge));
  return finishAnswer(draft, 'answered', query, renumbered(draft, blocks, sides.citations()), next);
}

/** The name of a record in a row; a commitment is named by its number. */
export function nameOfRecord(draft: Draft, id: string): Localised {
  const { commitments, entities } = draft.knowledge;
  const entity = entities.get(id);
  if (entity !== undefined) return shortName(entity);
  const commitment = commitments.find((each) => each.id === id);
  if (commitment === undefined) throw new RangeError(`no record has the id "${id}"`);
  return { en: draft.label('step.commitment', { number: commitment.number }) };
}
