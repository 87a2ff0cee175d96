import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import { noAnswers } from '../../src/query/choices.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();

describe('a refusal', () => {
  const queries = [
    ...everyQuery(core.knowledge),
    ...noAnswers.map((because) => ({ kind: 'unknown', because }) as const),
  ];

  it.each(languages)('never opens with a word that reads as the answer "no" (%s)', (language) => {
    const openings = queries
      .map((query) => ({ address: addressOf(query), given: answer(query, core, language) }))
      .filter(({ given }) => given.status === 'not_in_sources' || given.status === 'needs_clarification')
      .map(({ address, given }) => `${address}: ${plainText(given).slice(0, 60)}`);
    expect(openings.length).toBeGreaterThan(5);
    expect(openings.filter((opening) => /: (?:No|Non)(?!\p{L})/u.test(opening))).toEqual([]);
  });
});

describe('the outcome', () => {
  it.each([
    ['Is Chicago on the list?', 'answered', 'answered', 'Yes, Chicago'],
    ['Frobnicate the compact for refugees?', 'not_in_sources', 'not_understood', 'I didn’t understand'],
    ['¿Frobnicar el pacto para los refugiados?', 'not_in_sources', 'not_understood', 'no la he entendido'],
    ['Comment frobnicoter le pacte sur les réfugiés ?', 'not_in_sources', 'not_understood', 'pas compris'],
    ['How do volcanoes erupt?', 'not_in_sources', 'not_in_sources', 'off topic'],
    ['And when was that?', 'needs_clarification', 'needs_clarification', 'name it'],
  ])('of %j is %s, %s', (question, status, outcome, words) => {
    const asked = understand(question, core, 'en');
    const given = answerAsked(asked, core, asked.language ?? 'en');
    expect(given).toMatchObject({ status, outcome });
    expect(plainText(given)).toContain(words);
  });
});
