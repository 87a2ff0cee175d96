import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { termsAt } from '../../src/knowledge/offices.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

function pointTo(question: string, language: Language): string {
  return pointOf(answerAsked(understand(question, core, language), core, language));
}

describe('who held an office', () => {
  it.each<[Language, string, RegExp]>([
    ['en', 'who was president of Metropolis when the article appeared?', /Michael Müller/],
    ['en', 'who was president of Metropolis in 2019?', /Michael Müller/],
    ['en', 'who was president of Metropolis in 2022?', /Guangzhou.*Claudia López/],
    ['en', 'who presided over Metropolis in 2024?', /Barthélemy Dias/],
    ['en', 'who was president of Metropolis in 2016?', /the sources do not say who held it then/],
    [
      'en',
      'who was president of Metropolis in December 2020?',
      /do not say who held it then; they name, before and after, Michael Müller .* and Guangzhou/,
    ],
    ['en', 'who was mayor of Montréal in 2019?', /Valérie Plante/],
    ['es', '¿Quién era alcalde de Montreal antes de Plante?', /Denis Coderre/],
    ['en', 'Who was High Commissioner for Refugees before Salih?', /Filippo Grandi/],
    ['fr', 'Qui est devenu maire de Montréal après Coderre ?', /Valérie Plante/],
    ['en', 'Which city took over the presidency of Metropolis after Berlin?', /Guangzhou/],
    ['en', 'Who was UN Secretary-General when the New York Declaration was adopted?', /Ban Ki-moon/],
    [
      'es',
      '¿Quién era Secretario General de la ONU cuando se adoptó el pacto migratorio?',
      /António Guterres/,
    ],
    ['en', 'who is president of Metropolis now?', /today is not in the sources/],
    ['en', 'who is secretary general of Metropolis?', /The last they name: Jordi Vaquer \(January 2025\)/],
    ['en', 'who was High Commissioner for Refugees in 2017?', /Filippo Grandi/],
    ['en', 'who was High Commissioner for Refugees in 2026?', /Barham Salih/],
    ['en', 'who was head of UNHCR when the article was published?', /8 December 2017: Filippo Grandi/],
    ['en', 'who chaired the GFMD in 2025?', /Colombia/],
    ['en', 'who is President of the General Assembly?', /Khalilur Rahman/],
    ['en', 'who was UN Secretary-General when the position paper was sent?', /António Guterres/],
    ['fr', 'qui était Secrétaire général de l’ONU quand le document de position a été envoyé ?', /Guterres/],
    [
      'es',
      '¿Quién era el Secretario General de la ONU cuando se envió el documento de posición?',
      /Guterres/,
    ],
    [
      'en',
      'list the presidents of Metropolis after Müller',
      /Guangzhou .*Claudia López .*Barthélemy Dias .*Montevideo/,
    ],
    ['fr', 'qui présidait Metropolis en 2022 ?', /Guangzhou .* et Claudia López/],
    ['fr', 'qui était président de Metropolis quand l’article est paru ?', /Michael Müller/],
    ['fr', 'qui était Haut-Commissaire en 2017 ?', /Filippo Grandi/],
    ['es', '¿quién presidía Metropolis en 2019?', /Michael Müller/],
    ['es', '¿quién era Alto Comisionado para los Refugiados en 2017?', /Filippo Grandi/],
  ])('%s: %s', (language, question, point) => {
    expect(pointTo(question, language)).toMatch(point);
  });

  it('counts a month from its first day to its last, and says nothing beyond what is known', () => {
    const office = core.knowledge.offices.find(({ id }) => id === 'metropolis-president');
    const namesAt = (at: string) =>
      office === undefined ? [] : termsAt(office, at, core.knowledge).map(({ name }) => name.en);
    expect(namesAt('2017-12-08')).toEqual(['Michael Müller']);
    expect(namesAt('2020-11-30')).toEqual(['Michael Müller']);
    expect(namesAt('2020-12')).toEqual([]);
    expect(namesAt('2017')).toEqual(['Denis Coderre', 'Michael Müller']);
    expect(namesAt('2026')).toEqual([]);
  });
});

