import { closes } from './blocks.ts';

/** A paragraph of an added text. One without a number is a heading, a note, or stands before the first. */
export interface NumberedParagraph {
  readonly number?: string;
  readonly text: string;
}

const ownNumber = /^(\d{1,3})\s?\.\s+(?=\S)/u;
const letter = /^\(([a-z])\)\s+/u;
const roman = /^\(([ivx]{1,5})\)\s+/u;
const annex = /^(?:annex|annexe|anexo|appendix|appendice|apéndice)(?:\s+(?:[IVX]+|\d+|[A-Z]))?\b/iu;

/** How many paragraphs have to count on before a text is taken to number its own. */
const fewestOwn = 3;

/**
 * Gives each paragraph its number: the document's own where it counts them ("15", "15(b)", in an annex "3 (Annex I)"),
 * else its place among the paragraphs that are no heading.
 */
export function numberParagraphs(texts: readonly string[]): NumberedParagraph[] {
  const own = byOwnNumbers(texts);
  const counted = own.filter(({ isFirst }) => isFirst).length;
  if (counted >= fewestOwn)
    return own.map(({ number, text }) => (number === undefined ? { text } : { number, text }));
  let count = 0;
  return texts.map((text) => (isHeading(text) ? { text } : { number: String(++count), text }));
}

/** True for a title or a subheading: short, and no sentence. */
function isHeading(text: string): boolean {
  return text.length < 160 && !closes.test(text);
}

interface OwnNumber extends NumberedParagraph {
  /** True where the document's own number begins. */
  readonly isFirst: boolean;
}

function byOwnNumbers(texts: readonly string[]): OwnNumber[] {
  let last = 0;
  let part = '';
  let point = '';
  let series = '';
  let opened = '';
  return texts.map((text) => {
    const found = Number(ownNumber.exec(text)?.[1] ?? 0);
    const restarts = found === 1 && last > 0 && opened !== '';
    if (found > 0 && (found === last + 1 || restarts)) {
      if (restarts) series = ` (${opened})`;
      opened = '';
      [last, part, point] = [found, '', ''];
      return { number: `${last}${series}`, text, isFirst: true };
    }
    if (annex.test(text) && isHeading(text)) opened = annex.exec(text)?.[0] ?? '';
    if (last === 0) return { text, isFirst: false };
    const lettered = letter.exec(text)?.[1];
    const isNext = lettered !== undefined && lettered === nextLetter(part);
    if (isNext) [part, point] = [lettered, ''];
    else if (part !== '' && roman.test(text)) point = roman.exec(text)?.[1] ?? '';
    else if (isHeading(text)) return { text, isFirst: false };
    const inPoint = point === '' ? '' : `(${point})`;
    return { number: `${last}${part === '' ? '' : `(${part})`}${inPoint}${series}`, text, isFirst: false };
  });
}

function nextLetter(letter: string): string {
  return letter === '' ? 'a' : String.fromCharCode(letter.charCodeAt(0) + 1);
}
