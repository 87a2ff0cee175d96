import type { Inline } from './nodes.ts';
import { plainInline } from './plain-text.ts';

/** Places where running text may be cut, the best first. */
export const cutPlaces = ['sentence', 'word', 'character'] as const;
export type CutPlace = (typeof cutPlaces)[number];

/** The length of running text: what its leaves hold, in UTF-16 code units. */
export function lengthOf(children: readonly Inline[]): number {
  return children.reduce((sum, node) => sum + nodeLength(node), 0);
}

/**
 * Cuts running text before the leaf character at `offset`. A link, a date or a reference is never cut: it goes
 * whole to the side where it begins, and to the second side where the cut would fall inside it.
 */
export function cutAt(children: readonly Inline[], offset: number): [Inline[], Inline[]] {
  const before: Inline[] = [];
  const after: Inline[] = [];
  let at = 0;
  for (const node of children) {
    const length = nodeLength(node);
    if (at + length <= offset) before.push(node);
    else if (at >= offset) after.push(node);
    else if (node.type === 'text') {
      before.push({ type: 'text', text: node.text.slice(0, offset - at) });
      after.push({ type: 'text', text: node.text.slice(offset - at) });
    } else if (node.type === 'strong' || node.type === 'emphasis') {
      const [first, second] = cutAt(node.children, offset - at);
      before.push({ type: node.type, children: first });
      after.push({ type: node.type, children: second });
    } else after.push(node);
    at += length;
  }
  return [before, after];
}

/** Offsets where running text may be cut at places of one kind, in order; never inside a character. */
export function cutOffsets(children: readonly Inline[], place: CutPlace): number[] {
  const text = leafText(children);
  const segmenter = new Intl.Segmenter('en', { granularity: place === 'character' ? 'grapheme' : place });
  return [...segmenter.segment(text)]
    .map(({ index }) => index)
    .filter(
      (index) =>
        index > 0 && isAllowed(children, index) && (place !== 'word' || /\s/u.test(text[index - 1] ?? '')),
    );
}

/** The leaves' own text, in which offsets count. */
function leafText(children: readonly Inline[]): string {
  return children
    .map((node) =>
      node.type === 'strong' || node.type === 'emphasis' ? leafText(node.children) : plainInline([node]),
    )
    .join('');
}

function nodeLength(node: Inline): number {
  return node.type === 'strong' || node.type === 'emphasis'
    ? lengthOf(node.children)
    : plainInline([node]).length;
}

/** False inside a link, a date or a reference, which stay whole. */
function isAllowed(children: readonly Inline[], offset: number): boolean {
  let at = 0;
  for (const node of children) {
    const length = nodeLength(node);
    if (offset <= at) return true;
    if (offset < at + length) {
      if (node.type === 'text') return true;
      if (node.type === 'strong' || node.type === 'emphasis') return isAllowed(node.children, offset - at);
      return false;
    }
    at += length;
  }
  return true;
}
