/** The languages the bot speaks: every sentence of its own exists in each. */
export const languages = ['en', 'fr', 'es'] as const;

export type Language = (typeof languages)[number];

/** The languages by their own names: a reader finds the own one in any list. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', es: 'Español' };

/** Which language an answer should be in. */
export interface LanguageWish {
  /** What the user or the channel chose: always followed. */
  readonly chosen?: Language | undefined;
  /** What the surface suggests (a locale, a setting): gives way to the language of the question's own words. */
  readonly suggested: Language;
}

/**
 * The language to answer in. What was chosen is followed. Else a question in French or Spanish is answered in its
 * `own` language, and one in English in the suggested one: many people write English to a bot who would rather
 * read their own language.
 */
export function answerLanguage({ chosen, suggested }: LanguageWish, own: Language | undefined): Language {
  return chosen ?? (own === undefined || own === 'en' ? suggested : own);
}

/** The language every text of the data exists in: the one that stands in where another is missing. */
export const fallbackLanguage: Language = 'en';

/** A text in one or more languages; English is always there. */
export interface Localised {
  readonly en: string;
  readonly fr?: string | undefined;
  readonly es?: string | undefined;
}

/** True when `value` is one of the bot's languages ("en", "fr", "es"). */
export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}

/** The text in `language`, or in English where that language is missing, with the language it is really in. */
export function inLanguage(text: Localised, language: Language): { text: string; language: Language } {
  const wanted = text[language];
  return wanted === undefined ? { text: text.en, language: 'en' } : { text: wanted, language };
}

const languageNames: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  en: { en: 'English', fr: 'French', es: 'Spanish' },
  fr: { en: 'anglais', fr: 'français', es: 'espagnol' },
  es: { en: 'inglés', fr: 'francés', es: 'español' },
};

/** The name of a language in another, for running text, as Intl has it: "anglais", "inglés". */
export function nameOfLanguage(of: Language, language: Language): string {
  return languageNames[language][of];
}

/** A name at the head of a sentence or a button. */
export function capitalised(name: string, language: Language): string {
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}

/** A quotation between the marks of its language. */
export function quoted(words: string, language: Language): string {
  const [opens, closes] = quotationMarks[language];
  return `${opens}${words}${closes}`;
}

const quotationMarks: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u202F', '\u202F»'],
  es: ['«', '»'],
};

/** The colon behind a label: French has a space before it that does not break. */
export const labelColon: Readonly<Record<Language, string>> = { en: ': ', fr: '\u00A0: ', es: ': ' };
