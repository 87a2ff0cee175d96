import type { Language, Localised } from '../language.ts';
import type { HeldText } from './document-text.ts';
import { factGivingNumber, factsWithSubject } from './filed-facts.ts';
import type {
  Change,
  CitedPassage,
  Commitment,
  Country,
  CountryGroup,
  Endorser,
  Event,
  EvidenceWeights,
  Fact,
  Gazetteer,
  Instrument,
  Lexicon,
  Named,
  Objective,
  Office,
  Phrases,
  RollCall,
  SourceDocument,
  ZoneNames,
} from './schema.ts';

/** Where the list of endorsers stands, and how it is introduced. */
export interface EndorserList {
  readonly document: string;
  readonly introduction: string;
  readonly list: string;
  /** The country the places are read as being in, by its names in the gazetteer. */
  readonly countries: readonly string[];
}

/** The compact whose labels in French and Spanish are official, and where they stand. */
export interface OfficialLabels {
  readonly of: string;
  readonly citations: readonly CitedPassage[];
}

/** How states voted on the compacts, and where that stands. */
export interface RollCalls {
  readonly document: string;
  /** The document that says which regions there are and which states are in them. */
  readonly regions: string;
  /** How many Member States there were. */
  readonly members: number;
  readonly rollCalls: readonly RollCall[];
  /** Parts of the world that states are in. */
  readonly groups: readonly CountryGroup[];
}

/** Something with a name that questions are about. */
export type Entity =
  | (SourceDocument & { readonly kind: 'document' })
  | (Instrument & { readonly kind: 'instrument' })
  | (Named & { readonly kind: 'organisation' | 'person' | 'place' | 'event' | 'objective' | 'principle' })
  | (Endorser & { readonly kind: Endorser['kind'] });

/** Everything the bot knows, proved and ready to be asked. It never changes while the program runs. */
export interface Knowledge {
  /** The date of the data's last review, shown under every answer. */
  readonly date: string;
  readonly subject: Localised;
  /** The records that most questions have in mind without naming them. */
  readonly keyRecords: Readonly<Record<'source' | 'network' | 'paper' | 'unitedNations', string>>;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  /**
   * The texts that quotations are looked for in. The key of a text in its document's own language is the document's id,
   * of any other the id with the language: "a-res-71-1.fr".
   */
  readonly texts: ReadonlyMap<string, HeldText>;
  /** Every record with a name, by id. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly commitments: readonly Commitment[];
  /** Where the commitments stand, and the sentence that introduces them. */
  readonly commitmentList: { readonly document: string; readonly introduction: string };
  /** The objectives and the guiding principles of the compacts, in their order. */
  readonly objectives: readonly Objective[];
  /** The compact whose objectives and principles have official labels in French and Spanish, and where these stand. */
  readonly officialLabels: OfficialLabels;
  readonly endorsers: readonly Endorser[];
  readonly endorserList: EndorserList;
  /** The Member States of the United Nations with their votes, by their English names. */
  readonly countries: readonly Country[];
  readonly rollCalls: RollCalls;
  /** Offices with who held them when. */
  readonly offices: readonly Office[];
  /** Facts, events and what no source says, in the order of the data. */
  readonly facts: readonly (Fact | Event)[];
  readonly events: readonly Event[];
  /** Ways of asking for a fact, an event, an open question or a commitment, by its id. */
  readonly asked: { readonly byId: Readonly<Record<string, Phrases>> };
  /** What was corrected in the data and added to it, in the order of the data. */
  readonly changes: readonly Change[];
  /** Cities as people write them, with their IANA time zones. */
  readonly zoneCities: Readonly<Record<string, string>>;
  /** Names of cities, folded, that are words too: they mean the city with a capital alone. */
  readonly wordsAlso: ReadonlySet<string>;
  /** What people call a clock, folded, with its zone, or with those to ask back about. */
  readonly spokenZones: Readonly<Record<string, readonly string[]>>;
  /** Names of provinces by their letters, by ISO code of the country. */
  readonly provinceCodes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The names of IANA, what their abbreviations mean, and the cities of the world. */
  readonly zoneNames: ZoneNames;
  readonly gazetteer: Gazetteer;
  /** The names of states, countries and cities in other languages than English, by their English names. */
  readonly placeNames: Readonly<Record<Exclude<Language, 'en'>, ReadonlyMap<string, string>>>;
  readonly lexicons: Readonly<Record<Language, Lexicon>>;
  /** What was learned about which short answer is meant: see `npm run train`. */
  readonly evidence: EvidenceWeights;
}

