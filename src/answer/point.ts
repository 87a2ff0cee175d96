import { quoted } from '../language.ts';
import type { Answer, Block, Inline } from './nodes.ts';
import { plainInline } from './plain-text.ts';

/** How much of a list goes into the point: enough for a handful of names, not for a whole register. */
const listRoom = 300;

/**
 * The point of an answer: what was asked, in the sentences that a screen reader reads first and that can be quoted
 * alone. It is what the builder names as such, else the first block that says something, whole, so that no doubt
 * stays behind. References fall away; nothing in it is markup.
 */
export function pointOf(answer: Pick<Answer, 'preface' | 'blocks' | 'point'>): string {
  const understood = answer.preface.map(said).filter((each) => each !== '');
  const point = answer.point === undefined ? firstSaid(answer.blocks) : plainWords(answer.point);
  return [...understood, point].join(' ').trim();
}

function firstSaid(blocks: readonly Block[]): string {
  const [first, ...more] = blocksOfPoint(blocks);
  if (first === undefined) return '';
  const [list] = more;
  if (list?.type === 'list' || list?.type === 'table') {
    return `${said(first).replace(/\s*:$/u, '')}: ${said(list)}`;
  }
  return [first, ...more].map(said).join(' ');
}

/** The blocks that make the point of an answer, with their references, to be shown without the others. */
export function pointBlocks({ blocks, point }: Pick<Answer, 'blocks' | 'point'>): readonly Block[] {
  return point === undefined ? blocksOfPoint(blocks) : [{ type: 'paragraph', children: point }];
}

/** The first block that says something, with the title of a list or table and what a colon announces. */
function blocksOfPoint(blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex((block) => block.type !== 'heading' && said(block) !== '');
  const first = blocks[at];
  if (first === undefined) return blocks;
  if (first.type === 'list' || first.type === 'table') return blocks.slice(Math.max(at - 1, 0), at + 1);
  let end = at + 1;
  // A sentence that ends in a colon is only whole with what it announces.
  while (end < blocks.length && /:$/u.test(said(blocks[end - 1] as Block))) end += 1;
  return blocks.slice(at, end);
}

function said(block: Block): string {
  switch (block.type) {
    case 'list':
      return inRoom(block.items.map(plainWords));
    case 'table': {
      const [, ...sides] = block.header.map(plainWords);
      return inRoom(
        block.rows.map(([aspect = [], ...cells]) => {
          const told = cells.map((cell, index) => `${sides[index] ?? ''}: ${plainWords(cell)}`);
          return `${plainWords(aspect)} (${told.join('; ')})`;
        }),
      );
    }
    case 'quote':
      return quoted(plainWords(block.children), block.language);
    default:
      return plainWords(block.children);
  }
}

/** The first items that fit, the very first always; an ellipsis stands for the rest. */
function inRoom(items: readonly string[]): string {
  let left = listRoom;
  const kept = items.filter((item, index) => {
    left -= item.length;
    return index === 0 || left >= 0;
  });
  return kept.join('; ') + (kept.length < items.length ? ' …' : '');
}

/** Running text without its references and the spaces before them. */
export function plainWords(children: readonly Inline[]): string {
  return plainInline(withoutReferences(children)).replace(/\s+/gu, ' ').trim();
}

function withoutReferences(children: readonly Inline[]): Inline[] {
  return children.flatMap((node, index): Inline[] => {
    if (node.type === 'reference') return [];
    if (node.type === 'strong' || node.type === 'emphasis') {
      return [{ ...node, children: withoutReferences(node.children) }];
    }
    const isGap = node.type === 'text' && node.text === ' ' && children[index + 1]?.type === 'reference';
    return isGap ? [] : [node];
  });
}
