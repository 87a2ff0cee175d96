import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk so small that it can be filled in a moment. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left, to the last byte. */
  fill(): void;
  /** Gives it back. */
  clear(): void;
  stop(): void;
}

/** Mounts one of 32 megabytes under this folder; undefined where this machine does not let us. */
export function mountSmallDisk(under: string): SmallDisk | undefined {
  const folder = join(under, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'none', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      const handle = openSync(ballast, 'a');
      try {
        for (let size = 1_048_576; size > 0; size = Math.floor(size / 2)) writeUntilFull(handle, size);
      } finally {
        closeSync(handle);
      }
    },
    clear: () => rmSync(ballast, { force: true }),
    stop: () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
  };
}

/** Writes pieces of this size until one no longer fits. */
function writeUntilFull(handle: number, size: number): void {
  const piece = Buffer.alloc(size);
  try {
    while (writeSync(handle, piece) === size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
