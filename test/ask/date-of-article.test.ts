import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const asked = (question: string, language: Language) => addressOf(understand(question, core, language).query);

const questions: readonly [Language, string, readonly string[]][] = [
  ['en', 'Did Chicago sign the paper', ['in 2017', 'in December 2017', 'on 8 December 2017']],
  ['en', 'Did Boston and Chicago endorse it', ['in 2017', 'in December 2017', 'on December 8, 2017']],
  ['en', 'Which cities endorsed the paper', ['in 2017', 'in December 2017']],
  ['en', 'How many cities were on the list', ['in 2017', 'on 8 December 2017']],
  ['en', 'What did Metropolis commit to', ['in 2017', 'on 8 December 2017']],
  ['fr', 'Est-ce que Boston a soutenu le document', ['en 2017', 'en décembre 2017', 'le 8 décembre 2017']],
  ['fr', 'Quelles villes ont soutenu le document', ['en 2017', 'en décembre 2017']],
  ['fr', 'Combien de villes ont soutenu le document', ['en décembre 2017', 'le 8 décembre 2017']],
  ['es', '¿Apoyó Boston el documento', ['en 2017', 'en diciembre de 2017', 'el 8 de diciembre de 2017']],
  ['es', '¿Qué ciudades apoyaron el documento', ['en 2017', 'en diciembre de 2017']],
];

describe("the article's own date", () => {
  it.each(questions)('in %s changes nothing of "%s"', (language, question, dates) => {
    const bare = asked(`${question}?`, language);
    expect(bare).not.toMatch(/^unknown/u);
    for (const date of dates) expect(asked(`${question} ${date}?`, language), date).toBe(bare);
  });

  it.each(['in 2018', 'in March 2017', 'on 9 December 2017'])('is not taken for "%s"', (date) => {
    expect(asked(`Did Boston sign the paper ${date}?`, 'en')).not.toMatch(/^endorsed/u);
  });
});
