import { type Block, closes, type ReadBlocks } from './blocks.ts';
import { type Line, linesOf, type TextItem } from './page-lines.ts';
import { repeatedLines } from './repeated.ts';

/** Lines this much smaller than the text, below it on a page, are footnotes. */
const noteSize = 0.93;

/**
 * Cuts the pages of a printed document into paragraphs, by where its lines stand: running heads and page numbers are left
 * out, columns read one after the other, footnotes put behind the text, so that a paragraph goes on over the page's end.
 */
export function pageBlocks(pages: readonly (readonly TextItem[])[]): ReadBlocks {
  const found = pages.map((items) => linesOf(items).filter(({ text }) => text.trim() !== ''));
  const body = mainSize(found.flat());
  const kept = withoutRepeated(found);
  const notes: Line[] = [];
  const text: Line[] = [];
  for (const [page, lines] of kept.entries()) {
    const ordered = inReadingOrder(lines, body);
    for (const line of ordered) (isNote(line, lines, body) ? notes : text).push({ ...line, page });
  }
  const sides = sidesOf(kept, body);
  return { text: toBlocks(text), notes: toNotes(notes), ...(sides !== undefined && { sides }) };
}

/** The share of the pages that have two columns where a file is taken to have two sides. */
const mostPages = 0.75;

/** The lines on each side of the pages' gutters, page after page: two texts stand side by side in some files. */
function sidesOf(pages: readonly (readonly Line[])[], body: number): readonly [Block[], Block[]] | undefined {
  const full = pages.filter((lines) => lines.length >= fewestOfColumn * 2);
  const gutters = pages.map(gutterOf);
  const found = gutters.filter((gutter) => gutter !== undefined).toSorted((one, other) => one - other);
  const usual = found[Math.floor(found.length / 2)];
  if (usual === undefined || found.length < full.length * mostPages) return undefined;
  const left: Line[] = [];
  const right: Line[] = [];
  for (const [page, lines] of pages.entries()) {
    // On the last page one of the two may be at its end.
    const gutter = gutters[page] ?? usual;
    for (const line of lines.toSorted((one, other) => other.y - one.y || one.x - other.x)) {
      const side = line.right <= gutter ? left : line.x >= gutter ? right : undefined;
      if (!isNote(line, lines, body)) side?.push({ ...line, page, column: 1 });
    }
  }
  return [toBlocks(left), toBlocks(right)];
}

/** The size that most letters are printed in. */
function mainSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 10) / 10;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

function withoutRepeated(pages: readonly (readonly Line[])[]): Line[][] {
  const fromTop = pages.map((lines) => lines.toSorted((one, other) => other.y - one.y || one.x - other.x));
  const left = repeatedLines(fromTop);
  return pages.map((lines, page) => {
    const heads = new Set([...(left[page] ?? [])].map((index) => fromTop[page]?.[index]));
    return lines.filter((line) => !heads.has(line));
  });
}

/** True for small print that has no text of the usual size below it. */
function isNote(line: Line, page: readonly Line[], body: number): boolean {
  if (line.size > body * noteSize) return false;
  return !page.some(
    ({ size, y, x, right }) => size > body * noteSize && y < line.y && x < line.right && right > line.x,
  );
}

/** Lines this much larger than the text are headings. */
const headSize = 1.07;

/** The fewest lines that stand on each side of a gutter between two columns. */
const fewestOfColumn = 4;

/** Puts the lines of columns one after the other; what stands across them parts the page. */
function inReadingOrder(lines: readonly Line[], body: number): Line[] {
  return inColumns(lines, body).flatMap(({ lines: own, isAcross }, index) =>
    isAcross ? own : own.map((line) => ({ ...line, column: index + 1 })),
  );
}

/** Lines that are read on from one another: those of a column, or one that stands across all of them. */
interface Strip {
  readonly lines: readonly Line[];
  readonly isAcross: boolean;
}

function inColumns(lines: readonly Line[], body: number): Strip[] {
  const gutter = gutterOf(lines);
  if (gutter === undefined) return [{ lines, isAcross: true }];
  const strips: Strip[] = [];
  let band: Line[] = [];
  const flush = () => {
    const left = band.filter(({ right }) => right <= gutter);
    const right = band.filter((line) => !left.includes(line));
    for (const side of [left, right]) {
      // Of a page with three columns, one side holds two.
      const inner = inColumns(side, body);
      if (side.length > 0) strips.push(...(inner.length > 1 ? inner : [{ lines: side, isAcross: false }]));
    }
    band = [];
  };
  for (const line of lines.toSorted((one, other) => other.y - one.y)) {
    if ((line.x < gutter && line.right > gutter) || isHeadAcross(line, lines, gutter, body)) {
      flush();
      strips.push({ lines: [line], isAcross: true });
    } else band.push(line);
  }
  flush();
  return strips;
}

