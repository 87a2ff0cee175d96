import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';
import { asksOfList, cityNames, outcomeOf } from './places.ts';

const core = await loadCore();

/** `CITY_INHABITANTS=0 npx vitest run test/ask/real-places.test.ts` asks of every city there is in the package. */
const names = cityNames(Number(process.env['CITY_INHABITANTS'] ?? 60_000));

describe.each(languages)('whether a real place is on the list, asked in %s', (language) => {
  const outcomes = Map.groupBy(names, (name) => outcomeOf(name, language, core));
  const of = (outcome: 'another' | 'false yes' | 'none') => outcomes.get(outcome) ?? [];

  it('is never answered with another place’s Yes', () => expect(of('false yes')).toEqual([]));

  // Some of these are the same place by another name ("Sevilla", "Québec") or its country ("Salvador"), which counts too.
  it('is seldom answered with something else', () =>
    expect(of('another').length, of('another').join(', ')).toBeLessThanOrEqual(names.length / 200));

  it('is not left without an answer more often than once in a hundred', () =>
    expect(of('none').length, of('none').join(', ')).toBeLessThanOrEqual(names.length / 100));
});

describe('the name of a place that no list holds', () => {
  it.each([
    ['en', 'Did Stoke-on-Trent sign?', 'Stoke-on-Trent'],
    ['en', 'Has Santa Cruz do Rio Pardo signed the position paper?', 'Santa Cruz do Rio Pardo'],
    ['en', 'Is San José de Las Matas on the list?', 'San José de Las Matas'],
    ['fr', 'Villiers-le-Bel est-elle sur la liste ?', 'Villiers-le-Bel'],
    ['es', '¿Firmó San Luis de La Loma?', 'San Luis de La Loma'],
  ] as const)('in %s is read as one: "%s"', (language, question, name) => {
    expect(understand(question, core, language).query).toMatchObject({ kind: 'endorsed', names: [name] });
  });

  it.each([
    ['Is Boston, Chicago on the list?', ['Boston', 'chicago']],
    ['Are Boston and Chicago on the list?', ['Boston', 'chicago']],
    ['Is San José de Costa Rica on the list?', ['san-jose, Costa Rica']],
    ['Is Chicago Ilinois on the list?', ['chicago, Illinois']],
  ])('is not made of several names, nor of a place and where it is: "%s"', (question, names) => {
    expect(understand(question, core, 'en').query).toMatchObject({ kind: 'endorsed', names });
  });

  it.each([
    'Ist Chicago auf der Liste?',
    'Did European Cities back it?',
    'Are there African cities on the list?',
    'Is Everyone on the list?',
  ])('is not made of other words: "%s"', (question) => {
    expect(understand(question, core, 'en').query.kind).not.toBe('endorsed');
  });

  it.each([
    ['en', 'Is Media on the list?', 'Media'],
    ['fr', 'Summit est-elle sur la liste ?', 'Summit'],
    ['es', '¿Está Frontera en la lista?', 'Frontera'],
  ] as const)('in %s may be a word: "%s"', (language, question, name) => {
    expect(understand(question, core, language).query).toEqual({ kind: 'endorsed', names: [name] });
    expect(understand(question.replace(name, name.toLowerCase()), core, language).query.kind).not.toBe(
      'endorsed',
    );
  });

  it.each(['Kreis 5', 'Frankfurt (Oder)', 'Natori-shi', 'Zürich (Kreis 4) / Hard', 'Juan E. García'])(
    'is told as it was written: "%s"',
    (name) => {
      expect(understand(`Is ${name} on the list?`, core, 'en').query).toEqual({
        kind: 'endorsed',
        names: [name],
      });
    },
  );

  it('is no slip of another short name', () => {
    expect(understand('Is Mila on the list?', core, 'en').query).toMatchObject({ names: ['Mila'] });
    expect(understand('Can a state be sued under the compact?', core, 'en').query.kind).not.toBe('country');
  });
});

describe.each(languages)('a listed name within a longer one, asked in %s', (language) => {
  const endorsers = core.knowledge.endorsers;
  const ids = endorsers.map(({ id }) => id);
  /** Words of real places that are no large city, state or country by themselves. */
  const wordsOfPlaces = ['Puerto', 'Villa', 'Iturbide', 'Tzal', 'Acatlán', 'Buenavista', 'Piedras', 'Ridge'];
  const named = (question: string) => {
    const { query } = understand(question, core, language);
    return query.kind === 'endorsed' ? query.names : query.kind === 'city' ? [query.id] : [];
  };

  it('is another place', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...endorsers),
        fc.constantFrom(...wordsOfPlaces),
        fc.boolean(),
        ({ name }, word, isBefore) => {
          const [city = ''] = name.en.split(',');
          const longer = isBefore ? `${word} ${city}` : `${city} ${word}`;
          expect(
            named(asksOfList[language](longer)).filter((each) => ids.includes(each.split(',')[0] ?? '')),
          ).toEqual([]);
        },
      ),
      { numRuns: 200 },
    ));

  it('is itself with its state, its country or a comma behind it', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...endorsers),
        fc.constantFrom(', ', ' '),
        fc.boolean(),
        ({ id, name, place }, gap, isShort) => {
          const state = core.knowledge.gazetteer.states.find((each) => each.name === place?.state);
          const [city = ''] = name.en.split(',');
          const within = isShort ? state?.code : state?.name;
          const asked = within === undefined ? city : `${city}${gap}${within}`;
          expect(named(asksOfList[language](asked)).map((each) => each.split(',')[0])).toEqual([id]);
        },
      ),
      { numRuns: 200 },
    ));
});
