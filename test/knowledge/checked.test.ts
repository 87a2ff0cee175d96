import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { isCheckedAlready, noteChecked } from '../../src/knowledge/checked.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { copyOfData, editRecord, replaceIn } from './data-folder.ts';

describe('the note that the data was checked', () => {
  it('is of the data as it is: run "npm run -s compacts -- data check" after every change of it', () => {
    expect(isCheckedAlready(dataFolder)).toBe(true);
  });

  it('does not hold for data that has changed by one letter, in any file', () => {
    for (const [file, text, by] of [
      ['facts.json', 'paper-sent', 'paper-sont'],
      ['messages/en.json', 'Sources', 'Source s'],
      ['lexicon/en.json', '"endorse"', '"endorze"'],
    ] as const) {
      const folder = copyOfData();
      replaceIn(folder, file, text, by);
      expect(isCheckedAlready(folder), file).toBe(false);
    }
  });

  it('never lets a wrong quotation through, even where it was noted by hand', async () => {
    const folder = copyOfData();
    replaceIn(folder, 'facts.json', 'Mr. Filippo Grandi, 11th', 'Mr. Filippo Grandi, 12th');
    expect(noteChecked(folder)).toBe(true);
    await expect(loadCore(folder)).rejects.toThrow('record "paper-sent"');
  });

  it('is not needed: without it, or with a broken one, everything is checked', async () => {
    const folder = copyOfData();
    writeFileSync(join(folder, 'checked.json'), 'nonsense');
    await expect(loadCore(folder)).resolves.toBeTypeOf('object');
    editRecord(folder, 'people.json', 'valerie-plante', (record) => {
      delete record['aliases'];
    });
    await expect(loadCore(folder)).rejects.toThrow('record "valerie-plante", field aliases');
    expect(readFileSync(join(folder, 'checked.json'), 'utf8')).toBe('nonsense');
  });
});
