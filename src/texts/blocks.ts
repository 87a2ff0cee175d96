/** A paragraph as it stands in a file: its lines, still broken and hyphenated as they were printed. */
export type Block = readonly string[];

/** The paragraphs of a file, and its footnotes apart from them. */
export interface ReadBlocks {
  readonly text: readonly Block[];
  readonly notes: readonly Block[];
  /** The left and the right of a file whose pages all have two columns, each read on from page to page. */
  readonly sides?: readonly [readonly Block[], readonly Block[]];
}

/** What ends a sentence or a point of a list, with the marks that may close behind it. */
export const closes = /[.:;!?…]["'”’»)\]]*$/u;

const hyphenAtEnd = /(?<=\p{L})[-‐\u00AD]$/u;
const softHyphen = '\u00AD';

/**
 * Joins the lines of every block and puts words together that were parted at a line's end. A hyphen that may be the
 * word's own is kept where the rest of the text writes the word so; where nothing shows which it is, it becomes a soft
 * hyphen, which is never compared.
 */
export function joinBlocks(blocks: readonly Block[]): string[] {
  const words = wordsOf(blocks);
  return blocks.map((lines) => tidyLine(lines.reduce((text, line) => joinLine(text, line, words), '')));
}

function joinLine(text: string, line: string, words: ReadonlySet<string>): string {
  const next = tidyLine(line);
  if (text === '' || next === '') return text + next;
  if (/\d[-‐]$/u.test(text) && /^\d/u.test(next)) return text + next;
  if (!hyphenAtEnd.test(text)) return `${text} ${next}`;
  const before = text.slice(0, -1);
  if (text.endsWith(softHyphen)) return before + next;
  if (!/^\p{Ll}/u.test(next)) return text + next;
  const head = /[\p{L}\p{M}-]+$/u.exec(before)?.[0] ?? '';
  const tail = /^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '';
  if (words.has((head + tail).toLowerCase())) return before + next;
  if (words.has(`${head}-${tail}`.toLowerCase())) return `${before}-${next}`;
  return before + softHyphen + next;
}

/** The words of the text that stand inside a line, in lower case: "long-term" is one. */
function wordsOf(blocks: readonly Block[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of blocks.flat()) {
    const inside = tidyLine(line).replace(/\S*[-‐\u00AD]$/u, '');
    for (const word of inside.toLowerCase().match(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu) ?? []) {
      words.add(word.replaceAll('‐', '-'));
    }
  }
  return words;
}

/** One line in NFC, without what a file holds between the words and nobody sees. */
function tidyLine(line: string): string {
  return line
    .normalize('NFC')
    .replace(/[\u200B\u2060\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
