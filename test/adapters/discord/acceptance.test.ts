import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../fakes/discord/messages.ts';
import { type RunningBot, runBot } from './running-bot.ts';

/** The scenarios of the users' view on Discord, with the real discord.js against a Discord of our own. */
describe('on Discord', () => {
  let running: RunningBot;
  beforeAll(async () => {
    running = await runBot();
  });
  afterAll(() => running.stop());

  it('a question in words gets its answer with sources, seen only by the asker', async () => {
    const ana = running.user('Ana');
    const message = await ana.run('compacts ask', { question: 'Is Chicago on the list?' });
    expect(textOf(message)).toContain('Yes, **Chicago** is on the list of non-members');
    expect(textOf(message)).toContain('https://www.metropolis.org/news/contribution-global-compact');
    expect(textOf(message)).toContain('Data as of');
    expect(message.seenBy).toBe(ana.id);
    expect(running.user('Ben').sees()).not.toContain(message);
  });
});
