import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DataProblem } from './problem.ts';
import type { files } from './schema.ts';

type FileName = keyof typeof files;

/** The data files as read: every file in the form its schema gives it. */
export type DataFiles = { [Name in FileName]: z.infer<(typeof files)[Name]> };

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
};

/**
 * Reads every data file below `folder`. `form` checks the form of each; without it the files are known to have
 * been checked. Gives either all files or every problem of form: a missing file, broken JSON (with its line), a
 * field that is missing, unknown or of the wrong kind.
 */
export function readDataFiles(
  folder: string,
  form: FileFormCheck | undefined,
): { files: DataFiles } | { problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const read: Partial<Record<FileName, unknown>> = {};
  for (const name of Object.keys(filePaths) as FileName[]) {
    const content = readJson(folder, filePaths[name], problems);
    if (content === undefined) continue;
    read[name] = content;
    problems.push(...(form?.(name, filePaths[name], content) ?? []));
  }
  return problems.length > 0 ? { problems } : { files: read as DataFiles };
}

function readJson(folder: string, file: string, problems: DataProblem[]): unknown {
  let content: string;
  try {
    content = readFileSync(join(folder, file), 'utf8');
  } catch {
    problems.push({ file, message: 'the file is missing or cannot be read' });
    return undefined;
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    problems.push({ file, message: `not valid JSON: ${(error as Error).message}` });
    return undefined;
  }
}
