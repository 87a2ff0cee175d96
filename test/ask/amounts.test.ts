import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const opening = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language)).split('\n\nSo')[0] ?? '';

/** What can be counted, by its name in each language. */
const things = [
  { count: core.knowledge.commitments.length, en: 'commitments', fr: 'engagements', es: 'compromisos' },
  { count: 10, en: 'guiding principles', fr: 'principes directeurs', es: 'principios rectores' },
  { count: core.knowledge.endorsers.length, en: 'supporters', fr: 'signataires', es: 'firmantes' },
];
const pair = fc
  .tuple(fc.constantFrom(...things), fc.constantFrom(...things))
  .filter(([one, other]) => one !== other);

describe('numbers of different things', () => {
  it('are added up', () => {
    const ways = fc.constantFrom<[Language, string]>(
      ['en', 'Add up the % and the #'],
      ['en', 'How many % and # are there in total?'],
      ['fr', 'Additionne les % et les #'],
      ['fr', 'Combien de % et de # en tout ?'],
      ['es', 'Suma los % y los #'],
      ['es', '¿Cuántos % y # hay en total?'],
    );
    fc.assert(
      fc.property(pair, ways, ([one, other], [language, way]) => {
        const said = opening(way.replace('%', one[language]).replace('#', other[language]), language);
        expect(said).toContain(String(one.count + other.count));
        for (const { count } of [one, other]) expect(said).toContain(String(count));
      }),
    );
  });

  it('are set against each other', () => {
    const ways = fc.constantFrom<[Language, string]>(
      ['en', 'Are there more % than #?'],
      ['en', 'How many more % than # are there?'],
      ['fr', 'Y a-t-il plus de % que de # ?'],
      ['es', '¿Hay más % que #?'],
    );
    fc.assert(
      fc.property(pair, ways, ([one, other], [language, way]) => {
        const said = opening(way.replace('%', one[language]).replace('#', other[language]), language);
        expect(said).toContain(String(Math.abs(one.count - other.count)));
      }),
    );
  });

  it.each<[Language, string, string]>([
    ['en', 'How many objectives does each compact have?', '23 4'],
    ['en', 'how many objectives in the migration one vs the refugee one', '19 23 4'],
    ['fr', 'Combien d’objectifs en tout dans les deux pactes ?', '27 23 4'],
    ['es', 'si sumo los objetivos de los dos pactos, ¿cuántos son?', '27 23 4'],
    ['en', 'which has more objectives, the migration compact or the refugee compact?', '19 23 4'],
  ])('of the objectives, in %s: %s', (language, question, numbers) => {
    const [lead = ''] = opening(question, language)
      .replaceAll(/\[\d+\]/gu, '')
      .split(/Sources?|Fuentes?/u);
    expect(lead.match(/\d+/gu)?.slice(0, numbers.split(' ').length).join(' ')).toBe(numbers);
  });

  it.each<[Language, string, string]>([
    ['en', 'Which vote had more states taking part, and by how many?', '17'],
    ['fr', 'À quel vote ont participé le plus d’États ?', '17'],
    ['es', '¿En cuál de las dos votaciones participaron más Estados y por cuántos?', '17'],
    ['en', 'add up the abstentions in both votes', '15'],
    ['es', 'suma las abstenciones de las dos votaciones', '15'],
    ['fr', 'additionne les votes contre des deux scrutins', '7'],
  ])('of votes, in %s: %s', (language, question, number) => {
    expect(opening(question, language).match(/\d+/u)?.[0]).toBe(number);
  });

  it('count nothing twice: the county is among the supporters', () => {
    expect(opening('how many names are on the list in total, counting the county?', 'en')).not.toContain(
      '14',
    );
  });
});
