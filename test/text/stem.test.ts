import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/language.ts';
import { stem } from '../../src/text/stem.ts';

const families: readonly (readonly [Language, readonly string[]])[] = [
  ['en', ['endorse', 'endorsed', 'endorses', 'endorsing']],
  ['fr', ['signe', 'signer', 'signee', 'signees', 'signerent', 'signait']],
  ['fr', ['engagement', 'engagements']],
  ['fr', ['municipal', 'municipaux']],
  ['es', ['firma', 'firman', 'firmo', 'firmaron', 'firmado', 'firmadas']],
  ['es', ['ciudad', 'ciudades']],
];

const apart: readonly (readonly [Language, string, string])[] = [
  ['en', 'experience', 'experimentation'],
  ['fr', 'ville', 'village'],
  ['es', 'firmar', 'afirmar'],
];

describe('stems, of words without accents', () => {
  it.each(families)('%s: %s are forms of one word', (language, words) => {
    expect(new Set(words.map((word) => stem(word, language))).size, words.join()).toBe(1);
  });

  it.each(apart)('%s: %s and %s are two words', (language, one, other) => {
    expect(stem(one, language)).not.toBe(stem(other, language));
  });
});
