// Countries and how they voted.

import { z } from 'zod';
import { date, id, languageCode, localised, phrases, text } from './parts.ts';

/** What a state did when a resolution was put to the vote. */
const votes = ['for', 'against', 'abstained', 'absent'] as const;

export const vote = z.enum(votes);

export const countrySchema = z.strictObject({
  id,
  name: localised.describe('The name that answers show: the short name of the UN, or the usual one'),
  official: localised.optional().describe('The short name of the UN, where it is not the usual one'),
  subject: localised
    .optional()
    .describe('The name at the head of a sentence, where it takes an article: "la Pologne"'),
  plural: z.array(languageCode).optional().describe('The languages in which the name is a plural'),
  feminine: z.array(languageCode).optional().describe('The languages in which the name is feminine'),
  aliases: phrases.describe('Other names people use'),
  listed: localised
    .optional()
    .describe('The name that the roll call lists it under, where a reader would take that for another state'),
  city: localised
    .optional()
    .describe(
      'A city of the same name, where who asks who signed may mean that: "Granada" (Spain), "Luxembourg"',
    ),
  seats: phrases
    .optional()
    .describe('What stands for its government where a vote is spoken of: "Warsaw", "the Kremlin"'),
  people: phrases
    .optional()
    .describe(
      'Its people, each form in the singular: "Pole", "Polish"; what has two words stands in `aliases`',
    ),
  groups: z.array(id).min(1).describe('The parts of the world and the groups it is in, from `groups`'),
  borders: z
    .array(id)
    .min(1)
    .optional()
    .describe('The Member States it borders on land, without overseas territories and bases'),
  votes: z
    .record(id, vote)
    .describe('How it voted on each compact, by the compact\'s id; "absent" where it cast no vote'),
  facts: z
    .array(id)
    .optional()
    .describe('Facts and events that belong to its vote: that it left, or came back'),
});

export const rollCallSchema = z.strictObject({
  of: id.describe('The compact that was voted on'),
  symbol: text.describe('The resolution'),
  report: id.describe('The document of the UN that gives the official result'),
  date,
  totals: z
    .strictObject({ for: z.int(), against: z.int(), abstained: z.int(), absent: z.int() })
    .describe('The official result; "data check" compares it with the votes of the countries'),
});

export const countryGroupSchema = z.strictObject({
  id,
  m49: z
    .string()
    .regex(/^\d{3}$/)
    .optional()
    .describe('The code of the region in the standard M49 of the UN, where it is one of it'),
  where: localised.describe('Where its states are: "in Europe"'),
  aliases: phrases.describe('What people call it and what is of it: "Europe", "European"'),
});
