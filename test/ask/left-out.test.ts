import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';

const core = await loadCore();

describe('words left out', () => {
  it.each([
    ['en', 'What is the scale used to measure the strength of hurricanes called?'],
    ['en', 'What has a classification system for construction companies?'],
    ['es', '¿Cuál era el nombre del castillo normando?'],
    ['fr', 'Qu’est-ce que l’open data ?'],
    ['fr', 'Données sur la santé : un employeur peut-il les connaître ?'],
  ] as const)('never make a commitment of a question about something else (%s): %s', (language, question) => {
    const answer = answerAsked(understand(question, core, language), core, language);
    expect(answer.status).toBe('not_in_sources');
    expect(answer.citations).toEqual([]);
  });
});

describe('a question of several parts', () => {
  it('asks back where one part is not in the sources and the other one has to be chosen', () => {
    const question = 'Le livret scolaire unique numérisé (LSUN) : c’est quoi ? Peut-on s’y opposer ?';
    const answer = answerAsked(understand(question, core, 'fr'), core, 'fr');
    expect(answer.status).toBe('needs_clarification');
  });
});
