import { describe, expect, it } from 'vitest';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { readQuestion } from '../../src/ask/reading.ts';
import { loadCore } from '../../src/core.ts';

const core = await loadCore();

/** How often names are looked up while a question is read: the work that grows with its length. */
function lookUps(question: string): number {
  let count = 0;
  const index = askIndexOf(core.knowledge, 'en');
  const names = {
    ...index.names,
    exactly: (phrase: string) => {
      count += 1;
      return index.names.exactly(phrase);
    },
  };
  readQuestion(question, Object.create(index, { names: { value: names } }));
  return count;
}

const hostile = {
  names: 'new york richmond madison ',
  nonsense: 'zzqx qwert ',
  nested: 'is it true that ',
  misspelt: 'chicgo pittsbrgh ',
};

describe('the work that a question costs', () => {
  it.each(Object.entries(hostile))('grows with its length and no faster: %s', (_, words) => {
    const cost = (times: number) => lookUps(words.repeat(times));
    const each = cost(32) / 32;
    expect(cost(128) / 128).toBeLessThanOrEqual(each * 1.15);
  });
});
