import { z } from 'zod';
import { isCalendarDate } from '../calendar.ts';

// The data is checked once at start: compiling checkers for it would cost more than it saves.
z.config({ jitless: true });

/** What small words do in a question. The lexicon of each language lists its words for each. */
const grammarRoles = [
  'asks-yes-or-no',
  'asks-of-a-deed',
  'joins-clauses',
  'asks-for-a-nod',
  'within',
  'by',
  'to',
  'from-to',
  'on',
  'it',
  'or',
  'abbreviation',
  'opens-a-remark',
  'wants',
  'turns',
] as const;
export type GrammarRole = (typeof grammarRoles)[number];

const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'expected an id of lower-case letters, digits and hyphens, like "san-jose"',
  )
  .max(24, 'expected an id of at most 24 characters: buttons hold several');
const text = z.string().regex(/\S/, 'expected a text that is not empty');
const date = z
  .string()
  .refine(isCalendarDate, 'expected a date that exists: "2018", "2016-10" or "2017-12-08"');
const address = z.url({ protocol: /^https?$/, error: 'expected an address that starts with https://' });
const languageCode = z.enum(['en', 'fr', 'es']);
/** A name: what is left out is the same as in English. */
const localised = z.strictObject({ en: text, fr: text.optional(), es: text.optional() });
const sentenceIn = (language: string) =>
  z.string(`expected the text in ${language} too`).regex(/\S/, 'expected a text that is not empty');
/** A sentence: it is said in every language. */
const sentence = z.strictObject({ en: text, fr: sentenceIn('French'), es: sentenceIn('Spanish') });
const phrases = z.strictObject({
  en: z.array(text).optional(),
  fr: z.array(text).optional(),
  es: z.array(text).optional(),
});

const unofficialTranslation = z
  .strictObject({ fr: text, es: text })
  .describe('Our own translations; answers mark them as not official');

