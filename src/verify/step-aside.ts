import type { Aside } from '../query/asides.ts';
import type { Atom } from './atoms.ts';

/** Signs that chats write markup with; in a quotation that has them and a document that has not, they are markup. */
export const markup = /[*_~`>#|•‣◦·]/u;

/** How far each text goes on over something that is not compared, and what that is called. */
export interface Step {
  readonly said: number;
  readonly printed: number;
  readonly aside: Aside;
}

/** Where the two differ in what is not compared: how far each goes on, and what the difference is called. */
export function stepAside(
  said: readonly Atom[],
  q: number,
  printed: readonly Atom[],
  d: number,
): Step | undefined {
  const one = said[q];
  const other = printed[d];
  if (one === undefined) return undefined;
  if (one.kind === 'unseen') {
    const standsFor = other?.kind === 'dash' || other?.kind === 'space';
    const isAlone = said[q + 1]?.kind === 'letter';
    return { said: 1, printed: standsFor && isAlone ? 1 : 0, aside: 'unseen' };
  }
  // A document's own soft hyphen is where the hyphen of a parted word was.
  if (other?.kind === 'unseen' && one.kind === 'dash')
    return { said: said[q + 1]?.kind === 'space' ? 2 : 1, printed: 1, aside: 'hyphen' };
  if (other?.kind === 'unseen' && other.raw === '\u00AD') return { said: 0, printed: 1, aside: 'hyphen' };
  if (other?.kind === 'unseen') return { said: 0, printed: 1, aside: 'unseen' };
  if (other !== undefined && other.kind === 'sign' && markup.test(other.form) && !isMarkup(said, q))
    return { said: 0, printed: 1, aside: 'markup' };
  // A word parted at the end of a line, with the document's own hyphen or without one.
  if (one.kind === 'dash' && isLineEnd(said, q) && other?.kind === 'letter')
    return { said: 2, printed: 0, aside: 'hyphen' };
  if (one.kind === 'space' && said[q - 1]?.kind === 'dash' && printed[d - 1]?.kind === 'dash')
    return { said: 1, printed: 0, aside: 'hyphen' };
  if (one.kind === 'space' && said[q - 1]?.kind === 'unseen') return { said: 1, printed: 0, aside: 'unseen' };
  if (isMarkup(said, q)) return { said: 1, printed: 0, aside: 'markup' };
  if (one.form === '[' || one.form === ']') {
    const letterAt = one.form === '[' ? q + 1 : q - 1;
    const closes = one.form === '[' ? said[q + 2]?.form === ']' : said[q - 2]?.form === '[';
    if (said[letterAt]?.kind === 'letter' && closes) return { said: 1, printed: 0, aside: 'edit' };
  }
  const word = stepInWord(said, q, printed, d);
  if (word !== undefined) return word;
  if (one.kind === 'letter' && startsItem(printed, d)) return { said: 0, printed: 2, aside: 'markup' };
  if (one.kind === 'space' && (isOpen(said, q) || touchesSign(printed, d)))
    return { said: 1, printed: 0, aside: isOpen(said, q) ? 'markup' : 'space' };
  if (
    other?.kind === 'space' &&
    (touchesSign(said, q) || touchesSign(printed, d) || touchesSign(printed, d + 1))
  )
    return { said: 0, printed: 1, aside: 'space' };
  return undefined;
}

/** Inside a word or between two: a space that a copy lost or added, a hyphen that one of the two does not write. */
function stepInWord(said: readonly Atom[], q: number, printed: readonly Atom[], d: number): Step | undefined {
  const [one, other] = [said[q], printed[d]];
  const kinds = `${one?.kind} ${other?.kind}`;
  const isLost = (atoms: readonly Atom[], at: number) =>
    isBetweenLetters(atoms, at) || partsThousands(atoms, at);
  if (kinds === 'space letter' && isLost(said, q)) return { said: 1, printed: 0, aside: 'parted' };
  if (kinds === 'letter space' && isLost(printed, d)) return { said: 0, printed: 1, aside: 'parted' };
  if (kinds === 'dash letter' && isBetweenLetters(said, q)) return { said: 1, printed: 0, aside: 'hyphens' };
  if (kinds === 'letter dash' && isBetweenLetters(printed, d))
    return { said: 0, printed: 1, aside: 'hyphens' };
  const isEither = kinds === 'dash space' || kinds === 'space dash';
  return isEither && isBetweenLetters(said, q) && isBetweenLetters(printed, d)
    ? { said: 1, printed: 1, aside: 'hyphens' }
    : undefined;
}

/** True with a letter on either side: "2016-2018" is not "20162018". */
function isBetweenLetters(atoms: readonly Atom[], at: number): boolean {
  const beside = [atoms[at - 1], atoms[at + 1]];
  return beside.every((atom) => atom?.kind === 'letter') && !beside.every(isFigure);
}

/** True for the space that parts a number's thousands: three figures stand behind it. */
function partsThousands(atoms: readonly Atom[], at: number): boolean {
  const figures = [at - 1, at + 1, at + 2, at + 3].every((place) => isFigure(atoms[place]));
  return figures && !isFigure(atoms[at + 4]);
}

function isFigure(atom: Atom | undefined): boolean {
  return atom?.kind === 'letter' && /\p{N}/u.test(atom.form);
}

/** The most characters between the end of an item and the dash of the next: "; and - ". */
const mostBetweenItems = 6;

/** The dash of a list's item in running text: behind a sign, before a capital. */
function startsItem(printed: readonly Atom[], d: number): boolean {
  const isApart =
    printed[d]?.kind === 'dash' && printed[d - 1]?.kind === 'space' && printed[d + 1]?.kind === 'space';
  const before = printed.slice(Math.max(0, d - mostBetweenItems), d);
  return (
    isApart &&
    /\p{Lu}/u.test(printed[d + 2]?.form ?? '') &&
    before.some(({ kind, form }) => kind === 'sign' && /[.:;,]/u.test(form))
  );
}

/** A hyphen behind a letter, white space, and a letter: how a line's end looks in what was copied. */
function isLineEnd(said: readonly Atom[], q: number): boolean {
  return said[q - 1]?.kind === 'letter' && said[q + 1]?.kind === 'space' && said[q + 2]?.kind === 'letter';
}

/** A sign of markup, or the dash of a list's item at the beginning of a line. */
function isMarkup(said: readonly Atom[], q: number): boolean {
  const one = said[q];
  if (one === undefined) return false;
  if (one.kind === 'mark') return one.raw === '`';
  if (one.kind === 'sign') return markup.test(one.form);
  const startsLine = said[q - 1]?.raw.includes('\n') === true || said[q - 1]?.raw === '>';
  return one.kind === 'dash' && startsLine && said[q + 1]?.kind === 'space';
}

/** True for white space behind markup that stood behind white space, so that one of the two is left over. */
function isOpen(said: readonly Atom[], q: number): boolean {
  let before = q - 1;
  while (before >= 0 && (isMarkup(said, before) || said[before]?.kind === 'dash')) before -= 1;
  return before < q - 1 && (said[before]?.kind === 'space' || before < 0);
}

/** True where something else than letters stands beside this place. */
function touchesSign(atoms: readonly Atom[], at: number): boolean {
  const isSign = (atom: Atom | undefined) =>
    atom !== undefined && atom.kind !== 'letter' && atom.kind !== 'space' && atom.kind !== 'unseen';
  return isSign(atoms[at - 1]) || isSign(atoms[at]);
}
