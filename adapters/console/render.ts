import { styleText } from 'node:util';
import type { Answer, Block, Inline } from '../../src/answer/nodes.ts';
import { plainBlock, plainInline, plainText } from '../../src/answer/plain-text.ts';
import type { Form } from './arguments.ts';

/** An answer as the console prints it: the linear text, or the whole Answer as JSON. */
export function renderAnswer(answer: Answer, form: Form): string {
  return form === 'json' ? JSON.stringify(answer, null, 2) : plainText(answer);
}

/** An answer for a terminal: as the text, with weight on what is strong and small print dimmed. */
export function renderForTerminal(answer: Answer): string {
  return [...answer.blocks, ...answer.sources, ...answer.hint].map(styledBlock).join('\n\n');
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
