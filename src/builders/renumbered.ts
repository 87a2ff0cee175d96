import type { Block, Citation, Inline } from '../answer/nodes.ts';
import type { Draft } from './draft.ts';

/** Blocks of another answer with their references numbered in the row of this draft. */
export function renumbered(draft: Draft, blocks: readonly Block[], citations: readonly Citation[]): Block[] {
  const numbers = new Map<number, number>();
  const numberIn = (given: number): number => {
    const known = numbers.get(given);
    if (known !== undefined) return known;
    const citation = citations.find(({ number }) => number === given);
    const found = citation === undefined ? given : numberOf(draft, citation);
    numbers.set(given, found);
    return found;
  };
  const inline = (children: readonly Inline[]): Inline[] =>
    children.map((node) => {
      if (node.type === 'reference') return { ...node, citation: numberIn(node.citation) };
      return node.type === 'strong' || node.type === 'emphasis'
        ? { ...node, children: inline(node.children) }
        : node;
    });
  return blocks.map((block): Block => {
    if (block.type === 'list') return { ...block, items: block.items.map(inline) };
    if (block.type === 'table') {
      return { ...block, header: block.header.map(inline), rows: block.rows.map((row) => row.map(inline)) };
    }
    return { ...block, children: inline(block.children) };
  });
}

function numberOf(draft: Draft, { document, quote, locator }: Citation): number {
  const [, reference] = draft.cite({ document, quote, locator });
  return reference?.type === 'reference' ? reference.citation : 0;
}
