import { stripVTControlCharacters } from 'node:util';
import { stemmer } from '@orama/stemmers/english';

/** The longest question that is read, in UTF-16 code units; the platforms' inputs are capped at the same length. */
export const questionLimit = 300;

/** A word of a question. */
export interface Token {
  /** As it was written. */
  readonly raw: string;
  /** In lower case, without accents: what is compared. */
  readonly text: string;
  /** The word's stem: "endorsed" and "endorses" have the same. */
  readonly stem: string;
}

/** Lower case, without accents or apostrophes, so that "San José", "SAN JOSE" and "san jose" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'ʼ`´]/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o');
}

/**
 * The words of a text. Markup, mentions (`@everyone`, `<@U1>`, `<!channel>`), control characters and emoji are
 * not words; "what's" is "what", "isn't" is "isnt", "l'article" is two words, "U.S." is "us".
 */
export function tokenize(text: string): Token[] {
  const readable = stripVTControlCharacters(text)
    .normalize('NFC')
    .replace(/<(script|style)\b[^<>]{0,200}>[^<]{0,300}<\/\1>/giu, ' ')
    .replace(/<[^<>]{0,200}>/gu, ' ')
    .replace(/@[\p{L}\p{N}_]+/gu, ' ')
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/\b(?:\p{L}\.){2,}/gu, (abbreviation) => abbreviation.replaceAll('.', ''))
    .replace(/(?<=\d),(?=\d{3}\b)/gu, '');
  return [...readable.matchAll(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu)].flatMap(([word]) =>
    splitApostrophe(word).map(toToken),
  );
}

/** The words of a name or a phrase as they are compared, joined by single spaces. */
export function foldPhrase(text: string): string {
  return tokenize(text)
    .map((token) => token.text)
    .join(' ');
}

/** The stems of a phrase, joined by single spaces. */
export function stemPhrase(text: string): string {
  return tokenize(text)
    .map(({ stem }) => stem)
    .join(' ');
}

function splitApostrophe(word: string): string[] {
  const elided = /^(l|d|qu|c|j|m|t|s|n)'(.+)$/iu.exec(word);
  if (elided !== null) return [elided[1] ?? '', elided[2] ?? ''];
  const possessive = /^(.+)'s$/iu.exec(word);
  return [possessive?.[1] ?? word];
}

function toToken(raw: string): Token {
  const text = fold(raw);
  return { raw, text, stem: stemmer(text) };
}
