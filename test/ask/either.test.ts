import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const ask = (question: string, language: Language) => addressOf(understand(question, core, language).query);

describe('one or the other', () => {
  const months: Record<Language, string[]> = {
    en: ['January', 'May', 'September', 'November'],
    fr: ['janvier', 'mai', 'septembre', 'novembre'],
    es: ['enero', 'mayo', 'septiembre', 'noviembre'],
  };
  const ways: [Language, string, string][] = [
    ['en', 'Was the stocktaking meeting in % or in %?', 'December'],
    ['fr', 'La réunion de bilan a-t-elle eu lieu en % ou en % ?', 'décembre'],
    ['es', '¿La reunión de balance fue en % o en %?', 'diciembre'],
  ];

  it('of two months is the one that is so, whichever stands first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.nat(3), fc.boolean(), ([language, way, right], at, first) => {
        const wrong = months[language][at] ?? '';
        const [a, b] = first ? [right, wrong] : [wrong, right];
        expect(ask(way.replace('%', a).replace('%', b), language)).toBe('facts/stocktaking-meeting');
      }),
    );
  });

  it('is neither where no source says so', () => {
    expect(ask('Was the stocktaking meeting in Spain or in Morocco?', 'en')).toBe(
      'facts/stocktaking-meeting?not=Spain+Morocco',
    );
  });

  it.each<[Language, string, string]>([
    ['en', 'Was the stocktaking meeting in Mexico or in Morocco?', 'facts/stocktaking-meeting'],
    ['en', 'Was the New Urban Agenda adopted in 2015 or in 2016?', 'facts/nua-adopted'],
    ['en', 'did Plante or Grandi present the position paper?', 'facts/paper-presented'],
    ['en', 'Is peer review the third or the fifth commitment?', 'commitment/3'],
    ['fr', 'C’est l’OIM ou le HCR qui coordonne le réseau onusien ?', 'facts/un-network-role'],
    ['en', 'Are Boston or Chicago on the list?', 'endorsed/Boston+chicago'],
  ])('in %s: %s', (language, question, address) => {
    expect(ask(question, language)).toBe(address);
  });
});
