import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import { dataFolder } from '../../src/knowledge/load.ts';
import { addressOf } from '../../src/query/address.ts';
import { isSameWord } from '../../src/text/same-word.ts';
import { train } from './train.ts';

const core = await loadCore();

function ask(question: string, language: 'en' | 'fr' | 'es') {
  const asked = understand(question, core, language);
  return { asked, given: answerAsked(asked, core, language) };
}

describe('the nearest that the sources say', () => {
  it.each([
    ['en', 'diplomacy by cities, covered anyplace?', 'commitment/3', 'anyplace', /^The closest, without/],
    [
      'fr',
      'un engagement qui cause des règles mondiales, ça existe ?',
      'commitment/4',
      'cause',
      /^Le plus proche, sans/,
    ],
    [
      'es',
      'resumen rapidito del Pacto Mundial sobre los Refugiados',
      'record/refugee-compact',
      'rapidito',
      /^Lo más cercano, sin/,
    ],
  ] as const)(
    'says so first and names what it leaves out (%s): %s',
    (language, question, address, word, opening) => {
      const { given } = ask(question, language);
      expect(given).toMatchObject({ status: 'answered', outcome: 'nearest', query: address });
      const [first = ''] = plainText(given).split('\n');
      expect(first).toMatch(opening);
      expect(first).toContain(word);
      expect(given.citations).not.toEqual([]);
    },
  );

  it.each([
    ['en', 'Did Metropolis support Chicago?'],
    ['en', 'who monitors progress'],
    ['en', 'why did Montréal present the paper'],
    ['en', 'Who received support from Metropolis?'],
    ['en', 'what else did Grandi get besides the paper'],
    ['en', 'Is diplomacy by cities still covered anywhere?'],
    ['en', 'does nobody cover diplomacy by cities anywhere'],
    ['en', 'diplomacy by cities in Toronto, covered anywhere?'],
    ['en', 'diplomacy by cities in 1999, covered anywhere?'],
    ['fr', 'la diplomatie des villes n’est jamais abordée quelque part ?'],
    ['es', '¿la diplomacia de las ciudades ya no aparece en ningún lado?'],
  ] as const)('is not given where a word, a name or a number forbids it (%s): %s', (language, question) => {
    expect(ask(question, language).given.outcome).not.toBe('nearest');
  });

  it.each([
    ['fr', 'Pourquoi Barthélemy Dias n’est plus à la tête de Metropolis ?', 'facts/met-pres-dias'],
    [
      'fr',
      'Le Haut-Commissaire avait-il reçu le document de Metropolis, ou seulement la représentante spéciale ?',
      'facts/paper-sent',
    ],
    ['es', 'presupuesto acnur 2026 cuanto queda', 'facts/unhcr-budget-2026'],
    ['fr', 'Qui a repris l’intérim de Metropolis après Dakar ?', 'facts/met-pres-dias'],
  ] as const)(
    'is given where the turning word is answered by what it governs (%s): %s',
    (language, question, address) => {
      expect(addressOf(ask(question, language).asked.query)).toContain(address);
    },
  );

  it.each([
    [
      'es',
      'Pacto sobre los refugiados, A/73/12 parte II: ¿qué párrafos ocupa el programa de acción?',
      'facts/gcr-part',
    ],
    [
      'fr',
      'La Suisse a-t-elle fini par rejoindre le pacte migratoire de l’ONU, ou son parlement a tranché autrement ?',
      'facts/swiss-decree-2024',
    ],
  ] as const)(
    'is given where an office, a part or its world is no other name (%s): %s',
    (language, question, address) => {
      expect(addressOf(ask(question, language).asked.query)).toContain(address);
    },
  );

  it('is shown as a suggestion where it is not likely enough: quoted, with a button, and nothing cited', () => {
    const { asked, given } = ask('When was Montreal captured?', 'en');
    if (asked.suggestion === undefined) throw new Error('expected a suggestion');
    expect(given).toMatchObject({ status: 'not_in_sources', outcome: 'not_understood', citations: [] });
    expect(given.blocks.some(({ type }) => type === 'quote')).toBe(true);
    expect(given.next[0]?.query).toEqual(asked.suggestion);
  });

  it('is learned alike in every run, and from the data as they are', () => {
    expect(train(core)).toBe(readFileSync(join(dataFolder, 'evidence.json'), 'utf8'));
  });
});

describe('a stem is a hint', () => {
  it.each([
    ['internal', 'international', false],
    ['general', 'generous', false],
    ['factories', 'factors', false],
    ['endorsed', 'endorses', true],
    ['planned', 'plans', true],
    ['cities', 'city', true],
  ] as const)('%s and %s: %s', (one, other, expected) => {
    expect(isSameWord(one, other, 'en')).toBe(expected);
    expect(isSameWord(other, one, 'en')).toBe(expected);
  });
});

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
