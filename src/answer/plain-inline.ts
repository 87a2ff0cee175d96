import type { Inline } from './nodes.ts';

/**
 * The linear form of running text: markup falls away, a link shows its address or what it has as its label, the host
 * of that address; a reference is `[1]`, or `[1: Publisher]` where nothing can be opened.
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
      return node.publisher === undefined ? `[${node.citation}]` : `[${node.citation}: ${node.publisher}]`;
  }
}

/** True where a link's label says where it leads: the host of its address. */
export function isHostOf(label: string, address: string): boolean {
  return URL.canParse(address) && new URL(address).host === label;
}
