import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Each line of `src/import-order.txt` that names rooms, from the ground up. */
const floors = readFileSync(join(root, 'src/import-order.txt'), 'utf8')
  .split('\n')
  .map((line) => [...line.matchAll(/(?:^|(?<= ))(?:src|adapters)\/[\w.-]+/g)].map(([room]) => room))
  .filter((_, index, lines) => lines.slice(0, index).some((line) => line.length === 0))
  .filter((rooms) => rooms.length > 0);

const sources = new Map(
  globSync('{src,adapters}/**/*.ts', { cwd: root }).map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
);

/** The room of a file: the first folder below `src/` or `adapters/`, or the file itself where it stands there. */
function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** Every file of ours that a file imports: for its values or its types, at once or later. */
function importsOf(path: string, source: string): string[] {
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(\.[^'"`]*)\1/g)].map(([, , to = '']) =>
    normalize(join(dirname(path), to)),
  );
}

/** What is wrong with the imports of these files: each into a room that does not stand below. */
function upward(files: ReadonlyMap<string, string>): string[] {
  const floorOf = (path: string) => floors.findIndex((rooms) => rooms.includes(roomOf(path)));
  return [...files].flatMap(([path, source]) =>
    importsOf(path, source)
      .filter((to) => roomOf(to) !== roomOf(path) && floorOf(to) >= floorOf(path))
      .map((to) => `${path} imports ${to}`),
  );
}

describe('the floors of src/import-order.txt', () => {
  it('hold every room once, and no room that is gone', () => {
    expect(floors.flat().toSorted()).toEqual([...new Set([...sources.keys()].map(roomOf))].sort());
  });

  it('let every import run down, so that no rooms form a ring and no adapter reaches another', () => {
    expect(upward(sources)).toEqual([]);
  });

  it.each([
    ['src/query/a.ts', "import { cite } from '../cite/reference.ts';"],
    ['src/query/a.ts', "import type { Style } from '../cite/reference.ts';"],
    ['src/ports.ts', "export type { Ledger } from './digest/ledger.ts';"],
    ['src/text/a.ts', "export const later = () => import('../ask/ask.ts');"],
    ['src/text/a.ts', "import '../ask/ask.ts';"],
    ['src/digest/commands/a.ts', "import { runConsole } from '../../../adapters/console/console.ts';"],
    ['adapters/slack/draw/a.ts', "import { renderReply } from '../../discord/draw/render.ts';"],
    ['adapters/console/a.ts', "import { start } from '../../src/app/main.ts';"],
  ])('refuse in %s: %s', (path, source) => {
    expect(upward(new Map([[path, source]]))).toHaveLength(1);
  });
});
