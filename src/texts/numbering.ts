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
  const places = texts.map((text) => (isHeading(text) ? 0 : ++count));
  // A number beyond its place is one of a longer document, of which this is a part: there no place is a number.
  const isPart = own.some(({ isFirst, text }, index) => isFirst && numberOf(text) > (places[index] ?? 0));
  return own.map(({ number, text }, index) => {
    const given = isPart ? number : places[index];
    return given === undefined || given === 0 ? { text } : { number: String(given), text };
  });
}

function numberOf(text: string | undefined): number {
  return Number(ownNumber.exec(text ?? '')?.[1] ?? 0);
}

/**
 * True where a number that is not the next one is a paragraph's all the same, because those between are missing: the next
 * one stands nowhere behind it, and it is counted on from, or has points.
 */
function countsOn(texts: readonly string[], index: number, last: number): boolean {
  const number = numberOf(texts[index]);
  const behind = texts.slice(index + 1).map(numberOf);
  const next = behind.filter((each) => each > 0);
  const own = next.slice(0, next.indexOf(1) < 0 ? next.length : next.indexOf(1));
  if (number <= last || own.includes(last + 1)) return false;
  return own[0] === number + 1 || letter.exec(texts[index + 1] ?? '')?.[1] === 'a';
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
  return texts.map((text, index) => {
    const found = numberOf(text);
    const restarts = found === 1 && last > 0 && opened !== '';
    if (found > 0 && (found === last + 1 || restarts || countsOn(texts, index, last))) {
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
