import type { Caps, Fitted, Loss } from './caps.ts';
import { cutAt, cutOffsets, cutPlaces, lengthOf } from './cut.ts';
import { largestFit } from './largest-fit.ts';
import type { Block, Inline } from './nodes.ts';
import { type Fits, type FootOf, noFoot, pack } from './pack.ts';
import { stepDown } from './step-down.ts';

/**
 * Fits blocks to a platform: steps down what it cannot show, cuts what is too large, and packs them into as few
 * parts as hold them in order, each with the foot that `footOf` gives for what stands on it. A cut falls between
 * items, else after a sentence, else between words, and only then between characters. Everything that was changed is
 * in `loss`; nothing is left out.
 * @throws RangeError where the caps leave no room for a single character: a mistake of the adapter.
 */
export function layout(blocks: readonly Block[], caps: Caps, footOf: FootOf = noFoot): Fitted {
  const loss: Loss[] = [];
  const shown = stepDown(blocks, caps, loss);
  const cut = (block: Block, fits: Fits) => cutToSize(block, caps, fits, loss);
  return { parts: pack(shown, caps, footOf, cut, loss), loss };
}

function cutToSize(block: Block, caps: Caps, fits: Fits, loss: Loss[]): Block[] {
  if (fits(block)) return [block];
  if (block.type === 'list') return cutList(block, caps, fits, loss);
  if (block.type === 'table') return cutTable(block, caps, fits, loss);
  return cutText(block, caps, fits, loss);
}

function cutText(
  block: Extract<Block, { children: readonly Inline[] }>,
  caps: Caps,
  fits: Fits,
  loss: Loss[],
): Block[] {
  const withChildren = (children: readonly Inline[]): Block => ({ ...block, children });
  for (const at of cutPlaces) {
    const offset = largestFit(cutOffsets(block.children, at), (candidate) => {
      const [first] = cutAt(block.children, candidate);
      return fits(withChildren(first));
    });
    if (offset === undefined) continue;
    const [first, second] = cutAt(block.children, offset);
    if (lengthOf(first) === 0 || lengthOf(second) === 0) continue;
    loss.push({ kind: 'split', at });
    return [withChildren(first), ...cutToSize(withChildren(second), caps, fits, loss)];
  }
  const loosened = loosen(block.children, loss);
  if (loosened === undefined) throw new RangeError('the caps leave no room for a single character');
  return cutToSize(withChildren(loosened), caps, fits, loss);
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

function cutList(block: Extract<Block, { type: 'list' }>, caps: Caps, fits: Fits, loss: Loss[]): Block[] {
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
    return cutToSize(
      { type: 'paragraph', children: [{ type: 'text', text: mark }, ...first] },
      caps,
      fits,
      loss,
    );
  }
  const fitting = largestFit(block.items.map((_, index) => index + 1).slice(0, -1), (count) =>
    fits(part(block.items.slice(0, count), 0)),
  );
  const count = fitting ?? 1;
  loss.push({ kind: 'split', at: 'item' });
  return [
    ...cutToSize(part(block.items.slice(0, count), 0), caps, fits, loss),
    ...cutToSize(part(block.items.slice(count), count), caps, fits, loss),
  ];
}

function cutTable(block: Extract<Block, { type: 'table' }>, caps: Caps, fits: Fits, loss: Loss[]): Block[] {
  if (block.rows.length <= 1) {
    const features = new Set([...caps.features].filter((feature) => feature !== 'table'));
    return stepDown([block], { ...caps, features }, loss).flatMap((simpler) =>
      cutToSize(simpler, caps, fits, loss),
    );
  }
  const part = (rows: typeof block.rows): Block => ({ ...block, rows });
  const fitting = largestFit(block.rows.map((_, index) => index + 1).slice(0, -1), (count) =>
    fits(part(block.rows.slice(0, count))),
  );
  const count = fitting ?? 1;
  loss.push({ kind: 'split', at: 'item' });
  return [
    ...cutToSize(part(block.rows.slice(0, count)), caps, fits, loss),
    ...cutToSize(part(block.rows.slice(count)), caps, fits, loss),
  ];
}
