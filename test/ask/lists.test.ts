import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasItem, type Lists, lengthAt, listAt, listsFiler } from '../../src/ask/lists.ts';

/** Ascending lists, some without items, as they are filed: item by item, each list in its turn. */
const anyLists = fc.array(fc.uniqueArray(fc.nat(50)).map((list) => list.toSorted((a, b) => a - b)));

describe('many lists of numbers in two arrays', () => {
  it('hold what was filed, also after they were written and read', () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const filer = listsFiler();
        for (let item = 0; item <= 50; item += 1) {
          for (const [at, list] of lists.entries()) {
            if (!list.includes(item)) continue;
            expect(filer.add(at, item)).toBe(true);
            expect(filer.add(at, item)).toBe(false);
          }
        }
        const filed = deserialize(serialize(filer.filed())) as Lists;
        for (const [at, list] of lists.entries()) {
          expect([...listAt(filed, at)]).toEqual(list);
          expect(lengthAt(filed, at)).toBe(list.length);
          for (let item = 0; item <= 51; item += 1) {
            expect(hasItem(filed, at, item)).toBe(list.includes(item));
          }
        }
        expect(listAt(filed, undefined)).toHaveLength(0);
        expect(listAt(filed, lists.length + 1)).toHaveLength(0);
        expect(hasItem(filed, undefined, 0)).toBe(false);
      }),
    );
  });
});
