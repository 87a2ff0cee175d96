import { afterEach, describe, expect, it } from 'vitest';
import { renderNotice } from '../../../adapters/discord/draw/render.ts';
import type { Metrics } from '../../../src/ports.ts';
import { person } from '../../fakes/slack/deliveries.ts';
import { startFakeSlack } from '../../fakes/slack/slack.ts';
import { runBot as runDiscord } from '../discord/running-bot.ts';
import { runBot as runSlack, temporaryStore } from '../slack/running.ts';

/** Keeps what is counted, as `name: values`. */
function recorded(): { metrics: Metrics; counted: string[] } {
  const counted: string[] = [];
  const note =
    (name: string) =>
    (...values: unknown[]) =>
      void counted.push(`${name}: ${values.map((value) => JSON.stringify(value)).join(' ')}`);
  const metrics: Metrics = {
    answered: ({ platform, query, status, seconds }) => {
      expect(seconds).toBeGreaterThan(0);
      note('answered')(platform, query, status);
    },
    acknowledged: (_, seconds) => expect(seconds).toBeGreaterThanOrEqual(0),
    lost: (platform, loss) => (loss.length > 0 ? note('lost')(platform, loss.length > 0) : undefined),
    delivered: note('delivered'),
    toldToWait: note('toldToWait'),
    failed: note('failed'),
  };
  return { metrics, counted };
}

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

describe('what is counted', () => {
  it('on Slack: commands from memory too, mentions, presses, shares, waits and refusals', async () => {
    const { metrics, counted } = recorded();
    const slack = await startFakeSlack();
    const { store, remove } = await temporaryStore();
    const bot = await runSlack(slack, 'socket', store, { metrics });
    endings.push(
      () => slack.stop(),
      remove,
      () => bot.stop(),
    );
    const alice = person(slack, 'UALICE', 'alice');
    const seen = () => slack.workspace.seenBy('UALICE', 'C1');
    await bot.deliver(alice.command('city chicago'));
    await bot.deliver(alice.command('city chicago'));
    await slack.until(() => counted.length >= 2, 'two answers');
    expect(counted).toEqual(Array(2).fill('answered: "slack" "city" "answered"'));
    slack.faults.plan('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 });
    await bot.deliver(alice.mention('what is the weather tomorrow'));
    await slack.until(() => counted.length >= 5, 'a wait, and an answer after it');
    expect(counted.slice(2)).toEqual([
      'failed: "slack" "wait"',
      'toldToWait: "slack" 1',
      'answered: "slack" "unknown" "not_in_sources"',
    ]);
    const answer = seen().find(({ visibleTo }) => visibleTo === 'UALICE');
    if (answer === undefined) throw new Error('no answer');
    await bot.deliver(alice.press(answer, 'Share here'));
    await slack.until(() => counted.length >= 6, 'a share');
    slack.faults.plan('response_url', { kind: 'error', error: 'expired_url' });
    await bot.deliver(alice.press(answer, 'Français'));
    await slack.until(() => counted.length >= 7, 'a refusal');
    expect(counted.slice(5)).toEqual(['answered: "slack" "city" "answered"', 'failed: "slack" "gone"']);
  });

  it('on Discord: the same', async () => {
    const { metrics, counted } = recorded();
    const bot = await runDiscord({ parts: { metrics } });
    endings.push(() => bot.stop());
    const ana = bot.user('Ana');
    await ana.run('compacts city', { name: 'chicago' });
    await ana.run('compacts city', { name: 'chicago' });
    await bot.discord.until(() => counted.length >= 2);
    expect(counted).toEqual(Array(2).fill('answered: "discord" "city" "answered"'));
    bot.discord.disturb({ path: /messages$/u, how: { limit: 1.5 }, times: 1 });
    const sent = await bot.bot.outbound().create('910000000000000001', renderNotice('x', 'public'));
    expect(sent.done).toBe(false);
    expect(counted.slice(2)).toEqual(['toldToWait: "discord" 1.5', 'failed: "discord" "wait"']);
  });
});
