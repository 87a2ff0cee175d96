import fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages } from '../../src/language.ts';
import { formatNumber } from '../../src/messages/say.ts';

it('writes numbers as Intl does, in every language', () => {
  const numbers = fc.oneof(
    fc.integer({ min: -99_999, max: 99_999 }),
    fc.maxSafeInteger(),
    fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([whole, decimals]) => Number(`${whole}.${String(decimals).padStart(3, '0')}`)),
  );
  fc.assert(
    fc.property(numbers, fc.constantFrom(...languages), (number, language) => {
      expect(formatNumber(number, language)).toBe(
        new Intl.NumberFormat(language).format(number === 0 ? 0 : number),
      );
    }),
    { numRuns: 1_000 },
  );
});
