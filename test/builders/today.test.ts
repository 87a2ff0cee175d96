import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Event, Fact } from '../../src/knowledge/schema.ts';
import { inLanguage, type Language, languages } from '../../src/language.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();
const { facts } = core.knowledge;

/** What is known today instead of what a fact says: its correction, or what became of it. */
function todayOf({ correction, overtakenBy }: Fact | Event, language: Language): string | undefined {
  const later = facts.find(({ id }) => id === overtakenBy);
  const text = correction?.text ?? later?.text;
  return text === undefined ? undefined : inLanguage(text, language).text;
}

const differing = facts.filter((fact) => todayOf(fact, 'en') !== undefined);
const cases = differing.flatMap((fact) => languages.map((language) => ({ id: fact.id, fact, language })));

function ask(question: string, language: Language = 'en') {
  return answerAsked(understand(question, core, language), core, language);
}

describe('what is known today', () => {
  it('is known of some facts', () => {
    expect(differing.length).toBeGreaterThan(8);
  });

  it.each(cases)('opens the answer on $id in $language, and the article follows', ({ fact, language }) => {
    const said = plainText(answer({ kind: 'facts', ids: [fact.id] }, core, language));
    const today = todayOf(fact, language) ?? '';
    expect(said.startsWith(today)).toBe(true);
    expect(said.indexOf(inLanguage(fact.text, language).text)).toBeGreaterThan(today.length - 1);
  });

  it.each(cases)('follows where $id is asked of the article in $language', ({ fact, language }) => {
    const said = plainText(answer({ kind: 'facts', ids: [fact.id], in: 'article' }, core, language));
    const printed = inLanguage(fact.text, language).text;
    expect(said.startsWith(printed)).toBe(true);
    expect(said.indexOf(todayOf(fact, language) ?? '')).toBeGreaterThan(printed.length - 1);
  });

  it.each(cases)('stands before $id wherever it is told in $language', ({ fact, language }) => {
    const others: Query[] = [{ kind: 'record', id: fact.subject }, { kind: 'timeline' }];
    for (const query of others) {
      const given = answer(query, core, language);
      const said = plainText(given);
      const printed = said.indexOf(inLanguage(fact.text, language).text);
      if (printed < 0) continue;
      const today = said.indexOf(todayOf(fact, language) ?? '');
      expect(today).toBeGreaterThanOrEqual(0);
      if (query.kind === 'record' || fact.correction !== undefined) expect(today).toBeLessThan(printed);
      if (given.point === undefined && query.kind === 'record') expect(pointOf(given)).not.toBe('');
    }
  });
});

describe('a question in words opens with what is known today', () => {
  it.each([
    [
      'When was the migration compact adopted?',
      'en',
      /^The migration compact was adopted on 10 December 2018 in Marrakech/,
    ],
    [
      'Quand le pacte sur les migrations a-t-il été adopté ?',
      'fr',
      /^Le pacte sur les migrations a été adopté le 10 décembre 2018 à Marrakech/,
    ],
    [
      '¿Cuándo se adoptó el pacto sobre migración?',
      'es',
      /^El pacto sobre migración se adoptó el 10 de diciembre de 2018 en Marrakech/,
    ],
    [
      'When is the migration compact supposed to be adopted?',
      'en',
      /^The migration compact was adopted on 10 December 2018/,
    ],
    ['What is its symbol?', 'en', /^The symbol of the New York Declaration is A\/RES\/71\/1/],
    [
      'Quelle est la cote de la Déclaration de New York ?',
      'fr',
      /^La cote de la Déclaration de New York est A\/RES\/71\/1/,
    ],
    [
      '¿Cuál es la signatura de la Declaración de Nueva York?',
      'es',
      /^La signatura de la Declaración de Nueva York es A\/RES\/71\/1/,
    ],
    [
      'When was the New York Declaration signed?',
      'en',
      /^The UN General Assembly adopted the New York Declaration unanimously/,
    ],
    [
      'When was the New Urban Agenda adopted?',
      'en',
      /^The New Urban Agenda was adopted in Quito, Ecuador, on 20 October 2016/,
    ],
    ['How many members does Metropolis have?', 'en', /^Metropolis had over 140 members in 2023/],
    [
      'What is the official title of the New York Declaration?',
      'en',
      /^The official title is “New York Declaration for Refugees and Migrants”/,
    ],
  ] as const)('%s', (question, language, expected) => {
    expect(plainText(ask(question, language))).toMatch(expected);
  });

  it.each([
    ['can I say states signed the New York Declaration?', 'en', /^No\. The UN General Assembly adopted/],
    ['Did the countries sign the New York Declaration?', 'en', /^No\. The UN General Assembly adopted/],
    [
      'Les États ont-ils signé la Déclaration de New York ?',
      'fr',
      /^Non\. L’Assemblée générale de l’ONU a adopté/,
    ],
    [
      '¿Firmaron los Estados la Declaración de Nueva York?',
      'es',
      /^No\. La Asamblea General de la ONU aprobó/,
    ],
  ] as const)('and with no where what it asks is not so: %s', (question, language, expected) => {
    expect(plainText(ask(question, language))).toMatch(expected);
  });

  it.each([
    [
      'Does the article really say that the countries signed the Declaration?',
      /^On 19 September 2016, the article says/,
    ],
    ['What does the article give as the symbol of the New York Declaration?', /^The article gives/],
    ['When did the article expect the compact to be adopted?', /^In December 2017 the article expected/],
    ['Why does Metropolis have 136 members?', /^By the count in the Metropolis article/],
    ['How many members did Metropolis have in 2017?', /^Metropolis had 136 members/],
  ] as const)('unless it is about the article: %s', (question, expected) => {
    expect(plainText(ask(question))).toMatch(expected);
  });
});
