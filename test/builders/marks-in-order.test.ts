import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

describe('the numbers of sources', () => {
  it.each(['reader-n', 'reader-q'])('begin with 1 and go up as the answer is read: %s', (set) => {
    const lines = readFileSync(new URL(`../ask/sets/${set}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) {
      const { question, language } = JSON.parse(line) as { question: string; language: Language };
      const answer = answerAsked(understand(question, core, language), core, language);
      const numbers = [...plainText(answer).matchAll(/\[(\d+)[\]:]/gu)].map(([, number]) => Number(number));
      numbers.forEach((number, at) => {
        expect(number, question).toBeLessThanOrEqual(Math.max(0, ...numbers.slice(0, at)) + 1);
      });
    }
  });
});
