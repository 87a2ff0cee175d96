/** Lines that are a page's number and no more: "12", "- 12 -", "3/24", "Page 3 of 24". */
const pageNumber =
  /^(?:\p{Pd}\s*)?(?:(?:page|página|p\.)\s*)?\d{1,4}(?:\s*(?:\/|of|de|sur)\s*\d{1,4})?(?:\s*\p{Pd})?$/iu;

/** How many of the lines at a page's top, and at its bottom, may repeat on other pages. */
const deepest = 3;

/** A line of a page as it comes in the file. */
export interface PageLine {
  readonly text: string;
  /** The height it stands at, where that is known, in points. */
  readonly y?: number;
  readonly size?: number;
}

/**
 * The lines of a file's pages that are no text: heads and feet that repeat from page to page with another number in
 * them, and page numbers, at the top and the bottom. Gives for each page the indexes of such lines; each page's lines
 * come from the top down. Where heights are known, a head has white below it and stands at one height.
 */
export function repeatedLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<number>[] {
  if (pages.length < 2) return pages.map(() => new Set<number>());
  const times = new Map<string, number>();
  for (const page of pages) {
    const edges = page.filter((_, index) => index < deepest || index >= page.length - deepest);
    for (const key of new Set(edges.map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1);
  }
  const isRepeated = (line: PageLine) =>
    pageNumber.test(line.text.trim()) || (line.text.length < 200 && (times.get(keyOf(line)) ?? 0) >= 2);
  return pages.map((page) => {
    const downwards = fromEdge(page, isRepeated);
    const upwards = fromEdge(page.toReversed(), isRepeated).map((index) => page.length - 1 - index);
    return new Set([...downwards, ...upwards]);
  });
}

/** From an edge inwards, as long as lines repeat: what stands behind a line of text is text. */
function fromEdge(lines: readonly PageLine[], isRepeated: (line: PageLine) => boolean): number[] {
  let end = 0;
  for (let index = 0; index < Math.min(deepest, lines.length); index += 1) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (line === undefined || !isRepeated(line)) break;
    if (isApart(line, next)) end = index + 1;
  }
  return Array.from({ length: end }, (_, index) => index);
}

function isApart({ y, size = 0 }: PageLine, next: PageLine | undefined): boolean {
  if (y === undefined || next?.y === undefined) return true;
  const distance = Math.abs(y - next.y);
  return distance > size * 2 || distance < size * 0.3;
}

function keyOf({ text, y }: PageLine): string {
  const words = text
    .replace(/\d+/gu, '0')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return y === undefined ? words : `${words} ${Math.round(y)}`;
}
