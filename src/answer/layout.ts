import type { Caps, Fitted, Loss, Part } from './caps.ts';
import { cutAt, cutOffsets, cutPlaces, lengthOf } from './cut.ts';
import type { Answer, Block, Inline } from './nodes.ts';
import { stepDown } from './step-down.ts';

/**
 * Fits an answer to a platform: steps down what it cannot show, cuts what is too large, and packs the blocks
 * into as few parts as hold them in order. A cut falls between items, else after a sentence, else between words,
 * and only then between characters. Everything that was changed is in `loss`; nothing is left out.
 * @throws RangeError where the caps leave no room for a single character: a mistake of the adapter.
 */
export function layout(answer: Pick<Answer, 'preface' | 'blocks' | 'sources' | 'hint'>, caps: Caps): Fitted {
  const loss: Loss[] = [];
  const shown = stepDown(
    [...answer.preface, ...answer.blocks, ...answer.sources, ...answer.hint],
    caps,
    loss,
  );
  const fitting = shown.flatMap((block) => cutToSize(block, caps, loss));
  return { parts: pack(fitting, caps), loss };
}

/** Puts blocks into parts in order; a heading never ends a part that has a block after it. */
function pack(blocks: readonly Block[], caps: Caps): Part[] {
  const parts: Block[][] = [];
  let size = 0;
  for (const [index, block] of blocks.entries()) {
    const current = parts.at(-1);
    const needed = caps.sizeOf(block);
    const next = blocks[index + 1];
    const withNext = block.type === 'heading' && next !== undefined ? needed + caps.sizeOf(next) : needed;
    const blocksNeeded = block.type === 'heading' && next !== undefined ? 2 : 1;
    const fits =
      current !== undefined &&
      size + withNext <= caps.partSize &&
      current.length + blocksNeeded <= caps.partBlocks;
    if (fits) {
      current.push(block);
      size += needed;
    } else {
      parts.push([block]);
      size = needed;
    }
  }
  return parts.map((part) => ({ blocks: part }));
}

function cutToSize(block: Block, caps: Caps, loss: Loss[]): Block[] {
  const limit = Math.min(caps.blockSize, caps.partSize);
  if (caps.sizeOf(block) <= limit) return [block];
  if (block.type === 'list') return cutList(block, caps, limit, loss);
  if (block.type === 'table') return cutTable(block, caps, limit, loss);
  return cutText(block, caps, limit, loss);
}

function cutText(
  block: Extract<Block, { children: readonly Inline[] }>,
  caps: Caps,
  limit: number,
  loss: Loss[],
): Block[] {
  const withChildren = (children: readonly Inline[]): Block => ({ ...block, children });
  for (const at of cutPlaces) {
    const offset = largestFit(cutOffsets(block.children, at), (candidate) => {
      const [first] = cutAt(block.children, candidate);
      return caps.sizeOf(withChildren(first)) <= limit;
    });
    if (offset === undefined) continue;
    const [first, second] = cutAt(block.children, offset);
    if (lengthOf(first) === 0 || lengthOf(second) === 0) continue;
    loss.push({ kind: 'split', at });
    return [withChildren(first), ...cutToSize(withChildren(second), caps, loss)];
  }
  const loosened = loosen(block.children, loss);
  if (loosened === undefined) throw new RangeError('the caps leave no room for a single character');
  return cutToSize(withChildren(loosened), caps, loss);
}

/** What cannot be cut and is too large alone (a long address) becomes text that can. */
function loosen(children: readonly Inline[], loss: Loss[]): Inline[] | undefined {
  let found = false;
  const loosened = children.map((node): Inline => {
    if (node.type === 'link' || node.type === 'time') {
      found = true;
      loss.push({ kind: 'stepped-down', from: node.type, to: 'text' });
      const text =
        node.type === 'link' && node.label !== node.address ? `${node.label} (${node.address})` : node.label;
      return { type: 'text', text };
    }
    if (node.type === 'strong' || node.type === 'emphasis') {
      const inner = loosen(node.children, loss);
      if (inner === undefined) return node;
      found = true;
      return { type: node.type, children: inner };
    }
    return node;
  });
  return found ? loosened : undefined;
}

function cutList(block: Extract<Block, { type: 'list' }>, caps: Caps, limit: number, loss: Loss[]): Block[] {
  const part = (items: readonly (readonly Inline[])[], from: number): Block => ({
    type: 'list',
    items,
    ...(block.start !== undefined && { start: block.start + from }),
  });
  const [first = [], ...others] = block.items;
  if (others.length === 0) {
    // A single item that is too large goes on as a paragraph behind its own mark.
    const mark = block.start === undefined ? '- ' : `${block.start}. `;
    loss.push({ kind: 'stepped-down', from: 'list', to: 'paragraphs' });
    return cutToSize({ type: 'paragraph', children: [{ type: 'text', text: mark }, ...first] }, caps, loss);
  }
  const fitting = largestFit(
    block.items.map((_, index) => index + 1).slice(0, -1),
    (count) => caps.sizeOf(part(block.items.slice(0, count), 0)) <= limit,
  );
  const count = fitting ?? 1;
  loss.push({ kind: 'split', at: 'item' });
  return [
    ...cutToSize(part(block.items.slice(0, count), 0), caps, loss),
    ...cutToSize(part(block.items.slice(count), count), caps, loss),
  ];
}

function cutTable(
  block: Extract<Block, { type: 'table' }>,
  caps: Caps,
  limit: number,
  loss: Loss[],
): Block[] {
  if (block.rows.length <= 1) {
    const features = new Set([...caps.features].filter((feature) => feature !== 'table'));
    return stepDown([block], { ...caps, features }, loss).flatMap((simpler) =>
      cutToSize(simpler, caps, loss),
    );
  }
  const part = (rows: typeof block.rows): Block => ({ ...block, rows });
  const fitting = largestFit(
    block.rows.map((_, index) => index + 1).slice(0, -1),
    (count) => caps.sizeOf(part(block.rows.slice(0, count))) <= limit,
  );
  const count = fitting ?? 1;
  loss.push({ kind: 'split', at: 'item' });
  return [
    ...cutToSize(part(block.rows.slice(0, count)), caps, loss),
    ...cutToSize(part(block.rows.slice(count)), caps, loss),
  ];
}

/** The largest of ascending candidates that fits; sizes grow with the candidates. */
function largestFit(candidates: readonly number[], fits: (candidate: number) => boolean): number | undefined {
  let low = 0;
  let high = candidates.length - 1;
  let best: number | undefined;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = candidates[middle];
    if (candidate !== undefined && fits(candidate)) {
      best = candidate;
      low = middle + 1;
    } else high = middle - 1;
  }
  return best;
}
