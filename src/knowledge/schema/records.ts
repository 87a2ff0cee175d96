// Records: documents, what is named, commitments, objectives, the list, offices.

import { z } from 'zod';
import {
  address,
  citations,
  date,
  id,
  languageCode,
  localised,
  named,
  phrases,
  sentence,
  text,
  unofficialTranslation,
} from './parts.ts';

export const documentSchema = z.strictObject({
  ...named,
  title: text,
  publisher: text,
  symbol: text.optional().describe('The symbol of a UN document, like A/RES/71/1'),
  date: date.optional(),
  address: address.optional(),
  language: languageCode,
  text: text.optional().describe('The file with the whole text, from data/'),
  firstParagraph: text.optional().describe('How the first numbered paragraph of the text begins'),
});

/** A sentence in own words with its sources. */
const said = z.strictObject({ text: sentence, citations });

/** What opens the answer to who or what it is: its sentence, or else facts that say so. */
const opening = {
  lead: z
    .array(id)
    .optional()
    .describe(
      'Facts and events that say first what it is, in their order; the first two can be quoted alone',
    ),
  inShort: z
    .strictObject({
      sentence: said.describe('What it is and what became of it, in one sentence: it opens the answer'),
      simply: z
        .array(said)
        .length(3, 'expected three sentences')
        .optional()
        .describe('Three plain sentences more, for who asks for a simple explanation'),
    })
    .optional()
    .describe(
      'The record for who has a minute; each sentence can be quoted alone. Needed where no fact leads',
    ),
};

export const instrumentSchema = z.strictObject({
  ...named,
  compact: z.boolean().optional().describe('true for the two Global Compacts'),
  parts: z
    .strictObject({
      document: id.describe('The document whose paragraphs these are'),
      list: z.array(
        z.strictObject({
          from: z.int().min(1),
          to: z.int().min(1),
          fact: id.describe('The fact that tells of this part'),
          aliases: phrases.optional().describe('What people call it: "follow-up and review"'),
        }),
      ),
    })
    .optional()
    .describe('The parts of its text, by their first and last paragraph'),
  ...opening,
});

export const organisationSchema = z.strictObject({ ...named, ...opening });

export const personSchema = z.strictObject({ ...named, ...opening });

export const placeSchema = z.strictObject({ ...named, ...opening });

export const commitmentSchema = z.strictObject({
  id,
  number: z.int().min(1),
  short: sentence.describe('In a few own words'),
  wording: text.describe('The full wording, letter for letter from the document'),
  unofficialTranslation,
  topics: phrases.describe('Words people use when they ask for this commitment'),
});

export const objectiveSchema = z.strictObject({
  id,
  kind: z.enum(['objective', 'principle']),
  of: id.describe('The compact it belongs to'),
  number: z.int().min(1).describe('Its place in the compact; principles are lettered there, (a) is 1'),
  title: text.describe('The official title in English'),
  unofficialTranslation: unofficialTranslation
    .optional()
    .describe('Our own translations of the title; left out where the label is its official name'),
  short: sentence.describe('How it is called in a row: "Objective 3 of the migration compact"'),
  label: sentence.describe(
    'What it is about, in two or three words; in French and Spanish the official name where `officialLabels` says so',
  ),
  text: sentence.optional().describe('What it asks for, in own words that stand alone'),
  cities: said
    .optional()
    .describe('What its actions say of cities and local authorities, in own words that stand alone'),
  commitment: id.optional().describe('The commitment of Metropolis on the same subject'),
  aliases: phrases.describe('Other ways to name it by its number'),
  topics: phrases.describe('Words people use when they ask for it'),
  citations,
});

export const endorserSchema = z.strictObject({
  ...named,
  printed: text.describe('The name letter for letter as the list prints it'),
  sic: z.literal(true).optional().describe('true where the list misspells the name'),
  kind: z.enum(['city', 'county']),
  type: z.enum(['city', 'county', 'federal district', 'independent city']),
  notToBeConfusedWith: z
    .array(text)
    .optional()
    .describe('Other places with a similar name that are not on the list'),
  place: z.strictObject({
    certainty: z.enum(['certain', 'probable', 'unknown']),
    state: text.optional().describe('Left out while it is unknown'),
    candidates: z.array(text).min(2).optional().describe('The states it could be in, while it is unknown'),
    because: sentence.describe('Why this is certain, probable or unknown'),
    citations,
  }),
});

export const officeSchema = z.strictObject({
  id,
  of: id.describe('The organisation or the place whose office it is'),
  name: localised.describe('The office, as it opens a line: "President of Metropolis"'),
  aliases: phrases.describe('The words in which people ask for it'),
  today: id.optional().describe('The fact, or the open question, that says who holds it now'),
  terms: z
    .array(
      z.strictObject({
        name: localised.describe('Who held it: a person, or a city whose mayor did'),
        person: id.optional().describe('The record of that person, where there is one'),
        from: date.optional().describe('Left out where no source gives it'),
        to: date.optional().describe('Left out while the term goes on'),
        fact: id.describe('The fact that says so'),
      }),
    )
    .min(1),
});
