import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sayPlainly } from '../../src/messages/say.ts';
import { textOf } from '../fakes/discord/messages.ts';
import { applicationId } from '../fakes/discord/wire.ts';
import { type RunningBot, runBot as runDiscordBot } from './discord/running-bot.ts';
import { dialogue, only } from './slack/dialogue.ts';
import { core, type Running, runBot } from './slack/running.ts';

/** Longer than any answer takes: the process that was at it is gone. */
const longAgo = 5 * 60_000;
const interrupted = sayPlainly(core.messages, 'en', 'chat.interrupted');

describe('a message to the bot on Slack whose process ends before it answers', () => {
  const talk = dialogue('http');
  const others: Running[] = [];
  const another = async () => {
    const bot = await runBot(talk.slack, 'http', talk.store);
    others.push(bot);
    return bot;
  };
  afterEach(async () => {
    for (const each of others.splice(0)) await each.stop();
  });
  const hang = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    talk.slack.faults.plan('chat.postMessage', { kind: 'held', until: () => promise });
    return resolve;
  };

  it('is told so by the next one, in its thread, once', async () => {
    talk.slack.backend.locales.set('UALICE', 'fr-FR');
    const goOn = hang();
    await talk.bot.deliver(talk.alice.mention('city chicago', { ts: '1700000000.000200' }));
    await talk.slack.until(
      () => talk.slack.calls.some(({ method }) => method === 'chat.postMessage'),
      'a try',
    );
    talk.slack.clock.ahead += longAgo;
    await Promise.all([another(), another()]);
    await talk.count(1);
    const told = only(talk.seen());
    expect(told.thread).toBe('1700000000.000200');
    expect(told.words).toBe(sayPlainly(core.messages, 'fr', 'chat.interrupted'));
    goOn();
  });

  it('is told later where Slack does not take that now', async () => {
    const goOn = hang();
    await talk.bot.deliver(talk.alice.mention('city chicago'));
    await talk.slack.until(
      () => talk.slack.calls.some(({ method }) => method === 'chat.postMessage'),
      'a try',
    );
    talk.slack.clock.ahead += longAgo;
    talk.slack.faults.plan('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1 });
    const second = await another();
    await talk.slack.until(() => second.logged().includes('it is tried again'), 'a look in vain');
    const waiting = await talk.store.awaited.takeLeftBehind('slack', new Date(talk.slack.now() + 1));
    expect(waiting).toEqual([expect.objectContaining({ platform: 'slack', workspace: 'T1' })]);
    goOn();
  });

  it('is not told where it was answered, and nothing of where it stands is kept', async () => {
    await talk.bot.deliver(talk.alice.mention('city chicago'));
    await talk.count(1);
    await talk.bot.stop();
    talk.slack.clock.ahead += longAgo;
    expect(await talk.store.awaited.takeLeftBehind('slack', new Date(talk.slack.now()))).toEqual([]);
    await talk.restart();
    await talk.bot.deliver(talk.alice.mention('city boston'));
    await talk.count(2);
    expect(talk.seen().map(({ words }) => words)).not.toContain(interrupted);
  });
});

describe('a message to the bot on Discord whose process ends before it answers', () => {
  let running: RunningBot;
  beforeAll(async () => {
    running = await runDiscordBot();
  });
  afterAll(() => running.stop());

  it('is told so by the next one, as a reply', async () => {
    const { discord } = running;
    const ana = running.user('Ana');
    const { promise, resolve } = Promise.withResolvers<void>();
    discord.disturb({ path: /\/messages$/u, how: { hold: promise }, times: 1 });
    const asked = ana.write(`<@${applicationId}> Is Chicago on the list?`);
    await discord.until(() => discord.requests.some(({ path }) => path.endsWith('/messages')));
    discord.advance(longAgo);
    const next = await running.another();
    await discord.until(() => ana.sees().length > 0);
    const [told] = ana.sees();
    expect(told && textOf(told)).toBe(interrupted);
    expect(told?.payload.message_reference?.message_id).toBe(asked.id);
    resolve();
    await next.bot.stop();
  });
});
