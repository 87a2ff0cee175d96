import { type Answer, type Block, type Inline, paragraph, strong, text } from '../answer/nodes.ts';
import { plainWords } from '../answer/point.ts';
import type { Table } from '../answer/table.ts';
import type { Core } from '../core.ts';
import { shortName } from '../knowledge/knowledge.ts';
import type { Language, Localised } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import type { Query } from '../query/query.ts';
import { type Aspect, aspects, aspectsOf } from './aspects.ts';
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
  const known = aspects.filter((aspect) => columns.some((column) => column.has(aspect)));
  const rows = known.map((aspect) => [
    draft.say(aspect),
    ...columns.map((column) => column.get(aspect) ?? draft.say('compare.nothing')),
  ]);
  const title = draft.say('compare.title', { names: namesInRow(draft, names) });
  const blocks = [
    paragraph(...title),
    {
      type: 'table',
      header: [[], ...names.map((name): Inline[] => [strong(draft.nameOf(name))])],
      rows,
    } satisfies Block,
  ];
  const next = query.of.map((id) => queryAbout(id, core.knowledge));
  const shown = renumbered(draft, blocks, sides.citations());
  const given = finishAnswer(draft, 'answered', query, shown, next);
  const isTelling = (aspect: Aspect | undefined) =>
    aspect !== undefined && !naming.has(aspect) && columns.every((column) => column.has(aspect));
  const table = shown.find((block) => block.type === 'table');
  const apart =
    table === undefined ? undefined : firstApart(table.rows.filter((_, at) => isTelling(known[at])));
  if (apart === undefined) return given;
  const [aspect = [], ...cells] = apart;
  const told = cells.flatMap((cell, at): Inline[] => [
    ...(at === 0 ? [] : [text('; ')]),
    ...(table?.header[at + 1] ?? []),
    text(' – '),
    ...cell,
  ]);
  return {
    ...given,
    point: [...title, text('. '), ...draft.say('document.field', { label: aspect, value: told })],
  };
}

/** The longest row of which the point of a comparison is made, in characters. */
const mostInPoint = 300;

/** Aspects that say what the sides are called, which a comparison names anyway. */
const naming: ReadonlySet<Aspect> = new Set(['aspect.kind', 'aspect.name', 'aspect.printed']);

/** The first row in which the sides differ in a few words. */
function firstApart(rows: Table['rows']): Table['rows'][number] | undefined {
  return rows.find(([, ...cells]) => {
    const said = cells.map(plainWords);
    return new Set(said).size > 1 && said.join('').length <= mostInPoint;
  });
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
