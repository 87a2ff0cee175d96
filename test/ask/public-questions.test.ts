import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

/** How much of an answer a reader in a hurry sees, in characters. */
const firstLook = 400;

/** What people ask about the compacts where they can ask in public, by kind, and what must stand at the beginning. */
const questions: readonly (readonly [
  kind: string,
  question: string,
  language: Language,
  expected: RegExp,
])[] = [
  ['why it was made', 'Why was the migration compact developed?', 'en', /New York Declaration/],
  ['what it came from', 'What caused the migration compact to be written?', 'en', /New York Declaration/],
  ['what it came from', 'D’où vient le pacte sur les migrations ?', 'fr', /Déclaration de New York/],
  [
    'what it came from',
    'Where does the migration compact come from?',
    'en',
    /^The migration compact comes from the New York/,
  ],
  ['why there are two', 'Why two compacts?', 'en', /separate|New York Declaration/],
  ['sovereignty', 'And national sovereignty?', 'en', /sovereign/],
  ['who refused', 'Which states refused the migration compact?', 'en', /Hungary[\s\S]*United States/],
  ['how long the text is', 'How long is the text of the migration compact?', 'en', /paragraph/],
  ['how long it took', 'How long did the negotiations of the migration compact take?', 'en', /2017/],
  ['a duty to admit', 'Does the migration compact oblige states to take in migrants?', 'en', /^No\b/],
  ['what follows', 'What happens after the adoption of the migration compact?', 'en', /Forum/],
  ['how it is carried out', 'Comment le pacte est-il mis en œuvre ?', 'fr', /Forum|Réseau/],
  ['its purpose', 'What is the purpose of the migration compact?', 'en', /framework for global cooperation/],
  ['a right to migrate', 'Does the compact create a right to migrate?', 'en', /^No source here says/],
  ['a right to migrate', 'Le pacte crée-t-il un droit à migrer ?', 'fr', /^Aucune source ici ne dit/],
  ['a right to migrate', '¿Crea el pacto un derecho a migrar?', 'es', /^Ninguna fuente dice aquí/],
  ['cities', 'What do cities have to do with the compacts?', 'en', /^Cities are among those/],
];

describe('what the public asks is answered within the first look', () => {
  it.each(questions)('%s: %s', (_kind, question, language, expected) => {
    const given = answerAsked(understand(question, core, language), core, language);
    expect(given.status).toBe('answered');
    expect(plainText(given).slice(0, firstLook)).toMatch(expected);
  });
});
