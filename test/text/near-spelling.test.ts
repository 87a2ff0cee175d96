import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlips, indexSpellings } from '../../src/text/near-spelling.ts';
import { runs } from '../runs.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 12 });

describe('near spellings', () => {
  it('are exactly the words within the distance, as comparing with each would find', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40 }),
        word,
        fc.integer({ min: 0, max: 2 }),
        (words, spelling, distance) => {
          const found = indexSpellings(words).find(spelling, distance);
          const expected = words.filter((each) => countSlips(spelling, each) <= distance);
          expect(found.map((each) => each.word).sort()).toEqual(expected.sort());
        },
      ),
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
