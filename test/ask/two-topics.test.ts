import { describe, expect, it } from 'vitest';
import { pointOf } from '../../src/answer/point.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const asked = (question: string, language: Language) => understand(question, core, language);

describe('two things asked for at once', () => {
  it.each<[Language, string, string]>([
    ['en', 'which objectives deal with trafficking and smuggling?', 'objectives-on/gcm-obj-9+gcm-obj-10'],
    [
      'fr',
      'Quels objectifs du pacte touchent la traite et le trafic de migrants ?',
      'objectives-on/gcm-obj-9+gcm-obj-10',
    ],
    [
      'es',
      '¿Qué objetivo habla de servicios básicos? ¿Y el de discriminación?',
      'objectives-on/gcm-obj-15+gcm-obj-17',
    ],
  ])('are the objectives on both (%s): %s', (language, question, address) => {
    expect(addressOf(asked(question, language).query)).toBe(address);
  });

  it.each<[Language, string, RegExp]>([
    ['en', 'Did Hungary vote against both compacts?', /^Yes, on both compacts: /],
    ['fr', 'La Hongrie a-t-elle voté contre les deux pactes ?', /^Oui, pour les deux pactes\s: /],
    ['es', 'Hungría: ¿se opuso a uno o a ambos pactos?', /^Sí, en ambos pactos: /],
  ])('are both votes, said first (%s): %s', (language, question, point) => {
    expect(pointOf(answerAsked(asked(question, language), core, language))).toMatch(point);
  });

  it.each<[Language, string]>([
    ['en', 'Give me the five Metropolis commitments in short.'],
    ['fr', 'Les cinq engagements de Metropolis, résumés en une phrase chacun'],
    ['es', 'los compromisos de Metropolis en dos frases'],
  ])('are all commitments, in a few words each (%s): %s', (language, question) => {
    const { blocks } = answerAsked(asked(question, language), core, language);
    const list = blocks.find((block) => block.type === 'list');
    const shorts = core.knowledge.commitments.map(({ short }) => short[language]);
    expect(list?.items.map((item) => item.map((node) => ('text' in node ? node.text : '')).join(''))).toEqual(
      shorts,
    );
  });
});
