import type { Aside } from '../query/asides.ts';

/** A quotation as it may have to be read to be found, and what was left out of it for that. */
export interface QuotationReading {
  readonly text: string;
  readonly aside: readonly Aside[];
}

/** What people's copies add to a text, each with what takes it out again. A sign outside the words stays where it is. */
const additions: readonly { readonly aside: Aside; readonly without: (text: string) => string }[] = [
  {
    aside: 'markup',
    without: (text) =>
      text
        .replace(/!?\[([^\]\n]+)\]\((?:<[^>\s]*>|[^()\s]*)\)/gu, '$1')
        .replace(/<(?:https?:\/\/|mailto:)[^|>\s]*\|([^>\n]+)>/gu, '$1')
        .replace(/[*_~`|]+/gu, '')
        .replace(/^[ \t#]*(?:>[ \t]?)+/gmu, '')
        .replace(
          /^[\p{Cf} \t"“«„‘'>#+•‐‑–-]*(?:(?:\d{1,3}[.)]|[a-z]\))[ \t]+[\p{Cf} \t"“«„‘'>#+•-]*)+/gmu,
          '',
        ),
  },
  {
    aside: 'note',
    without: (text) =>
      text
        .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, '')
        .replace(/\s?\[\d{1,3}\]/gu, '')
        .replace(/(?<=\p{L}{2}[.,;:!?"”’»)]?|\d[.,;:!?"”’»)])\d{1,3}(?![\p{L}\p{N}]|[.,]\d)/gu, ''),
  },
  { aside: 'edit', without: (text) => text.replace(/\s*\[[^\][\n]{2,60}\]\s*/gu, ' … ') },
];

/**
 * The ways to read a quotation, the one that leaves nothing out first. Markup, footnote numbers and an editor's
 * words in brackets are left out alone and together, but only where the quotation has any.
 */
export function readingsOf(quotation: string): QuotationReading[] {
  const readings: QuotationReading[] = [{ text: quotation, aside: [] }];
  for (const { aside, without } of additions) {
    for (const reading of [...readings]) {
      const text = without(reading.text);
      if (text !== reading.text) readings.push({ text, aside: [...reading.aside, aside] });
    }
  }
  return readings.sort((one, other) => one.aside.length - other.aside.length);
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
