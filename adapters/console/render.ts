import { createRequire } from 'node:module';
import { styleText } from 'node:util';
import type { Caps } from '../../src/answer/caps.ts';
import { layout } from '../../src/answer/layout.ts';
import type { Answer, Block, Inline } from '../../src/answer/nodes.ts';
import { plainBlock, plainInline } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { isAtAGlance, type Table } from '../../src/answer/table.ts';
import { askedBehind } from '../../src/chat/lead.ts';
import { firstPage } from '../../src/chat/surface.ts';
import type { Session } from './session.ts';

/** The widest table that has its columns; a wider one is read row by row. */
const widestTable = 100;

/** A console takes any length. */
const consoleCaps: Caps = {
  features: new Set([
    'heading',
    'quote',
    'list',
    'table',
    'note',
    'code',
    'strong',
    'emphasis',
    'link',
    'time',
  ]),
  takesTable: (table) =>
    isAtAGlance(table) && widthsOf(table).reduce((sum, width) => sum + width + gap.length, 0) <= widestTable,
  partBlocks: Number.POSITIVE_INFINITY,
  partSize: Number.POSITIVE_INFINITY,
  blockSize: Number.POSITIVE_INFINITY,
  headingSize: Number.POSITIVE_INFINITY,
  sizeOf: (block) => plainBlock(block).length,
};

/**
 * An answer to what was typed in the form this run asks for: linear text, the whole Answer as JSON, or a platform's
 * payload.
 */
export function renderAnswer(answer: Answer, typed: string, { given, surface, core }: Session): string {
  if (surface !== undefined) {
    const drawing = { ...firstPage, asked: askedBehind('/compacts', typed) };
    return JSON.stringify(surface.draw(answer, core, drawing), null, 2);
  }
  if (given.form === 'json') return JSON.stringify(answer, null, 2);
  if (given.brief) return pointOf(answer);
  // A file is what is asked for, and it is written to be read by a program.
  const { file } = answer;
  return file === undefined || file.isShown === true ? renderText(answer) : file.content.trimEnd();
}

/** An answer as linear text. */
export function renderText(answer: Answer): string {
  return blocksOf(answer)
    .map((block) => (block.type === 'table' ? inColumns(block) : plainBlock(block)))
    .join('\n\n');
}

/** An answer for a terminal: as the text, with weight on what is strong and small print dimmed. */
export function renderForTerminal(answer: Answer): string {
  return blocksOf(answer).map(styledBlock).join('\n\n');
}

function blocksOf(answer: Answer): Block[] {
  const { preface, blocks, sources, hint } = answer;
  return layout([...preface, ...blocks, ...sources, ...hint], consoleCaps).parts.flatMap(
    ({ blocks }) => blocks,
  );
}

function styledBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return styleText('bold', plainInline(block.children));
    case 'note':
      return styleText('dim', plainInline(block.children));
    case 'code':
      return plainBlock(block);
    case 'paragraph':
      return styledInline(block.children);
    case 'quote':
      return styleText('italic', plainBlock(block));
    case 'list':
      return plainBlock({
        ...block,
        items: block.items.map((item) => [{ type: 'text', text: styledInline(item) }]),
      });
    case 'table': {
      const [titles = '', ...rows] = inColumns(block).split('\n');
      return [styleText('bold', titles), ...rows].join('\n');
    }
  }
}

const gap = '  ';

const load = createRequire(import.meta.url);

/** Columns that a text takes. What measures them is loaded with the first table: most answers have none, and it takes a while. */
function columnsOf(text: string): number {
  const { default: stringWidth } = load('string-width') as typeof import('string-width');
  return stringWidth(text);
}

/** The cells of a table below one another, a row a line. */
function inColumns(table: Table): string {
  const widths = widthsOf(table);
  return cellsOf(table)
    .map((row) =>
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - columnsOf(cell)))
        .join(gap)
        .trimEnd(),
    )
    .join('\n');
}

function widthsOf(table: Table): number[] {
  return table.header.map((_, at) => Math.max(...cellsOf(table).map((row) => columnsOf(row[at] ?? ''))));
}

function cellsOf({ header, rows }: Table): string[][] {
  return [header, ...rows].map((row) => row.map((cell) => plainInline(cell).replace(/\s+/gu, ' ')));
}

function styledInline(children: readonly Inline[]): string {
  return children
    .map((node) => {
      if (node.type === 'strong') return styleText('bold', styledInline(node.children));
      if (node.type === 'emphasis') return styleText('italic', styledInline(node.children));
      if (node.type === 'reference') return styleText('dim', plainInline([node]));
      return plainInline([node]);
    })
    .join('');
}
