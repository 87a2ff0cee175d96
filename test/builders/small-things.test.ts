import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { pointOf } from '../../src/answer/point.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { DataError } from '../../src/knowledge/problem.ts';
import { languages } from '../../src/language.ts';

const core = await loadCore();

describe('a record', () => {
  it.each([
    ['antonio-guterres', /^António Guterres is/u],
    ['michael-mueller', /^Michael Müller/u],
    ['iom', /IOM/u],
    ['mayors-council', /^The Mayors Migration Council is/u],
  ])('%s opens with a sentence that names it', (id, expected) => {
    expect(pointOf(answer({ kind: 'record', id }, core, 'en'))).toMatch(expected);
  });
});

describe('help', () => {
  it.each(languages)('names the digest, in %s', (language) => {
    expect(plainText(answer({ kind: 'help' }, core, language))).toContain('compacts-digest');
  });
});

describe('a question in a language that is not understood', () => {
  it.each([
    'Ist Chicago auf der Liste?',
    'Welche Staaten haben sich enthalten und warum eigentlich?',
    'Quali città hanno sostenuto questo documento finora?',
  ])('is told which languages are: %s', (line) => {
    const said = plainText(dispatchLine(line, { suggested: 'en' }, core));
    expect(said).toMatch(/I understand English, French and Spanish|Je comprends l’anglais|Entiendo inglés/u);
  });
});

describe('a folder without data', () => {
  it('is one problem, which says what to do', () => {
    let thrown: unknown;
    try {
      loadKnowledge('/nowhere', () => []);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DataError);
    const { problems } = thrown as DataError;
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('Set COMPACTS_DATA');
  });
});
