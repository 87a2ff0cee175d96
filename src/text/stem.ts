import { stemmer as englishStem } from '@orama/stemmers/english';
import { heldOnce } from '../holding.ts';
import type { Language } from '../language.ts';

/**
 * The stem of a word that is already folded (lower case, no accents): "endorsed" and "endorses" have the same,
 * "signées" and "signer", "firmaron" and "firmado" too. A stem is no word, and only compared with other stems of
 * the same language.
 */
export function stem(word: string, language: Language): string {
  const stems = knownStems()[language];
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = stemmers[language](word);
  if (stems.size < mostKnownStems) stems.set(word, found);
  return found;
}

/** Stems already found. The data's words come again and again; what users type is only kept up to a limit. */
const knownStems = heldOnce(
  (): Record<Language, Map<string, string>> => ({ en: new Map(), fr: new Map(), es: new Map() }),
);
const mostKnownStems = 20_000;

/**
 * French and Spanish are typed without accents as often as with them, and the standard (Snowball) stemmers need
 * the accents. So these two drop endings of plural, gender and the usual tenses from the word without accents;
 * what is irregular is in the lexicon, form by form.
 */
const stemmers: Record<Language, (word: string) => string> = {
  // The stemmer gives "experiment" and "experience" the same stem; they are two commitments here.
  en: (word) => (word.startsWith('experiment') ? 'experiment' : englishStem(word)),
  fr: (word) => withoutEnding(withoutEnding(frenchSingular(word), frenchEndings), ['e']),
  es: (word) => withoutEnding(withoutEnding(spanishSingular(word), spanishEndings), ['e', 'a', 'o']),
};

/** A Spanish verb without the pronouns written onto it ("háblame", "dígamelo"); undefined where there are none, and in other languages. */
export function withoutPronoun(word: string, language: Language): string | undefined {
  const [, verb] = (language === 'es' && /^(.{4,}?)(?:me|nos)(?:l[aeo]s?)?$/u.exec(word)) || [];
  return verb;
}

/** What is left of a word must still tell it from others. */
const shortestStem = 4;

const frenchEndings = [
  'issaient',
  'issement',
  'erent',
  'irent',
  'aient',
  'eront',
  'iront',
  'issent',
  'erait',
  'ant',
  'ait',
  'ent',
  'ees',
  'era',
  'ira',
  'ee',
  'er',
  'ez',
  'ie',
  'ir',
  'it',
  'e',
  'i',
];

const spanishEndings = [
  'ieron',
  'iendo',
  'arian',
  'erian',
  'aron',
  'aban',
  'ando',
  'aria',
  'eria',
  'aran',
  'eran',
  'iran',
  'ado',
  'ada',
  'ido',
  'ida',
  'aba',
  'ian',
  'ara',
  'era',
  'ira',
  'ar',
  'er',
  'ir',
  'an',
  'en',
  'io',
  'ia',
];

function frenchSingular(word: string): string {
  if (word.length > 5 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  return word.length > 4 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

function spanishSingular(word: string): string {
  if (word.length > 5 && /[lnrdz]es$/.test(word)) return word.slice(0, -2);
  return word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutEnding(word: string, endings: readonly string[]): string {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= shortestStem);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
