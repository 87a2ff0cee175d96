import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const said = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language)).replace(/\s+/g, ' ');

describe('how a quotation goes on', () => {
  it.each<[Language, string, RegExp]>([
    [
      'en',
      'How does this sentence of the article go on: "Despite recognition of the critical, central role municipal governments play in international migration, ..."',
      /still under-represented when defining/,
    ],
    [
      'fr',
      'la suite de la phrase svp : « The aim is to ensure the Compact processes take into account… »',
      /take into account the/,
    ],
    [
      'es',
      '¿Cómo sigue la cita «Negotiated under the auspices of the United Nations, it will intend to…»?',
      /intend to improve coordination on international migration/,
    ],
    [
      'en',
      'I need the rest of this quote: “Negotiated under the auspices of the United Nations, it will”',
      /it will intend to improve coordination/,
    ],
  ])('is shown to the end of its sentence (%s): %s', (language, question, expected) => {
    expect(said(question, language).slice(0, 400)).toMatch(expected);
  });
});

describe('what a thing is called in another language', () => {
  it.each<[Language, string, RegExp]>([
    ['en', 'What is the official Spanish name for the whole-of-society approach?', /Enfoque pansocial/],
    ['en', 'how do you say "Save lives" in official French?', /Sauver des vies/],
    ['fr', 'Comment « Save lives » est-il rendu dans les intitulés officiels français ?', /Sauver des vies/],
    [
      'es',
      '¿Cuál es el séptimo de los diez principios rectores, con su nombre oficial en español?',
      /Perspectiva de género/,
    ],
    ['es', '«enfoque pansocial», ¿es término oficial de la ONU?', /nombre oficial/],
  ])('needs no compact named (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });
});

describe('since when, and for how long', () => {
  it.each<[Language, string, RegExp]>([
    ['fr', 'Metropolis existe depuis quand ?', /^Metropolis a été fondée en 1985/],
    ['en', 'How long did Filippo Grandi stay in the job?', /^From 1 January 2016 to 31 December 2025/],
  ])('is told (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });

  it('is no length of what two figures are of', () => {
    expect(said('How long has Metropolis been around?', 'en')).not.toMatch(/about 1 year/);
  });
});

describe('two names of one thing', () => {
  it.each<[Language, string, RegExp]>([
    [
      'es',
      'Pacto de Marrakech y Pacto Mundial para la Migración, ¿son el mismo documento o dos distintos?',
      /^El pacto sobre migración también se conoce como/,
    ],
    ['en', 'Is the Marrakech Compact the same as the Global Compact for Migration?', /also known as/],
    [
      'fr',
      'Le pacte de Marrakech et le pacte mondial pour les migrations, c’est la même chose ?',
      /est aussi appelé/,
    ],
  ])('are said to be so (%s): %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });
});

describe('what was read', () => {
  it.each<[Language, string, RegExp]>([
    [
      'en',
      'Hi, I read your article about Metropolis and the compacts. When was it published?',
      /8 December 2017/,
    ],
    ['fr', 'J’ai lu votre article sur Metropolis. Quand a-t-il été publié ?', /8 décembre 2017/],
  ])('is what a question behind it is about (%s): %s', (language, question, expected) => {
    expect(said(question, language).slice(0, 200)).toMatch(expected);
  });
});
