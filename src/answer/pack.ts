import { announces } from './announces.ts';
import type { Caps, Loss, Part } from './caps.ts';
import { cutAt, cutOffsets } from './cut.ts';
import { largestFit } from './largest-fit.ts';
import type { Block } from './nodes.ts';

/** What stands at the foot of a part because of its blocks, such as the sources that they cite. */
export type FootOf = (blocks: readonly Block[]) => readonly Block[];

/** Whether a block can stand in a part that holds nothing else. */
export type Fits = (block: Block) => boolean;

const nothing: readonly Block[] = [];

export const noFoot: FootOf = () => nothing;

/**
 * Puts blocks into parts in order and fills each: what does not fit whole gives its first items or rows, and where the
 * part is less than half full its first sentences. What announces something does not end a part where a block comes
 * after it. Where the foot of a single piece takes more than half of a part, what is more of it stands in parts of its own.
 * `cut` cuts what is too large for any part.
 */
export function pack(
  blocks: readonly Block[],
  caps: Caps,
  footOf: FootOf,
  cut: (block: Block, fits: Fits) => readonly Block[],
  loss: Loss[],
): Part[] {
  const fits = (part: readonly Block[]) => fitsPart(part, caps, footOf(part));
  const fitsAlone = (piece: Block) => fitsPart([piece], caps, smaller(footOf([piece]), caps));
  if (blocks.length > 0 && fits(blocks)) return endedParts(blocks, caps, footOf);
  const parts: Part[] = [];
  let current: Block[] = [];
  const end = () => {
    parts.push(...endedParts(current, caps, footOf));
    current = [];
  };
  const queue = [...blocks].reverse();
  for (let block = queue.pop(); block !== undefined; block = queue.pop()) {
    const behind = (piece: Block) => fits([...current, piece]);
    if (behind(block)) {
      const next = queue.at(-1);
      const isLonely = next !== undefined && announces(block) && !begins([...current, block], next);
      if (isLonely && current.length > 0) end();
      current.push(block);
      continue;
    }
    const mayCutText = current.length > 0 && isHollow(current, caps);
    const divided = divide(block, behind, mayCutText);
    if (divided !== undefined) {
      loss.push({ kind: 'split', at: 'children' in block ? 'sentence' : 'item' });
      current.push(divided[0]);
      queue.push(divided[1]);
    } else if (current.length > 0) {
      end();
      queue.push(block);
    } else if (fitsAlone(block)) current.push(block);
    else queue.push(...[...cut(block, fitsAlone)].reverse());
  }
  if (current.length > 0) end();
  return parts;

  /** True where the next block, or a first piece of it, can follow. */
  function begins(part: readonly Block[], next: Block): boolean {
    const behind = (piece: Block) => fits([...part, piece]);
    return behind(next) || divide(next, behind, isHollow(part, caps)) !== undefined;
  }
}

function fitsPart(blocks: readonly Block[], caps: Caps, foot: readonly Block[]): boolean {
  return (
    blocks.every((block) => caps.sizeOf(block) <= caps.blockSize) &&
    sizeOf(blocks, caps) + sizeOf(foot, caps) <= caps.partSize &&
    blocks.length + foot.length <= caps.partBlocks
  );
}

/** A foot with as many lines as half a part holds. */
function smaller(foot: readonly Block[], caps: Caps): Block[] {
  let left = caps.partSize / 2;
  return foot.slice(0, caps.partBlocks / 2).filter((line) => {
    left -= caps.sizeOf(line);
    return left >= 0;
  });
}

function sizeOf(blocks: readonly Block[], caps: Caps): number {
  return blocks.reduce((sum, block) => sum + caps.sizeOf(block), 0);
}

function isHollow(part: readonly Block[], caps: Caps): boolean {
  return sizeOf(part, caps) < caps.partSize / 2;
}

/** The largest first piece of a block that fits, and what is left of it. Undefined where none does. */
function divide(block: Block, fits: Fits, mayCutText: boolean): [Block, Block] | undefined {
  switch (block.type) {
    case 'list': {
      const { items, start } = block;
      const at = (count: number): Block => ({ ...block, items: items.slice(0, count) });
      const count = largestFit(upTo(items.length), (each) => fits(at(each)));
      if (count === undefined) return undefined;
      const rest = items.slice(count);
      return [
        at(count),
        start === undefined ? { ...block, items: rest } : { ...block, start: start + count, items: rest },
      ];
    }
    case 'table': {
      const { rows } = block;
      const at = (count: number): Block => ({ ...block, rows: rows.slice(0, count) });
      const count = largestFit(upTo(rows.length), (each) => fits(at(each)));
      return count === undefined ? undefined : [at(count), { ...block, rows: rows.slice(count) }];
    }
    case 'heading':
      return undefined;
    default: {
      if (!mayCutText) return undefined;
      const { children } = block;
      const at = (offset: number): Block => ({ ...block, children: cutAt(children, offset)[0] });
      const offset = largestFit(cutOffsets(children, 'sentence'), (each) => fits(at(each)));
      if (offset === undefined) return undefined;
      return [at(offset), { ...block, children: cutAt(children, offset)[1] }];
    }
  }
}

/** From 1 to all but one. */
function upTo(length: number): number[] {
  return Array.from({ length: Math.max(length - 1, 0) }, (_, index) => index + 1);
}

/** A part with its foot; what the foot has no room for stands in parts of its own. */
function endedParts(blocks: readonly Block[], caps: Caps, footOf: FootOf): Part[] {
  const parts: Part[] = [];
  let foot: Block[] = [];
  let on = blocks;
  for (const line of footOf(blocks)) {
    const fits =
      sizeOf(on, caps) + sizeOf(foot, caps) + caps.sizeOf(line) <= caps.partSize &&
      on.length + foot.length < caps.partBlocks;
    if (!fits && on.length + foot.length > 0) {
      parts.push({ blocks: on, foot });
      [on, foot] = [nothing, []];
    }
    foot.push(line);
  }
  return [...parts, { blocks: on, foot }];
}
