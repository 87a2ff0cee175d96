import { join } from 'node:path';
import type { Language } from '../language.ts';
import { type HeldText, prepareText } from './document-text.ts';
import { type Entity, type Knowledge, titleOf } from './knowledge.ts';
import { DataError, type DataProblem } from './problem.ts';
import { proveData } from './proof.ts';
import {
  type DataFiles,
  type FileFormCheck,
  filePaths,
  missingFile,
  type ReadFile,
  readDataFiles,
  readerOf,
} from './read-files.ts';
import type { Fact, Objective, Unknown, ZoneNames } from './schema.ts';

/** The data of this project: `data/` beside `src/`. */
export const dataFolder = join(import.meta.dirname, '..', '..', 'data');

/**
 * Reads, checks and proves the data below `folder`; `form` as in `readDataFiles`. What `prove` gives for the very same files
 * may be kept.
 * @throws DataError with every problem: nothing is answered from data that has one.
 */
export function loadKnowledge(
  folder: string,
  form: FileFormCheck | undefined,
  read?: ReadFile,
  prove?: typeof proveData,
): Knowledge {
  return toKnowledge(loadDataFiles(folder, form, read, prove));
}

/** The checked files with their documents' texts, for those who need more than the knowledge (`data check`). */
export function loadDataFiles(
  folder: string,
  form: FileFormCheck | undefined,
  read: ReadFile = readerOf(folder),
  prove: typeof proveData = proveData,
): { files: DataFiles; texts: Map<string, HeldText> } {
  const found = readDataFiles(read, form);
  if ('problems' in found) throw new DataError(orNoFolder(found.problems, folder));
  const { files } = found;
  const problems: DataProblem[] = [];
  const texts = readTexts(read, files, problems);
  problems.push(...prove(files, texts));
  if (problems.length > 0) throw new DataError(problems);
  return { files, texts };
}

/** Where no file at all is there, the folder is meant otherwise: one problem, with what to do. */
function orNoFolder(problems: readonly DataProblem[], folder: string): readonly DataProblem[] {
  const missing = problems.filter((problem) => problem.message === missingFile);
  if (missing.length < Object.keys(filePaths).length) return problems;
  const message =
    'none of the data files is in this folder. Set COMPACTS_DATA to a copy of the project’s folder "data", or leave it unset.';
  return [{ file: folder, message }];
}

function readTexts(read: ReadFile, files: DataFiles, problems: DataProblem[]): Map<string, HeldText> {
  const texts = new Map<string, HeldText>();
  for (const { id, language, text, firstParagraph } of files.documents.records) {
    if (text === undefined) continue;
    try {
      const prepared = prepareText(read(text), firstParagraph);
      texts.set(id, { ...prepared, document: id, language });
    } catch {
      const message = `the file "${text}" is missing or cannot be read`;
      problems.push({ file: filePaths.documents, record: id, field: 'text', message });
    }
  }
  return texts;
}

function toKnowledge({ files, texts }: ReturnType<typeof loadDataFiles>): Knowledge {
  const documents = files.documents.records;
  const endorsers = files.endorsers.records;
  const entities: Entity[] = [
    ...documents.map((record) => ({ ...record, kind: 'document' as const })),
    ...files.instruments.records.map((record) => ({ ...record, kind: 'instrument' as const })),
    ...files.organisations.records.map((record) => ({ ...record, kind: 'organisation' as const })),
    ...files.people.records.map((record) => ({ ...record, kind: 'person' as const })),
    ...files.places.records.map((record) => ({ ...record, kind: 'place' as const })),
    ...files.objectives.records.map(nameOfObjective),
    ...endorsers,
  ];
  for (const { id, name, short, aliases } of files.events.records) {
    if (name !== undefined) entities.push({ id, name, short, aliases: aliases ?? {}, kind: 'event' });
  }
  return {
    date: files.about.date,
    subject: files.about.subject,
    keyRecords: files.about.keyRecords,
    documents: new Map(documents.map((document) => [document.id, document])),
    texts,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    commitments: files.commitments.records,
    commitmentList: files.commitments,
    objectives: files.objectives.records,
    officialLabels: files.objectives.officialLabels,
    endorsers,
    endorserList: files.endorsers,
    countries: files.countries.records,
    rollCalls: files.countries,
    offices: files.offices.records,
    facts: [
      ...files.facts.records.map(withRefuted),
      ...files.events.records,
      ...files.unknowns.records.map(asFact),
    ],
    events: files.events.records,
    asked: askedOf(files),
    changes: files.changes.records,
    zoneCities: files.zones.cities,
    wordsAlso: new Set(files.zones.wordsAlso),
    spokenZones: files.zones.spoken,
    provinceCodes: files.zones.provinces,
    zoneNames: zoneNamesOf(files),
    gazetteer: files.gazetteer,
    placeNames: {
      fr: placeNamesOf(files, 'fr'),
      es: placeNamesOf(files, 'es'),
    },
    evidence: files.evidence,
    lexicons: { en: files.lexicon, fr: files.lexiconFr, es: files.lexiconEs },
  };
}

/** Ways of asking, which are only taken apart when the short answers are filed. */
function askedOf(files: DataFiles): Knowledge['asked'] {
  return {
    get byId() {
      return files.asked.byId;
    },
  };
}

/** The names of zones, which are only taken apart when one is looked for. */
function zoneNamesOf(files: DataFiles): ZoneNames {
  return {
    get zones() {
      return files.zoneCities.zones;
    },
    get old() {
      return files.zoneCities.old;
    },
    get abbreviations() {
      return files.zoneCities.abbreviations;
    },
    get cities() {
      return files.zoneCities.cities;
    },
  };
}

/** The names of countries, states and cities in a language, by their English ones. */
function placeNamesOf({ gazetteer, countries }: DataFiles, language: 'fr' | 'es'): Map<string, string> {
  const names = byEnglishName(gazetteer.otherLanguages[language]);
  for (const { name } of countries.records) names.set(name.en, name[language] ?? name.en);
  return names;
}

/** The names of a language by their English ones; of several for one place the first, which is the usual one. */
function byEnglishName(names: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(names)
      .map(([name, english]) => [english, name] as const)
      .toReversed(),
  );
}

/**
 * An objective or a principle as something to be named: by its number, an objective by its title too. A principle's
 * title ("Human rights") is a topic of much else.
 */
function nameOfObjective(objective: Objective): Entity {
  const { id, kind, short, aliases } = objective;
  const name = kind === 'principle' ? short : titleOf(objective);
  return { id, kind, name, short, aliases };
}

/** A fact with what it says is not so among its topics. */
function withRefuted(fact: Fact): Fact {
  const { refutes, topics } = fact;
  if (refutes === undefined) return fact;
  const both = (language: Language) => [...(topics?.[language] ?? []), ...(refutes[language] ?? [])];
  return { ...fact, topics: { en: both('en'), fr: both('fr'), es: both('es') } };
}

/** What no source says, to be found as facts are: it cites nothing itself, the facts that come nearest do. */
function asFact(unknown: Unknown): Fact {
  return { ...unknown, citations: [], known: unknown.known ?? [] };
}
