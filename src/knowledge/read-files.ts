import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { DataProblem } from './problem.ts';
import { files } from './schema.ts';

type FileName = keyof typeof files;

/** The data files as read: every file in the form its schema gives it. */
export type DataFiles = { [Name in FileName]: z.infer<(typeof files)[Name]> };

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
  facts: 'facts.json',
  events: 'events.json',
  gazetteer: 'gazetteer.json',
  lexicon: 'lexicon/en.json',
};

/**
 * Reads and checks the form of every data file below `folder`.
 * Gives either all files or every problem of form: a missing file, broken JSON (with its line), a field that
 * is missing, unknown or of the wrong kind.
 */
export function readDataFiles(folder: string): { files: DataFiles } | { problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const read: Partial<Record<FileName, unknown>> = {};
  for (const name of Object.keys(filePaths) as FileName[]) {
    const content = readJson(folder, filePaths[name], problems);
    if (content === undefined) continue;
    const parsed = files[name].safeParse(content);
    if (parsed.success) read[name] = parsed.data;
    else problems.push(...parsed.error.issues.map((issue) => toProblem(filePaths[name], issue, content)));
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

function toProblem(file: string, issue: z.core.$ZodIssue, content: unknown): DataProblem {
  const [first, index, ...rest] = issue.path;
  if (first !== 'records' || typeof index !== 'number') {
    return { file, field: fieldName(issue.path), message: issue.message };
  }
  const record = (content as { records: { id?: unknown }[] }).records[index];
  const name = typeof record?.id === 'string' ? record.id : `entry ${index + 1}`;
  return { file, record: name, field: fieldName(rest), message: issue.message };
}

/** `['citations', 0, 'quote']` as people write it: `citations[0].quote`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name === '' ? String(key) : `${name}.${String(key)}`,
    '',
  );
}
