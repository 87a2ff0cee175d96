import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf, parseAddress } from '../../src/query/address.ts';

const core = await loadCore();
const read = (question: string, language: Language) => understand(question, core, language);
const address = (question: string, language: Language) => addressOf(read(question, language).query);

/** What several questions are, one by one. */
function parts(question: string, language: Language): (string | undefined)[] {
  const { query } = read(question, language);
  return query.kind === 'several' ? query.of.map((each) => parseAddress(each)?.kind) : [query.kind];
}

describe('questions that one sentence joins', () => {
  it.each([
    ['en', 'Which cities in California signed, and who presented the position paper?', ['cities', 'facts']],
    ['fr', 'Combien d’engagements a pris Metropolis, et quel est le troisième ?', ['count', 'commitment']],
    ['es', '¿Cuántos compromisos asume Metropolis y cuál es el primero?', ['count', 'commitment']],
  ] as const)('share what they are about (%s): %s', (language, question, kinds) => {
    expect(parts(question, language)).toEqual(kinds);
  });

  it('share it whichever of them names it', () => {
    const asked = 'number of paragraphs and number of annexes of the New York Declaration?';
    expect(address(asked, 'en')).toContain('nyd');
    expect(address(asked, 'en')).not.toContain('gcm');
  });

  it('leave out a part that is not understood, and say so', () => {
    const given = read('Which states abstained on the migration compact, and what did it feel like?', 'en');
    expect(given).toMatchObject({ isNearest: true, query: { kind: 'votes', stance: 'abstained' } });
    expect(given.notUnderstood.join(' ')).toContain('feel like');
  });

  it.each([
    'Upon learning of a French scouting party in the area, what did Washington do?',
    'Who won the cup in 1998, and who presented the trophy?',
  ])('are no question on the subject for half a name: %s', (question) => {
    expect(address(question, 'en')).toMatch(/^unknown\//);
  });
});
