import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

function ask(question: string, language: Language): string {
  return plainText(answerAsked(understand(question, core, language), core, language));
}

/** Ways to ask whether a compact binds anybody, with a gap for which one. */
const asked: Record<Language, { of: readonly string[]; questions: readonly string[] }> = {
  en: {
    of: ['the migration compact', 'the refugee compact', 'the compact'],
    questions: ['a treaty', 'binding', 'legally binding', 'mandatory', 'obligatory', 'a convention', 'law'],
  },
  fr: {
    of: ['Le pacte sur les migrations', 'Le pacte sur les réfugiés', 'Le pacte'],
    questions: ['un traité', 'contraignant', 'juridiquement contraignant', 'obligatoire', 'une convention'],
  },
  es: {
    of: ['el pacto sobre migración', 'el pacto sobre los refugiados', 'el pacto'],
    questions: ['un tratado', 'vinculante', 'jurídicamente vinculante', 'obligatorio', 'una ley'],
  },
};

const forms: Record<Language, (of: string, what: string) => string> = {
  en: (of, what) => `Is ${of} ${what}?`,
  fr: (of, what) => `${of} est-il ${what} ?`,
  es: (of, what) => `¿Es ${what} ${of}?`,
};

const cases = (['en', 'fr', 'es'] as const).flatMap((language) =>
  asked[language].of.flatMap((of) =>
    asked[language].questions.map((what) => ({ language, question: forms[language](of, what) })),
  ),
);

describe('what a fact says is not so', () => {
  it.each(cases)('gets a no first ($language): $question', ({ question, language }) => {
    expect(ask(question, language)).toMatch(/^Non?\./);
  });

  it.each([
    ['Is it a treaty?', 'en'],
    ['Est-ce un traité ?', 'fr'],
    ['¿Es un tratado?', 'es'],
    ['Does the compact oblige states to take in migrants?', 'en'],
    ['Does the compact take away national sovereignty?', 'en'],
    ['Did the US leave the refugee compact?', 'en'],
  ] as const)('gets one without a name, and on other matters: %s', (question, language) => {
    expect(ask(question, language)).toMatch(/^Non?\./);
  });

  it.each([
    ['Is the migration compact non-binding?', 'en'],
    ['What is the legal status of the migration compact?', 'en'],
    ['Le pacte est-il non contraignant ?', 'fr'],
    ['¿Es no vinculante el pacto?', 'es'],
  ] as const)('gets none where that is what is asked, or nothing is: %s', (question, language) => {
    expect(ask(question, language)).not.toMatch(/^Non?\./);
    expect(ask(question, language)).toMatch(/legally binding|contraignant|vinculante/);
  });
});

describe('whether one state was alone in what it did', () => {
  it.each([
    [
      'Was Hungary the only state to vote against the refugee compact?',
      'en',
      /^No, [\s\S]*Hungary and United States/,
    ],
    [
      'Was Washington alone in voting against the refugee compact?',
      'en',
      /^No, [\s\S]*Hungary and United States/,
    ],
    [
      'Washington était-il vraiment seul à dire non au pacte sur les réfugiés ?',
      'fr',
      /^Non, [\s\S]*Hongrie/,
    ],
    ['¿Solo Hungría votó en contra del pacto sobre los refugiados?', 'es', /^No, [\s\S]*Estados Unidos/],
    ['Did Poland vote against only the migration compact?', 'en', /^Yes: Poland/],
    ['¿Polonia votó en contra solo del pacto sobre migración?', 'es', /^Sí: Polonia/],
  ] as const)('is told with all who did: %s', (question, language, expected) => {
    expect(ask(question, language)).toMatch(expected);
  });
});

describe('the members of Metropolis and the places on the list', () => {
  it.each([
    ['Are the cities on the list members of Metropolis?', 'en', /^No\. /],
    ['Les villes de la liste sont-elles membres de Metropolis ?', 'fr', /^Non\. /],
    ['¿Las ciudades de la lista son miembros de Metropolis?', 'es', /^No\. /],
    ['Was Chicago a member in 2017?', 'en', /^No: .*Chicago/],
    ['Chicago était-elle membre en 2017 ?', 'fr', /^Non\s.*Chicago/],
    ['¿Chicago era miembro en 2017?', 'es', /^No: .*Chicago/],
    ['Which cities in Canada endorsed it?', 'en', /^No place on the list/],
    ['Which European cities endorsed it?', 'en', /^No place on the list/],
    ['Quelles villes européennes l’ont soutenu ?', 'fr', /^Aucun/],
    ['¿Qué ciudades de Canadá lo apoyaron?', 'es', /^Ningún lugar/],
    ['Which US cities endorsed it?', 'en', /13 places/],
  ] as const)('are kept apart: %s', (question, language, expected) => {
    expect(ask(question, language)).toMatch(expected);
  });
});
