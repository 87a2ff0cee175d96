import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { mentions } from '../../src/ask/frames/frame.ts';
import { guessLanguage } from '../../src/ask/language-of.ts';
import { readQuestion } from '../../src/ask/reading.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { foldPhrase } from '../../src/text/normalise.ts';
import { runs } from '../runs.ts';

const core = await loadCore();

describe('the words of a question', () => {
  it('stand for concepts: a misspelt one does not compile', () => {
    const reading = readQuestion('Which cities endorsed it?', askIndexOf(core.knowledge, 'en'));
    expect(mentions(reading, 'endorse')).toBe(true);
    // @ts-expect-error: there is no such concept
    expect(mentions(reading, 'endorze')).toBe(false);
  });

  it.each([
    ['Is Chicago on the list?', 'is chicago on the list'],
    ['Chicago, Boston and Buffalo: which?', 'chicago boston and buffalo which'],
    ['1,000 cities', '1000 cities'],
    ['What did the U.S. do, on 19.9.2016?', 'what did the us do on 19.9.2016'],
    ["Metropolis's paper isn't it", 'metropolis paper isnt it'],
    ['<b>San José</b> @everyone', 'san jose'],
    ['1,2,3', '1 2 3'],
  ])('of %j are %j', (text, words) => {
    expect(foldPhrase(text)).toBe(words);
  });

  it('are the same, however plain the text is: one mark that is no word changes nothing', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'N', 'u', '7', '0', ' ', ' ', ',', '?', '!', '.', '-', '’', 'é'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(plain, (text) => {
        expect(foldPhrase(`${text} …`)).toBe(foldPhrase(text));
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe('the language of a short question', () => {
  it.each([
    ['Toronto a signé ?', 'fr'],
    ['pacte migration', 'fr'],
    ['pacto de refugiados', 'es'],
    ['Boston firmó?', 'es'],
    ['compromiso 2', 'es'],
    ['commitment 2', 'en'],
    ['migration compact legally binding y/n', 'en'],
    ['Chicago', undefined],
    ['Montréal', undefined],
  ] as const)('%j is shown by its words, and by no name', (question, language) => {
    for (const suggested of languages)
      expect(guessLanguage(question, core.knowledge, suggested).own).toBe(language);
  });
});
