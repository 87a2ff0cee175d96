import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const asked = (question: string, language: Language) => addressOf(understand(question, core, language).query);

describe('a row within one question', () => {
  it.each<[Language, string, readonly string[]]>([
    [
      'fr',
      "date et résultat du vote de l'ONU sur le pacte pour les réfugiés",
      [
        "date du vote de l'ONU sur le pacte pour les réfugiés",
        'résultat du vote de l’ONU sur le pacte pour les réfugiés',
      ],
    ],
    [
      'en',
      'what are the UN resolution numbers for the migration compact and for the refugee compact?',
      [
        'what are the UN resolution numbers for the migration compact?',
        'resolution numbers for the refugee compact?',
      ],
    ],
    [
      'es',
      '¿Cuándo y por cuántos votos se aprobó el pacto sobre los refugiados?',
      [
        '¿Cuándo se aprobó el pacto sobre los refugiados?',
        '¿Por cuántos votos se aprobó el pacto sobre los refugiados?',
      ],
    ],
  ])('asks for each of it (%s): %s', (language, question, parts) => {
    const wanted = parts.map((part) => asked(part, language).split(/[/?]/u)[1]?.split('+')[0] ?? '');
    const given = asked(question, language);
    for (const each of wanted) expect(given).toContain(each);
  });

  it.each<[Language, string, string]>([
    ['en', 'where and when was the stocktaking meeting?', 'facts/stocktaking-meeting'],
    ['fr', 'où et quand a eu lieu la réunion de bilan ?', 'facts/stocktaking-meeting'],
  ])('that one fact answers is answered once (%s): %s', (language, question, address) => {
    expect(asked(question, language)).toBe(address);
  });

  it.each<[Language, string]>([
    ['en', 'where and how often does the mayor of Buffalo jog?'],
    ['fr', 'quel est le prix et la durée du vol pour Marrakech ?'],
    ['es', '¿Quién tradujo y quién imprimió el documento de posición?'],
  ])('is answered only where each of it is (%s): %s', (language, question) => {
    expect(asked(question, language)).toMatch(/^unknown/);
  });
});
