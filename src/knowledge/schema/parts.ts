// What the forms of records are made of.

import { z } from 'zod';
import { isCalendarDate } from '../../calendar.ts';

// The data is checked once at start: compiling checkers for it would cost more than it saves.
z.config({ jitless: true });

export const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'expected an id of lower-case letters, digits and hyphens, like "san-jose"',
  )
  .max(24, 'expected an id of at most 24 characters: buttons hold several');

export const text = z.string().regex(/\S/, 'expected a text that is not empty');

export const date = z
  .string()
  .refine(isCalendarDate, 'expected a date that exists: "2018", "2016-10" or "2017-12-08"');

export const address = z.url({
  protocol: /^https?$/,
  error: 'expected an address that starts with https://',
});

export const languageCode = z.enum(['en', 'fr', 'es']);

/** A name: what is left out is the same as in English. */
export const localised = z.strictObject({ en: text, fr: text.optional(), es: text.optional() });

const sentenceIn = (language: string) =>
  z.string(`expected the text in ${language} too`).regex(/\S/, 'expected a text that is not empty');

/** A sentence: it is said in every language. */
export const sentence = z.strictObject({ en: text, fr: sentenceIn('French'), es: sentenceIn('Spanish') });

export const phrases = z.strictObject({
  en: z.array(text).optional(),
  fr: z.array(text).optional(),
  es: z.array(text).optional(),
});

export const unofficialTranslation = z
  .strictObject({ fr: text, es: text })
  .describe('Our own translations; answers mark them as not official');

export const citation = z.strictObject({
  document: id.describe('The id of a document in documents.json'),
  quote: text
    .optional()
    .describe(
      'Letter for letter from the document; needed where the document has its text here. Elsewhere it is shown where the text was added and has it',
    ),
  paragraph: text
    .optional()
    .describe('The number of the paragraph, where the document has no text here: "15(b)"'),
  locator: text.optional().describe('Where in the document, when there is neither: an id'),
});

export const citations = z.array(citation).min(1, 'expected at least one source');

export const named = {
  id,
  name: localised.describe('The name that answers show'),
  short: localised.optional().describe('A shorter name for buttons and lists'),
  acronym: text.optional(),
  acronyms: z
    .strictObject({ fr: text.optional(), es: text.optional() })
    .optional()
    .describe('The acronym in French and Spanish, where it is another'),
  printed: text.optional().describe('The name as the article prints it, where that differs'),
  aliases: phrases.describe(
    'Other names people use; case, accents, hyphens and one typo are forgiven anyway',
  ),
};

/** A file of records: what an editor sees as `{"$schema": …, "records": […]}`. */
export function fileOf<Record extends z.ZodType>(record: Record) {
  return z.strictObject({ $schema: text.optional(), records: z.array(record) });
}
