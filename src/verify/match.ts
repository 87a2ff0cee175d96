import type { Aside } from '../query/asides.ts';
import { type Atom, type AtomText, atomsOf, isOfLigature } from './atoms.ts';
import { type Excerpt, excerptAround, indexOfText, placesOf, type TextIndex } from './text-index.ts';
import type { Span } from './verdict.ts';

/** Where a quotation stands in a text, and what of it was not compared as letters. */
export interface Match {
  readonly span: Span;
  readonly aside: readonly Aside[];
}

/**
 * The place at or after `after` (a UTF-16 offset) where the quotation stands in the text with the fewest differences in
 * style, the first of several. Its letters, digits and signs are the document's, in their order; `aside` names every
 * other way in which the two differ.
 */
export function matchIn(quotation: string, text: string, after: number): Match | undefined {
  let best: Match | undefined;
  for (const match of matchesIn(quotation, text)) {
    if (match.span.from < after) continue;
    if (match.aside.length === 0) return match;
    if (best === undefined || match.aside.length < best.aside.length) best = match;
  }
  return best;
}

/** The first place at or after `after` where the quotation stands in the text, in whatever style. */
export function firstMatchIn(quotation: string, text: string, after: number): Match | undefined {
  for (const match of matchesIn(quotation, text)) if (match.span.from >= after) return match;
  return undefined;
}

/** Every place where the quotation stands in the text. */
export function* matchesIn(quotation: string, text: string): Generator<Match> {
  const said = atomsOf(quotation.normalize('NFC'));
  if (said.key === '') return;
  const index = indexOfText(text);
  for (const at of placesOf(said.key, index)) {
    const from = index.offsets[at] ?? 0;
    const printed = excerptAround(text, from, index.offsets[at + said.key.length - 1] ?? from);
    const start = printed.atoms.findIndex((atom) => atom.from === from - printed.base);
    const match = matchAt(said, printed, start + atomsBefore(index, at));
    if (match !== undefined) yield match;
  }
}

/** Signs that chats write markup with; in a quotation that has them and a document that has not, they are markup. */
const markup = /[*_~`>#|•‣◦·]/u;

/** How many signs, spaces and marks before the first letter are compared with what stands before the passage. */
const mostLeading = 8;

/** How many atoms of the same character come before this letter: a ligature is one sign and several letters. */
function atomsBefore({ offsets }: TextIndex, at: number): number {
  let before = 0;
  while (at - before > 0 && offsets[at - before - 1] === offsets[at]) before += 1;
  return before;
}

function matchAt(said: AtomText, printed: Excerpt, start: number): Match | undefined {
  const aside = new Set<Aside>();
  const first = said.atomOfKey[0] ?? 0;
  const head = matchHead(said.atoms.slice(0, first), printed.atoms, start, aside);
  if (head === undefined) return undefined;
  const end = matchBody(said.atoms, first, printed.atoms, start, aside);
  if (end === undefined) return undefined;
  return {
    span: {
      from: printed.base + (printed.atoms[head]?.from ?? 0),
      to: printed.base + (printed.atoms[end]?.to ?? 0),
    },
    aside: [...aside],
  };
}

/** What stands before the first letter, read backwards; gives the atom that the passage begins with. */
function matchHead(
  head: readonly Atom[],
  printed: readonly Atom[],
  start: number,
  aside: Set<Aside>,
): number | undefined {
  if (head.length > mostLeading * 4) return undefined;
  let from = start;
  for (const atom of head.toReversed()) {
    if (atom.kind === 'space' || atom.kind === 'mark') continue;
    if (atom.kind === 'unseen') {
      aside.add('unseen');
      continue;
    }
    let before = from - 1;
    while (printed[before]?.kind === 'space' || printed[before]?.kind === 'mark') before -= 1;
    if (printed[before]?.form === atom.form) from = before;
    else if (atom.kind === 'dash' || markup.test(atom.form)) aside.add('markup');
    else if (atom.form === '[') aside.add('edit');
    else return undefined;
  }
  return from;
}

/** Walks both texts letter by letter; gives the last atom of the passage, or undefined where they part. */
function matchBody(
  said: readonly Atom[],
  first: number,
  printed: readonly Atom[],
  start: number,
  aside: Set<Aside>,
): number | undefined {
  let q = first;
  let d = start;
  let last = start;
  while (q < said.length) {
    const one = said[q];
    const other = printed[d];
    if (one === undefined) break;
    if (other !== undefined && one.kind === other.kind && one.form === other.form) {
      noteStyle(one, other, aside);
      if (one.kind !== 'space') last = d;
      q += 1;
      d += 1;
    } else if (one.kind === 'letter' && other?.kind === 'letter') {
      const isFree = q === first || (said[q - 1]?.form === '[' && said[q + 1]?.form === ']');
      if (!isFree || one.form.toLowerCase() !== other.form.toLowerCase()) return undefined;
      aside.add(q === first ? 'case' : 'edit');
      last = d;
      q += 1;
      d += 1;
    } else {
      const step = stepAside(said, q, printed, d);
      if (step === undefined) return undefined;
      aside.add(step.aside);
      if (step.printed > 0 && other?.kind !== 'space') last = d;
      q += step.said;
      d += step.printed;
    }
  }
  return last;
}

function noteStyle(one: Atom, other: Atom, aside: Set<Aside>): void {
  if (one.raw === other.raw) return;
  if (one.kind === 'space') aside.add('space');
  if (one.kind === 'mark') aside.add('marks');
  if (one.kind === 'dash') aside.add('dashes');
  if (isOfLigature(one) !== isOfLigature(other)) aside.add('ligature');
}

interface Step {
  readonly said: number;
  readonly printed: number;
  readonly aside: Aside;
}

/** Where the two differ in what is not compared: how far each goes on, and what the difference is called. */
function stepAside(said: readonly Atom[], q: number, printed: readonly Atom[], d: number): Step | undefined {
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
  if (one.kind === 'space' && (isOpen(said, q) || touchesSign(printed, d)))
    return { said: 1, printed: 0, aside: isOpen(said, q) ? 'markup' : 'space' };
  if (
    other?.kind === 'space' &&
    (touchesSign(said, q) || touchesSign(printed, d) || touchesSign(printed, d + 1))
  )
    return { said: 0, printed: 1, aside: 'space' };
  return undefined;
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
