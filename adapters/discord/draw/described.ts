import type { Locale, LocalizationMap } from 'discord.js';
import { type Language, languages } from '../../../src/language.ts';
import type { PlainKey } from '../../../src/messages/keys.ts';
import { type Messages, sayPlainly } from '../../../src/messages/say.ts';

/** Discord's locales for each of the bot's languages; the default language stands under its own key too. */
const localesOf: Record<Language, readonly `${Locale}`[]> = {
  en: ['en-US', 'en-GB'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
};

/** A description in English and in every locale. */
export function described(messages: Messages, key: PlainKey) {
  return {
    description: sayPlainly(messages, 'en', key),
    description_localizations: localised(messages, key),
  };
}

/** A text in every locale. */
export function localised(messages: Messages, key: PlainKey): LocalizationMap {
  return Object.fromEntries(
    languages.flatMap((language) =>
      localesOf[language].map((locale) => [locale, sayPlainly(messages, language, key)]),
    ),
  );
}
