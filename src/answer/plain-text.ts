import { quoted } from '../language.ts';
import type { Answer, Block } from './nodes.ts';
import { plainInline } from './plain-inline.ts';
import { withoutColumns } from './table.ts';

export { isHostOf, plainInline } from './plain-inline.ts';

/**
 * The linear form: every word of an answer, in order, for a terminal, a screen reader or a notification.
 * Blocks are separated by an empty line; list items stand one a line.
 */
export function plainText(answer: Answer): string {
  return [...answer.preface, ...answer.blocks, ...answer.sources, ...answer.hint]
    .map(plainBlock)
    .join('\n\n');
}

/** The linear form of one block. */
export function plainBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'note':
    case 'code':
      return plainInline(block.children);
    case 'quote':
      return quoted(plainInline(block.children), block.language);
    case 'list':
      return block.items
        .map(
          (item, index) =>
            `${block.start === undefined ? '-' : `${block.start + index}.`} ${plainInline(item)}`,
        )
        .join('\n');
    case 'table':
      return withoutColumns(block).map(plainBlock).join('\n');
  }
}
