import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPhrase, tokenize } from '../../src/text/normalise.ts';
import { runs } from '../runs.ts';

const letters = 'aeéèñçßœŒÀÿÖ×÷øISCs019'.split('');
const marks = [" ?!:;()“”«»¿¡–—…/&%,.-'’"].flatMap((all) => all.split(''));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...letters) },
  { weight: 2, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom("l'été", 'U.S.', '1,000', '3.5', '-5', "isn't", 'Sant’Antonio') },
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('the words of a text', () => {
  it('are the same however plain its letters and marks are', () => {
    // A tag is no word, and sends the whole text the long way.
    fc.assert(
      fc.property(text, (written) => {
        const words = (whole: string) => tokenize(whole, 'en').map(({ text: word }) => word);
        expect(words(written)).toEqual(words(`<b> ${written}`));
      }),
      { numRuns: runs(8000) },
    );
  });

  it('are folded the same letter by letter and at once', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(foldPhrase(written)).toBe(
          tokenize(written, 'en')
            .map(({ text: word }) => word)
            .join(' '),
        );
        // A letter of another script sends the whole text the long way.
        const [word, ...more] = foldPhrase(`${written} ж`).split(' ').toReversed();
        expect([word, more.toReversed().join(' ')]).toEqual(['ж', foldPhrase(written)]);
      }),
      { numRuns: runs(4000) },
    );
  });
});
