import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSlack } from '../../../adapters/slack/slack.ts';
import type { Store } from '../../../src/digest/store.ts';
import { noMetrics } from '../../../src/ports.ts';
import type { SlackSetup } from '../../../src/settings/slack-setup.ts';
import { lifecycle, person } from '../../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import { dialogue, only } from './dialogue.ts';
import { core, keptLog, runBot, temporaryStore } from './running.ts';

describe('the connection over Socket Mode', () => {
  const talk = dialogue('socket');
  const { until, reconnected } = {
    until: (condition: () => boolean, what: string) => talk.slack.until(condition, what),
    reconnected: (times: number) =>
      talk.slack.until(
        () => talk.slack.sockets.made() > times && talk.bot.service.health().ready,
        'a new connection',
      ),
  };

  it('comes back when it breaks', async () => {
    expect(talk.bot.service.health()).toEqual({ ready: true });
    talk.slack.sockets.drop();
    await until(() => !talk.bot.service.health().ready, 'a lost connection');
    await reconnected(1);
    expect((await talk.ask('city chicago')).words).toContain('Chicago');
  });

  it('brings a command again that it broke under, and the command is answered once', async () => {
    const taken = talk.bot.deliver(talk.alice.command('city chicago'));
    talk.slack.sockets.drop();
    expect(await taken).toEqual({ status: 200 });
    await talk.count(1);
    expect(only(talk.seen()).words).toContain('Chicago is on the list');
  });

  it('comes back when it is dead without a word', async () => {
    await talk.restart({ longestSilence: 600 });
    await reconnected(1);
    const before = talk.slack.sockets.made();
    talk.slack.faults.plan('apps.connections.open', { kind: 'status', status: 500 });
    talk.slack.sockets.freeze();
    await until(() => !talk.bot.service.health().ready, 'a dead connection');
    await reconnected(before);
    expect((await talk.ask('city chicago')).words).toContain('Chicago');
  });

  it('comes back when Slack asks for a new one', async () => {
    talk.slack.sockets.refresh();
    await reconnected(1);
    expect((await talk.ask('city chicago')).words).toContain('Chicago');
  });

  it('comes back after Slack was ill, and the process lives on', async () => {
    talk.slack.faults.plan(
      'apps.connections.open',
      { kind: 'status', status: 500 },
      { kind: 'drop', when: 'before' },
      { kind: 'status', status: 429, retryAfter: 0 },
      { kind: 'error', error: 'internal_error' },
    );
    talk.slack.sockets.drop();
    await reconnected(1);
    expect((await talk.ask('city chicago')).words).toContain('Chicago');
  });

  it('is not tried again where Slack refuses for good, and the health says what to do', async () => {
    talk.slack.faults.plan('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    talk.slack.sockets.drop();
    await until(
      () => JSON.stringify(talk.bot.service.health()).includes('SLACK_APP_TOKEN'),
      'a final refusal',
    );
    expect(talk.slack.sockets.made()).toBe(1);
    expect(talk.bot.service.health()).toMatchObject({
      ready: false,
      because: expect.stringContaining('invalid_auth'),
    });
  });
});

describe('tokens that are wrong', () => {
  let slack: FakeSlack;
  let store: Store;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    slack = await startFakeSlack();
    ({ store, remove } = await temporaryStore());
  });
  afterEach(async () => {
    await slack.stop();
    await remove();
  });

  const start = async (change: Partial<SlackSetup>) => {
    const { log, logged } = keptLog();
    const setup = {
      mode: 'socket',
      apiAddress: slack.apiAddress,
      appToken: slack.appToken,
      workspaces: { botToken: slack.botToken },
      ...change,
    } as SlackSetup;
    const service = await startSlack(setup, {
      core,
      language: 'en',
      marks: store.onceMarks,
      installations: store.installations,
      clock: { now: () => new Date() },
      log,
      report: () => {},
      metrics: noMetrics,
    });
    return { service, logged };
  };

  it('leave the bot up, unhealthy and quiet, with what to do', async () => {
    const { service, logged } = await start({ workspaces: { botToken: 'xoxb-1-wrong-canary' } });
    expect(service.health()).toMatchObject({
      ready: false,
      because: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    await service.stop();
    const app = await start({ mode: 'socket', appToken: 'xapp-1-wrong-canary' } as Partial<SlackSetup>);
    expect(app.service.health()).toMatchObject({
      ready: false,
      because: expect.stringContaining('SLACK_APP_TOKEN'),
    });
    await app.service.stop();
    expect(slack.calls.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(2);
    expect(logged() + app.logged()).not.toContain('canary');
  });

  it('are not the only thing that can be wrong: a port that is taken ends the start with its name', async () => {
    const bot = await runBot(slack, 'http', store);
    const port = bot.service.port ?? 0;
    await expect(
      start({ mode: 'http', signingSecret: 'x'.repeat(16), host: '127.0.0.1', port } as Partial<SlackSetup>),
    ).rejects.toThrow(`SLACK_PORT: 127.0.0.1:${port} cannot be listened on: another program uses it`);
    await bot.stop();
  });

  it('appear nowhere, neither do users’ words, at the most talkative log and with calls that fail', async () => {
    const bot = await runBot(slack, 'socket', store);
    const alice = person(slack, 'UALICE');
    for (const fault of [
      { kind: 'status', status: 500 },
      { kind: 'drop', when: 'before' },
      { kind: 'error', error: 'fatal_error' },
    ] as const) {
      slack.faults.plan('chat.postMessage', fault);
      await bot.deliver(alice.mention('is canary-question on the list?'));
    }
    slack.faults.plan('response_url', { kind: 'status', status: 500 });
    await bot.deliver(alice.command('city canary-question'));
    await bot.deliver(lifecycle(slack, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }));
    await bot.deliver(alice.command('city canary-question'));
    await bot.stop();
    const logged = bot.logged();
    expect(logged).toContain('http_500');
    expect(logged).toContain('connection_lost');
    for (const secret of [slack.botToken, slack.appToken, slack.signingSecret, 'canary', '/response/'])
      expect(logged).not.toContain(secret);
  });
});

describe('one workspace that removes the app', () => {
  const talk = dialogue('http');

  it.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }])(
    'is not called any more: %o',
    async (event) => {
      await talk.ask('city chicago');
      await talk.bot.deliver(lifecycle(talk.slack, event));
      await talk.slack.until(() => !talk.bot.service.health().ready, 'an end');
      const calls = talk.slack.calls.length;
      await talk.bot.deliver(talk.alice.mention('city boston'));
      await talk.bot.stop();
      expect(talk.slack.calls).toHaveLength(calls);
      only(talk.seen());
    },
  );

  it('is called on where only a user’s token was revoked', async () => {
    await talk.bot.deliver(
      lifecycle(talk.slack, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }),
    );
    expect((await talk.ask('city chicago')).words).toContain('Chicago');
  });
});

describe('a signed command that lacks what Slack may leave out', () => {
  const talk = dialogue('http');

  it.each(['text', 'user_name'])('is acknowledged and answered without %s', async (field) => {
    const command = talk.alice.command('city chicago');
    const { [field]: _, ...payload } = command.payload;
    expect((await talk.bot.deliver({ ...command, payload })).status).toBe(200);
    expect(only(talk.seen()).words).not.toMatch(/incident/iu);
    expect(talk.bot.logged()).not.toContain('"level":50');
  });
});

describe('a workspace that granted only what is required', () => {
  const talk = dialogue('http', { scopes: ['commands', 'chat:write'] });

  it('is answered, in the bot’s language, and asked for users’ languages once', async () => {
    talk.slack.backend.locales.set('UALICE', 'fr-FR');
    expect((await talk.ask('city chicago')).words).toContain('as of 23 November 2026');
    expect((await talk.ask('city boston')).words).toContain('as of 23 November 2026');
    expect(talk.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });
});
