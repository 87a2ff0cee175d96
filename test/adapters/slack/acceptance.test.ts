import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Person, person } from '../../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import { type Mode, type Running, runBot } from './running.ts';

/** The scenarios of ../../../../shared/ACCEPTANCE.md that concern Slack, over both of its ways to the bot. */
describe.each<Mode>(['socket', 'http'])('on Slack over %s', (mode) => {
  let slack: FakeSlack;
  let bot: Running;
  let alice: Person;

  beforeEach(async () => {
    slack = await startFakeSlack();
    bot = await runBot(slack, mode);
    alice = person(slack, 'UALICE', 'alice');
  });

  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  const seen = (channel = 'C1') => slack.workspace.seenBy('UALICE', channel);

  it('a question is answered for its asker alone', async () => {
    expect((await bot.deliver(alice.command('ask Is Chicago on the list?'))).status).toBe(200);
    const [answer, ...more] = seen();
    expect(more).toEqual([]);
    expect(answer?.words).toContain('Yes, Chicago is on the list');
    expect(answer?.spoken).toContain('Yes, Chicago is on the list');
    expect(answer?.visibleTo).toBe('UALICE');
    expect(slack.workspace.seenBy('UBOB', 'C1')).toEqual([]);
  });
});
