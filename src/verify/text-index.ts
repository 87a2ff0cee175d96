import { createBounded } from '../bounded.ts';
import { heldOnce } from '../holding.ts';
import { type AtomText, atomsOf, lettersOf } from './atoms.ts';

/** A document's letters and digits alone, in lower case, to look for candidates in, and where each stands. */
export interface TextIndex {
  readonly key: string;
  /** For each UTF-16 unit of `key` the offset of its character in the text. */
  readonly offsets: Uint32Array;
}

const indexes = heldOnce(() => createBounded<TextIndex>(64));

/** The index of a text. Those of the documents are few, used with every quotation, and so read once. */
export function indexOfText(text: string): TextIndex {
  const known = indexes().get(text) ?? readText(text);
  indexes().set(text, known);
  return known;
}

function readText(text: string): TextIndex {
  const parts: string[] = [];
  const offsets = new Uint32Array(text.length * 2);
  let length = 0;
  let from = 0;
  for (const raw of text) {
    const letters = lettersOf(raw);
    if (letters !== '') {
      parts.push(letters);
      offsets.fill(from, length, length + letters.length);
      length += letters.length;
    }
    from += raw.length;
  }
  return { key: parts.join(''), offsets: offsets.slice(0, length) };
}

/** The few quotations that were looked for last, each with the places where its letters stand. */
const found = new WeakMap<TextIndex, Map<string, readonly number[]>>();
const mostKept = 16;

/** Every place in `index.key` where these letters stand. A quotation is looked for in several readings with the same. */
export function placesOf(letters: string, index: TextIndex): readonly number[] {
  const kept = found.get(index) ?? new Map<string, readonly number[]>();
  found.set(index, kept);
  const known = kept.get(letters);
  if (known !== undefined) return known;
  const places: number[] = [];
  for (let at = index.key.indexOf(letters); at >= 0; at = index.key.indexOf(letters, at + 1)) places.push(at);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  kept.set(letters, places);
  return places;
}

/** A stretch of a text in atoms, and where it begins: the atoms count from there. */
export interface Excerpt extends AtomText {
  readonly base: number;
}

/** The most signs beside a passage that belong to it or are looked at: its marks, its markup. */
const beside = 48;

/** The atoms around a passage, so that those of a whole book need not be kept. */
export function excerptAround(text: string, from: number, to: number): Excerpt {
  const base = wholeCharacter(text, Math.max(0, from - beside));
  return { base, ...atomsOf(text.slice(base, wholeCharacter(text, Math.min(text.length, to + beside)))) };
}

/** An offset that is not between the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/u.test(text.charAt(at)) && at > 0 ? at - 1 : at;
}