const citation = z.strictObject({
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
const citations = z.array(citation).min(1, 'expected at least one source');

const named = {
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

const documentSchema = z.strictObject({
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

const instrumentSchema = z.strictObject({
  ...named,
  compact: z.boolean().optional().describe('true for the two Global Compacts'),
  lead: z
    .array(id)
    .optional()
    .describe(
      'Facts and events that say first what it is, in their order; the first two can be quoted alone',
    ),
});
const organisationSchema = z.strictObject(named);
const personSchema = z.strictObject(named);
const placeSchema = z.strictObject(named);

const commitmentSchema = z.strictObject({
  id,
  number: z.int().min(1),
  short: sentence.describe('In a few own words'),
  wording: text.describe('The full wording, letter for letter from the document'),
  unofficialTranslation,
  topics: phrases.describe('Words people use when they ask for this commitment'),
});

const objectiveSchema = z.strictObject({
  id,
  kind: z.enum(['objective', 'principle']),
  of: id.describe('The compact it belongs to'),
  number: z.int().min(1).describe('Its place in the compact; principles are lettered there, (a) is 1'),
  title: text.describe('The official title in English'),
  unofficialTranslation,
  short: sentence.describe('How it is called in a row: "Objective 3 of the migration compact"'),
  label: sentence.describe('What it is about, in two or three words'),
  text: sentence.optional().describe('What it asks for, in own words'),
  aliases: phrases.describe('Other ways to name it by its number'),
  topics: phrases.describe('Words people use when they ask for it'),
  citations,
});

const endorserSchema = z.strictObject({
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

const roles = z.strictObject({
  who: z.array(id).optional(),
  to: z.array(id).optional(),
  where: z.array(id).optional(),
  when: z.array(date).optional(),
  why: z.array(id).optional(),
  what: z.array(id).optional(),
  'how-many': z.array(id).optional(),
  symbol: z.array(id).optional(),
});

const claim = {
  id,
  subject: id.describe('The record this is about'),
  involves: z.array(id).optional().describe('Other records it names'),
  places: z
    .array(text)
    .min(1)
    .optional()
    .describe('Places it names that somebody may look for on the list of supporters, by their English names'),
  says: z
    .array(id)
    .min(1)
    .describe('What it says of the subject: words from the lexicon, like "adopt" or "send"'),
  mentions: z.array(id).optional().describe('Other lexicon words that a question about it may hold'),
  roles: roles.describe(
    'The questions it answers (who, when, where ...), with the records or dates that answer them',
  ),
  counts: z
    .strictObject({
      of: id,
      value: z.int(),
      elsewhere: z
        .array(z.int())
        .optional()
        .describe('Numbers that other sources give, as the correction or the addition says'),
    })
    .optional()
    .describe('The number it gives, and of what'),
  text: sentence.describe('The fact in own words'),
  topics: phrases.optional().describe('Words people use when they ask for it'),
  citations,
  correction: z
    .strictObject({
      text: sentence,
      citations,
      denies: z
        .array(id)
        .min(1)
        .optional()
        .describe('What is not so, as words of "says": who asks whether it is so gets a no'),
    })
    .optional()
    .describe(
      'What is known today instead, in a sentence that stands alone: it opens every answer that is not about the article',
    ),
  addition: z
    .strictObject({ text: sentence, citations })
    .optional()
    .describe('What another source adds; shown after the fact'),
  overtakenBy: id
    .optional()
    .describe('The fact or event that says what became of it: it opens the answer as a correction does'),
  asOf: date.optional().describe('For what can change: the date up to which the sources know it'),
  doubt: sentence.optional().describe('Why it is not certain; always shown with the fact'),
  positions: z
    .array(z.strictObject({ text: sentence, citations }))
    .min(2, 'expected two positions at least: where all sources agree there is none')
    .optional()
    .describe('Where sources disagree: what each says, with its source'),
};

const factSchema = z.strictObject(claim);
const { citations: _citations, counts: _counts, correction: _correction, asOf: _asOf, ...question } = claim;
const {
  doubt: _doubt,
  positions: _positions,
  addition: _addition,
  overtakenBy: _overtakenBy,
  ...asked
} = question;
const unknownSchema = z.strictObject({
  ...asked,
  text: sentence.describe('What is not in the sources, in a sentence of its own'),
  known: z.array(id).optional().describe('The facts that say what is known of it'),
});
const eventSchema = z.strictObject({
  ...claim,
  date,
  end: date.optional(),
  name: localised.optional().describe('Where the event has a name of its own'),
  short: localised.optional(),
  aliases: phrases.optional(),
});

/** What a state did when a resolution was put to the vote. */
const votes = ['for', 'against', 'abstained', 'absent'] as const;
const vote = z.enum(votes);
const countrySchema = z.strictObject({
  id,
  name: localised.describe('The name that answers show: the short name of the UN, or the usual one'),
  official: localised.optional().describe('The short name of the UN, where it is not the usual one'),
  subject: localised
    .optional()
    .describe('The name at the head of a sentence, where it takes an article: "la Pologne"'),
  plural: z.array(languageCode).optional().describe('The languages in which the name is a plural'),
  feminine: z.array(languageCode).optional().describe('The languages in which the name is feminine'),
  aliases: phrases.describe('Other names people use'),
  votes: z
    .record(id, vote)
    .describe('How it voted on each compact, by the compact\'s id; "absent" where it cast no vote'),
  facts: z
    .array(id)
    .optional()
    .describe('Facts and events that belong to its vote: that it left, or came back'),
});
const rollCallSchema = z.strictObject({
  of: id.describe('The compact that was voted on'),
  symbol: text.describe('The resolution'),
  report: id.describe('The document of the UN that gives the official result'),
  date,
  totals: z
    .strictObject({ for: z.int(), against: z.int(), abstained: z.int(), absent: z.int() })
    .describe('The official result; "data check" compares it with the votes of the countries'),
});

const officeSchema = z.strictObject({
  id,
  of: id.describe('The record whose office it is'),
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

const aboutSchema = z.strictObject({
  date: date.describe('When the data was last reviewed'),
  subject: sentence.describe('What the bot answers questions about'),
  keyRecords: z
    .strictObject({ source: id, network: id, paper: id, unitedNations: id })
    .describe('The records that most questions have in mind without naming them'),
});
const gazetteerSchema = z.strictObject({
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
    .strictObject({ before: z.array(text), after: z.array(text) })
    .describe('Words that make another place of a name: "Cook County", "New Washington"'),
});
const lexiconSchema = z.strictObject({
  language: languageCode,
  stop: z.array(text).describe('Words that carry no meaning for a question'),
  concepts: z.record(id, z.array(text).min(1)),
  numbers: z.record(z.string(), z.int()),
  ordinals: z.record(z.string(), z.int()),
  months: z.record(z.string(), z.int().min(1).max(12)),
  grammar: z
    .strictObject(
      Object.fromEntries(grammarRoles.map((role) => [role, z.array(text)])) as Record<
        GrammarRole,
        z.ZodArray<z.ZodString>
      >,
    )
    .describe('Small words that tell how a question is built'),
});

const lexiconFile = lexiconSchema.extend({ $schema: text.optional() });

const weightsOf = (what: string) => z.record(text, z.number()).describe(what);
const evidenceSchema = z.strictObject({
  note: text,
  trainedOn: z
    .strictObject({ data: text, questions: text })
    .describe('SHA-256 of the data and of the questions that the numbers were learned from'),
  rank: weightsOf('How much each sign speaks for a short answer rather than another'),
  accept: weightsOf('How much each sign speaks for the likeliest short answer being right'),
});

const changeSchema = z.strictObject({
  id,
  date: date.describe('The day of the change: "2026-11-23"'),
  kind: z.enum(['correction', 'addition']),
  about: id.describe('The record that was changed'),
  text: localised.describe('What changed, in a sentence'),
  before: localised.optional().describe('What the data said until then, in a sentence'),
  after: localised.optional().describe('What it says since, in a sentence'),
  why: localised.optional().describe('Why: a source, a slip, something new; in a sentence'),
  citations,
});
const zonesSchema = z.strictObject({
  cities: z.record(text, text).describe('Cities as people write them, with their IANA time zone'),
});

const zoneCitiesSchema = z.strictObject({
  $schema: text.optional(),
  zones: z.array(text).describe('The IANA names in use today'),
  old: z.array(text).describe('The other names of IANA'),
  abbreviations: z.record(text, z.array(text)).describe('Zones that are called so, one for each clock'),
  cities: z.array(text).describe('Cities, the largest first: name|country|province|zone|thousands of people'),
});

/** A file of records: what an editor sees as `{"$schema": …, "records": […]}`. */
function fileOf<Record extends z.ZodType>(record: Record) {
  return z.strictObject({ $schema: text.optional(), records: z.array(record) });
}

/** Every data file with the form it must have. The generated `data/schemas/*.schema.json` come from here. */
export const files = {
  about: aboutSchema.extend({ $schema: text.optional() }),
  documents: fileOf(documentSchema),
  instruments: fileOf(instrumentSchema),
  organisations: fileOf(organisationSchema),
  people: fileOf(personSchema),
  places: fileOf(placeSchema),
  commitments: fileOf(commitmentSchema).extend({
    document: id.describe('The document that holds the commitments'),
    introduction: text.describe('The sentence before them, letter for letter'),
  }),
  endorsers: fileOf(endorserSchema).extend({
    document: id.describe('The document that holds the list'),
    introduction: text.describe('The sentence before the list, letter for letter'),
    list: text.describe('The list, letter for letter'),
    countries: z
      .array(text)
      .describe('The country the places are read as being in, by its names in the gazetteer'),
  }),
  objectives: fileOf(objectiveSchema),
  countries: fileOf(countrySchema).extend({
    document: id.describe('The document that holds the roll calls'),
    members: z.int().describe('How many Member States there were'),
    rollCalls: z.array(rollCallSchema),
  }),
  facts: fileOf(factSchema),
  offices: fileOf(officeSchema),
  unknowns: fileOf(unknownSchema),
  events: fileOf(eventSchema),
  changes: fileOf(changeSchema),
  zones: zonesSchema.extend({ $schema: text.optional() }),
  zoneCities: zoneCitiesSchema,
  gazetteer: gazetteerSchema.extend({ $schema: text.optional() }),
  evidence: evidenceSchema.extend({ $schema: text.optional() }),
  lexicon: lexiconFile,
  lexiconFr: lexiconFile,
  lexiconEs: lexiconFile,
} as const;

export type SourceDocument = z.infer<typeof documentSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;
export type Named = z.infer<typeof personSchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Objective = z.infer<typeof objectiveSchema>;
export type Endorser = z.infer<typeof endorserSchema>;
export type Office = z.infer<typeof officeSchema>;
export type Vote = z.infer<typeof vote>;
export type Country = z.infer<typeof countrySchema>;
export type RollCall = z.infer<typeof rollCallSchema>;
export type ZoneNames = z.infer<typeof zoneCitiesSchema>;
/** What a source says; or, where `known` is set, what none says, with the facts that come nearest. */
export type Fact = z.infer<typeof factSchema> & { readonly known?: readonly string[] | undefined };
export type Event = z.infer<typeof eventSchema> & { readonly known?: undefined };
export type Unknown = z.infer<typeof unknownSchema>;
export type Change = z.infer<typeof changeSchema>;
export type CitedPassage = z.infer<typeof citation>;
export type Gazetteer = z.infer<typeof gazetteerSchema>;
export type EvidenceWeights = z.infer<typeof evidenceSchema>;
export type Lexicon = z.infer<typeof lexiconSchema>;
export type Role = keyof z.infer<typeof roles>;
export type Phrases = z.infer<typeof phrases>;
