import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const address = (question: string, language: Language) =>
  addressOf(understand(question, core, language).query);

describe('figures side by side', () => {
  it.each([
    ['en', 'I have two figures in my notes for the migration compact, 164 and 152. Which is which?'],
    ['fr', 'Pacte migration : 164 et 152, c’est quoi la différence ?'],
    ['es', 'Pacto sobre migración: ¿164 o 152?'],
  ] as const)('are told with the facts that hold one each (%s): %s', (language, question) => {
    expect(address(question, language)).toBe('facts/gcm-states+gcm-vote');
  });

  it.each([
    ['en', '76, 80 or 104 cities behind the Marrakech declaration?', 'facts/mmd-signers'],
    ['fr', '13, 14 ou 18 signataires américains ? qui dit quoi', 'facts/us-signers'],
    ['es', '¿13, 14 o 18 firmantes estadounidenses?', 'facts/us-signers'],
    ['en', 'Who says 13, who 14 and who 18 US signers?', 'facts/us-signers'],
  ] as const)('are told with the one fact that holds them all (%s): %s', (language, question, expected) => {
    expect(address(question, language)).toBe(expected);
  });

  it.each([
    'Is it 164 or 153 for the migration compact?',
    'Marathon records of 164 and 152 minutes: which is which?',
  ])('are nothing where one of them stands nowhere, or on something else: %s', (question) => {
    expect(address(question, 'en')).not.toContain('gcm-states');
  });

  it.each([
    'I have two figures',
    'I have two figures, 164 and 152. Which is which?',
    'We have four figures here, which one is right?',
  ])('that somebody only says they have are no claim about the list: %s', (question) => {
    expect(address(question, 'en')).not.toContain('count/');
  });
});
