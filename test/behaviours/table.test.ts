import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const table = readFileSync(join(root, 'docs', 'behaviours.md'), 'utf8');
const rows = [...table.matchAll(/^\| `([\w-]+)` \| (.+) \| (\S+) (\S+) \| `(\S+)` \| `(\S+)` \|$/gmu)].map(
  ([, id = '', , name = '', version = '', depends = '', test = '']) => ({ id, name, version, depends, test }),
);
const tests = globSync('*.test.ts', { cwd: import.meta.dirname })
  .filter((file) => file !== 'table.test.ts')
  .flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ {2}it\('([\w-]+): /gmu)].map(
      ([, id = '']) => ({ id, test: file }),
    ),
  );
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('docs/behaviours.md', () => {
  it('has a row for every test, and a test for every row', () => {
    const named = (list: readonly { id: string; test: string }[]) =>
      list.map(({ id, test }) => `${test} ${id}`).sort();
    expect(named(rows)).toEqual(named(tests));
    expect(rows.length).toBeGreaterThanOrEqual(40);
  });

  it.each(rows)('$id names the installed version and a file that is there', ({ name, version, depends }) => {
    expect({ ...dependencies, ...devDependencies }[name]).toBe(version);
    expect(existsSync(join(root, depends))).toBe(true);
  });
});
