import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const { endorsers } = core.knowledge;
const shown = (question: string, language: Language) =>
  plainText(answerAsked(understand(question, core, language), core, language));
const opening = (question: string, language: Language) => shown(question, language).split('\n')[0] ?? '';

describe('the list by letter', () => {
  const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const ways = fc.constantFrom<[Language, string]>(
    ['en', 'Which supporters start with %?'],
    ['en', 'names on the list that begin with the letter %'],
    ['fr', 'Quels noms de la liste commencent par la lettre % ?'],
    ['es', '¿Qué ciudades de la lista empiezan por %?'],
  );

  it('holds the names that begin so, and no other', () => {
    fc.assert(
      fc.property(letters, ways, (letter, [language, way]) => {
        const said = opening(way.replace('%', letter), language);
        for (const { printed } of endorsers) expect(said.includes(printed)).toBe(printed.startsWith(letter));
        expect(said).toContain('13');
      }),
    );
  });
});

describe('a place on the list', () => {
  it('is the name printed there', () => {
    const ways: [Language, string, number][] = [
      ['en', 'third city on the list', 3],
      ['en', 'which name is last on the list?', 13],
      ['fr', 'le troisième nom de la liste', 3],
      ['es', '¿cuál es la segunda ciudad de la lista?', 2],
    ];
    for (const [language, question, place] of ways) {
      expect(opening(question, language)).toContain(endorsers[place - 1]?.printed);
    }
  });

  it('says nothing of who was first to act', () => {
    for (const question of ['which city signed first?', 'who was the first to endorse the paper?']) {
      expect(shown(question, 'en')).not.toContain('New-York');
    }
  });
});

describe('the order of the list', () => {
  const place = fc.integer({ min: 0, max: endorsers.length - 1 });
  const called = (at: number) => endorsers[at]?.name.en ?? '';
  const printed = (at: number) => endorsers[at]?.printed ?? '';

  it('says which of two names comes first', () => {
    const ways = fc.constantFrom<[Language, string]>(
      ['en', 'Does % come before or after # on the list?'],
      ['fr', 'Sur la liste, % vient avant ou après # ?'],
      ['es', '¿% va antes o después de # en la lista?'],
    );
    fc.assert(
      fc.property(place, place, ways, (a, b, [language, way]) => {
        fc.pre(a !== b);
        const said = opening(way.replace('%', called(a)).replace('#', called(b)), language);
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        expect(said.startsWith(printed(first))).toBe(true);
        expect(said).toContain(printed(second));
        expect(said).toContain(String(second + 1));
      }),
    );
  });

  it('gives both neighbours of a name, and the names at numbers', () => {
    const ways = fc.constantFrom<[Language, string, string]>(
      ['en', 'Who stands before and after % on the list?', 'numbers # and * of the list, only those'],
      [
        'en',
        'What position does % hold on the list, and its neighbours?',
        'which names are no. # and * on the list',
      ],
      ['fr', 'Quels sont les voisins de % dans la liste ?', 'les numéros # et * de la liste, c’est qui ?'],
      ['es', '¿Quiénes son los vecinos de % en la lista?', '¿quiénes son los números # y * de la lista?'],
    );
    fc.assert(
      fc.property(place, place, ways, (a, b, [language, beside, numbers]) => {
        const around = shown(beside.replace('%', called(a)), language);
        for (const at of [a - 1, a, a + 1]) if (at >= 0) expect(around).toContain(printed(at));
        fc.pre(a !== b);
        const asked = numbers.replace('#', String(a + 1)).replace('*', String(b + 1));
        for (const at of [a, b]) expect(shown(asked, language)).toContain(printed(at));
      }),
    );
  });

  it('has no place for a city that is not there', () => {
    for (const [language, question] of [
      ['en', 'Who comes right after Denver on the list?'],
      ['fr', 'Qui vient juste avant et juste après Boston dans la liste ?'],
      ['es', 'vecinos de Denver en la lista'],
    ] as const) {
      expect(opening(question, language)).toMatch(/^(?:No|Non),/u);
    }
  });

  it('gives what stands beside a name, and the first or the last few', () => {
    for (const [at] of endorsers.slice(0, -1).entries()) {
      expect(opening(`who comes right after ${called(at)} on the list?`, 'en')).toContain(printed(at + 1));
    }
    for (const count of [2, 3, 4]) {
      const said = shown(`the last ${count} names on the list`, 'en');
      for (const [at, { printed: name }] of endorsers.entries()) {
        expect(said.split('\n\n').slice(0, 2).join(' ').includes(name)).toBe(at >= endorsers.length - count);
      }
    }
  });

  it('is that of objectives and principles, too', () => {
    const asked = (question: string) => understand(question, core, 'en').query;
    expect(asked('the last three objectives of the migration compact')).toEqual({
      kind: 'objectives-on',
      ids: ['gcm-obj-21', 'gcm-obj-22', 'gcm-obj-23'],
    });
    expect(asked('what comes after the principle of national sovereignty?')).toEqual({
      kind: 'objectives-on',
      ids: ['gcm-principle-3', 'gcm-principle-4'],
    });
  });
});

