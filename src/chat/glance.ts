import { announces } from '../answer/announces.ts';
import type { Answer, Block } from '../answer/nodes.ts';
import type { FootOf } from '../answer/pack.ts';
import { plainBlock } from '../answer/plain-text.ts';
import { pointBlocks } from '../answer/point.ts';
import type { Query } from '../query/query.ts';

/**
 * What a phone shows of an answer: 25 lines at 390 pixels, of which the buttons, and how the question was understood, take
 * some. A line holds so many characters, in the size of running text and in small print.
 */
const phone = { lines: 18, text: 38, small: 47 } as const;

/** Questions that ask for a list, a comparison, a wording, or for less already: who asks them wants all of it. */
const ofMore: ReadonlySet<Query['kind']> = new Set([
  'brief',
  'help',
  'compacts',
  'commitments',
  'commitment',
  'objectives',
  'principles',
  'cities',
  'named',
  'timeline',
  'sources',
  'compare',
  'choose',
  'cite',
  'export',
  'verify',
  'passage',
]);

/** True for a question whose answer is a fact, or what is known of one thing. */
export function asksForFact(kind: Query['kind']): boolean {
  return !ofMore.has(kind);
}

/**
 * How many of an answer's blocks are taken in at a glance with the sources they cite: as many as a phone shows, and always
 * the point. What announces something does not stand last.
 */
export function glanceOf({ blocks, glance = 1 }: Pick<Answer, 'blocks' | 'glance'>, footOf: FootOf): number {
  const point = pointBlocks({ blocks });
  const least = Math.max(blocks.indexOf(point.at(-1) as Block) + 1, glance);
  const fits = (count: number) => {
    const shown = blocks.slice(0, count);
    return linesOf(shown) + linesOf(footOf(shown)) <= phone.lines;
  };
  const most = blocks.findLastIndex((_, at) => at + 1 > least && fits(at + 1) && !announces(blocks[at])) + 1;
  return Math.max(least, most);
}

/** How many lines blocks take on a phone, about. */
export function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    const width = block.type === 'note' ? phone.small : phone.text;
    const lines = plainBlock(block).split('\n');
    return sum + lines.reduce((each, line) => each + Math.max(Math.ceil(line.length / width), 1), 0);
  }, 0);
}
