import { chmodSync, existsSync, mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCacheFolder } from '../bin/compile-cache.js';

describe('the folder for compiled code', () => {
  const home = () => mkdtempSync(join(tmpdir(), 'compacts-home-'));

  it('is made for the user alone, and found again', () => {
    const own = home();
    const folder = compileCacheFolder(own);
    expect(folder).toBe(join(own, 'compacts-bot'));
    expect(statSync(folder ?? '').mode & 0o777).toBe(0o700);
    expect(compileCacheFolder(own)).toBe(folder);
  });

  it.each<[string, (folder: string) => void]>([
    [
      'others may write in',
      (folder) => {
        mkdirSync(folder);
        chmodSync(folder, 0o777);
      },
    ],
    ['is a link to elsewhere', (folder) => symlinkSync(home(), folder)],
    ['is a file', (folder) => writeFileSync(folder, '')],
  ])('is not used where it %s, and is left as it was', (_, prepare) => {
    const own = home();
    prepare(join(own, 'compacts-bot'));
    expect(compileCacheFolder(own)).toBeUndefined();
    expect(existsSync(join(own, 'compacts-bot'))).toBe(true);
  });

  it('is not needed where there is no home', () => {
    const file = join(home(), 'file');
    writeFileSync(file, '');
    expect(compileCacheFolder(join(file, 'deep'))).toBeUndefined();
  });
});
