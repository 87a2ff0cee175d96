import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * A folder of the user's own for compiled code; undefined where there is none. Node trusts what it finds there, so it
 * must belong to the user, and nobody else may write in it.
 */
export function compileCacheFolder(home = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')) {
  const folder = join(home, 'compacts-bot');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOwn = process.getuid === undefined || found.uid === process.getuid();
    const isClosed = process.platform === 'win32' || (found.mode & 0o022) === 0;
    return found.isDirectory() && isOwn && isClosed ? folder : undefined;
  } catch {
    // No home, or one that cannot be written: the program starts without, a little later.
    return undefined;
  }
}
