import { styleText } from 'node:util';
import type { Caps } from '../../src/answer/caps.ts';
import { layout } from '../../src/answer/layout.ts';
import type { Answer, Block, Inline } from '../../src/answer/nodes.ts';
import { plainBlock, plainInline } from '../../src/answer/plain-text.ts';
import type { Form } from './arguments.ts';

/** A console takes any length; a table becomes a list, which a screen reader can follow. */
const consoleCaps: Caps = {
  features: new Set(['heading', 'quote', 'list', 'note', 'strong', 'emphasis', 'link', 'time']),
  partBlocks: Number.POSITIVE_INFINITY,
  partSize: Number.POSITIVE_INFINITY,
  blockSize: Number.POSITIVE_INFINITY,
  headingSize: Number.POSITIVE_INFINITY,
  sizeOf: (block) => plainBlock(block).length,
};

/** An answer as the console prints it: the linear text, or the whole Answer as JSON. */
export function renderAnswer(answer: Answer, form: Form): string {
  if (form === 'json') return JSON.stringify(answer, null, 2);
  return blocksOf(answer).map(plainBlock).join('\n\n');
}

/** An answer for a terminal: as the text, with weight on what is strong and small print dimmed. */
export function renderForTerminal(answer: Answer): string {
  return blocksOf(answer).map(styledBlock).join('\n\n');
}

function blocksOf(answer: Answer): Block[] {
  return layout(answer, consoleCaps).parts.flatMap(({ blocks }) => blocks);
}

function styledBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return styleText('bold', plainInline(block.children));
    case 'note':
      return styleText('dim', plainInline(block.children));
    case 'paragraph':
      return styledInline(block.children);
    case 'quote':
      return styleText('italic', plainBlock(block));
    case 'list':
      return plainBlock({
        ...block,
        items: block.items.map((item) => [{ type: 'text', text: styledInline(item) }]),
      });
    case 'table':
      return plainBlock(block);
  }
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
