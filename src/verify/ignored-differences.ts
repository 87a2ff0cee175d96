import type { Aside } from '../query/asides.ts';
import { additions } from './additions.ts';

/** A quotation as it may have to be read to be found, and what was left out of it for that. */
export interface QuotationReading {
  readonly text: string;
  readonly aside: readonly Aside[];
}

/** The most ways that one quotation is read in. */
const mostReadings = 24;

/**
 * The ways to read a quotation, the one that leaves nothing out first. Markup, footnote numbers, an editor's words in
 * brackets and references are left out alone and together, but only where the quotation has any.
 */
export function readingsOf(quotation: string): QuotationReading[] {
  const readings = new Map<string, QuotationReading>([[quotation, { text: quotation, aside: [] }]]);
  for (const { aside, without } of additions) {
    for (const reading of [...readings.values()]) {
      for (const text of without(reading.text)) {
        if (!readings.has(text)) readings.set(text, { text, aside: [...reading.aside, aside] });
      }
    }
  }
  return [...readings.values()]
    .sort((one, other) => one.aside.length - other.aside.length)
    .slice(0, mostReadings);
}

const unseen = /\p{Cf}|\p{Variation_Selector}|\u034F/gu;
const ligature = /[\uFB00-\uFB06]/gu;

/**
 * A quotation without what is never a difference (signs that nobody sees, joined letters, markup, words parted at a
 * line's end), so that the differences shown are those of words. `isWord` says whether the document has a word.
 */
export function tidied(quotation: string, isWord: (word: string) => boolean): string {
  return (readingsOf(quotation).find(({ aside }) => aside[0] === 'markup')?.text ?? quotation)
    .replace(unseen, '')
    .replace(ligature, (sign) => sign.normalize('NFKC'))
    .replace(/(\p{L}+)[-‐]\s+(\p{L}+)/gu, (parted, one: string, other: string) => {
      if (isWord(one + other)) return one + other;
      return isWord(`${one}-${other}`) ? `${one}-${other}` : parted;
    })
    .replace(/(?<![\p{L}\p{N}])[*_~`|]+|[*_~`|]+(?![\p{L}\p{N}])/gu, '');
}