describe('words of the article', () => {
  it.each<[Language, string, RegExp]>([
    ['en', 'Does the article contain the words “peer review”?', /^Yes, “peer review” appears in the/],
    ['fr', 'L’expression « peer review » est-elle dans l’article ?', /^Oui, « peer review » figure/],
    ['es', '¿Figuran las palabras "urban diplomacy" en el texto?', /^Sí, «urban diplomacy» aparece/],
    ['fr', 'Le texte dit-il « migration illégale » ?', /^Non, « migration illégale » ne figure pas/],
  ])('in %s: %s', (language, question, expected) => {
    expect(opening(question, language).replaceAll('\u202f', ' ')).toMatch(expected);
  });

  it('are found wherever they stand', () => {
    const text = core.knowledge.texts.get(core.knowledge.keyRecords.source)?.text ?? '';
    const words = [...text.matchAll(/(?<![\p{L}\p{N}’'-])\p{L}+ \p{L}+(?![\p{L}\p{N}’'-])/gu)]
      .map(([pair]) => pair)
      .filter((pair) => pair.length < 36);
    fc.assert(
      fc.property(fc.constantFrom(...words), (pair) => {
        expect(opening(`Does the article contain the words “${pair}”?`, 'en')).toMatch(/^Yes/);
      }),
    );
  });
});

describe('what the article names', () => {
  it.each<[Language, string, string[]]>([
    ['en', 'Which people are named in the article?', ['Plante', 'Arbour', 'Grandi', 'Ban Ki-moon']],
    ['fr', 'Quelles personnes sont citées dans l’article ?', ['Plante', 'Arbour', 'Grandi', 'Ban Ki-moon']],
    ['es', '¿Qué acuerdos menciona el artículo?', ['Declaración de Nueva York', 'Nueva Agenda Urbana']],
  ])('in %s: %s', (language, question, names) => {
    for (const name of names) expect(opening(question, language)).toContain(name);
  });
});

describe('a name of the list itself', () => {
  const printed = endorsers.filter(({ place }) => place.certainty === 'certain');
  const ways = fc.constantFrom<[Language, string]>(
    ['en', 'How does the article spell %?'],
    ['en', 'Is "%" spelled right in the article?'],
    ['en', 'When the list says %, is it the state or the capital?'],
    ['fr', 'Comment l’article écrit-il % ?'],
    ['fr', 'Dans la liste, « % » : est-ce la bonne graphie ?'],
    ['es', '¿Cómo escribe el artículo %?'],
    ['es', 'Cuando el artículo dice %, ¿lo traduzco como la ciudad o como el estado?'],
  );

  it('is shown as it is printed, and as it is spelled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...printed), ways, (endorser, [language, way]) => {
        const said = shown(way.replace('%', endorser.printed), language);
        expect(said).toContain(endorser.printed);
        expect(understand(way.replace('%', endorser.printed), core, language).query).toEqual({
          kind: 'city',
          id: endorser.id,
        });
      }),
    );
  });
});
