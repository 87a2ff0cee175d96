import { baseOf, lettersIn } from './letters.ts';

/**
 * One character of a text as quotations are compared: a letter or digit, another sign, or one of the kinds of which
 * the style does not matter (white space, quotation marks, dashes, what nobody sees).
 */
export interface Atom {
  readonly kind: 'letter' | 'sign' | 'space' | 'mark' | 'dash' | 'unseen';
  /** What is compared: a letter of a ligature alone, one space for a run of them. */
  readonly form: string;
  /** What stands in the text, to tell styles apart. */
  readonly raw: string;
  /** Where it stands in the text, in UTF-16 units: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** A text in atoms, with its letters and digits alone, in lower case and without accents, to look for candidates in. */
export interface AtomText {
  readonly atoms: readonly Atom[];
  readonly key: string;
  /** For each UTF-16 unit of `key` the index of its atom. */
  readonly atomOfKey: readonly number[];
}

const letter = /[\p{L}\p{N}\p{M}]/u;
const mark = /["'“”„‟«»‹›‘’‚‛ʼ`´′″]/u;
const dash = /[-‐‑‒–—―−]/u;
/** Soft hyphens, zero-width and direction signs, variation selectors. */
const unseen = /\p{Cf}|\p{Variation_Selector}|\u034F/u;
const space = /[\s\p{Cc}]/u;

/** Cuts a text, which should be in NFC, into atoms. */
export function atomsOf(text: string): AtomText {
  const atoms: Atom[] = [];
  let key = '';
  const atomOfKey: number[] = [];
  let from = 0;
  for (const raw of text) {
    const to = from + raw.length;
    const kind = kindOf(raw);
    const last = atoms.at(-1);
    if (kind === 'space' && last?.kind === 'space') {
      atoms[atoms.length - 1] = { ...last, raw: last.raw + raw, to };
    } else {
      for (const form of formsOf(raw, kind)) {
        if (kind === 'letter') {
          const base = baseOf(form);
          for (let unit = 0; unit < base.length; unit += 1) atomOfKey.push(atoms.length);
          key += base;
        }
        atoms.push({ kind, form, raw, from, to });
      }
    }
    from = to;
  }
  return { atoms, key, atomOfKey };
}

const letters = new Map<string, string>();

/** What a character adds to the letters that are looked for: its own without accents, nothing for any other sign. */
export function lettersOf(raw: string): string {
  const known = letters.get(raw);
  if (known !== undefined) return known;
  const kind = kindOf(raw);
  const read = kind === 'letter' ? formsOf(raw, kind).map(baseOf).join('') : '';
  letters.set(raw, read);
  return read;
}

function kindOf(raw: string): Atom['kind'] {
  if (letter.test(raw) && !unseen.test(raw)) return 'letter';
  if (mark.test(raw)) return 'mark';
  if (dash.test(raw)) return 'dash';
  if (unseen.test(raw)) return 'unseen';
  return space.test(raw) ? 'space' : 'sign';
}

function formsOf(raw: string, kind: Atom['kind']): readonly string[] {
  switch (kind) {
    case 'letter':
      return lettersIn(raw);
    case 'space':
      return [' '];
    case 'mark':
      return ["'"];
    case 'dash':
      return ['-'];
    case 'unseen':
    case 'sign':
      return [raw];
  }
}