/** The knowledge with texts that were added to it. */
export function withTexts(knowledge: Knowledge, added: readonly HeldText[]): Knowledge {
  const texts = new Map(knowledge.texts);
  for (const text of added) {
    const own = knowledge.documents.get(text.document)?.language === text.language;
    const key = own ? text.document : `${text.document}.${text.language}`;
    if (!texts.has(key)) texts.set(key, text);
  }
  return { ...knowledge, texts };
}

/** The texts of a document, the one in its own language first. */
export function textsOf({ texts }: Knowledge, document: string): HeldText[] {
  const all = [...texts.values()].filter((text) => text.document === document);
  const own = texts.get(document);
  return own === undefined ? all : [own, ...all.filter((text) => text !== own)];
}

/** The name an answer uses in running text: the short one where there is one. */
export function shortName(entity: {
  readonly name: Localised;
  readonly short?: Localised | undefined;
}): Localised {
  return entity.short ?? entity.name;
}

/** The instruments that are Global Compacts. */
export function compacts(knowledge: Knowledge): (Instrument & { kind: 'instrument' })[] {
  return [...knowledge.entities.values()].filter(
    (entity) => entity.kind === 'instrument' && entity.compact === true,
  ) as (Instrument & { kind: 'instrument' })[];
}

/** The objectives of one compact, in their order. */
export function objectivesOf(knowledge: Knowledge, compact: string): Objective[] {
  return knowledge.objectives.filter(({ kind, of }) => kind === 'objective' && of === compact);
}

/** The guiding principles, in their order. */
export function principles(knowledge: Knowledge): Objective[] {
  return knowledge.objectives.filter(({ kind }) => kind === 'principle');
}

/** The title of an objective in each language: official in English, else our own translation; of a principle its name. */
export function titleOf({ title, unofficialTranslation, label }: Objective): Localised {
  return unofficialTranslation === undefined
    ? { ...label, en: title }
    : { en: title, ...unofficialTranslation };
}

/** True for the id of something that has a name, and for that of a commitment. */
export function isRecord(id: string, { entities, commitments }: Knowledge): boolean {
  return entities.has(id) || commitments.some((each) => each.id === id);
}

/** What the sources say of the record `id`, in the order of the data. */
export function factsAbout(knowledge: Knowledge, id: string): (Fact | Event)[] {
  return factsWithSubject(knowledge.facts, id).filter(({ known }) => known === undefined);
}

/** The fact that gives the number of something. */
export function factCounting({ facts }: Knowledge, of: string): Fact | Event | undefined {
  return factGivingNumber(facts, of);
}

/** True for what the main document says itself; other sources correct it and go on from there. */
export function isFromSource({ keyRecords }: Knowledge, { citations }: Fact | Event): boolean {
  return citations.some(({ document }) => document === keyRecords.source);
}

/** A state, a country or a city by the name it has in a language; where several do, the first in the gazetteer. */
export function placeNameIn({ placeNames }: Knowledge, name: string, language: Language): string {
  return language === 'en' ? name : (placeNames[language].get(name) ?? name);
}

/** Phrases in every language, together. */
export function allPhrases(phrases: Phrases | undefined): string[] {
  return Object.values(phrases ?? {}).flatMap((inLanguage) => inLanguage ?? []);
}
