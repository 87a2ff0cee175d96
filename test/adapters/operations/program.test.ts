import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { textOf } from '../../fakes/discord/messages.ts';
import { userOf } from '../../fakes/discord/user.ts';
import { defaultGuild } from '../../fakes/discord/wire.ts';
import { overSocket, person } from '../../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/slack.ts';
import { root, type Watched, watch } from '../console/program.ts';

let slack: FakeSlack;
let discord: FakeDiscord;
let folder: string;
let program: Watched;

beforeEach(async () => {
  [slack, discord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  folder = mkdtempSync(join(tmpdir(), 'compacts-operations-'));
});
afterEach(async () => {
  await program.end();
  await Promise.all([slack.stop(), discord.close()]);
  rmSync(folder, { recursive: true });
});

/** Lets what the platforms' libraries do with an event fail: in each of Slack's two ways, and of Discord's. */
const failingHandlers = `data:text/javascript,${encodeURIComponent(`
  import { createRequire } from 'node:module';
  const { App } = createRequire('${root}/package.json')('@slack/bolt');
  const { processEvent } = App.prototype;
  App.prototype.processEvent = async function (event) {
    App.prototype.processEvent = processEvent;
    throw new Error('a fake handler on Slack failed');
  };
  const { event: on } = App.prototype;
  App.prototype.event = function (name, ...listeners) {
    if (name === 'app_mention') {
      on.call(this, name, async () => { throw new Error('a fake listener on Slack failed'); });
    }
    return on.call(this, name, ...listeners);
  };
  const { Client } = createRequire('${root}/package.json')('discord.js');
  const { login } = Client.prototype;
  Client.prototype.login = function (token) {
    const failing = (words) => async () => { throw new Error(words); };
    this.once('interactionCreate', failing('a fake handler on Discord failed'));
    this.ws.once('INTERACTION_CREATE', failing('a fake handler of the gateway failed'));
    return login.call(this, token);
  };
`)}`;

/** Starts the program as an operator does, on both platforms; gives how to read its pages. */
async function start(env: NodeJS.ProcessEnv = {}, ...flags: string[]) {
  const child = spawn(process.execPath, [...flags, join(root, 'bin', 'compacts.js'), 'start'], {
    cwd: folder,
    env: {
      ...process.env,
      COMPACTS_STORE: join(folder, 'store.sqlite'),
      OPERATIONS_PORT: '0',
      LOG_LEVEL: 'trace',
      SLACK_API_URL: slack.apiAddress,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      DISCORD_API: discord.api,
      DISCORD_TOKEN: discord.token,
      ...env,
    },
  });
  const running = watch(child);
  program = running;
  const place = /"address":"(http:[^"]+)"/u;
  await running.prints(place);
  const address = place.exec(running.printed())?.[1] ?? '';
  const get = async (path: string) => {
    const response = await fetch(`${address}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const becomes = (status: number, words: string) =>
    running.unlessEnded(
      vi.waitFor(async () => {
        const ready = await get('/readyz');
        expect(ready.status, ready.text).toBe(status);
        expect(ready.text).toContain(words);
      }),
    );
  return { get, becomes, loseLog: () => child.stderr.destroy() };
}

const ana = () =>
  userOf(discord, 'Ana', { guild: defaultGuild, channelId: defaultGuild.channels[0]?.id ?? '' });

describe('the running program', () => {
  it('is ready on both platforms, counts what it answers, tells managers how it is, and stops cleanly', async () => {
    const { get, becomes } = await start();
    await becomes(200, '"ready":true');
    expect((await get('/healthz')).status).toBe(200);
    await program.prints('the commands are registered');
    await overSocket(slack, person(slack, 'UALICE').command('city chicago'));
    await overSocket(slack, person(slack, 'UALICE').command('city chicago'));
    await ana().run('compacts ask', { question: 'Is Boston on the list?' });
    await vi.waitFor(async () => {
      const { text } = await get('/metrics');
      expect(text).toContain('compacts_answers_total{platform="slack",query="city",status="answered"} 2');
      expect(text).toMatch(
        /compacts_answers_total\{platform="discord",query="endorsed",status="answered"\} 1/u,
      );
      expect(text).toContain('compacts_part_ready{part="digest"} 1');
    });
    const told = textOf(await ana().run('compacts-digest doctor'));
    for (const words of [
      'Slack: fine',
      'Discord: fine',
      'Store: fine',
      'Time zones: fine',
      'Everything is fine.',
    ])
      expect(told.replaceAll('*', '')).toContain(words);
    expect(await program.end()).toBe(0);
    expect(program.printed()).toContain('"msg":"stopping"');
    expect(program.printed()).not.toContain('did not stop in time');
  });

  it('goes on answering where nobody reads its log any more, and tells so', async () => {
    const { becomes, loseLog } = await start();
    await becomes(200, '"ready":true');
    await program.prints('the commands are registered');
    loseLog();
    // Whatever it has to say of this ended it before.
    slack.sockets.drop();
    await becomes(503, '"name":"log"');
    expect(textOf(await ana().run('compacts ask', { question: 'Is Boston on the list?' }))).toContain(
      'Boston',
    );
    expect(await program.end()).toBe(0);
  });

  it('goes on over rejections inside the platforms’ libraries: each logged with an incident and counted', async () => {
    const { get, becomes } = await start({}, '--import', failingHandlers);
    await becomes(200, '"ready":true');
    await program.prints('the commands are registered');
    const alice = person(slack, 'UALICE');
    void overSocket(slack, alice.command('city chicago')).catch(() => undefined);
    await program.prints('a fake handler on Slack failed');
    await overSocket(slack, alice.mention('Is Boston on the list?'));
    expect(textOf(await ana().run('compacts ask', { question: 'Is Boston on the list?' }))).toContain(
      'Boston',
    );
    const failed = [
      'a fake handler on Slack failed',
      'a fake listener on Slack failed',
      'a fake handler on Discord failed',
      'a fake handler of the gateway failed',
    ];
    for (const words of failed) {
      await program.prints(new RegExp(`"incident":"\\w{8}".*${words}`, 'u'));
    }
    const { text } = await get('/metrics');
    const counts = [...text.matchAll(/^compacts_failures_total\{.*kind="unhandled"\} (\d+)$/gmu)];
    expect(counts.map(([, count]) => Number(count)).reduce((sum, count) => sum + count, 0)).toBe(4);
    await overSocket(slack, alice.command('city boston'));
    expect(textOf(await ana().run('compacts city', { name: 'Chicago' }))).toContain('Chicago');
    expect(await program.end()).toBe(0);
  });

  it('is red on a lost link, says which, tells managers without saying more, and becomes green again', async () => {
    const { becomes } = await start();
    await becomes(200, '"ready":true');
    await program.prints('the commands are registered');
    const outage = Array.from({ length: 2 }, () => ({ kind: 'status', status: 500 }) as const);
    slack.faults.plan('apps.connections.open', ...outage);
    slack.sockets.drop();
    await becomes(503, 'no connection to Slack (');
    const told = textOf(await ana().run('compacts-digest doctor')).replaceAll('*', '');
    expect(told).toContain('Slack: does not work');
    expect(told).toContain('npm run -s compacts -- doctor');
    expect(told).not.toContain('no connection');
    await becomes(200, '"ready":true');
    discord.gateway.refuseWith(4014);
    discord.gateway.close(4014);
    await becomes(503, 'does not allow one of the intents');
    expect(await program.end()).toBe(0);
  });

  it('shows no secret in any output, log, metric or page, whatever fails', async () => {
    const secrets = [slack.botToken, slack.appToken, discord.token, 'canary-signing-secret'];
    const { get, becomes } = await start({ SLACK_SIGNING_SECRET: 'canarysigningsecret' });
    await becomes(200, '"ready":true');
    await program.prints('the commands are registered');
    discord.disturb({ path: /callback$/u, how: 'break', times: 3 });
    ana().send('compacts help');
    slack.faults.plan('users.info', { kind: 'drop', when: 'before' });
    await overSocket(slack, person(slack, 'UALICE').command('help'));
    await program.prints('Discord did not take an answer');
    const grant = slack.backend.grants.get(slack.botToken);
    if (grant !== undefined) grant.revoked = true;
    discord.gateway.close(4004);
    await becomes(503, 'Discord does not accept DISCORD_TOKEN');
    const pages = await Promise.all(['/healthz', '/readyz', '/metrics', '/other'].map(get));
    expect(await program.end()).toBe(0);
    // A line says which request it is of: on Discord by the id of the interaction.
    expect(program.printed()).toMatch(/"request":"\d{17,20}".*Discord did not take an answer/u);
    const everything = [program.printed(), ...pages.map(({ text }) => text)].join('\n');
    for (const secret of [...secrets, 'canary']) expect(everything).not.toContain(secret);
    expect(pages[2]?.text).toContain('compacts_failures_total{part="discord",kind="wait"}');
  });
});
