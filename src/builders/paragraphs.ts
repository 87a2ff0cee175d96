import { type Answer, type Block, type Inline, list, paragraph, strong } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import { compacts, shortName, titleOf } from '../knowledge/knowledge.ts';
import { paragraphOf, partsOf } from '../knowledge/parts.ts';
import type { Objective } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { type Draft, startDraft } from './draft.ts';
import { factBlocks } from './facts.ts';
import { finishAnswer } from './finish.ts';

/** What stands in a paragraph of a compact, or of each: the objective it is, the part it is in, what is cited from it. */
export function answerParagraph(
  query: Extract<Query, { kind: 'paragraph' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = compacts(core.knowledge)
    .map(({ id }) => id)
    .filter((id) => query.of === undefined || id === query.of);
  const blocks = all.flatMap((id) =>
    query.to === undefined
      ? blocksOf(draft, id, query.number)
      : partBlocks(draft, id, query.number, query.to),
  );
  const status = draft.citations().length > 0 ? 'answered' : 'not_in_sources';
  return finishAnswer(
    draft,
    status,
    query,
    blocks,
    all.map((id) => ({ kind: 'record', id })),
  );
}

function blocksOf(draft: Draft, of: string, number: number): Block[] {
  const found = paragraphOf(draft.knowledge, of, number);
  const compact = compactName(draft, of);
  if (found === undefined) return [paragraph(...draft.say('paragraph.unknown', { number, compact }))];
  const part = found.items.length > 0 || found.part === undefined ? [] : [found.part];
  const told = [...part, ...found.facts];
  return [
    ...itemBlocks(draft, of, number, found.items),
    ...(found.items.length > 0 || told.length === 0
      ? []
      : [paragraph(...draft.say('paragraph.says', { number, compact }))]),
    ...told.flatMap((fact) => factBlocks(draft, fact, { order: 'today-first' })),
  ];
}

/** "Paragraphs 48 to 54 of the migration compact: …", with what is said of that part. */
function partBlocks(draft: Draft, of: string, from: number, to: number): Block[] {
  const part = partsOf(draft.knowledge, of)?.list.find((each) => each.from === from && each.to === to);
  const fact = draft.knowledge.facts.find(({ id }) => id === part?.fact);
  const compact = compactName(draft, of);
  if (fact === undefined) return blocksOf(draft, of, from);
  const range =
    from === to
      ? draft.say('paragraph.says', { number: from, compact })
      : draft.say('paragraph.range', { from, to, compact });
  return [paragraph(...range), ...factBlocks(draft, fact, { order: 'today-first' })];
}

/** "Paragraph 32 of the migration compact is its objective 16: …"; a paragraph with several principles lists them. */
function itemBlocks(draft: Draft, of: string, number: number, items: readonly Objective[]): Block[] {
  const [only, ...more] = items;
  if (only === undefined) return [];
  const given = { number, compact: compactName(draft, of) };
  const proof = draft.cite({
    document: partsOf(draft.knowledge, of)?.document ?? '',
    paragraph: String(number),
  });
  if (only.kind === 'objective' && more.length === 0) {
    const title = strong(draft.textOf(titleOf(only)));
    return [
      paragraph(...draft.say('paragraph.objective', { ...given, objective: only.number, title }), ...proof),
    ];
  }
  return [
    paragraph(
      ...(only.kind === 'objective'
        ? draft.say('paragraph.objectives', { ...given, count: items.length })
        : draft.say('paragraph.principles', { ...given, count: items.length })),
      ...proof,
    ),
    list(
      items.map((each) => [draft.textOf(titleOf(each))]),
      1,
    ),
  ];
}

function compactName(draft: Draft, id: string): Inline[] {
  const entity = draft.knowledge.entities.get(id);
  return entity === undefined ? [] : [draft.nameOf(shortName(entity))];
}
