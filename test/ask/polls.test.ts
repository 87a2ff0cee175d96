import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Vote } from '../../src/knowledge/schema.ts';

const core = await loadCore();
const { countries, rollCalls } = core.knowledge;
const ask = (question: string, language: 'en' | 'fr' | 'es' = 'en') =>
  plainText(answerAsked(understand(question, core, language), core, language));

const said: Record<Vote, string> = {
  for: 'voted for',
  against: 'voted against',
  abstained: 'abstained on',
  absent: 'did not vote on',
};
const votes = fc.constantFrom<Vote>('for', 'against', 'abstained', 'absent');

describe('states by what they did in both votes', () => {
  it('are those that did both, whatever is asked', () => {
    fc.assert(
      fc.property(votes, votes, (one, other) => {
        fc.pre(one !== other);
        const text = ask(
          `Which states ${said[one]} the migration compact but ${said[other]} the refugee compact?`,
        );
        const right = countries.filter(
          (each) => each.votes['migration-compact'] === one && each.votes['refugee-compact'] === other,
        );
        if (right.length === 0) expect(text).toMatch(/^No state did all of this/);
        else expect(text).toMatch(new RegExp(`^${right.length} states? `));
        for (const { name } of right) expect(text).toContain(name.en);
      }),
    );
  });

  it('are added up and compared as the official results are', () => {
    fc.assert(
      fc.property(votes, votes, fc.constantFrom(...rollCalls.rollCalls), (one, other, { of, totals }) => {
        fc.pre(one !== other);
        const compact = of.replace('-', ' ');
        const sum = ask(`How many states ${said[one]} or ${said[other]} the ${compact}, added up?`);
        expect(sum).toMatch(new RegExp(`^${totals[one] + totals[other]} in all`));
      }),
    );
    const [migration, refugee] = ['migration-compact', 'refugee-compact'].map(
      (id) => rollCalls.rollCalls.find(({ of }) => of === id)?.totals.for ?? 0,
    );
    const more = `^${Math.abs((refugee ?? 0) - (migration ?? 0))} more`;
    expect(ask('By how many votes did the refugee compact beat the migration compact?')).toMatch(
      new RegExp(more),
    );
    expect(ask('Which compact got more votes, migration or refugees?')).toMatch(new RegExp(more));
  });

  it.each(
    rollCalls.groups.map(({ id, aliases }) => [id, aliases.en?.[0] ?? '', aliases.fr?.[0] ?? ''] as const),
  )('are sorted by where they are: %s', (id, inEnglish, inFrench) => {
    const { length } = countries.filter(
      (each) => each.votes['migration-compact'] === 'absent' && each.groups.includes(id),
    );
    expect(ask(`Which states in ${inEnglish} did not vote on the migration compact?`)).toMatch(
      length === 0 ? /^None \w/ : new RegExp(`; ${length} of them`),
    );
    const of = /^[AEOU]/u.test(inFrench) ? 'd’' : 'de ';
    const french = ask(`Quels pays ${of}${inFrench} n’ont pas voté sur le pacte sur les migrations ?`, 'fr');
    expect(french).toMatch(length === 0 ? /^Aucun / : new RegExp(`parmi eux, ${length} `));
  });

  it.each([
    ['en', 'How many votes in favour did each of the two compacts get?', 'votes'],
    ['en', 'Which countries voted against each of the two compacts?', 'votes'],
    ['en', 'How many voted against the two compacts, respectively?', 'votes'],
    ['en', 'Which states voted against both compacts?', 'poll'],
    ['fr', 'Nombre de voix contre, pour chacun des deux textes ?', 'votes'],
    ['fr', 'Combien de voix pour les deux pactes, respectivement ?', 'votes'],
    ['fr', "Quels pays ont voté contre l'un et l'autre ?", 'poll'],
    ['es', '¿Cuántos votos a favor sacó cada uno de los dos pactos en la Asamblea?', 'votes'],
    ['es', '¿Quiénes se abstuvieron en cada uno de los dos pactos?', 'votes'],
    ['es', 'Votos en contra de cada una de las dos resoluciones', 'votes'],
    ['es', '¿Cuántos votaron en contra de ambos pactos?', 'poll'],
  ] as const)('in %s are of each compact, or of both at once: %s', (language, question, kind) => {
    expect(understand(question, core, language).query.kind).toBe(kind);
  });

  it.each([
    ['en', '33 champion countries, 28 of them in Accra. Can you list the five that stayed away?'],
    ['fr', 'Sur les 33 pays champions, 28 étaient à Accra : quels sont les cinq absents ?'],
    ['es', 'De los 33 países campeones, 28 fueron a Acra: ¿cuáles fueron los cinco ausentes?'],
  ] as const)('in %s are not those that were away from something else: %s', (language, question) => {
    const { query } = understand(question, core, language);
    expect(['votes', 'poll', 'country']).not.toContain(query.kind);
    expect(understand('Which states were absent?', core, 'en').query.kind).toBe('votes');
  });

  it.each([
    ['en', 'No Latin American country voted against the migration compact: true or false?', 'None in Latin'],
    ['fr', "Aucun pays d'Amérique latine n'a voté contre le pacte migratoire : vrai ou faux ?", 'Aucun en'],
    ['fr', "Aucun État africain ne s'est opposé au pacte sur les migrations ?", 'Aucun en Afrique'],
    ['fr', "Aucun des pays d'Asie ne s'est abstenu sur le pacte sur les réfugiés ?", 'Aucun en Asie'],
    ['es', 'Ningún Estado africano votó en contra del pacto migratorio, ¿no?', 'Ninguno en África'],
  ] as const)(
    'in %s are none where none did so, said with one "not" or two: %s',
    (language, question, opens) => {
      expect(ask(question, language)).toMatch(new RegExp(`^${opens}`));
    },
  );

  it.each([
    'Which states voted against the Paris Agreement but for the refugee compact?',
    'Which hotels in Europe abstained on the migration compact?',
  ])('are no answer to what is about something else: %s', (question) => {
    expect(understand(question, core, 'en').query.kind).not.toBe('poll');
  });
});

