import { z } from 'zod';
import { languages } from '../language.ts';
import { type MessageKey, messageParameters } from './keys.ts';

const wording = z
  .union([z.string(), z.strictObject({ one: z.string(), other: z.string(), many: z.string().optional() })])
  .meta({ id: 'wording' });

/** The form of `data/messages/<language>.json`. */
export const messagesSchema = z.strictObject({
  $schema: z.string().optional(),
  language: z.enum(languages),
  messages: z.strictObject(
    Object.fromEntries(Object.keys(messageParameters).map((key) => [key, wording])) as Record<
      MessageKey,
      typeof wording
    >,
  ),
});
