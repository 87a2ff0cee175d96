import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import type { Language } from '../../src/language.ts';

const core = await loadCore();

/** The beginning of the answer to a question. */
function said(question: string, language: Language = 'en'): string {
  const given = answerAsked(understand(question, core, language), core, language);
  return `${given.status}: ${plainText(given).slice(0, 400)}`;
}

describe('paragraphs of the compacts', () => {
  it.each(
    core.knowledge.objectives.filter(({ of, kind }) => of === 'migration-compact' && kind === 'objective'),
  )('paragraph of objective $number', ({ number, title }) => {
    expect(said(`What is in paragraph ${number + 16} of the migration compact?`)).toContain(
      `Paragraph ${number + 16} of the migration compact is objective ${number}: ${title}`,
    );
    expect(said(`Objective ${number} of the migration compact`)).toContain(
      `, in paragraph ${number + 16}: ${title}`,
    );
  });

  it.each([
    ['en', 'Where does the migration compact speak of cities?', /^answered: States .* paragraph 44/],
    ['fr', 'Où le pacte sur les migrations parle-t-il des villes ?', /^answered: Les États .* paragraphe 44/],
    ['es', '¿Dónde habla el pacto de las ciudades?', /^answered: .*en el párrafo 44/s],
    ['en', 'Which paragraph of A/RES/73/195 is objective 15?', /^answered: Objective 15 .* paragraph 31:/],
    ['fr', 'Dans quel paragraphe figure l’objectif 13 ?', /^answered: Objectif 13 .* paragraphe 29\s:/],
    [
      'en',
      'What paragraph range of A/RES/73/195 deals with follow-up and review?',
      /^answered: Paragraphs 48 to 54/,
    ],
    ['fr', 'De quel paragraphe à quel paragraphe va la mise en œuvre ?', /^answered: Paragraphes 40 à 47/],
    ['es', '¿En qué párrafo está el objetivo 1 y en cuál el 23?', /^answered: .*párrafo 17.*párrafo 39/s],
    ['en', 'Where is follow-up and review in the compact?', /^answered: .*paragraph 48/],
    [
      'es',
      '¿Qué dice el párrafo 10 del pacto sobre los refugiados?',
      /^answered: .*marco de respuesta integral/s,
    ],
    [
      'en',
      'What does paragraph 90 of the migration compact say?',
      /^not_in_sources: The sources do not say what is in paragraph 90/,
    ],
  ] as const)('%s: %s', (language, question, expected) => {
    expect(said(question, language)).toMatch(expected);
  });

  it('give the place where an objective is cited', () => {
    const given = dispatchLine('cite objective 16', { chosen: 'en', suggested: 'en' }, core);
    expect(plainText(given)).toContain('para. 32');
  });
});

describe('official names', () => {
  it.each([
    ['fr', 16, 'Intégration et cohésion sociale', 'Inclusión y cohesión social'],
    ['es', 13, 'Alternatives à la rétention', 'Alternativas a la detención'],
    ['en', 1, 'Données', 'Datos'],
  ] as const)('in %s stand under objective %i with their source', (language, number, french, spanish) => {
    const given = answer({ kind: 'objective', number, of: 'migration-compact' }, core, language);
    const text = plainText(given);
    expect(text).toContain(french);
    expect(text).toContain(spanish);
    expect(text).toContain('https://migrationnetwork.un.org/fr/hub');
  });

  it('are the names of the principles, which are no translation of ours', () => {
    const text = plainText(answer({ kind: 'principles' }, core, 'fr'));
    expect(text).toContain('7. Prise en compte de la problématique femmes-hommes');
    expect(text).toContain('Ce sont les noms officiels');
    expect(text).not.toContain('notre propre traduction');
  });

  it('leave full titles marked as our own translation', () => {
    const text = plainText(answer({ kind: 'objective', number: 13, of: 'migration-compact' }, core, 'fr'));
    expect(text).toContain('rétention administrative');
    expect(text).toContain('non officielle');
  });
});
