import { afterEach, describe, expect, it } from 'vitest';
import { renderNotice } from '../../../adapters/discord/draw/render.ts';
import { textOf } from '../../fakes/discord/messages.ts';
import { type RunningBot, type RunOptions, runBot } from './running-bot.ts';

let running: RunningBot | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
async function start(options: RunOptions = {}): Promise<RunningBot> {
  running = await runBot(options);
  return running;
}

/** That nothing happens cannot be waited for: discord.js connects again after half a second, where it does. */
const longerThanReconnecting = () => new Promise((resolve) => setTimeout(resolve, 700));

/** Waits until the bot has seen everything that was sent before. */
async function answers(bot: RunningBot): Promise<void> {
  expect(textOf(await bot.user('Ana').run('compacts city', { name: 'chicago' }))).toContain('Chicago');
}

describe('the gateway', () => {
  it('is joined with the intents for servers and messages, none of them privileged', async () => {
    const { discord } = await start();
    expect(discord.gateway.intents).toEqual([1 | (1 << 9) | (1 << 12)]);
  });

  it('is resumed after a reconnect, and what was missed is answered', async () => {
    const bot = await start();
    const { gateway } = bot.discord;
    const ana = bot.user('Ana');
    gateway.askToReconnect();
    await bot.discord.until(() => gateway.open() === 0);
    const missed = ana.send('compacts city', { name: 'buffalo' });
    expect(textOf(await ana.answered(missed))).toContain('Buffalo');
    expect(gateway.counts).toMatchObject({ identifies: 1, resumes: 1 });
    await bot.discord.until(() => bot.bot.health().ready);
  });

  it.each([
    [true, { identifies: 1, resumes: 1 }],
    [false, { identifies: 2, resumes: 0 }],
  ])('whose session is declared invalid (resumable: %s) is joined again', async (resumable, counts) => {
    const bot = await start();
    const { gateway } = bot.discord;
    gateway.invalidateSession(resumable);
    await bot.discord.until(() => gateway.counts.identifies + gateway.counts.resumes === 2);
    await bot.discord.until(() => bot.bot.health().ready);
    await answers(bot);
    expect(gateway.counts).toMatchObject(counts);
  });

  it('that closes for a passing reason is joined again', async () => {
    const bot = await start();
    bot.discord.gateway.close(4000);
    await bot.discord.until(() => bot.discord.gateway.counts.connections === 2);
    await bot.discord.until(() => bot.bot.health().ready);
    await answers(bot);
  });

  it('that is dead without a word is not healthy, though still open', async () => {
    const bot = await start({ fake: { heartbeat: 200 }, parts: { silentAfter: 700 } });
    expect(bot.bot.health()).toEqual({ ready: true });
    bot.discord.gateway.freeze();
    await bot.discord.until(() => !bot.bot.health().ready);
    expect(bot.bot.health()).toMatchObject({ because: 'Discord acknowledges no heartbeat (shard 0)' });
  });

  it('that closes with a final code is left, and the health says why', async () => {
    const because: Record<number, string> = {
      4004: 'does not accept DISCORD_TOKEN',
      4010: 'DISCORD_SHARDS',
      4011: 'set DISCORD_SHARDS to auto',
      4012: 'update the bot',
      4013: 'update the bot',
      4014: 'does not allow one of the intents',
    };
    const left = Object.entries(because).map(async ([code, words]) => {
      const bot = await runBot();
      bot.discord.gateway.close(Number(code));
      await bot.discord.until(() => !bot.bot.health().ready);
      await longerThanReconnecting();
      const health = bot.bot.health();
      expect(health.ready ? '' : health.because).toContain(words);
      expect(health.ready ? '' : health.because).toContain(code);
      expect(bot.discord.gateway.counts.connections).toBe(1);
      await bot.stop();
    });
    await Promise.all(left);
  });

  it('that refuses every IDENTIFY with a final code sees one', async () => {
    const bot = await start({ ready: false, fake: { refuseWith: 4013 } });
    await bot.logs('"level":60');
    expect(bot.bot.health()).toMatchObject({ ready: false });
    await longerThanReconnecting();
    expect(bot.discord.gateway.counts).toMatchObject({ connections: 1, identifies: 1 });
  });

  it('that cannot be reached at first is tried again until it can', async () => {
    const bot = await start({
      parts: { firstWait: 20 },
      fake: { disturbances: [{ path: /gateway/u, how: 'break', times: 6 }] },
    });
    expect(bot.logged()).toContain('Discord cannot be reached');
    expect(bot.discord.gateway.counts.identifies).toBe(1);
    await answers(bot);
  });

  it('is joined in as many shards as Discord recommends', async () => {
    const bot = await start({ fake: { shards: 2 } });
    expect(bot.discord.gateway.counts.identifies).toBe(2);
    await answers(bot);
  });

  it('is joined in as many shards as are set', async () => {
    const bot = await start({ setup: { shards: 3 } });
    expect(bot.discord.gateway.counts.identifies).toBe(3);
  });
});

