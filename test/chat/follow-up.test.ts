import { describe, expect, it } from 'vitest';
import { understand } from '../../src/ask/ask.ts';
import { completed, createConversations } from '../../src/chat/follow-up.ts';
import { loadCore } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';

const core = await loadCore();
const address = (question: string, language: Language) =>
  addressOf(understand(question, core, language).query);

describe('a question that leans on the one before', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'Is Chicago a member of Metropolis?', 'and Boston?', 'member/Boston'],
    ['fr', 'Chicago est-elle membre de Metropolis ?', 'et Boston ?', 'member/Boston'],
    ['es', '¿Es Chicago miembro de Metropolis?', '¿y Boston?', 'member/Boston'],
    ['en', 'When was the migration compact adopted?', 'and the New Urban Agenda?', 'facts/nua-adopted'],
    ['en', 'What is the migration compact?', 'and the refugee compact?', 'record/refugee-compact'],
    ['en', 'What is the migration compact?', 'when was it adopted?', 'facts/gcm-expected+gcm-adopted'],
    ['en', 'Who is Filippo Grandi?', 'when did his term end?', 'facts/grandi-term'],
  ])('in %s: %s %s', (language, before, question, expected) => {
    expect(address(completed(question, before, core, language), language)).toBe(expected);
  });

  it.each([
    ['Is Chicago on the list?', 'How many commitments are there?'],
    ['Is Chicago on the list?', 'commitment 3'],
    ['Is Chicago on the list?', 'city Boston'],
    ['How many members are there?', 'and Boston?'],
    ['hello', 'when was it adopted?'],
    ['Is Chicago on the list?', 'and the New Urban Agenda?'],
  ])('is left as it is where it stands alone or the other does not help: %s %s', (before, question) => {
    expect(completed(question, before, core, 'en')).toBe(question);
  });
});

describe('a conversation', () => {
  const minute = 60_000;
  it('goes on from question to question, each in its own thread, for ten minutes', () => {
    let now = 0;
    const { follow } = createConversations({ now: () => new Date(now) });
    expect(follow('a', 'Is Chicago a member of Metropolis?', core, 'en')).toBe(
      'Is Chicago a member of Metropolis?',
    );
    expect(follow('b', 'and Boston?', core, 'en')).toBe('and Boston?');
    now += 9 * minute;
    expect(follow('a', 'and Boston?', core, 'en')).toBe('Is Boston a member of Metropolis?');
    now += 9 * minute;
    expect(follow('a', 'and Miami?', core, 'en')).toBe('Is Miami a member of Metropolis?');
    now += 11 * minute;
    expect(follow('a', 'and Denver?', core, 'en')).toBe('and Denver?');
  });
});
