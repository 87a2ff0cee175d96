import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { type Language, languages } from '../../src/language.ts';
import type { Query } from '../../src/query/query.ts';

const core = await loadCore();
const holdsOnly = {
  en: /which holds only supporters that are not members of Metropolis/,
  fr: /(?:qui|elle) ne contient que des soutiens non membres de Metropolis/,
  es: /(?:que|;) solo contiene apoyos que no son miembros de Metropolis/,
} as const;

function ask(question: string, language: Language = 'en'): string {
  return plainText(answerAsked(understand(question, core, language), core, language));
}

describe('a place that is not on the list', () => {
  const silent: Query[] = [
    { kind: 'endorsed', names: ['Boston'] },
    { kind: 'endorsed', names: ['Boston'], tone: 'plain' },
    { kind: 'endorsed', names: ['Boston', 'Houston'] },
    { kind: 'endorsed', names: ['chicago', 'Houston'] },
    { kind: 'cities', state: 'Texas' },
    { kind: 'cities', except: ['montreal'] },
  ];
  const cases = silent.flatMap((query) => languages.map((language) => ({ query, language })));

  it.each(cases)(
    'is told what the list holds in the first sentence: $query in $language',
    ({ query, language }) => {
      const [first = ''] = plainText(answer(query, core, language)).split('\n');
      expect(first).toMatch(holdsOnly[language]);
    },
  );

  it('is told that the members backed the paper as a whole', () => {
    expect(ask('Is Boston on the list?')).toContain(
      'The 136 members of Metropolis, whom the article does not name,',
    );
  });

  it.each(
    core.knowledge.facts.flatMap(({ id, places = [], text }) => places.map((place) => ({ id, place, text }))),
  )('$place is told what $id says of it', ({ place, text }) => {
    expect(plainText(answer({ kind: 'endorsed', names: [place] }, core, 'en'))).toContain(text.en);
  });

  it('and what a report says of its membership', () => {
    expect(ask('Is Atlanta on the list?')).toMatch(/^No, Atlanta[\s\S]*calls Atlanta a member of Metropolis/);
    expect(ask('Is Atlanta a member of Metropolis?')).toMatch(/calls Atlanta a member of Metropolis/);
    expect(ask('Is Boston a member of Metropolis?')).not.toMatch(/Sources/);
  });

  it.each(
    core.knowledge.endorsers.flatMap(({ name, printed }) => [
      { near: `${name.en} Heights`, printed },
      { near: `West ${name.en}`, printed },
    ]),
  )('is told beside $printed on the list: $near', ({ near, printed }) => {
    for (const language of languages) {
      const told = plainText(answer({ kind: 'endorsed', names: [near] }, core, language));
      expect(told, language).toMatch(/^(?:No|Non), /);
      expect(told.slice(0, 400), language).toContain(printed);
    }
  });

  it('is told beside a well-known city of nearly that name, which is not on the list either', () => {
    expect(ask('Is Monterey on the list?')).toContain(
      'Monterrey, a name near it, is another place and is not',
    );
    expect(ask('Is Boston on the list?')).not.toContain('a name near it');
  });

  const namesakes = core.knowledge.countries.flatMap(({ id, city }) =>
    city === undefined ? [] : [{ id, city }],
  );

  it.each(namesakes)(
    'is told of the city where a state of its name is asked who signed: $id',
    ({ id, city }) => {
      for (const language of languages) {
        const told = plainText(answer({ kind: 'country', names: [id], tone: 'signed' }, core, language));
        expect(told, language).toContain(city[language] ?? city.en);
      }
    },
  );

  it('is a country where a place there has its name', () => {
    expect(ask('Is Mexico on the list?')).toMatch(/^No, Mexico is not/);
    expect(ask('¿Firmó México?', 'es')).toMatch(/México votó a favor/);
    expect(ask('Did Granada sign?')).toMatch(/Grenada voted[\s\S]*Granada \(Spain\)/);
  });

  it('is not taken for its neighbour by name', () => {
    expect(ask('Is Monterey, California on the list?')).toMatch(/^No, Monterey, California is not/);
    expect(ask('Is Monterrey on the list?')).toMatch(/^No, Monterrey is not/);
  });
});
