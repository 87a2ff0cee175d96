// Words: of questions, of places, of time zones; and how much each sign of an answer weighs.

import { z } from 'zod';
import { concept } from './concepts.ts';
import { languageCode, phrases, text } from './parts.ts';

/** What small words do in a question. The lexicon of each language lists its words for each. */
const grammarRoles = [
  'asks-yes-or-no',
  'asks-inverted',
  'asks-of-a-deed',
  'joins-clauses',
  'asks-for-a-nod',
  'within',
  'by',
  'to',
  'from-to',
  'on',
  'it',
  'stands-for-a-name',
  'or',
  'abbreviation',
  'opens-a-remark',
  'wants',
  'turns',
  'light',
  'share',
  'since',
  'verbatim',
  'in-plural',
  'to-the-day',
  'orders',
  'numbers',
  'adds',
  'asker',
  'frames',
  'reports',
  'compares',
  'gives-cause',
  'that',
  'checks',
  'joins',
  'leads-in',
  'of',
  'opens-a-question',
  'both',
  'excepts-behind-all',
  'coordinates',
  'article',
  'at-once',
] as const;

export type GrammarRole = (typeof grammarRoles)[number];

/** What words say where a vote is spoken of. The lexicon of each language lists its words for each. */
const voteRoles = [
  'for',
  'against',
  'abstained',
  'absent',
  'voted',
  'vote',
  'ballot',
  'choice',
  'backs',
  'opposes',
  'acts',
  'not',
  'both',
  'each',
  'neither',
  'either',
  'other',
  'only',
  'alone',
  'same',
  'different',
  'more',
  'above',
  'below',
  'any',
  'outside',
  'every',
  'leans',
  'borders',
  'bodies',
  'signs',
  'concludes',
  'aside',
] as const;

export type VoteRole = (typeof voteRoles)[number];

export const gazetteerSchema = z.strictObject({
  states: z.array(z.strictObject({ name: text, code: text })),
  cities: z.array(text),
  countries: z.array(text),
  realPlaces: z
    .array(text)
    .describe(
      'Names of real places that would be taken for another word or place otherwise, from GeoNames (CC BY 4.0); "npm run places" writes them',
    ),
  shortNames: z.record(z.string(), text),
  otherLanguages: z
    .strictObject({ fr: z.record(z.string(), text), es: z.record(z.string(), text) })
    .describe('Names of these places in other languages: "Londres" is London'),
  placeWords: z
    .strictObject({
      before: z.array(text),
      after: z.array(text),
      inside: z.array(text),
      between: z.array(text),
    })
    .describe(
      'Words that make another place of a name, "Cook County", "New Washington", words in capitals at the end of one, "Benin City", and small words within one: "Newark on Trent"',
    ),
});

export const lexiconSchema = z.strictObject({
  language: languageCode,
  stop: z.array(text).describe('Words that carry no meaning for a question'),
  concepts: z.record(concept, z.array(text).min(1)),
  numbers: z.record(z.string(), z.int()),
  ordinals: z.record(z.string(), z.int()),
  months: z.record(z.string(), z.int().min(1).max(12)),
  occasions: z
    .array(text)
    .describe(
      'How one of a series is called by its time: "{series} of {when}"; {when} is a year, or its month with it',
    ),
  grammar: z
    .strictObject(
      Object.fromEntries(grammarRoles.map((role) => [role, z.array(text)])) as Record<
        GrammarRole,
        z.ZodArray<z.ZodString>
      >,
    )
    .describe('Small words that tell how a question is built'),
  votes: z
    .strictObject(
      Object.fromEntries(voteRoles.map((role) => [role, z.array(text)])) as Record<
        VoteRole,
        z.ZodArray<z.ZodString>
      >,
    )
    .describe('What is said of votes, whatever its ending: "sat on the fence" is "abstained"'),
});

export const lexiconFile = lexiconSchema.extend({ $schema: text.optional() });

/** Folded words and phrases of each language for one thing that is said of a digest. */
const wordGroup = z.strictObject({ en: z.array(text), fr: z.array(text), es: z.array(text) });
const wordGroups = (what: string) => z.record(text, wordGroup).describe(what);

/** Ways of asking, by the id of what answers them. */
export const askedSchema = z.strictObject({
  $schema: text.optional(),
  byId: z
    .record(z.string(), phrases)
    .describe(
      'Questions in each language that a fact, an event, an open question or a commitment answers, by its id',
    ),
});

export const digestLexiconSchema = z.strictObject({
  $schema: text.optional(),
  sending: wordGroup.describe('Verbs that have a digest sent'),
  actions: wordGroups('What people write for the actions besides their names'),
  holding: wordGroups('What "put it on hold" is made of'),
  sections: wordGroups('Names of the parts of a digest'),
  languages: wordGroups('Names of the languages'),
  options: wordGroups('Names of the options besides their own'),
  every: wordGroup.describe('Words that take all of the days that follow'),
  joining: wordGroup.describe('Words that only join others'),
  courtesies: wordGroup.describe('Words that are said to be polite and change nothing'),
  greetings: wordGroup.describe('Courtesies that a word or two more may follow'),
  quiet: wordGroup.describe('What is a pause where it says until when'),
  until: wordGroup,
  untilQuiet: wordGroup.describe('What says until when behind what is quiet: "nothing before Monday"'),
  startingOn: wordGroup.describe('What stands before the day on which it starts again'),
  lasting: wordGroup.describe('What stands before how long a pause is'),
  confirmations: wordGroup,
  weighty: wordGroup.describe('Words that may change what is said; none is ever passed over'),
  turning: wordGroup.describe(
    'Words with which a reason would be more than a reason: "resume, but only on Mondays"',
  ),
  absent: wordGroup.describe('Words that say when nothing is wanted'),
  days: wordGroups('Names of sets of days, and of a week'),
  changes: wordGroups('What "only when something changed" is made of'),
});

const weightsOf = (what: string) => z.record(text, z.number()).describe(what);

export const evidenceSchema = z.strictObject({
  note: text,
  trainedOn: z
    .strictObject({ data: text, questions: text })
    .describe('SHA-256 of the data and of the questions that the numbers were learned from'),
  rank: weightsOf('How much each sign speaks for a short answer rather than another'),
  accept: weightsOf('How much each sign speaks for the likeliest short answer being right'),
});

export const zonesSchema = z.strictObject({
  cities: z.record(text, text).describe('Cities as people write them, with their IANA time zone'),
  wordsAlso: z
    .array(text)
    .describe('Names of cities, folded, that are words too: in small letters “casa” is a house'),
  spoken: z
    .record(text, z.array(text))
    .describe('What people call a clock, folded (“eastern”), with its zone, or with those to ask back about'),
  provinces: z
    .record(z.string().length(2), z.record(text, text))
    .describe(
      'Provinces by the letters that people write behind a city, by country; the states of the US are in the gazetteer',
    ),
});

export const zoneCitiesSchema = z.strictObject({
  $schema: text.optional(),
  zones: z.array(text).describe('The IANA names in use today'),
  old: z.array(text).describe('The other names of IANA'),
  abbreviations: z.record(text, z.array(text)).describe('Zones that are called so, one for each clock'),
  cities: z.array(text).describe('Cities, the largest first: name|country|province|zone|thousands of people'),
});
