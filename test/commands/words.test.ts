import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../src/commands/words.ts';
import { runs } from '../runs.ts';

function wordsOf(line: string) {
  const split = splitWords(line);
  return 'words' in split
    ? split.words.map(({ option, text }) => (option === undefined ? text : `${option}=${text}`))
    : split;
}

describe('the words of a command line', () => {
  it.each([
    ['city chicago', ['city', 'chicago']],
    ['city "san jose"', ['city', 'san jose']],
    ['city “san jose”', ['city', 'san jose']],
    ['city «san jose»', ['city', 'san jose']],
    ["city 'san jose'", ['city', 'san jose']],
    ["montreal's mayor", ["montreal's", 'mayor']],
    ['TIMELINE Year:2016', ['TIMELINE', 'year=2016']],
    ['city name:"san jose" language:fr', ['city', 'name=san jose', 'language=fr']],
    ['see https://undocs.org/A/RES/71/1', ['see', 'https://undocs.org/A/RES/71/1']],
    ['a\u0000b\tc\u200Bd', ['a', 'b', 'c', 'd']],
    ['', []],
  ])('%j', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });

  it('points at a quotation mark that is never closed', () => {
    expect(splitWords('city "san jose')).toEqual({ unclosed: '"san jose' });
  });

  it('come out of any string without an exception, and none is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (line) => {
        const split = splitWords(line);
        if ('unclosed' in split) return;
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
        const kept = split.words.map(({ option = '', text }) => option + text).join('');
        expect(letters(kept)).toBe(letters(line));
      }),
      { numRuns: runs(3000) },
    );
  });
});
