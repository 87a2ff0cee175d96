import type { Answer, Block, Inline } from './nodes.ts';

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
      return plainInline(block.children);
    case 'quote':
      return `“${plainInline(block.children)}”`;
    case 'list':
      return block.items
        .map(
          (item, index) =>
            `${block.start === undefined ? '-' : `${block.start + index}.`} ${plainInline(item)}`,
        )
        .join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.map(plainInline).join(' | ')).join('\n');
  }
}

/**
 * The linear form of running text: markup falls away, a link shows its address or what it has as its label, the host
 * of that address; a reference is `[1]`.
 */
export function plainInline(children: readonly Inline[]): string {
  return children.map(plainNode).join('');
}

function plainNode(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'strong':
    case 'emphasis':
      return plainInline(node.children);
    case 'link':
      return node.label === node.address || isHostOf(node.label, node.address)
        ? node.label
        : `${node.label} (${node.address})`;
    case 'time':
      return node.label;
    case 'reference':
      return `[${node.citation}]`;
  }
}

/** True where a link's label says where it leads: the host of its address. */
export function isHostOf(label: string, address: string): boolean {
  return URL.canParse(address) && new URL(address).host === label;
}
