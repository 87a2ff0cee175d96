import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { understand } from '../../src/ask/ask.ts';
import { askIndexOf } from '../../src/ask/ask-index.ts';
import { postingsOf } from '../../src/ask/evidence/postings.ts';
import type { Unit } from '../../src/ask/evidence/units.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { loadCore } from '../../src/core.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';

const core = await loadCore();

function knowledgeWith(byId: Knowledge['asked']['byId']): Knowledge {
  return { ...core.knowledge, asked: { byId } };
}

function told(question: string, knowledge: Knowledge): string {
  const own = { ...core, knowledge };
  return plainText(answerAsked(understand(question, own, 'en'), own, 'en'));
}

describe('ways of asking', () => {
  it('have a fact found by words that its text does not have', () => {
    const question = 'How much dosh did the World Bank fork out at the first Global Refugee Forum?';
    const asked = { 'grf-2019-results': { en: ['how much dosh did the bank fork out'] } };
    expect(told(question, knowledgeWith({}))).not.toContain('4.7 billion');
    expect(told(question, knowledgeWith(asked))).toContain('4.7 billion');
  });

  it('lend a fact no name, no number and no word that turns a question round', () => {
    const asked = { 'met-founded': { en: ['Did Paris never found the club in 1999, the 12th?'] } };
    const postings = postingsOf(askIndexOf(knowledgeWith(asked), 'en'));
    const at = core.knowledge.facts.findIndex(({ id }) => id === 'met-founded');
    const isMet = (word: string) => {
      const unit = { words: [{ text: word, stem: word }], keys: [] } as unknown as Unit;
      return postings.meeting(unit).has(at);
    };
    expect(isMet('club')).toBe(true);
    for (const word of ['paris', 'never', '1999', '12th']) expect(isMet(word), word).toBe(false);
  });
});
