import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { dataFolder } from '../../src/knowledge/load.ts';

/** A copy of the project's data that a test may break; it goes when the test ends. */
export function copyOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-data-'));
  cpSync(dataFolder, folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Replaces a text in one file of a data folder; fails where it is not there, so that no test breaks nothing. */
export function replaceIn(folder: string, file: string, text: string, by: string): void {
  const path = join(folder, file);
  const content = readFileSync(path, 'utf8');
  if (!content.includes(text)) throw new Error(`${file} does not hold ${text}`);
  writeFileSync(path, content.replace(text, by));
}

interface Editable {
  [field: string]: unknown;
}

/** Changes one record of a data file. */
export function editRecord(folder: string, file: string, id: string, edit: (record: Editable) => void): void {
  const path = join(folder, file);
  const content = JSON.parse(readFileSync(path, 'utf8')) as { records: (Editable & { id: string })[] };
  const record = content.records.find((each) => each.id === id);
  if (record === undefined) throw new Error(`${file} has no record ${id}`);
  edit(record);
  writeFileSync(path, JSON.stringify(content, null, 2));
}
