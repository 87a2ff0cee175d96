import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const asked = (question: string, language: Language) => addressOf(understand(question, core, language).query);

const frames: Record<Language, readonly string[]> = {
  en: [
    'On air in 5 min. ',
    'Need it for a footnote: ',
    'Quick one, ',
    'I am preparing a slide for my boss. ',
    'I’m planning the mission budget: ',
  ],
  fr: [
    'Je rédige là tout de suite : ',
    'Vite, pour une note de bas de page : ',
    'Question de ma collègue. ',
    'Bonjour, je prépare une chronique radio : ',
  ],
  es: [
    'Estoy con el titular: ',
    'Rápido, para un rótulo: ',
    'Tengo una duda para mi tesis. ',
    'Nos preparamos para un acto: ',
  ],
};
const ends: Record<Language, readonly string[]> = {
  en: ['', ' Just the number, thx', ' Sorry, in a hurry.'],
  fr: ['', ' Juste les noms, stp.', ' Désolé, je suis en direct.'],
  es: ['', ' Solo el nombre, porfa.', ' Perdón, estoy en directo.'],
};
const questions: Record<Language, readonly string[]> = {
  en: [
    'which cities in California signed?',
    'who presented the position paper?',
    'what is the third commitment?',
    'how many states abstained on the migration compact?',
  ],
  fr: [
    'quelles villes de Californie ont signé ?',
    'qui a présenté le document de position ?',
    'quels pays se sont abstenus sur le pacte sur les migrations ?',
  ],
  es: [
    '¿qué ciudades de California firmaron?',
    '¿quién presentó el documento de posición?',
    '¿cuál es el tercer compromiso?',
  ],
};

describe('what frames a question', () => {
  it.each(['en', 'fr', 'es'] as const)('changes nothing of what it asks (%s)', (language) => {
    const any = (of: Record<Language, readonly string[]>) => fc.constantFrom(...of[language]);
    fc.assert(
      fc.property(any(frames), any(questions), any(ends), (before, question, after) => {
        expect(asked(`${before}${question}${after}`, language)).toBe(asked(question, language));
      }),
    );
  });

  it.each([
    ['fr', 'On m’affirme que la France s’est abstenue sur le pacte de Marrakech à l’ONU. Vrai ?'],
    ['fr', 'J’ai entendu que Boston a signé, c’est vrai ?'],
    ['es', 'Necesito saber si Chicago firmó.'],
    ['es', 'Mi jefa dice que Chicago apoyó el documento, ¿es cierto?'],
  ] as const)('is found in capitals too (%s): %s', (language, question) => {
    expect(asked(question.toUpperCase(), language)).toBe(asked(question, language));
  });

  it.each([
    ['en', 'my boss says milwaukee backed this, can u confirm', 'endorsed/milwaukee'],
    ['en', 'A colleague claims that Boston is on the list. Is that right?', 'endorsed/Boston'],
    ['fr', 'J’ai lu que Milwaukee est dans la liste. Exact ?', 'endorsed/milwaukee'],
    ['es', 'He leído que Milwaukee está en la lista. ¿Es correcto?', 'endorsed/milwaukee'],
  ] as const)('asks whether it is so what somebody says (%s): %s', (language, question, address) => {
    expect(asked(question, language)).toBe(address);
  });

  it.each([
    ['en', 'We are translating objective 13 for the legal team, what paragraph is it in?', 'objective/13'],
    ['en', 'I’m on a bus with a guest from Bogotá, which cities in Ohio signed?', 'cities?state=Ohio'],
    ['fr', 'Je relis une brochure sur l’objectif 17, il est à quel paragraphe ?', 'objective/17'],
    [
      'fr',
      'Je suis dans le tram avec des gens de Dakar, quelles villes de l’Ohio ont signé ?',
      'cities?state=Ohio',
    ],
    ['es', 'Tengo delante el objetivo 20 y no lo entiendo, ¿en qué párrafo está?', 'objective/20'],
    ['es', 'Voy en autobús sin mis notas, ¿qué ciudades de Ohio firmaron?', 'cities?state=Ohio'],
  ] as const)(
    'leaves what it names to a question that names nothing (%s): %s',
    (language, question, address) => {
      expect(asked(question, language)).toBe(address);
    },
  );

  it.each([
    ['en', 'I’m reading the Paris Agreement: what is objective 2?'],
    ['en', 'My cousin in Milwaukee lost her passport, where does she go?'],
    ['es', 'Mi primo de Milwaukee perdió su pasaporte, ¿dónde va?'],
    ['fr', 'J’installe des caméras dans mon commerce, quelles sont les règles ?'],
    ['fr', 'Maladie à déclaration obligatoire : suis-je informé du signalement aux autorités ?'],
    ['en', 'My car is old. What are the rules?'],
  ] as const)('is no question about something else (%s): %s', (language, question) => {
    expect(asked(question, language)).toMatch(/^unknown\//);
  });
});

describe('what somebody asks to be told that something wants', () => {
  it.each([
    ['es', '¿Qué pide la Declaración de Alcaldes de Marrakech?', /mmd-asks/],
    ['fr', 'Que demande la Déclaration des maires de Marrakech ?', /mmd-asks/],
  ] as const)('is no frame in %s: %s', (language, question, address) => {
    expect(addressOf(understand(question, core, language).query)).toMatch(address);
  });
});
