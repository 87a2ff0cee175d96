import { describe, expect, it } from 'vitest';
import { numberParagraphs } from '../../src/texts/numbering.ts';

const numbersOf = (texts: readonly string[]) => numberParagraphs(texts).map(({ number }) => number);

describe('the numbers of paragraphs', () => {
  it('are the document’s own in a part of it, too', () => {
    const texts = [
      'A Compact',
      '1. We agree.',
      '2. We act.',
      '15. We are guided by:',
      '(a) People;',
      '(b) States.',
    ];
    expect(numbersOf(texts)).toEqual([undefined, '1', '2', '15', '15(a)', '15(b)']);
    expect(numbersOf(['15. We are guided by:', '(a) People;', '(b) States.'])).toEqual([
      '15',
      '15(a)',
      '15(b)',
    ]);
    expect(numbersOf(['40. We will act.', '41. We will review.'])).toEqual(['40', '41']);
  });

  it('go on behind one that is missing or was not recognised', () => {
    const texts = ['1. One.', '2. Two.', '3. Three.', '5. Five.', '6. Six.', '7. Seven.'];
    expect(numbersOf(texts)).toEqual(['1', '2', '3', '5', '6', '7']);
  });

  it('are not those that a line happens to begin with', () => {
    const texts = ['1. One.', '2. Two.', '18. December it was.', '3. Three.', '4. Four.', '90. It ends so.'];
    expect(numbersOf(texts)).toEqual(['1', '2', '2', '3', '4', '4']);
  });

  it('are places in a text that has none', () => {
    expect(numbersOf(['News', 'We agree.', 'We act:', '1. One.', '2. Two.'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
      '4',
    ]);
  });
});
