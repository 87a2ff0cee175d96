import { announces } from '../answer/announces.ts';
import type { Answer, Block } from '../answer/nodes.ts';
import type { FootOf } from '../answer/pack.ts';
import { plainBlock } from '../answer/plain-text.ts';
import { pointBlocks } from '../answer/point.ts';
import type { Query } from '../query/query.ts';

/**
 * What a phone shows of an answer: 25 lines at 390 pixels, of which the question, and how it was understood, may take four.
 * A line holds so many characters, in the size of running text, in small print, and of buttons with what is around them.
 */
const phone = { lines: 21, text: 38, small: 47, buttons: 40, aroundButton: 4 } as const;

/** Questions that ask for a list, a comparison, a wording, or for less already: who asks them wants all of it. */
const ofMore: ReadonlySet<Query['kind']> = new Set([
  'brief',
  'help',
  'compacts',
  'commitments',
  'commitment',
  'objectives',
  'objectives-on',
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

/** The most of what to ask next that stands below an answer. */
export const mostSteps = 3;

/** What of an answer is seen at a glance: so many of its blocks, and of what to ask next. */
interface Glance {
  readonly blocks: number;
  readonly steps: number;
}

/**
 * How many of an answer's blocks are taken in at a glance with the sources they cite: as many as a phone shows, and always
 * the point; of several questions as many of their points as there is room for. What announces something does not stand last.
 * `buttonsWith` gives the labels below the blocks in rows, with so many of what to ask next: where the point leaves no room
 * for all of these, there are fewer.
 */
export function glanceOf(
  { blocks, glance = 1 }: Pick<Answer, 'blocks' | 'glance'>,
  footOf: FootOf,
  buttonsWith: (steps: number) => readonly (readonly string[])[],
): Glance {
  const end = blocks.indexOf(pointBlocks({ blocks }).at(-1) as Block) + 1;
  const each = blocks.map((block) => linesOf([block]));
  const linesWith = (count: number) => {
    const own = each.slice(0, count).reduce((sum, some) => sum + some, 0);
    return own > phone.lines ? own : own + linesOf(footOf(blocks.slice(0, count)));
  };
  const roomWith = (steps: number) =>
    phone.lines - buttonsWith(steps).reduce((sum, row) => sum + linesOfButtons(row), 0);
  // The points of all questions, or else of the first ones; before one is left out, what to ask next is.
  const ways = blocks
    .map((_, at) => at + 1)
    .filter((count) => count >= end && count <= Math.max(end, glance) && !announces(blocks[count - 1]))
    .toReversed()
    .flatMap((least) =>
      Array.from({ length: mostSteps + 1 }, (_, fewer) => ({ least, steps: mostSteps - fewer })),
    );
  const way = ways.find(({ least, steps }) => linesWith(least) <= roomWith(steps)) ?? {
    least: end,
    steps: 0,
  };
  const room = roomWith(way.steps);
  const most = blocks.findLastIndex(
    (block, at) => at + 1 > way.least && linesWith(at + 1) <= room && !announces(block),
  );
  return { blocks: Math.max(way.least, most + 1), steps: way.steps };
}

/** How many lines a row of buttons takes on a phone, about: those that do not fit beside the others go below. */
export function linesOfButtons(labels: readonly string[]): number {
  let [lines, left] = [0, 0];
  for (const { length } of labels) {
    const width = Math.min(length + phone.aroundButton, phone.buttons);
    if (width > left) [lines, left] = [lines + 1, phone.buttons];
    left -= width;
  }
  return lines;
}

/** How many lines blocks take on a phone, about. */
export function linesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    const width = block.type === 'note' ? phone.small : phone.text;
    const lines = plainBlock(block).split('\n');
    return sum + lines.reduce((each, line) => each + Math.max(Math.ceil(line.length / width), 1), 0);
  }, 0);
}
