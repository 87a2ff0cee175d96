import { expect, it } from 'vitest';
import type { Subscriptions } from '../../src/digest/ledger.ts';
import { runBot as runDiscord } from '../adapters/discord/running-bot.ts';
import { runBot as runSlack, temporaryStore } from '../adapters/slack/running.ts';
import { textOf } from '../fakes/discord/messages.ts';
import { person } from '../fakes/slack/deliveries.ts';
import { startFakeSlack } from '../fakes/slack/slack.ts';

/** A store whose disk is full: whatever is asked of it fails. */
const broken = new Proxy({} as Subscriptions, {
  get: () => async () => {
    throw new Error('database or disk is full');
  },
});

/** What the user reads: one sentence or two with an id to report, and nothing of the error itself. */
const oneSentence = (words: string) => {
  expect(words).toMatch(/[0-9a-f]{8}/u);
  expect(words).not.toMatch(/disk|database|Error|at /u);
  expect(words.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(2);
};

it('a digest command on Slack is told in a sentence with an incident when the store fails', async () => {
  const slack = await startFakeSlack();
  const { store, remove } = await temporaryStore();
  const bot = await runSlack(slack, 'http', store, {
    digests: { subscriptions: broken, access: 'everyone', examine: async () => [] },
  });
  const seen = () => slack.workspace.seenBy('UANA', 'C1');
  await bot.deliver(person(slack, 'UANA', 'ana').command('status', { command: '/compacts-digest' }));
  await slack.until(() => seen().length > 0, 'an answer');
  oneSentence(seen()[0]?.words ?? '');
  await bot.stop();
  expect(seen()).toHaveLength(1);
  expect(bot.logged()).toContain('disk is full');
  await slack.stop();
  await remove();
});

it('a digest command on Discord is told in a sentence with an incident when the store fails', async () => {
  const running = await runDiscord({
    parts: { digests: { subscriptions: broken, examine: async () => [] } },
  });
  oneSentence(textOf(await running.user('Ana').run('compacts-digest status', {})));
  expect(running.logged()).toContain('disk is full');
  await running.stop();
});