describe('30: a wrong token', () => {
  it('is named at once, reaches no gateway, and is not tried again', async () => {
    const bot = await start({
      ready: false,
      setup: { token: 'b3RoZXItdG9rZW4tMTIzNDU2.GfAkE0.canary-canary-canary-canary-wrong' },
    });
    await bot.logs('"level":60');
    const health = bot.bot.health();
    expect(health.ready ? '' : health.because).toMatch(/DISCORD_TOKEN.*Reset Token/u);
    expect(bot.discord.gateway.counts.connections).toBe(0);
    expect(bot.discord.requests.length).toBeLessThanOrEqual(1);
  });

  it('that was right until now ends everything at the first refusal', async () => {
    const bot = await start();
    bot.discord.resetToken();
    const before = bot.discord.requests.length;
    const post = () => bot.bot.outbound().create('910000000000000001', renderNotice('x', 'public'));
    const first = await post();
    const second = await post();
    expect(first).toMatchObject({ done: false, refusal: { todo: 'stop', status: 401 } });
    expect(second).toMatchObject({ done: false, refusal: { todo: 'stop' } });
    expect(bot.discord.requests.length).toBe(before + 1);
    expect(bot.bot.health()).toMatchObject({ ready: false });
  });
});

describe('30: a server', () => {
  const saved = { platform: 'discord', id: '900000000000000001', sealed: 'settings' };

  it('whose removal Discord tells takes everything kept for it along', async () => {
    const bot = await start();
    await bot.store.installations.save(saved);
    bot.discord.gateway.dispatch('GUILD_DELETE', { id: saved.id });
    await bot.logs('removed from a server');
    await answers(bot);
    expect(await bot.store.installations.find('discord', saved.id)).toBeUndefined();
  });

  it('that is only unavailable keeps everything', async () => {
    const bot = await start();
    await bot.store.installations.save(saved);
    bot.discord.gateway.dispatch('GUILD_DELETE', { id: saved.id, unavailable: true });
    await answers(bot);
    expect(await bot.store.installations.find('discord', saved.id)).toEqual(saved);
    expect(bot.bot.health()).toEqual({ ready: true });
  });
});

describe('21: the token', () => {
  it('is nowhere in the log, however much is logged and whatever fails', async () => {
    const bot = await start({ setup: { shards: 1 } });
    bot.discord.disturb({ path: /callback$/u, how: 'break', times: 3 });
    const ana = bot.user('Ana');
    ana.send('compacts help');
    await bot.logs('Discord did not take an answer');
    bot.discord.gateway.close(4004);
    await bot.logs('"level":60');
    expect(bot.logged()).not.toContain('canary');
    expect(bot.logged()).not.toContain('interaction-token');
  });
});

describe('the end', () => {
  it('waits for the answer in flight, then leaves the gateway', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bot = await start();
    const ana = bot.user('Ana');
    bot.discord.disturb({ path: /callback$/u, how: { hold: held }, times: 1 });
    const interaction = ana.send('compacts city', { name: 'chicago' });
    await bot.discord.until(() => bot.discord.requests.some(({ path }) => path.includes(interaction.id)));
    const stopped = bot.bot.stop();
    expect(bot.discord.gateway.open()).toBe(1);
    release();
    await stopped;
    expect(interaction.answeredWith).toBe(4);
    await bot.discord.until(() => bot.discord.gateway.open() === 0);
  });
});
