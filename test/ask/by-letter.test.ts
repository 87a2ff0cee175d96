import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();
const principles = core.knowledge.objectives.filter(({ kind }) => kind === 'principle');
const letterOf = (at: number) => 'abcdefghij'[at] ?? '';
const asked = (question: string, language: Language) => understand(question, core, language).query;

describe('a guiding principle by the letter of its part of paragraph 15', () => {
  const ways = fc.constantFrom<[Language, string]>(
    ['en', 'Which principle is 15(%)?'],
    ['en', 'What does paragraph 15(%) say?'],
    ['fr', 'le principe 15 %) ?'],
    ['es', '¿Cuál es el principio 15 %) del pacto?'],
  );

  it('is that one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...principles.keys()), ways, (at, [language, way]) => {
        const query = asked(way.replace('%', letterOf(at)), language);
        expect(query).toEqual({ kind: 'objectives-on', ids: [principles[at]?.id] });
      }),
    );
  });

  it('is each of several', () => {
    expect(asked('¿cuál es el principio i) y cuál el j) del párrafo 15?', 'es')).toEqual({
      kind: 'objectives-on',
      ids: ['gcm-principle-9', 'gcm-principle-10'],
    });
  });
});

describe('official titles of several objectives', () => {
  it.each<[Language, string]>([
    ['en', 'the official titles of objectives 2 and 5'],
    ['fr', 'titres officiels français des objectifs 2 et 5'],
    ['es', 'Etiquetas oficiales en español de los objetivos 2 y 5, tal cual.'],
  ])('in %s: %s', (language, question) => {
    expect(asked(question, language)).toEqual({ kind: 'objectives-on', ids: ['gcm-obj-2', 'gcm-obj-5'] });
  });
});
