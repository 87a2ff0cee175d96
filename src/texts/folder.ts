import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldText } from '../knowledge/document-text.ts';
import { DataError, type DataProblem } from '../knowledge/problem.ts';
import type { Language } from '../language.ts';
import { type AddedText, fromFile, heldText, toFile } from './added-text.ts';

/** The texts of a folder, in the order of their names, and the files there that are none. */
export interface TextFolder {
  readonly texts: readonly AddedText[];
  readonly problems: readonly DataProblem[];
}

const fileName = /^([a-z0-9-]+)\.(en|fr|es)\.json$/u;

/** Reads every text of a folder. One that is not there yet has none; what else lies there is left alone. */
export function readTextFolder(folder: string): TextFolder {
  if (!existsSync(folder)) return { texts: [], problems: [] };
  const texts: AddedText[] = [];
  const problems: DataProblem[] = [];
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    return { texts, problems: [{ file: folder, message: `cannot be read: ${(error as Error).message}` }] };
  }
  for (const name of names) {
    const [, document, language] = fileName.exec(name) ?? [];
    if (document === undefined) continue;
    const file = join(folder, name);
    const text = readText(file);
    if (text?.document === document && text.language === language) texts.push(text);
    else {
      const message = `not a text as "text add" writes it; add the document again, or write: text remove ${document} --lang ${language}`;
      problems.push({ file, message });
    }
  }
  return { texts, problems };
}

function readText(file: string): AddedText | undefined {
  try {
    return fromFile(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The file of a text. */
export function fileOfText(folder: string, document: string, language: Language): string {
  return join(folder, `${document}.${language}.json`);
}

/** Keeps a text in place of the one before it, all of it or nothing. Makes the folder where there is none. */
export function writeText(folder: string, text: AddedText): void {
  mkdirSync(folder, { recursive: true });
  const file = fileOfText(folder, text.document, text.language);
  const draft = `${file}.${process.pid}.new`;
  try {
    writeFileSync(draft, toFile(text), { flush: true });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The texts of a folder, to be looked in for quotations. Those of documents that the data does not have are left out.
 * @throws DataError with every file that is no text: answering without it would say that what stands in it does not.
 */
export function addedTexts(folder: string, documents: ReadonlySet<string>): HeldText[] {
  const { texts, problems } = readTextFolder(folder);
  if (problems.length > 0) throw new DataError([...problems]);
  return texts.filter(({ document }) => documents.has(document)).map(heldText);
}
