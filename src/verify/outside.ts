/** A stretch in quotation marks or behind a bar, and the words that stand beside it, as far as the next stretch. */
export interface Marked {
  readonly text: string;
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

/** Behind a bar, or between marks, the outermost of them. A straight single mark is mostly an apostrophe. */
const marked =
  /((?:^>[^\n]*(?:\n|$))+)|“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|"([^"]+)"|‹([^‹›]+)›|‘([^‘]+)’(?!\p{L})/gmu;

/** The fewest words of a stretch that is a quotation and no name or remark. */
const fewestOfStretch = 3;

/**
 * The stretches that a text puts in quotation marks or behind a bar, where words stand outside of these: "The paper says: “...”".
 * None where nothing does.
 */
export function markedIn(written: string): Marked[] {
  const text = written.replace(/\r\n?/gu, '\n');
  const stretches = [...text.matchAll(marked)].flatMap((found) => {
    const [whole, bars] = found;
    const inner = (found.slice(1).find((each) => each !== undefined) ?? '').replace(/^>[ \t]?/gmu, '').trim();
    const [from, to] = [found.index, found.index + whole.length];
    const isApart = bars === undefined || standsApart(text.slice(0, from), text.slice(to));
    return isApart && wordsOf(inner).length >= fewestOfStretch ? [{ text: inner, from, to }] : [];
  });
  const all = stretches.map(({ text: inner, from, to }, index) => ({
    text: inner,
    before: wordsOf(text.slice(stretches[index - 1]?.to ?? 0, from)),
    behind: wordsOf(text.slice(to, stretches[index + 1]?.from ?? text.length)),
  }));
  return all.some(({ before, behind }) => before.length + behind.length > 0) ? all : [];
}

/**
 * True where lines with bars are paragraphs of their own: an empty line parts them from what is beside them, or a colon or
 * a question before them. Else the other lines are as much of the quotation: people set a bar before the first line
 * alone, copies begin behind the first bar, and mail programs break lines again.
 */
function standsApart(before: string, behind: string): boolean {
  return /(?:^|\n[ \t]*\n|[:?][ \t]*\n)$/u.test(before) && /^[ \t]*(?:\n|$)/u.test(behind);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
