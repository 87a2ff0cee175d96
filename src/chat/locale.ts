import { isLanguage, type Language } from '../language.ts';

/**
 * The bot's language for a platform's locale (`fr-CA`, `es-419`, `en_GB`), or undefined where it speaks none of
 * that kind. The form is BCP 47's, with the underscore that some platforms write.
 */
export function languageOfLocale(locale: string | null | undefined): Language | undefined {
  const [language = ''] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return isLanguage(language) ? language : undefined;
}
