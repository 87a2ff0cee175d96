import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { placeNameIn } from '../../src/knowledge/knowledge.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const { endorsers, gazetteer } = core.knowledge;
const queryOf = (question: string, language: Language) => understand(question, core, language).query;
const shown = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language));

const state = fc
  .constantFrom(...gazetteer.states.map(({ name }) => name))
  .filter((name) => !name.includes('Washington'));

describe('supporters by state', () => {
  it('are found inside and outside, however they are asked for', () => {
    const ways = fc.constantFrom<[Language, 'state' | 'outside', string]>(
      ['en', 'state', 'Which of the endorsers are in the state of %?'],
      ['en', 'state', 'list the supporters in the state of %, with certainty'],
      ['fr', 'state', 'Quels soutiens sont situés dans l’État de % ?'],
      ['es', 'state', '¿Qué apoyos hay en el estado de %?'],
      ['en', 'state', 'supporters by state: the state of % only please'],
      ['fr', 'state', 'filtre les soutiens par État : uniquement l’État de %'],
      ['es', 'state', 'filtra los apoyos: solo el estado de %, por favor'],
      ['en', 'outside', 'endorsers outside the state of %'],
      ['fr', 'outside', 'Quels signataires ne sont pas dans l’État de % ?'],
      ['es', 'outside', '¿Qué apoyos no están en el estado de %?'],
    );
    fc.assert(
      fc.property(state, ways, (name, [language, field, way]) => {
        const question = way.replace('%', placeNameIn(core.knowledge, name, language));
        expect(queryOf(question, language)).toEqual({ kind: 'cities', [field]: name });
      }),
    );
  });

  it('are together the list, and nobody is in a state and outside it', () => {
    for (const { name } of gazetteer.states) {
      const [table = ''] = shown(`endorsers outside the state of ${name}`, 'en').split('Source');
      const outside = endorsers.filter(
        ({ place }) => place.state !== name && !place.candidates?.includes(name),
      );
      expect(table).toContain(`${outside.length} of the ${endorsers.length}`);
      for (const { printed } of outside) expect(table).toContain(printed);
    }
  });
});

describe('who is on the list', () => {
  it.each<[Language, string]>([
    ['en', 'Who is on the list?'],
    ['fr', 'Qui est sur la liste ?'],
    ['es', '¿Quiénes figuran en la lista?'],
  ])('are all supporters, and nobody else’s list: in %s', (language, question) => {
    expect(queryOf(question, language)).toEqual({ kind: 'cities' });
    expect(queryOf('Who is on the list of objectives?', 'en').kind).not.toBe('cities');
  });
});

describe('supporters by kind', () => {
  it.each<[Language, string]>([
    ['en', 'which of the places that backed the paper isn’t a city?'],
    ['fr', 'Lequel des soutiens n’est pas une ville ?'],
    ['es', '¿Cuál de las 13 de la lista no es una ciudad?'],
  ])('are counties where they are no cities: in %s', (language, question) => {
    expect(shown(question, language)).toContain('Montgomery');
    expect(queryOf(question, language)).toMatchObject({ kind: 'cities', only: 'county' });
  });

  it.each<[Language, string]>([
    ['en', 'how many cities are on the list without counting the county?'],
    ['es', 'si quitamos el condado, ¿cuántas ciudades quedan?'],
  ])('are counted without the county: in %s', (language, question) => {
    expect(queryOf(question, language)).toMatchObject({ kind: 'count', of: 'city' });
  });
});

describe('supporters by the people of a country', () => {
  it.each<[Language, string, string]>([
    ['en', 'any Canadian town among the supporters?', 'Canada'],
    ['fr', 'y a-t-il une ville française sur la liste ?', 'France'],
    ['es', '¿hay alguna ciudad mexicana entre los apoyos?', 'Mexico'],
  ])('are those of the country: in %s', (language, question, country) => {
    expect(queryOf(question, language)).toEqual({ kind: 'endorsed', names: [country] });
  });
});

describe('the whole list in groups', () => {
  it.each<[Language, string, 'certainty' | 'state']>([
    ['en', 'How many of the 13 are certain and how many only probable?', 'certainty'],
    ['en', 'Which of the supporters is unresolved?', 'certainty'],
    [
      'fr',
      'Combien des 13 soutiens sont identifiés avec certitude, combien sont seulement probables ?',
      'certainty',
    ],
    ['es', 'De los 13 firmantes, ¿cuáles quedan sin identificar?', 'certainty'],
    ['en', 'sort the 13 supporters by state', 'state'],
    ['en', 'which states do the supporters come from?', 'state'],
    ['fr', 'classe les 13 soutiens par État', 'state'],
    ['es', 'agrupa los firmantes de la lista por estado', 'state'],
  ])('in %s: %s', (language, question, by) => {
    expect(queryOf(question, language)).toMatchObject({ kind: 'cities', by });
  });

  it('hold each name once, and as many as they say', () => {
    for (const question of ['which supporters are certain?', 'sort the supporters by state']) {
      const rows = shown(question, 'en')
        .split('\n')
        .filter((line) => line.startsWith('- ') && line.includes(':'));
      const groups = rows.flatMap((row) => /, (\d+): (.*)$/u.exec(row)?.slice(1, 3) ?? []);
      const counts = groups.filter((_, at) => at % 2 === 0).map(Number);
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(endorsers.length);
      for (const { name } of endorsers) expect(groups.filter((row) => row.includes(name.en))).toHaveLength(1);
    }
  });
});

describe('a place that a newspaper names', () => {
  it.each<[Language, string]>([
    ['en', 'Why is Atlanta not on the list of 13 if newspapers say that it signed?'],
    ['fr', 'Pourquoi Atlanta n’est pas sur la liste alors que le Christian Science Monitor la cite ?'],
    ['es', '¿Por qué no está Atlanta en la lista si el Christian Science Monitor la nombra?'],
  ])('is told not to be on the list, with what is said of it, in %s', (language, question) => {
    expect(queryOf(question, language)).toEqual({ kind: 'endorsed', names: ['Atlanta'], tone: 'why' });
    expect(shown(question, language)).toContain('Christian Science Monitor');
  });
});
