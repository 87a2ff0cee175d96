import { z } from 'zod';
import { changeSchema, eventSchema, factSchema, type roles, unknownSchema } from './schema/claims.ts';
import { type citation, citations, date, fileOf, id, type phrases, sentence, text } from './schema/parts.ts';
import {
  commitmentSchema,
  documentSchema,
  endorserSchema,
  instrumentSchema,
  objectiveSchema,
  officeSchema,
  organisationSchema,
  personSchema,
  placeSchema,
} from './schema/records.ts';
import { countryGroupSchema, countrySchema, rollCallSchema, type vote } from './schema/votes.ts';
import {
  askedSchema,
  digestLexiconSchema,
  evidenceSchema,
  gazetteerSchema,
  lexiconFile,
  type lexiconSchema,
  zoneCitiesSchema,
  zonesSchema,
} from './schema/words.ts';

export type { Concept } from './schema/concepts.ts';
export type { GrammarRole, VoteRole } from './schema/words.ts';

const aboutSchema = z.strictObject({
  date: date.describe('When the data was last reviewed'),
  subject: sentence.describe('What the bot answers questions about'),
  keyRecords: z
    .strictObject({ source: id, network: id, paper: id, unitedNations: id })
    .describe('The records that most questions have in mind without naming them'),
});

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
  objectives: fileOf(objectiveSchema).extend({
    officialLabels: z
      .strictObject({ of: id, citations })
      .describe('The compact whose labels in French and Spanish are official, and where they stand'),
  }),
  countries: fileOf(countrySchema).extend({
    document: id.describe('The document that holds the roll calls'),
    regions: id.describe(
      'The document that says which parts of the world there are, and which states are in them',
    ),
    members: z.int().describe('How many Member States there were'),
    rollCalls: z.array(rollCallSchema),
    groups: z
      .array(countryGroupSchema)
      .describe('Parts of the world: regions of M49, and groups such as the European Union'),
  }),
  facts: fileOf(factSchema),
  asked: askedSchema,
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
  lexiconDigest: digestLexiconSchema,
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
export type CountryGroup = z.infer<typeof countryGroupSchema>;

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
