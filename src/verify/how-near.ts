import { fold } from '../text/normalise.ts';
import type { Difference } from './nearest.ts';
import type { Part } from './verdict.ts';
import { wordsIn } from './words.ts';

/** The fewest words of a passage that is told to stand there though the quotation has more around it. */
const fewestInside = 5;

/** Fewer words at an end may as well be changed ones of the document's. */
const fewestAround = 3;

/**
 * How near a quotation is that does not stand in a document: its words do but for accents, capitals and punctuation; one
 * passage of it does as it is, with words of its own before or behind; or it is merely near.
 */
export function howNear(parts: readonly Part[]): 'alike' | 'partly' | 'near' {
  const [part] = parts;
  if (part === undefined || parts.length > 1) return 'near';
  const { differences, said } = part;
  if (differences.every(isAlike)) return 'alike';
  const around = differences.filter((each) => isAround(each, said));
  const added = around.reduce((sum, each) => sum + wordsIn(each.said), 0);
  const isWhole = around.length === differences.length && wordsIn(said) - added >= fewestInside;
  return isWhole ? 'partly' : 'near';
}

function isAlike({ said, printed }: Difference): boolean {
  const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  // "3,5" and "35" are different numbers.
  const figures = (text: string) => text.match(/\d[\d.,\s]*/gu)?.join(' ') ?? '';
  return letters(said) === letters(printed) && figures(said) === figures(printed);
}

function isAround({ at, said, printed }: Difference, quotation: string): boolean {
  if (at === 'inside' || printed !== '') return false;
  return wordsIn(said) >= fewestAround || /[,:;—–/]/u.test(said) || isOnOwnLines(said, quotation);
}

/** True for words that are the first or the last lines of a quotation: a remark above or below it. */
function isOnOwnLines(words: string, quotation: string): boolean {
  const lines = quotation.trim().split('\n');
  const alike = (part: readonly string[]) => part.join(' ').trim().replace(/\s+/gu, ' ') === words;
  return lines.some((_, index) => alike(lines.slice(0, index)) || (index > 0 && alike(lines.slice(index))));
}
