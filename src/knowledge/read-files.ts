import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DataProblem } from './problem.ts';
import type { files } from './schema.ts';

type FileName = keyof typeof files;

/** The data files as read: every file in the form its schema gives it. */
export type DataFiles = { [Name in FileName]: z.infer<(typeof files)[Name]> };

/** Gives what a file of the data folder holds, by its path in there. It throws where there is none. */
export type ReadFile = (path: string) => string;

/** Reads the files below `folder`, each once: what is checked is what is then answered from. */
export function readerOf(folder: string): ReadFile {
  const held = new Map<string, string>();
  return (path) => {
    const content = held.get(path) ?? readFileSync(join(folder, path), 'utf8');
    held.set(path, content);
    return content;
  };
}

/** Checks the form of one file; gives its problems. */
export type FileFormCheck = (name: FileName, path: string, content: unknown) => DataProblem[];

/** Where each file lies in the data folder. */
export const filePaths: Record<FileName, string> = {
  about: 'about.json',
  documents: 'documents.json',
  instruments: 'instruments.json',
  organisations: 'organisations.json',
  people: 'people.json',
  places: 'places.json',
  commitments: 'commitments.json',
  endorsers: 'endorsers.json',
  objectives: 'objectives.json',
  countries: 'countries.json',
  facts: 'facts.json',
  asked: 'asked.json',
  offices: 'offices.json',
  unknowns: 'unknowns.json',
  events: 'events.json',
  changes: 'changes.json',
  zones: 'zones.json',
  zoneCities: 'zone-cities.json',
  gazetteer: 'gazetteer.json',
  evidence: 'evidence.json',
  lexicon: 'lexicon/en.json',
  lexiconFr: 'lexicon/fr.json',
  lexiconEs: 'lexicon/es.json',
  lexiconDigest: 'lexicon/digest.json',
};

/** What is said of a file that is not there. */
export const missingFile = 'the file is missing or cannot be read';

/** Long files without records that few ask for: where their form was checked, they are taken apart when somebody asks. */
export const rarelyNeeded: readonly FileName[] = ['asked', 'zoneCities', 'lexiconDigest'];

/**
 * Reads every data file. `form` checks the form of each; without it the files are known to have been checked. Gives
 * either all files or every problem of form: a missing file, broken JSON (with its line), a field that is missing,
 * unknown or of the wrong kind.
 */
export function readDataFiles(
  read: ReadFile,
  form: FileFormCheck | undefined,
): { files: DataFiles } | { problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const found: Partial<Record<FileName, unknown>> = {};
  for (const name of Object.keys(filePaths) as FileName[]) {
    if (form === undefined && rarelyNeeded.includes(name)) {
      whenAsked(found, name, read(filePaths[name]));
      continue;
    }
    const content = readJson(read, filePaths[name], problems);
    if (content === undefined) continue;
    found[name] = content;
    problems.push(...(form?.(name, filePaths[name], content) ?? []));
  }
  return problems.length > 0 ? { problems } : { files: found as DataFiles };
}

/** Gives `found` a field with what `text` holds, which is taken apart when somebody asks. It holds on to no other file. */
function whenAsked(found: object, name: FileName, text: string): void {
  let untaken: string | undefined = text;
  let taken: unknown;
  const get = () => {
    if (untaken !== undefined) taken = JSON.parse(untaken);
    untaken = undefined;
    return taken;
  };
  Object.defineProperty(found, name, { get, enumerable: true });
}

function readJson(read: ReadFile, file: string, problems: DataProblem[]): unknown {
  let content: string;
  try {
    content = read(file);
  } catch {
    problems.push({ file, message: missingFile });
    return undefined;
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    problems.push({ file, message: `not valid JSON: ${(error as Error).message}` });
    return undefined;
  }
}
