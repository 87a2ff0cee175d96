import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlips, indexSpellings } from '../../src/text/near-spelling.ts';
import { runs } from '../runs.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 });

/** https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance, by its last letters. */
function defined(a: string, b: string, known = new Map<string, number>()): number {
  const key = `${a} ${b}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (a === '' || b === '') return a.length + b.length;
  const slips = (left: number, right: number) =>
    defined(a.slice(0, a.length - left), b.slice(0, b.length - right), known);
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  const found = Math.min(
    slips(1, 0) + 1,
    slips(0, 1) + 1,
    slips(1, 1) + (a.at(-1) === b.at(-1) ? 0 : 1),
    ...(isSwap ? [slips(2, 2) + 1] : []),
  );
  known.set(key, found);
  return found;
}

describe('near spellings', () => {
  it('are exactly the words within the distance, as comparing with each would find', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (words, spelling, distance) => {
          const index = indexSpellings(words);
          const expected = words.filter((each) => countSlips(spelling, each) <= distance).sort();
          const found = (given: readonly { word: string }[]) => given.map((each) => each.word).sort();
          expect(found(index.find(spelling, distance))).toEqual(expected);
          expect(found(index.findBegun(spelling, distance))).toEqual(
            expected.filter((each) => each[0] === spelling[0]),
          );
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it('are as many slips as the definition says', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(countSlips(one, other)).toBe(defined(one, other));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('are counted up to a limit, and above it where there are more', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const slips = countSlips(one, other);
        if (slips <= most) expect(countSlips(one, other, most)).toBe(slips);
        else expect(countSlips(one, other, most)).toBeGreaterThan(most);
      }),
      { numRuns: runs(2000) },
    );
  });

  it.each([
    ['milwaukee', 'milwaukee', 0],
    ['milwakee', 'milwaukee', 1],
    ['chciago', 'chicago', 1],
    ['wilmington', 'washington', 3],
    ['', 'abc', 3],
  ])('from %s to %s are %d slips', (a, b, slips) => {
    expect(countSlips(a, b)).toBe(slips);
    expect(countSlips(b, a)).toBe(slips);
  });
});
