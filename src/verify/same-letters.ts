import type { DocumentText } from '../knowledge/document-text.ts';
import { atomsOf, lettersOf } from './atoms.ts';
import { comparedText } from './compared-text.ts';
import type { Difference } from './nearest.ts';
import { indexOfText, placesOf } from './text-index.ts';
import type { Span, Verdict } from './verdict.ts';
import { cutsWord } from './words.ts';

/** How many words before a difference are shown, so that it is found. */
const wordsBefore = 3;

/**
 * The passage that has a quotation's letters and digits one after the other, with other signs, accents or capitals, or words
 * put together otherwise ("doesnt", "n est pas"); undefined where there is none. It cuts no word.
 */
export function sameLetters(
  quotation: string,
  texts: ReadonlyMap<string, DocumentText>,
): Extract<Verdict, { kind: 'near' }> | undefined {
  const { key } = atomsOf(quotation);
  if (key === '') return undefined;
  for (const [document, { text }] of texts) {
    const { offsets } = indexOfText(text);
    for (const at of placesOf(key, indexOfText(text))) {
      const [from = 0, last = 0] = [offsets[at], offsets[at + key.length - 1]];
      const span = { from, to: last + String.fromCodePoint(text.codePointAt(last) ?? 0).length };
      if (cutsWord(span, text)) continue;
      return {
        kind: 'near',
        document,
        parts: [{ said: quotation, document, span, differences: wordsThatDiffer(quotation, text, span) }],
      };
    }
  }
  return undefined;
}

/** The fewest words of both that have the same letters, one group after the other: those that are not written alike. */
function wordsThatDiffer(quotation: string, text: string, { from, to }: Span): Difference[] {
  const [said, printed] = [quotation, text.slice(from, to)].map(
    (each) => each.match(/[^\s\p{Cf}\p{Cc}]+/gu) ?? [],
  );
  const differences: Difference[] = [];
  const passed: string[] = [];
  let [one, other]: [string[], string[]] = [[], []];
  const lengthOf = (words: readonly string[]) => [...words.join('')].map(lettersOf).join('').length;
  const [left, right] = [[...(said ?? [])], [...(printed ?? [])]];
  while (left.length > 0 || right.length > 0) {
    const takesSaid = right.length === 0 || (left.length > 0 && lengthOf(one) <= lengthOf(other));
    if (takesSaid) one.push(left.shift() ?? '');
    else other.push(right.shift() ?? '');
    const isOver = left.length === 0 && right.length === 0;
    if (!isOver && (lengthOf(one) !== lengthOf(other) || one.length === 0 || other.length === 0)) continue;
    const [mine, theirs] = [one.join(' '), other.join(' ')];
    const before = passed.slice(-wordsBefore).join(' ');
    if (comparedText(mine).compared !== comparedText(theirs).compared) {
      differences.push({ said: mine, printed: theirs, before, at: before === '' ? 'start' : 'inside' });
    }
    passed.push(...other);
    [one, other] = [[], []];
  }
  return differences;
}
