import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadFile, readerOf } from './read-files.ts';

/** Where the fingerprint of the data stands that was last found right. */
const stampFile = 'checked.json';

/** Where the form is written down: data that was right under another form is checked again. */
const formFiles = [
  'schema.ts',
  ...filesIn(import.meta.dirname, 'schema', '.ts'),
  '../messages/schema.ts',
  '../messages/check.ts',
  '../messages/keys.ts',
  ...filesIn(import.meta.dirname, '../messages/keys', '.ts'),
].map((file) => join(import.meta.dirname, file));

/**
 * True where the data's files are byte for byte those that `data check` last found right. Their form need not be
 * checked again then; loading the checker takes longer than answering. Quotations and references are proved at
 * every start all the same, but where the proof of these very files, by this very code, was kept.
 */
export function isCheckedAlready(folder: string): boolean {
  return checkedFingerprint(folder, readerOf(folder)) !== undefined;
}

/** The fingerprint of the data and of its form where `isCheckedAlready`, else undefined. */
export function checkedFingerprint(folder: string, read: ReadFile): string | undefined {
  try {
    const { sha256 } = JSON.parse(read(stampFile)) as { sha256?: unknown };
    const found = fingerprint(folder, read);
    return sha256 === found ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Notes that the data is right as it is now. Gives false where the folder cannot be written: it is only a help. */
export function noteChecked(folder: string): boolean {
  const note = 'The data as "data check" last found it right; while it is the same, programs start faster.';
  try {
    writeFileSync(
      join(folder, stampFile),
      `${JSON.stringify({ note, sha256: fingerprint(folder, readerOf(folder)) }, null, 2)}\n`,
    );
    return true;
  } catch {
    return false;
  }
}

/** What the numbers of the evidence depend on: the records and the words of questions, not the bot's sentences. */
export function dataFingerprint(folder: string): string {
  const files = [...filesIn(folder, '.', '.json'), ...filesIn(folder, 'lexicon', '.json')]
    .filter((file) => file !== stampFile && file !== 'evidence.json')
    .sort();
  return hash('sha256', files.map(withName(readerOf(folder))).join('\n'));
}

function fingerprint(folder: string, read: ReadFile): string {
  const files = ['.', 'lexicon', 'messages']
    .flatMap((room) => filesIn(folder, room, '.json'))
    .filter((file) => file !== stampFile)
    .sort();
  const contents = [...formFiles.map((file) => readFileSync(file, 'utf8')), ...files.map(withName(read))];
  return hash('sha256', contents.join('\n'));
}

function withName(read: ReadFile): (file: string) => string {
  return (file) => `${file}\n${read(file)}`;
}

/** The files of a room of `folder` whose names end so, sorted, as the folder sees them. */
function filesIn(folder: string, room: string, ending: string): string[] {
  const names = readdirSync(join(folder, room)).filter((name) => name.endsWith(ending));
  return names.map((name) => (room === '.' ? name : `${room}/${name}`)).sort();
}
