import { hash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fingerprint of the data stands that was last found right. */
const stampFile = 'checked.json';

/** Where the form is written down: data that was right under another form is checked again. */
const formFiles = [
  'schema.ts',
  ...globSync('schema/*.ts', { cwd: import.meta.dirname }).sort(),
  '../messages/schema.ts',
  '../messages/check.ts',
  '../messages/keys.ts',
  ...globSync('../messages/keys/*.ts', { cwd: import.meta.dirname }).sort(),
].map((file) => join(import.meta.dirname, file));

/**
 * True where the data's files are byte for byte those that `data check` last found right. Their form need not be
 * checked again then; loading the checker takes longer than answering. Quotations and references are proved at
 * every start all the same.
 */
export function isCheckedAlready(folder: string): boolean {
  try {
    const { sha256 } = JSON.parse(readFileSync(join(folder, stampFile), 'utf8')) as { sha256?: unknown };
    return sha256 === fingerprint(folder);
  } catch {
    return false;
  }
}

/** Notes that the data is right as it is now. Gives false where the folder cannot be written: it is only a help. */
export function noteChecked(folder: string): boolean {
  const note = 'The data as "data check" last found it right; while it is the same, programs start faster.';
  try {
    writeFileSync(
      join(folder, stampFile),
      `${JSON.stringify({ note, sha256: fingerprint(folder) }, null, 2)}\n`,
    );
    return true;
  } catch {
    return false;
  }
}

/** What the numbers of the evidence depend on: the records and the words of questions, not the bot's sentences. */
export function dataFingerprint(folder: string): string {
  const files = globSync(['*.json', 'lexicon/*.json'], { cwd: folder })
    .filter((file) => file !== stampFile && file !== 'evidence.json')
    .sort();
  return hash(
    'sha256',
    files.map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`).join('\n'),
  );
}

function fingerprint(folder: string): string {
  const files = globSync(['*.json', 'lexicon/*.json', 'messages/*.json'], { cwd: folder })
    .filter((file) => file !== stampFile)
    .sort();
  const data = files.map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`);
  const contents = [...formFiles.map((file) => readFileSync(file, 'utf8')), ...data];
  return hash('sha256', contents.join('\n'));
}
