import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { chosenOf, fits, tryKinds } from '../../src/ask/choose.ts';
import { kinds } from '../../src/ask/kinds.ts';
import { readQuestion } from '../../src/ask/reading.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { type Language, languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const questions = (['built', 'held'] as const).flatMap((name) => {
  const lines = readFileSync(join(import.meta.dirname, 'sets', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as { question: string; language: Language });
});

function chosen(question: string, language: Language, order: typeof kinds): string[] {
  const index = askIndexOf(core.knowledge, language);
  const reading = readQuestion(question, index);
  const fitting = tryKinds(order, reading, index).filter(fits);
  return chosenOf(fitting, reading, index).map(({ candidate }) => addressOf(candidate.query));
}

describe('the kind of a question', () => {
  it('is the same in whatever order the kinds are tried', () => {
    const anOrder = fc.shuffledSubarray([...kinds], { minLength: kinds.length });
    fc.assert(
      fc.property(anOrder, fc.constantFrom(...questions), (order, { question, language }) => {
        expect(chosen(question, language, order)).toEqual(chosen(question, language, kinds));
      }),
      { numRuns: runs(3000) },
    );
  });

  it('is the same for words in any order of any length', () => {
    const anOrder = fc.shuffledSubarray([...kinds], { minLength: kinds.length });
    const words = fc.constantFrom(
      ...questions.slice(0, 400).flatMap(({ question }) => question.split(/[^\p{L}\p{N}]+/u)),
    );
    const question = fc.array(words, { minLength: 1, maxLength: 7 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(anOrder, question, fc.constantFrom(...languages), (order, text, language) => {
        expect(chosen(text, language, order)).toEqual(chosen(text, language, kinds));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('is clear for every known question', () => {
    const unclear = questions.filter(
      ({ question, language }) => chosen(question, language, kinds).length > 1,
    );
    expect(unclear.map(({ question }) => question)).toEqual([]);
  });

  it('is never the list without a country, which is no name on it', () => {
    for (const question of ['Which supporters are outside the US?', 'all supporters except Canada']) {
      expect(chosen(question, 'en', kinds).filter((address) => address.includes('except'))).toEqual([]);
    }
  });

  it('is asked for where two are equally near', () => {
    const shown = plainText(
      answerAsked(
        { query: { kind: 'unknown', because: 'unclear' }, near: [{ kind: 'cities' }, { kind: 'compacts' }] },
        core,
        'en',
      ),
    );
    expect(shown).toMatch(/more than one/);
    expect(shown).toMatch(/All supporters[\s\S]*The two compacts/);
  });
});
