import { REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderNotice } from '../../../adapters/discord/draw/render.ts';
import { createGate } from '../../../adapters/discord/send/gate.ts';
import { createOutbound, type Outbound, outboundOptions } from '../../../adapters/discord/send/outbound.ts';
import { readRefusal, type Todo } from '../../../adapters/discord/send/refusals.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { unfurls } from '../../fakes/discord/messages.ts';
import { Refusal } from '../../fakes/discord/refusal.ts';

const channel = '910000000000000001';
const message = renderNotice('@everyone <@123456789012345678> https://example.org', 'public');
const create = /^\/channels\/\d+\/messages$/u;

describe('the outbound side on Discord', () => {
  let discord: FakeDiscord;
  let outbound: Outbound;
  const pauses: number[] = [];
  beforeEach(async () => {
    discord = await startFakeDiscord();
    const rest = new REST({ ...outboundOptions, api: discord.api }).setToken(discord.token);
    pauses.length = 0;
    outbound = createOutbound(rest, { onStop: () => undefined, onPause: (time) => pauses.push(time) });
  });
  afterEach(() => discord.close());

  it('creates a message that notifies nobody and grows no preview', async () => {
    const sent = await outbound.create(channel, message);
    expect(sent).toMatchObject({ done: true });
    const [created] = discord.messages;
    expect(created?.pinged).toEqual([]);
    expect(created === undefined || unfurls(created)).toBe(false);
    // SUPPRESS_EMBEDS, besides what Components V2 do by themselves.
    expect((created?.payload.flags ?? 0) & (1 << 2)).not.toBe(0);
    expect(created?.payload.allowed_mentions).toEqual({ parse: [] });
    expect(created?.payload.enforce_nonce).toBe(true);
    expect(String(created?.payload.nonce)).toMatch(/^[\w-]{1,25}$/u);
  });

  it('makes one message where the answer is lost and the message is sent again', async () => {
    discord.disturb({ path: create, how: 'lose', times: 1 });
    const lost = await outbound.create(channel, message, { nonce: 'digest-1' });
    expect(lost).toMatchObject({ done: false, refusal: { todo: 'wait', status: 0 } });
    const again = await outbound.create(channel, message, { nonce: 'digest-1' });
    expect(again).toMatchObject({ done: true, result: { messageId: discord.messages[0]?.id } });
    expect(discord.messages).toHaveLength(1);
  });

  it('makes one message where Discord breaks down in between', async () => {
    discord.disturb({ path: create, how: 'break', times: 1 });
    expect(await outbound.create(channel, message)).toMatchObject({ done: true });
    expect(discord.messages).toHaveLength(1);
  });

  it('goes on after the clock ran a year ahead for a moment', async () => {
    const real = Date.now.bind(Date);
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => real() + 365 * 86_400_000);
    try {
      expect(await outbound.create(channel, message)).toMatchObject({ done: true });
    } finally {
      ahead.mockRestore();
    }
    // More than discord.js sends in a second of its own counting, and each to another channel, with a limit of its own.
    for (let count = 0; count < 60; count += 1) {
      const sent = await outbound.create(String(910_000_000_000_000_001n + BigInt(count)), message);
      expect(sent.done ? 0 : (sent.refusal.retryAfter ?? 0), JSON.stringify(sent)).toBeLessThan(60_000);
    }
  });

  it('comes back at once from a rate limit, with how long to wait', async () => {
    discord.disturb({ path: create, how: { limit: 7 }, times: 1 });
    const started = performance.now();
    const sent = await outbound.create(channel, message);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(sent).toMatchObject({ done: false, refusal: { todo: 'wait' } });
    expect(sent.done ? 0 : sent.refusal.retryAfter).toBeGreaterThanOrEqual(7000);
  });

  it('reads the limit of a channel from the headers and never runs into it', async () => {
    const sent = [];
    for (let count = 0; count < 7; count += 1) sent.push(await outbound.create(channel, message));
    expect(sent.map(({ done }) => done)).toEqual([true, true, true, true, true, false, false]);
    expect(discord.requests).toHaveLength(5);
    expect(sent.at(-1)).toMatchObject({ refusal: { todo: 'wait', status: 0 } });
  });

  it('gives up when its time is over, and says that nobody knows', async () => {
    discord.disturb({ path: create, how: { hold: new Promise(() => undefined) }, times: 1 });
    const sent = await outbound.create(channel, message, { signal: AbortSignal.timeout(50) });
    expect(sent).toMatchObject({ done: false, refusal: { todo: 'wait', status: 0 } });
  });

  it('pauses long before Discord bans the address, whichever client of the process makes the requests', async () => {
    const gate = createGate(3);
    const clients = [1, 2].map(() => {
      const rest = new REST({ ...outboundOptions, makeRequest: gate.request, api: discord.api });
      const reports = { onStop: () => undefined, onPause: (time: number) => pauses.push(time) };
      return { rest: rest.setToken(discord.token), outbound: createOutbound(rest, reports, gate) };
    });
    discord.disturb({
      path: create,
      how: { refuse: new Refusal(403, 50_013, 'Missing Permissions') },
      times: 100,
    });
    const todos = new Set<Todo>();
    for (let count = 0; count < 20; count += 1) {
      const sent = await clients[count % 2]?.outbound.create(channel, message);
      if (sent?.done === false) todos.add(sent.refusal.todo);
      // What discord.js asks by itself, such as for the gateway's address, goes the same way.
      await clients[0]?.rest.get(Routes.gatewayBot()).catch(() => undefined);
    }
    expect(discord.requests.filter(({ path }) => create.test(path))).toHaveLength(3);
    expect(discord.requests.length).toBeLessThanOrEqual(6);
    expect(todos).toEqual(new Set(['suspend', 'wait']));
    expect(pauses.length).toBeGreaterThan(0);
  });

  it('does not run hot where a rate limit names no time, and ends in time', async () => {
    discord.disturb({ path: /callback$/u, how: 'unstated', times: 1e6 });
    const rest = new REST({ ...outboundOptions, api: discord.api }).setToken(discord.token);
    const brief = createOutbound(
      rest,
      { onStop: () => undefined, onPause: () => undefined },
      createGate(),
      300,
    );
    const sent = await brief.answer({ id: '1', applicationId: '2', token: 'x' }, message);
    expect(sent).toMatchObject({ done: false, refusal: { todo: 'wait' } });
    expect(discord.requests).toHaveLength(1);
  });

  it('ends in time where Discord asks to wait for long, and where it never answers', async () => {
    const rest = new REST({ ...outboundOptions, api: discord.api }).setToken(discord.token);
    const brief = createOutbound(
      rest,
      { onStop: () => undefined, onPause: () => undefined },
      createGate(),
      300,
    );
    discord.disturb({ path: /applications/u, how: { limit: 3600 }, times: 1 });
    expect(await brief.whoAmI()).toMatchObject({ done: false, refusal: { todo: 'wait' } });
    discord.disturb({ path: /gateway/u, how: { hold: new Promise(() => undefined) }, times: 10 });
    expect(await brief.loginsLeft()).toMatchObject({ done: false, refusal: { todo: 'wait' } });
  });

  it('believes no wait of a year, which a timer would take for none', async () => {
    const rest = new REST({ ...outboundOptions, api: discord.api }).setToken(discord.token);
    const asked: number[] = [];
    const reports = { onStop: () => undefined, onPause: () => undefined };
    const waiting = createOutbound(
      rest,
      { ...reports, onWait: (milliseconds) => asked.push(milliseconds) },
      createGate(),
      300,
    );
    discord.disturb({ path: /applications/u, how: { limit: 31_536_000 }, times: 100 });
    expect(await waiting.whoAmI()).toMatchObject({ done: false, refusal: { todo: 'wait' } });
    // One request, and one wait of at most an hour before the next.
    expect(discord.requests).toHaveLength(1);
    expect(Math.max(...asked)).toBeLessThan(3_601_000);
  });

  it.each([401, 403, 404, 200])('takes a page with status %i for no word of Discord', async (page) => {
    discord.disturb({ path: create, how: { page }, times: 1 });
    const sent = await outbound.create(channel, message);
    expect(sent).toMatchObject({ done: false, refusal: { todo: 'wait', status: page === 200 ? 0 : page } });
    // The token is still there.
    expect(await outbound.create(channel, message)).toMatchObject({ done: true });
  });

  it.each([null, {}, [], 'taken'])('counts an answer without an id as no message: %o', async (say) => {
    discord.disturb({ path: create, how: { say }, times: 1 });
    expect(await outbound.create(channel, message)).toMatchObject({
      done: false,
      refusal: { todo: 'wait', status: 0 },
    });
  });

  it('never holds the token or the text in what it says of a refusal', async () => {
    discord.disturb({
      path: create,
      how: { refuse: new Refusal(400, 50_035, 'Invalid Form Body') },
      times: 1,
    });
    const sent = await outbound.create(channel, message);
    expect(JSON.stringify(sent)).not.toContain('canary');
    expect(JSON.stringify(sent)).not.toContain('example.org');
  });
});

describe('what to do about an error', () => {
  const cases: readonly [Todo, readonly number[]][] = [
    ['suspend', [10_003, 10_004, 50_001, 50_013, 50_083]],
    ['wait', [20_016, 20_028, 130_000]],
    ['tell', [200_000, 240_000]],
    ['log', [10_062, 40_060]],
    ['defect', [50_035, 50_006]],
  ];
  it.each(cases)('%s', (todo, codes) => {
    for (const code of codes) expect(readRefusal({ status: 400, code }).todo, String(code)).toBe(todo);
  });

  it('follows the status where no code is known', () => {
    expect(readRefusal({ status: 401, code: 0 }).todo).toBe('stop');
    expect(readRefusal({ status: 401, code: 50_027 }).todo).toBe('log');
    expect(readRefusal({ status: 429 }).todo).toBe('wait');
    expect(readRefusal({ status: 503 }).todo).toBe('wait');
    expect(readRefusal(new Error('socket hang up')).todo).toBe('wait');
    expect(readRefusal({ status: 400, code: 99_999 }).todo).toBe('defect');
  });
});