describe('a group of states', () => {
  it.each([
    [
      'en',
      'Which EU countries voted no?',
      /^Czechia, Hungary and Poland voted against the migration compact/,
    ],
    ['en', 'Which EU countries abstained?', /^Austria, Bulgaria, Italy, Latvia and Romania abstained/],
    ['fr', "Quels pays de l'UE ont voté non ?", /^La Hongrie, la Pologne et la Tchéquie ont voté contre/],
    [
      'fr',
      "Quels pays de l'UE se sont abstenus ?",
      /^L’Autriche, la Bulgarie, l’Italie, la Lettonie et la Roumanie/,
    ],
    ['es', '¿Qué países de la UE votaron que no?', /^Chequia, Hungría y Polonia votaron en contra/],
    [
      'es',
      '¿Qué países de la UE se abstuvieron?',
      /^Austria, Bulgaria, Italia, Letonia y Rumania se abstuvieron/,
    ],
    ['en', 'How did the G7 vote?', /^The United States voted against the migration compact/],
    ['fr', 'Comment le G7 a-t-il voté ?', /^Les États-Unis ont voté contre le pacte sur les migrations/],
    ['es', '¿Cómo votó el G7?', /^Los Estados Unidos votaron en contra del pacto sobre migración/],
  ] as const)('is told in %s: %s', (language, question, expected) => {
    expect(ask(question, language)).toMatch(expected);
  });

  it('is never cut off as a nod where it says how somebody voted', () => {
    expect(ask('Hungary voted no, right?')).toMatch(/^Yes: Hungary voted against/);
    expect(ask('Poland voted, no?')).toMatch(/^Poland voted against the migration compact/);
  });

  it.each(rollCalls.groups.map(({ id, m49 }) => [id, m49] as const))(
    'says who says who is in it: %s',
    (id, m49) => {
      const query = {
        kind: 'poll',
        of: ['for'],
        as: 'list',
        compact: 'migration-compact',
        group: [id],
      } as const;
      const given = answer(query, core, 'en');
      const text = plainText(given);
      const isCited = given.citations.some(({ document }) => document === 'm49');
      expect(isCited, text).toBe(m49 !== undefined);
      expect(text.includes('is this bot’s own list'), text).toBe(m49 === undefined);
    },
  );

  it('is the European Union as it was when it voted, the United Kingdom among it', () => {
    expect(countries.filter(({ groups }) => groups.includes('european-union'))).toHaveLength(28);
    expect(ask('Which EU countries voted for the migration compact?')).toContain('United Kingdom');
  });
});
