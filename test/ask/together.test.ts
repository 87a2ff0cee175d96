import { describe, expect, it } from 'vitest';
import { slackCaps } from '../../adapters/slack/draw/render.ts';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { answer } from '../../src/builders/answer.ts';
import { pressLimit } from '../../src/chat/press.ts';
import { replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressLimit, addressOf, parseAddress } from '../../src/query/address.ts';

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
    [
      'en',
      'Did Ukraine and Somalia abstain on the migration compact? Who presented the paper of Metropolis? Is Ukraine on the list?',
    ],
    [
      'fr',
      'L’Ukraine et la Somalie se sont-elles abstenues sur le pacte migration ? Qui a présenté le document de position de Metropolis ? L’Ukraine est-elle sur la liste ?',
    ],
  ] as const)('are answered where no button has room for all of them (%s): %s', (language, question) => {
    const { query } = read(question, language);
    expect(addressOf(query).length).toBeGreaterThan(addressLimit);
    const given = answer(query, core, language);
    expect(given).toMatchObject({ status: 'answered' });
    const { rows, pages, blocks } = replyWith(given, core, slackCaps, 1, 'asker');
    expect(pages).toBe(1);
    expect(blocks.map(plainBlock).join(' ')).toMatch(/1\..*Ukraine.*2\..*Ukraine/su);
    for (const { id } of rows.flat()) expect(id.length).toBeLessThanOrEqual(pressLimit);
  });

  it.each([
    'Upon learning of a French scouting party in the area, what did Washington do?',
    'Who won the cup in 1998, and who presented the trophy?',
  ])('are no question on the subject for half a name: %s', (question) => {
    expect(address(question, 'en')).toMatch(/^unknown\//);
  });
});
