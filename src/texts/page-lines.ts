/** A run of letters as it is printed on a page: points from the lower left corner, up and to the right. */
export interface TextItem {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** A line of a page. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page?: number;
  /** True where the mark of a footnote stands before the text. */
  readonly marked?: boolean;
  /** 1 for the left of two columns, 2 for the right. */
  readonly column?: number;
}

/** A number or a star that is set small and high points to a footnote and is no part of the text. */
const noteMark = /^[\s\d*†‡,]+$/u;
const small = 0.8;

/** Puts the runs of a page together as lines, without the marks of footnotes. A gap as wide as two letters parts them. */
export function linesOf(items: readonly TextItem[]): Line[] {
  const lines: TextItem[][] = [];
  for (const item of items) {
    if (item.str === '') continue;
    const line = lines.at(-1);
    if (line !== undefined && belongs(line, item)) line.push(item);
    else if (item.str.trim() !== '') lines.push([item]);
  }
  return lines.flatMap((line) => toLine(line) ?? []);
}

function belongs(line: readonly TextItem[], item: TextItem): boolean {
  const last = line.at(-1);
  if (last === undefined) return false;
  const size = Math.max(...line.map(({ fontSize }) => fontSize), item.fontSize);
  const lowest = Math.min(...line.map(({ y }) => y));
  const isLevel = Math.abs(item.y - lowest) < size * 0.6;
  const gap = item.x - (last.x + last.width);
  return isLevel && gap > -size && gap < size * 2.2;
}

function toLine(items: readonly TextItem[]): Line | undefined {
  const size = Math.max(...items.map(({ fontSize }) => fontSize));
  const isMark = ({ str, fontSize }: TextItem) => fontSize < size * small && noteMark.test(str);
  const words = items.filter((item) => !isMark(item) || item.str.trim() === '');
  const [first] = words;
  const last = words.findLast(({ str }) => str.trim() !== '');
  if (first === undefined || last === undefined) return undefined;
  let text = '';
  let right = first.x;
  for (const item of words) {
    if (text !== '' && item.x - right > size * 0.18 && !/\s$/u.test(text) && !/^\s/u.test(item.str))
      text += ' ';
    text += item.str;
    right = item.x + item.width;
  }
  const marked = items[0] !== first;
  return {
    text,
    x: first.x,
    right: last.x + last.width,
    y: Math.min(...words.map(({ y }) => y)),
    size,
    marked,
  };
}
