import type { Caps, Loss } from '../answer/caps.ts';
import { layout } from '../answer/layout.ts';
import type { Answer, Block, Inline } from '../answer/nodes.ts';
import { startDraft } from '../builders/draft.ts';
import { shortTitle, sourceLines } from '../builders/source-lines.ts';
import type { Core } from '../core.ts';
import { kindOf, parseAddress } from '../query/address.ts';
import { asksForFact, glanceOf, mostSteps } from './glance.ts';

/** A page of an answer: what it says, and the sources of just that. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly sources: readonly Block[];
}

/** Room that the first page keeps for how the question was understood: in the platform's units, and in blocks. */
const prefaceRoom = { size: 700, blocks: 1 };

/**
 * The answer's pages, each with the sources that it cites, in short; after them, where `isKept`, the words of these
 * sources on pages of their own, which a button turns to. What nothing can come back to has none. `labelsWith` gives those of
 * the buttons below the first page, in rows, with so many of what to ask next; `steps` is how many of these it has room for.
 */
export function paginate(
  answer: Answer,
  core: Core,
  caps: Caps,
  isKept: boolean,
  labelsWith: (steps: number) => readonly (readonly string[])[],
): {
  readonly pages: readonly Page[];
  readonly answerPages: number;
  readonly steps: number;
  readonly loss: readonly Loss[];
} {
  // Which blocks fit is tried again and again, as are the sources below them.
  const [sizes, feet] = [new Map<Block, number>(), new Map<string, readonly Block[]>()];
  const room: Caps = {
    ...caps,
    sizeOf: (block) => sizes.get(block) ?? known(sizes, block, caps.sizeOf(block)),
    partSize: caps.partSize - prefaceRoom.size,
    partBlocks: caps.partBlocks - prefaceRoom.blocks,
  };
  const draft = startDraft(core, answer.language);
  // An answer without sources, such as an error, has no date either.
  const footOf = (blocks: readonly Block[]): readonly Block[] => {
    const cited = citedIn(blocks);
    const citations = answer.citations.filter(({ number }) => cited.has(number));
    if (answer.sources.length === 0) return [];
    const key = citations.map(({ number }) => number).join();
    return feet.get(key) ?? known(feet, key, sourceLines(draft, citations));
  };
  // The first page of a fact is what a phone shows of it; the rest is a press away. A digest, and what is said about
  // one, is no Query that a press could come back to, so it is whole.
  const isFact = isKept && parseAddress(answer.query) !== undefined && asksForFact(kindOf(answer.query));
  const glance = isFact
    ? glanceOf(answer, footOf, labelsWith)
    : { blocks: answer.blocks.length, steps: mostSteps };
  const fitted = [answer.blocks.slice(0, glance.blocks), answer.blocks.slice(glance.blocks)]
    .filter((blocks) => blocks.length > 0)
    .map((blocks) => layout(blocks, room, footOf));
  const parts = fitted.flatMap((each) => each.parts);
  const last = parts.length - 1;
  const areCited = parts.map(({ blocks }) => citedIn(blocks).size > 0);
  const pages = parts.map(({ blocks, foot }, index): Page => {
    // The data's date alone stands at the end only, and only where no sources have it in their title.
    const isDateAlone = blocks.length > 0 && areCited[index] === false;
    return { blocks, sources: isDateAlone && (index < last || areCited.includes(true)) ? [] : foot };
  });
  if (pages.length === 0) pages.push({ blocks: [], sources: footOf([]) });
  // What the lines of the sources have no room for: words quoted from them, and long titles.
  const hasWords = answer.citations.some(({ document, quote }) => {
    const title = core.knowledge.documents.get(document)?.title ?? '';
    return quote !== undefined || shortTitle(title) !== title;
  });
  const words = layout(isKept && hasWords ? answer.sources : [], room);
  return {
    pages: [...pages, ...words.parts.map(({ blocks }): Page => ({ blocks: [], sources: blocks }))],
    answerPages: pages.length,
    steps: glance.steps,
    loss: [...fitted.flatMap(({ loss }) => loss), ...words.loss],
  };
}

function known<Of, Value>(all: Map<Of, Value>, of: Of, value: Value): Value {
  all.set(of, value);
  return value;
}

/** The numbers of the citations that blocks point to. */
function citedIn(blocks: readonly Block[]): Set<number> {
  const numbers = new Set<number>();
  const look = (children: readonly Inline[]): void => {
    for (const node of children) {
      if (node.type === 'reference') numbers.add(node.citation);
      if (node.type === 'strong' || node.type === 'emphasis') look(node.children);
    }
  };
  for (const block of blocks) {
    if (block.type === 'list') block.items.forEach(look);
    else if (block.type === 'table') [block.header, ...block.rows].flat().forEach(look);
    else look(block.children);
  }
  return numbers;
}