describe('a row of those who held an office', () => {
  it.each([
    [
      'en',
      'list the presidents of Metropolis in order',
      /^President of Metropolis, in order: Denis Coderre .*Müller .*Montevideo/,
    ],
    [
      'es',
      'Cronología de presidentes de Metropolis a partir de 2017',
      /^Presidencia de Metropolis, por orden: Denis Coderre/,
    ],
    [
      'en',
      'Since 2025 who has headed UNHCR, in order?',
      /^High Commissioner for Refugees, in order: Filippo Grandi .*Barham Salih/,
    ],
    ['en', 'who was president of Metropolis after Claudia López?', /^After Claudia López: Barthélemy Dias/],
    ['en', 'who was president of Metropolis before Claudia López?', /[Bb]efore Claudia López: Guangzhou/],
    ['fr', 'qui a succédé à Filippo Grandi ?', /[Aa]près Filippo Grandi.: Barham Salih/],
    ['es', '¿quién sucedió a Barthélemy Dias?', /[Dd]espués de Barthélemy Dias: Montevideo/],
    [
      'en',
      'Who was president of Metropolis on the day the article ran, 8 December 2017?',
      /^President of Metropolis, 8 December 2017: Michael Müller/,
    ],
    ['en', 'who was president of Metropolis in October 2022, and who in March 2024?', /López[\s\S]*Dias/],
  ] as const)('%s: %s', (language, question, expected) => {
    expect(plainText(answerAsked(understand(question, core, language), core, language))).toMatch(expected);
  });
});

describe('an office at several times', () => {
  it.each<[Language, string, string[]]>([
    ['en', 'Who was president of Metropolis in 2019 and in March 2024?', ['Müller', 'Dias']],
    ['fr', 'Qui présidait Metropolis a) en octobre 2017, b) en mars 2024 ?', ['Coderre', 'Dias']],
    ['es', '¿Quién era Secretario General en 2015 y en 2018?', ['Ban Ki-moon', 'Guterres']],
    ['en', 'Who was running Metropolis on the day the article came out?', ['Müller']],
  ])('in %s: %s', (language, question, names) => {
    const understood = understand(question, core, language);
    expect(understood.query.kind).toBe('office');
    const said = plainText(answerAsked(understood, core, language)).split('\n\nS')[0] ?? '';
    for (const name of names) expect(said).toContain(name);
  });
});

describe('whether somebody held an office then', () => {
  it.each<[Language, string, RegExp]>([
    ['es', '¿Ban Ki-moon seguía en el cargo en diciembre de 2017?', /^No\. .*António Guterres/],
    ['en', 'Was Ban Ki-moon still in office in December 2017?', /^No\. .*António Guterres/],
    ['en', 'Was Grandi High Commissioner in 2016?', /^Yes\. .*Filippo Grandi/],
    ['fr', "António Guterres était-il déjà secrétaire général de l'ONU en 2016 ?", /^Non\. .*Ban Ki-moon/],
    ['es', '¿Era Filippo Grandi alto comisionado en 2018?', /^Sí\. .*Filippo Grandi/],
    [
      'en',
      'Our draft says Denis Coderre was president of Metropolis when the article came out on 8 Dec 2017. OK to print?',
      /^No\. .*Michael Müller/,
    ],
  ])('opens with yes or no (%s): %s', (language, question, expected) => {
    expect(pointTo(question, language)).toMatch(expected);
  });

  it.each<[Language, string, RegExp]>([
    ['fr', "Avant Berlin, c'est quel maire qui présidait Metropolis ?", /Denis Coderre/],
    ['es', '¿Quién presidió Metropolis después de la alcaldesa de Bogotá?', /Barthélemy Dias/],
    ['en', 'who chaired Metropolis before the mayor of Berlin?', /Denis Coderre/],
    ['fr', "Qui s'est succédé à la présidence de Metropolis entre 2021 et fin 2023 ?", /Guangzhou.*López/],
  ])('is found by the city of a holder, and in a row (%s): %s', (language, question, expected) => {
    expect(pointTo(question, language)).toMatch(expected);
  });
});

describe('who came before the first holder that the sources name, and after the last', () => {
  it.each<[Language, string, RegExp]>([
    [
      'en',
      'Who presided over Metropolis before Denis Coderre?',
      /do not say who held it before Denis Coderre/,
    ],
    [
      'fr',
      'Avant Denis Coderre, quelle personne présidait Metropolis ?',
      /ne disent pas .* avant Denis Coderre/,
    ],
    ['es', '¿Quién sucedió a Soraya Martinez Ferrada?', /no dicen .* después de Soraya Martinez Ferrada/],
  ])('is not in the sources (%s): %s', (language, question, expected) => {
    const answer = answerAsked(understand(question, core, language), core, language);
    expect(answer).toMatchObject({ outcome: 'not_in_sources', citations: [] });
    expect(plainText(answer)).toMatch(expected);
  });
});
