import { stripVTControlCharacters } from 'node:util';
import { heldOnce } from '../holding.ts';
import type { Language } from '../language.ts';
import { stem } from './stem.ts';

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
  /** The word it was taken for, where it is misspelt; `text` and `stem` are of that word then. */
  readonly corrected?: string;
}

/** Lower case, without accents or apostrophes, so that "San José", "SAN JOSE" and "san jose" are the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  // "nº" is no "no".
  if (numberSign.test(lower)) return 'numero';
  return latin.test(lower) ? lower.replace(otherThanPlain, foldLetter) : foldLetters(lower);
}

/** Text in the letters of western Europe: each is folded by itself, and once. */
const latin = /^[a-z0-9 ß-öø-ÿœ'’-]*$/;
const otherThanPlain = /[^a-z0-9 -]/g;
const foldedLetters = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = foldedLetters.get(letter) ?? foldLetters(letter);
  foldedLetters.set(letter, known);
  return known;
}

function foldLetters(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’'ʼ`´]/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o');
}

/** Text that folding leaves as it is; most words are such. */
const plain = /^[a-z0-9 ]*$/;

/** How "number" is written short in French and Spanish. */
const numberSign = /^n\.?[º°]s?$/u;

/**
 * The words of a text. Markup, mentions (`@everyone`, `<@U1>`, `<!channel>`), control characters and emoji are
 * not words; "what's" is "what", "isn't" is "isnt", "l'article" is two words, "U.S." is "us". Stems are those of
 * `language`.
 */
export function tokenize(text: string, language: Language): Token[] {
  return wordsOf(text).map((word) => toToken(word, language));
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map(fold);
}

/** The words of a text as they are written. */
export function writtenWords(text: string): readonly string[] {
  return wordsOf(text);
}

/** The words of a name or a phrase as they are compared, joined by single spaces. */
export function foldPhrase(text: string): string {
  if (plainWords.test(text)) return text.toLowerCase();
  return wordsOf(text).map(fold).join(' ');
}

/** Words that are nothing else: most names are such, and thousands of them are folded at every start. */
const plainWords = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** The stems of a phrase, joined by single spaces. */
export function stemPhrase(text: string, language: Language): string {
  return wordsOf(text)
    .map((word) => stem(fold(word), language))
    .join(' ');
}

/** The same word, read as another: "háblame" as "habla". */
export function readAs({ raw }: Token, word: string, language: Language): Token {
  return { ...toToken(word, language), raw };
}

/** The same word, taken for another spelling. */
export function correctedToken(token: Token, right: string, language: Language): Token {
  return { ...readAs(token, right, language), corrected: right };
}

/** The words of short texts, which are mostly the data's names, and of the last long one, which is read repeatedly. */
const knownWords = heldOnce(() => new Map<string, readonly string[]>());
const mostKnownWords = 4000;
const longestKnown = 40;
let last: { readonly text: string; readonly words: readonly string[] } = { text: '', words: [] };

function wordsOf(text: string): readonly string[] {
  const known = text === last.text ? last.words : knownWords().get(text);
  if (known !== undefined) return known;
  const words = cutIntoWords(text);
  if (text.length > longestKnown) last = { text, words };
  else if (knownWords().size < mostKnownWords) knownWords().set(text, words);
  return words;
}

function cutIntoWords(text: string): string[] {
  if (simpleText.test(text)) return (text.match(simpleWord) ?? []).flatMap(splitApostrophe);
  const spelled = withoutMarkup(text)
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/\b(?:\p{L}\.){2,}/gu, (abbreviation) => abbreviation.replaceAll('.', ''))
    .replace(/(?<=\d),(?=\d{3}\b)/gu, '');
  const words = spelled.matchAll(
    /(?<!\p{L})n\.?[º°]s?(?!\p{L})|(?<![\p{L}\p{N}-])-\d+|\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/giu,
  );
  return [...words].flatMap(([word]) => splitApostrophe(word));
}

/** A text without terminal sequences, scripts, tags and mentions: none of these is anybody's word. */
export function withoutMarkup(text: string): string {
  return stripVTControlCharacters(text)
    .normalize('NFC')
    .replace(/<(script|style)\b[^<>]{0,200}>[^<]{0,300}<\/\1>/giu, ' ')
    .replace(/<[^<>]{0,200}>/gu, ' ')
    .replace(/@[\p{L}\p{N}_]+/gu, ' ');
}

/**
 * Words in the letters of western Europe with apostrophes and with marks that stand between words only: nothing in them
 * needs a second look, as "1,000", "U.S." and "-5" do.
 */
const simpleText = /^(?:[A-Za-z0-9À-ÖØ-öø-ÿŒœ ?!:;()“”«»¿¡–—…/&%'’]|[,.](?![A-Za-z0-9À-ÿŒœ])|-(?!\d))*$/;
const simpleWord = /[A-Za-z0-9À-ÖØ-öø-ÿŒœ]+(?:['’][A-Za-zÀ-ÖØ-öø-ÿŒœ]+)*/g;

function splitApostrophe(written: string): string[] {
  const word = written.replaceAll('’', "'");
  if (!word.includes("'")) return [word];
  const elided = /^(l|d|qu|c|j|m|t|s|n)'(.+)$/iu.exec(word);
  if (elided !== null) return [elided[1] ?? '', elided[2] ?? ''];
  const possessive = /^(.+)'s$/iu.exec(word);
  return [possessive?.[1] ?? word];
}

function toToken(raw: string, language: Language): Token {
  const text = fold(raw);
  return { raw, text, stem: stem(text, language) };
}
