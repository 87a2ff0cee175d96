import { closes, type ReadBlocks } from './blocks.ts';
import { repeatedLines } from './repeated.ts';

const startsPoint = /^\s*(?:\d{1,3}\s?\.|\([a-z]{1,5}\)|[•▪–—-])\s+\S/u;

/**
 * Cuts plain text into paragraphs: empty lines and the points of a list part them, form feeds part pages, whose running
 * heads and numbers are left out. A paragraph that goes on in lower case behind a page or a stray break is one.
 */
export function plainBlocks(text: string): ReadBlocks {
  const pages = text
    .replace(/\r\n?|\u2028|\u2029/gu, '\n')
    .split('\f')
    .map((page) => page.split('\n'));
  const written = pages.map((page) => page.filter((line) => line.trim() !== ''));
  const left = repeatedLines(written.map((page) => page.map((line) => ({ text: line }))));
  const blocks: string[][] = [];
  let open = false;
  for (const [number, page] of pages.entries()) {
    let index = 0;
    if (number > 0) open = false;
    for (const line of page) {
      if (line.trim() === '') {
        open = false;
        continue;
      }
      const isLeft = left[number]?.has(index) === true;
      index += 1;
      if (isLeft) continue;
      const block = blocks.at(-1);
      const goesOn =
        block !== undefined && !open && /^\s*\p{Ll}/u.test(line) && !closes.test(block.at(-1) ?? '');
      if (block !== undefined && (goesOn || (open && !startsPoint.test(line)))) block.push(line);
      else if (block !== undefined && open && !closes.test(block.at(-1) ?? '') && /^\s*\d/u.test(line))
        block.push(line);
      else blocks.push([line]);
      open = true;
    }
  }
  return { text: blocks, notes: [] };
}
