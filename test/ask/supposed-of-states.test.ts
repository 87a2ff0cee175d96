import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { subjectOf } from '../../src/knowledge/roll-calls.ts';
import type { Country } from '../../src/knowledge/schema.ts';
import { type Language, languages } from '../../src/language.ts';

const core = await loadCore();
const { countries } = core.knowledge;

const read = (question: string, language: Language) => {
  const asked = understand(question, core, language);
  return { asked, said: plainText(answerAsked(asked, core, language)) };
};

/** States whose names no city, no US state and no word shares, in none of the languages. */
const alone = [
  'israel',
  'poland',
  'chile',
  'canada',
  'norway',
  'kenya',
  'brazil',
  'france',
  'belgium',
  'finland',
];
const isAlone = ({ id }: Country) => alone.includes(id);
const anyState = fc.constantFrom(...countries.filter(isAlone));
const anyLanguage = fc.constantFrom(...languages);

describe('a question that supposes something of a state', () => {
  it('opens with the state asked about, not with the one it is compared with', () => {
    const ask: Record<Language, (one: string, other: string) => string> = {
      en: (one, other) => `what about ${one}... did they vote against too like ${other}?`,
      fr: (one, other) => `Et ${one}, a-t-il voté contre aussi, comme ${other} ?`,
      es: (one, other) => `¿Y ${one}, votó en contra también, como ${other}?`,
    };
    fc.assert(
      fc.property(anyState, anyState, anyLanguage, (one, other, language) => {
        fc.pre(one.id !== other.id);
        const question = ask[language](subjectOf(one, language), subjectOf(other, language));
        const { query } = read(question, language).asked;
        expect(query).toMatchObject({ kind: 'country' });
        if (query.kind !== 'country') return;
        expect(query.names?.[0]).toBe(one.id);
        expect(query.tone).not.toBe('which');
      }),
      { numRuns: 60 },
    );
  });

  it('takes what a state is said to have signed for a compact, not for the list of cities', () => {
    const ask: Record<Language, (name: string) => string> = {
      en: (name) => `Did ${name} sign?`,
      fr: (name) => `Est-ce que ${name} a signé ?`,
      es: (name) => `¿Firmó ${name}?`,
    };
    fc.assert(
      fc.property(anyState, anyLanguage, (state, language) => {
        const { query } = read(ask[language](subjectOf(state, language)), language).asked;
        expect(query, ask[language](subjectOf(state, language))).toMatchObject({
          kind: 'country',
          tone: 'signed',
        });
      }),
      { numRuns: 60 },
    );
    expect(read('Did Israel sign the paper?', 'en').asked.query.kind).toBe('endorsed');
    expect(read('Did Georgia sign?', 'en').asked.query.kind).toBe('endorsed');
  });

  it('denies what a state did not do, whatever reason is given for it', () => {
    const others = countries.filter(
      (state) => isAlone(state) && !Object.values(state.votes).includes('abstained'),
    );
    const ask: Record<Language, (name: string) => string> = {
      en: (name) => `I was told ${name} abstained because of the harvest. True?`,
      fr: (name) => `On m’a dit que ${name} s’est abstenu à cause de la moisson. Vrai ?`,
      es: (name) => `Me dijeron que ${name} se abstuvo por la cosecha. ¿Cierto?`,
    };
    fc.assert(
      fc.property(fc.constantFrom(...others), anyLanguage, (state, language) => {
        const { asked, said } = read(ask[language](subjectOf(state, language)), language);
        expect(asked.isNearest).toBeUndefined();
        expect(said).toMatch(/^(No|Non)\b/);
      }),
      { numRuns: 60 },
    );
    // Why one abstained that did is not in the votes: the reason stays a word without a place.
    expect(read('I was told Italy abstained because of the harvest. True?', 'en').said).toMatch(
      /^The closest/,
    );
  });

  it.each([
    ['en', 'full result of the vote of 19 December 2018 please (for / against / abstentions)'],
    ['fr', 'Résultat complet du vote du 19 décembre 2018 svp (pour / contre / abstentions)'],
    [
      'es',
      'Resultado completo de la votación del 19 de diciembre de 2018 (a favor / en contra / abstenciones)',
    ],
  ] as const)('tells the numbers of a whole result before the states, in %s', (language, question) => {
    expect(read(question, language).said.slice(0, 130)).toMatch(/193.*152.*\b5\b.*12.*24/);
  });

  it('reads an objective by its number where its topic has a word of another one', () => {
    const question = 'quelle expression le titre officiel de l’objectif 13 emploie-t-il pour la détention ?';
    expect(read(question, 'fr').asked.query).toMatchObject({ kind: 'objective', number: 13 });
  });
});
