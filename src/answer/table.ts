import type { Block, Inline } from './nodes.ts';
import { plainInline } from './plain-inline.ts';

export type Table = Extract<Block, { type: 'table' }>;

/** Between a name and what belongs to it: a colon would have a space before it in French alone. */
const between = ' – ';

/** The most characters of a cell, and of a row, that are taken in at a glance. */
const glance = { cell: 40, row: 110 };

/**
 * True for a table that is read at a glance, such as a list with a few properties. Columns are worth it there; a table
 * with sentences in its cells is read row by row.
 */
export function isAtAGlance({ header, rows }: Table): boolean {
  return [header, ...rows].every((row) => {
    const sizes = row.map((cell) => plainInline(cell).length);
    return sizes.every((size) => size <= glance.cell) && sizes.reduce((a, b) => a + b, 0) <= glance.row;
  });
}

/**
 * A table without columns, in the order in which it is read aloud. At a glance, a line a row below one with the names of
 * the columns. Otherwise each row under its own title, with each side behind the name of its column.
 */
export function withoutColumns(table: Table): Block[] {
  return isAtAGlance(table) ? linesOf(table) : sectionsOf(table);
}

function linesOf({ header, rows }: Table): Block[] {
  const [title = [], ...columns] = header;
  const lead: Block = { type: 'paragraph', children: lineOf(title, columns) };
  const items = rows.map(([first = [], ...cells]) => lineOf(first, cells));
  return items.length === 0 ? [lead] : [lead, { type: 'list', items }];
}

/** "**Madison** – Wisconsin, probable, city" */
function lineOf(first: readonly Inline[], cells: readonly (readonly Inline[])[]): Inline[] {
  return [
    ...(first.length === 0 ? [] : [strong(first)]),
    ...cells.flatMap((cell, at): Inline[] => [said(at === 0 ? between : ', '), ...cell]),
  ];
}

function sectionsOf({ header, rows }: Table): Block[] {
  // A table without rows still has its header to say.
  const shown = rows.length > 0 ? rows : [header.map(() => [])];
  const [title = [], ...columns] = header;
  return shown.flatMap(([first = [], ...cells]): Block[] => {
    const named = title.length === 0 ? first : [...title, said(between), ...first];
    const items = cells.map((cell, at): Inline[] => [...(columns[at] ?? []), said(between), ...cell]);
    const lead: Block[] = named.length === 0 ? [] : [{ type: 'paragraph', children: [strong(named)] }];
    return items.length === 0 ? lead : [...lead, { type: 'list', items }];
  });
}

function strong(children: readonly Inline[]): Inline {
  return { type: 'strong', children };
}

function said(text: string): Inline {
  return { type: 'text', text };
}
