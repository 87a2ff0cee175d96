import { hash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Keeper } from './kept.ts';

const source = join(import.meta.dirname, '..');

/** The rooms of the code that works out what is kept; the packages they use are in the versions of the package. */
export const rooms = ['.', 'text', 'knowledge', 'query', 'ask', 'ask/frames', 'ask/evidence', 'ask/votes'];

/**
 * Keeps in files of `folder`, which nobody else can write. What was kept by other code, of other data or under another
 * Node counts for nothing: every file says which it is of. A folder that cannot be written is no harm.
 * @param data the fingerprint of the data.
 */
export function fileKeeper(folder: string, data: string): Keeper {
  const of = hash('sha256', [data, process.version, ...code()].join('\n'));
  return {
    kept: (name, make) => {
      const file = join(folder, `${name}.kept`);
      const before = readKept(file, of);
      if (before !== undefined) return before.value as ReturnType<typeof make>;
      const value = make();
      write(file, Buffer.concat([Buffer.from(of), serialize(value)]));
      return value;
    },
  };
}

/** Every file of the code that has a say, and the exact versions of the packages. */
function code(): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(join(source, room))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(source, room, name)),
  );
  return [...files, join(source, '..', 'package.json')].map((file) => readFileSync(file, 'utf8'));
}

function readKept(file: string, of: string): { value: unknown } | undefined {
  try {
    const content = readFileSync(file);
    const isOfThis = content.toString('latin1', 0, of.length) === of;
    return isOfThis ? { value: deserialize(content.subarray(of.length)) } : undefined;
  } catch {
    return undefined;
  }
}

/** Another run may read meanwhile: it finds what was there before, or all of it. */
function write(file: string, content: Buffer): void {
  try {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    // Next time it is worked out again.
  }
}
