import type { Block } from './nodes.ts';
import { plainBlock } from './plain-text.ts';

/**
 * True for what says what follows and nothing itself, so that it does not stand last: a heading, a paragraph that is all
 * bold, a sentence that ends in a colon.
 */
export function announces(block: Block | undefined): boolean {
  if (block?.type === 'heading') return true;
  if (block?.type !== 'paragraph') return false;
  const said = block.children.filter((node) => node.type !== 'text' || node.text.trim() !== '');
  const isTitle = said.length > 0 && said.every(({ type }) => type === 'strong' || type === 'reference');
  return isTitle || /:\s*$/u.test(plainBlock(block));
}