/** True for a heading beside which nothing stands in the other column: what is above it is read before it, on both sides. */
function isHeadAcross(line: Line, lines: readonly Line[], gutter: number, body: number): boolean {
  if (line.size < body * headSize || line.right > gutter) return false;
  const [from, to] = [line.y - line.size / 2, line.y + line.size * 1.2];
  return !lines.some(({ x, y, size }) => x >= gutter && y < to && y + size > from);
}

/** Where the white between columns is: most lines stand wholly on one of its sides, and of all such places the fewest across. */
function gutterOf(lines: readonly Line[]): number | undefined {
  const candidates = new Map(lines.map(({ x, size }) => [Math.round(x), x - size / 4]));
  const gutters = [...candidates.values()].flatMap((gutter) => {
    const left = lines.filter(({ right }) => right <= gutter).length;
    const behind = lines.filter(({ x }) => x >= gutter);
    const across = lines.length - left - behind.length;
    const isGutter =
      left >= fewestOfColumn &&
      behind.length >= fewestOfColumn &&
      across * 3 <= left + behind.length &&
      startAlike(behind);
    return isGutter ? [{ gutter, across }] : [];
  });
  return gutters.toSorted((one, other) => one.across - other.across)[0]?.gutter;
}

/** True where most lines begin in two places at the most: the margin of a column, and its indent. */
function startAlike(lines: readonly Line[]): boolean {
  const starts = Map.groupBy(lines, ({ x }) => Math.round(x / 3));
  const counts = [...starts.values()].map(({ length }) => length).toSorted((one, other) => other - one);
  return (counts[0] ?? 0) + (counts[1] ?? 0) >= lines.length * 0.6;
}

function toBlocks(lines: readonly Line[]): Block[] {
  const leading = leadingOf(lines);
  const widest = widestOf(lines);
  const blocks: string[][] = [];
  let last = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const number = Number(/^(\d{1,3})\s?\.\s/u.exec(line.text)?.[1] ?? 0);
    const starts = before === undefined || startsBlock(before, line, number === last + 1, leading, widest);
    if (starts && number > 0) last = number;
    if (starts) blocks.push([line.text]);
    else blocks.at(-1)?.push(line.text);
  }
  return blocks;
}

function startsBlock(
  before: Line,
  line: Line,
  countsOn: boolean,
  leading: number,
  widest: ReadonlyMap<string, number>,
): boolean {
  // A line that is set to the full width may have gaps as wide as two letters: it goes on behind them.
  if (isSameRow(before, line)) return false;
  const ended = closes.test(before.text.trimEnd());
  const text = line.text.trimStart();
  const isSize = Math.abs(line.size - before.size) > line.size * 0.07;
  if (/^(?:\([a-z]{1,5}\)|[•▪])\s/u.test(text)) return ended || /[,\p{L}]$/u.test(before.text.trimEnd());
  if (countsOn && (ended || isSize || before.y - line.y > leading * 1.3)) return true;
  if (isSize) return true;
  const together = before.page === line.page && before.column === line.column && line.y < before.y;
  if (together) {
    if (before.y - line.y > leading * 1.3) return !/^\p{Ll}/u.test(text) || ended;
    return ended && line.x > before.x + line.size * 0.8 && !/^\p{Ll}/u.test(text);
  }
  const isShort = before.right < (widest.get(columnOf(before)) ?? before.right) - before.size * 3;
  const isTitle = isShort && !ended && /^[\p{Lu}\d]/u.test(text);
  return isTitle || (ended && isShort);
}

function isSameRow(before: Line, line: Line): boolean {
  const isLevel = Math.abs(before.y - line.y) < line.size * 0.3;
  return isLevel && columnOf(before) === columnOf(line) && line.x >= before.right;
}

function columnOf({ page, column }: Line): string {
  return `${page} ${column ?? 0}`;
}

/** How far to the right the lines of each column go. */
function widestOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const widest = new Map<string, number>();
  for (const line of lines) {
    const column = columnOf(line);
    widest.set(column, Math.max(widest.get(column) ?? 0, line.right));
  }
  return widest;
}

/** The usual distance from line to line. */
function leadingOf(lines: readonly Line[]): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const step = before === undefined || before.page !== line.page ? 0 : before.y - line.y;
    return step > line.size * 0.8 && step < line.size * 3 ? [Math.round(step * 2) / 2] : [];
  });
  const counts = Map.groupBy(steps, (step) => step);
  const [usual] = [...counts].toSorted((one, other) => other[1].length - one[1].length);
  return usual?.[0] ?? Number.POSITIVE_INFINITY;
}

/** Footnotes, each of which begins with its mark. */
function toNotes(lines: readonly Line[]): Block[] {
  const blocks: string[][] = [];
  for (const line of lines) {
    const isFirst = blocks.length === 0 || line.marked === true;
    if (isFirst || /^\s*(?:\d{1,3}|[*†‡])\s*\S/u.test(line.text)) blocks.push([line.text]);
    else blocks.at(-1)?.push(line.text);
  }
  return blocks;
}
