import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import { fileKeeper, rooms } from '../../src/knowledge/kept-files.ts';
import { questions } from '../ask/questions.ts';
import { copyOfData, replaceIn } from './data-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what is kept from one run to the next', () => {
  it('gives the same answers as what is worked out anew', async () => {
    const [anew, first, second] = [
      await loadCore(),
      await loadCore(undefined, undefined, folder),
      await loadCore(undefined, undefined, folder),
    ];
    for (const [question] of questions) {
      const { query } = understand(question, anew, 'en');
      expect(understand(question, first, 'en').query, question).toEqual(query);
      expect(understand(question, second, 'en').query, question).toEqual(query);
    }
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['names.kept', 'signs.kept', 'words.en.kept']),
    );
  });

  it('is used, and not worked out again', () => {
    const keeper = fileKeeper(folder, 'some data');
    expect(keeper.kept('a', () => ['worked out'])).toEqual(['worked out']);
    expect(fileKeeper(folder, 'some data').kept('a', () => ['again'])).toEqual(['worked out']);
  });

  it('counts for nothing where the data is other, or the file is broken', () => {
    const keeper = fileKeeper(folder, 'some data');
    keeper.kept('b', () => 'old');
    expect(fileKeeper(folder, 'other data').kept('b', () => 'new')).toBe('new');
    const file = join(folder, 'b.kept');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -2));
    expect(fileKeeper(folder, 'other data').kept('b', () => 'newer')).toBe('newer');
  });

  it('is no proof of other data or another text', async () => {
    const data = copyOfData();
    await loadCore(data, undefined, folder);
    replaceIn(data, 'documents/metropolis-2017-12-08.txt', 'Filippo Grandi, 11th', 'Filippo Grandi, 12th');
    await expect(loadCore(data, undefined, folder)).rejects.toThrow('paper-sent');
  });

  it('is no condition: a folder that cannot be written does no harm', () => {
    const nowhere = fileKeeper(join(folder, 'not', 'there'), 'some data');
    expect(nowhere.kept('c', () => 'worked out')).toBe('worked out');
  });

  it('is of all the code that works it out', () => {
    const source = join(import.meta.dirname, '../../src');
    const reached = new Set(
      ['ask/ask-index.ts', 'ask/votes/phrases.ts', 'ask/evidence/postings.ts'].map((file) =>
        join(source, file),
      ),
    );
    for (const file of reached) {
      const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type ).*? from '(\.[^']+)';/gmsu);
      for (const [, to = ''] of imports) reached.add(join(dirname(file), to));
    }
    const found = new Set([...reached].map((file) => relative(source, dirname(file)) || '.'));
    expect(reached.size).toBeGreaterThan(15);
    expect(rooms).toEqual(expect.arrayContaining([...found]));
  });
});
