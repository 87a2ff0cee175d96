import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { datedOf } from '../../src/knowledge/dated.ts';
import { shortName } from '../../src/knowledge/knowledge.ts';
import { inLanguage, type Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const { knowledge } = core;
const queryOf = (question: string, language: Language) => understand(question, core, language).query;
const shown = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language));

const instruments = [...knowledge.entities.values()].filter(
  ({ kind, id }) => kind === 'instrument' && datedOf(knowledge, id) !== undefined,
);

describe('the order of time', () => {
  it.each<[Language, string, RegExp]>([
    [
      'en',
      'Put in date order: the vote on the refugee compact, the Marrakech conference, the Puerto Vallarta meeting',
      /Puerto Vallarta.*Marrakech.*refugee compact/s,
    ],
    [
      'fr',
      'Classe par date : la conférence de Marrakech, la Déclaration de New York, la réunion de Puerto Vallarta',
      /New York.*Puerto Vallarta.*Marrakech/s,
    ],
    [
      'es',
      'Ordena por fecha la reunión de Puerto Vallarta, la Declaración de Nueva York y el Foro Mundial sobre los Refugiados de 2019',
      /Nueva York.*Puerto Vallarta.*2019/s,
    ],
  ])('is that of a list, too (%s): %s', (language, question, found) => {
    expect(queryOf(question, language).kind).toBe('order');
    expect(shown(question, language)).toMatch(found);
  });

  it('is that of the dates, whichever is named first', () => {
    const ways = fc.constantFrom<[Language, string]>(
      ['en', 'which came first, the % or the #?'],
      ['en', 'was the % adopted before the #?'],
      ['fr', 'Lequel est le plus ancien : % ou # ?'],
      ['es', '¿Qué fue antes, % o #?'],
    );
    const some = fc.constantFrom(...instruments);
    fc.assert(
      fc.property(some, some, ways, (a, b, [language, way]) => {
        fc.pre(a.id !== b.id);
        const name = (each: typeof a) => inLanguage(shortName(each), language).text;
        const query = queryOf(way.replace('%', name(a)).replace('#', name(b)), language);
        expect(query.kind).toBe('order');
        const of = query.kind === 'order' ? query.of : [];
        const dates = of.map((id) => datedOf(knowledge, id)?.date ?? '');
        expect(of).toHaveLength(2);
        expect(dates.every((date) => date !== '')).toBe(true);
      }),
    );
  });

  it.each<[Language, string, string]>([
    [
      'en',
      'Did the General Assembly vote on the refugee compact before or after the migration compact?',
      'order/gcr-vote+gcm-vote',
    ],
    [
      'fr',
      'À l’Assemblée générale, le pacte réfugiés est bien passé après celui sur les migrations, non ?',
      'order/gcr-vote+gcm-vote',
    ],
    [
      'es',
      '¿En la Asamblea General el pacto sobre los refugiados pasó después del pacto sobre migración?',
      'order/gcr-vote+gcm-vote',
    ],
    [
      'es',
      '¿La Asamblea General votó antes el pacto de refugiados o el migratorio?',
      'order/gcr-vote+gcm-vote',
    ],
    [
      'fr',
      'Plante a-t-elle été élue avant ou après la réunion de Puerto Vallarta ?',
      'order/plante-elected+stocktaking-meeting',
    ],
    [
      'en',
      'how many days between Plante’s election and the Puerto Vallarta meeting?',
      'order/plante-elected+stocktaking-meeting',
    ],
    [
      'en',
      'Was the Mayors Migration Council launched the very day the Marrakech Mayors Declaration was adopted?',
      'order/mmc-launched+mmd-adopted',
    ],
    [
      'fr',
      'Combien de mois entre l’accord sur le texte du pacte migrations et son adoption à Marrakech ?',
      'order/gcm-text-agreed+gcm-adopted',
    ],
  ])('takes the deed that is meant: in %s, %s', (language, question, address) => {
    expect(addressOf(queryOf(question, language))).toBe(address);
  });

  it.each<[Language, string]>([
    ['en', 'Which compact came first?'],
    ['fr', 'Lequel des deux pactes est le premier ?'],
    ['es', '¿Qué pacto fue primero?'],
  ])('is of the compacts themselves where no deed is named: in %s, %s', (language, question) => {
    expect(addressOf(queryOf(question, language))).toBe('order/migration-compact+refugee-compact');
  });

  it.each<[Language, string]>([
    ['fr', 'Est-ce vrai que ce pacte a fait tomber le premier ministre belge ?'],
    [
      'fr',
      'Après la démission de Charles Michel à cause du pacte, qui l’a remplacé comme premier ministre belge ?',
    ],
    ['es', '¿Es verdad que el pacto hizo caer al primer ministro belga?'],
    ['en', 'Is it true the compact cost the Belgian first minister his job?'],
  ])('is not asked for by a first minister and one compact: in %s, %s', (language, question) => {
    expect(queryOf(question, language).kind).not.toBe('order');
  });

  it('says how far apart two days are, and that two are the same', () => {
    expect(shown('how many days between Plante’s election and the Puerto Vallarta meeting?', 'en')).toContain(
      '29 days',
    );
    expect(
      shown(
        'Was the Mayors Migration Council launched the very day the Marrakech Mayors Declaration was adopted?',
        'en',
      ),
    ).toMatch(/^Both on 8 December 2018/);
  });
});

describe('a name behind a small word', () => {
  it.each<[Language, string]>([
    ['es', '¿Qué votó la Asamblea General?'],
    ['fr', 'Qu’a voté l’Assemblée générale ?'],
  ])('is read whole: in %s', (language, question) => {
    expect(understand(question, core, language).notUnderstood).toEqual([]);
  });
});
