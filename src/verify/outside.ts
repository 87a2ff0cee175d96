/** A stretch in quotation marks, and all words before and behind it in their order. */
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
export function markedIn(text: string): Marked[] {
  const stretches = [...text.matchAll(marked)].flatMap((found) => {
    const inner = (found.slice(1).find((each) => each !== undefined) ?? '').replace(/^>[ \t]?/gmu, '').trim();
    if ((inner.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewestOfStretch) return [];
    const words = (part: string) => part.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const [before, behind] = [
      words(text.slice(0, found.index)),
      words(text.slice(found.index + found[0].length)),
    ];
    return [{ text: inner, before, behind }];
  });
  return stretches.some(({ before, behind }) => before.length + behind.length > 0) ? stretches : [];
}
