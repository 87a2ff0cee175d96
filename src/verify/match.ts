import { type Aside, asides } from '../query/asides.ts';
import { type Atom, type AtomText, atomsOf } from './atoms.ts';
import { baseOf, isJoined, isStyled } from './letters.ts';
import { markup, stepAside } from './step-aside.ts';
import { type Excerpt, excerptAround, indexOfText, placesOf, type TextIndex } from './text-index.ts';
import type { Span } from './verdict.ts';
import { cutsWord } from './words.ts';

/** Where a quotation stands in a text, and what of it was not compared as letters. */
export interface Match {
  readonly span: Span;
  readonly aside: readonly Aside[];
}

/**
 * The place at or after `after` (a UTF-16 offset) where the quotation stands in the text with the fewest differences in
 * style, the first of several; rather where it cuts no word. Its letters, digits and signs are the document's, in their order; `aside` names every
 * other way in which the two differ.
 */
export function matchIn(quotation: string, text: string, after: number): Match | undefined {
  let best: Match | undefined;
  let worst = Number.POSITIVE_INFINITY;
  for (const match of matchesIn(quotation, text)) {
    if (match.span.from < after) continue;
    const blame = match.aside.length + (cutsWord(match.span, text) ? asides.length : 0);
    if (blame === 0) return match;
    if (blame < worst) [best, worst] = [match, blame];
  }
  return best;
}

/** The first place at or after `after` where the quotation stands in the text, in whatever style. */
export function firstMatchIn(quotation: string, text: string, after: number): Match | undefined {
  let cut: Match | undefined;
  for (const match of matchesIn(quotation, text)) {
    if (match.span.from < after) continue;
    if (!cutsWord(match.span, text)) return match;
    cut ??= match;
  }
  return cut;
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
      const free =
        q === first ? 'case' : said[q - 1]?.form === '[' && said[q + 1]?.form === ']' ? 'edit' : undefined;
      const named = letterAside(one, other, free);
      if (named === undefined) return undefined;
      for (const each of named) aside.add(each);
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
  const isRight =
    !aside.has('capitals') || isCapitals(said.slice(first + 1)) || isCapitals(printed.slice(start, last + 1));
  return isRight ? last : undefined;
}

/** True where no letter is a small one. */
function isCapitals(atoms: readonly Atom[]): boolean {
  return atoms.every(({ kind, form }) => kind !== 'letter' || !/\p{Ll}/u.test(form));
}

/**
 * What the difference between two letters is called where it is none: a case that is free there, capitals throughout,
 * a capital without its accent. Undefined where they are different letters.
 */
function letterAside(one: Atom, other: Atom, free: Aside | undefined): Aside[] | undefined {
  if (baseOf(one.form) !== baseOf(other.form)) return undefined;
  const lower = [one.form.toLowerCase(), other.form.toLowerCase()] as const;
  const accents = lower[0] === lower[1] ? [] : (['accents'] as const);
  const bare = lower[0] === baseOf(one.form) ? one : other;
  if (accents.length > 0 && (baseOf(bare.form) !== bare.form.toLowerCase() || !/\p{Lu}/u.test(bare.form)))
    return undefined;
  const isCase = /\p{Lu}/u.test(one.form) !== /\p{Lu}/u.test(other.form);
  if (!isCase) return [...accents];
  if (isJoined(one.raw) !== isJoined(other.raw)) return [...accents, 'ligature'];
  return [...accents, free ?? 'capitals'];
}

function noteStyle(one: Atom, other: Atom, aside: Set<Aside>): void {
  if (one.raw === other.raw) return;
  if (one.kind === 'space') aside.add('space');
  if (one.kind === 'mark') aside.add('marks');
  if (one.kind === 'dash') aside.add('dashes');
  if (isJoined(one.raw) !== isJoined(other.raw)) aside.add('ligature');
  if (isStyled(one.raw) !== isStyled(other.raw)) aside.add('styled');
}
