import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { storeExamination } from '../../adapters/store/doctor.ts';
import { openSqlite } from '../../adapters/store/sqlite.ts';
import { openStore } from '../../adapters/store/store.ts';
import { newestVersion } from '../../adapters/store/tables.ts';
import { examineClock } from '../../src/doctor/clock.ts';
import { examineAll } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { partingsAfter, zoneExamination } from '../../src/doctor/zone-data.ts';
import { zoneData } from '../../src/zone-clock.ts';
import { type Run, run } from '../adapters/console/program.ts';
import { runBot } from '../adapters/discord/running-bot.ts';
import { sampleSubscription } from '../digest/sample.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { fakeToken } from '../fakes/discord/wire.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-doctor-'));
const canary = 'canary';
let slack: FakeSlack;
let discord: FakeDiscord;

beforeAll(async () => {
  [slack, discord] = await Promise.all([
    startFakeSlack({ clock: { now: () => new Date() } }),
    startFakeDiscord(),
  ]);
});
afterAll(async () => {
  await Promise.all([slack.stop(), discord.close()]);
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  slack.clock.ahead = 0;
});

interface Told extends Run {
  readonly well: boolean;
  readonly findings: readonly Finding[];
  /** Verdict, what is said and what to do, of each finding on a subject. */
  on(subject: Finding['subject']): string[];
}

/** Runs the real program's doctor, and looks for planted secrets in everything it prints. */
async function doctor(env: NodeJS.ProcessEnv, cwd?: string): Promise<Told> {
  const given = { COMPACTS_STORE: join(folder, 'store.sqlite'), ...env };
  const told = await run(['doctor', '--json'], { env: given, ...(cwd !== undefined && { cwd }) });
  expect(told.out + told.err).not.toContain(canary);
  const { well, findings } = JSON.parse(told.out) as Pick<Told, 'well' | 'findings'>;
  expect(told.code).toBe(well ? 0 : 1);
  const on = (wanted: string) =>
    findings
      .filter(({ subject }) => subject === wanted)
      .map(({ verdict, says, fix = '' }) => `${verdict}: ${says} → ${fix}`);
  return { ...told, well, findings, on };
}

const slackSettings = (over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  SLACK_API_URL: slack.apiAddress,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  ...over,
});
const discordSettings = (over: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  DISCORD_API: discord.api,
  DISCORD_TOKEN: discord.token,
  ...over,
});

describe('the doctor', () => {
  it('finds nothing wrong without any settings, and says how to go on', async () => {
    const { well, on } = await doctor({});
    expect(well).toBe(true);
    expect(on('settings')).toContainEqual(
      expect.stringMatching(/^attention: neither Slack nor Discord.*docs\/slack\.md/u),
    );
    expect(on('data')).toEqual([expect.stringMatching(/^well: right, as of \d{4}-\d\d-\d\d/u)]);
    expect(on('clock')).toEqual([expect.stringMatching(/^unchecked/u)]);
  });

  it('prints a line each for people, and refuses other words', async () => {
    const { code, out } = await run(['doctor'], {
      env: { COMPACTS_STORE: join(folder, 'none', 'x.sqlite') },
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^attention {2}settings {4}neither Slack nor Discord.* → Follow/mu);
    expect(out).toMatch(/\n\nNothing is wrong; 1 to look at, 1 not checked\.\n$/u);
    expect(await run(['doctor', 'who'])).toMatchObject({
      code: 2,
      out: '',
      err: 'Write: doctor, or doctor --json\n',
    });
  });

  it('names every wrong setting with what was expected, and shows no value', async () => {
    const { well, on } = await doctor({ SLACK_BOT_TOKEN: canary, DISCORD_TOKEN: canary, LOG_LEVEL: 'loud' });
    expect(well).toBe(false);
    const said = on('settings').join('\n');
    for (const words of [
      'SLACK_BOT_TOKEN: expected a bot token',
      'DISCORD_TOKEN: expected',
      'LOG_LEVEL: expected one of',
    ])
      expect(said).toContain(`wrong: ${words}`);
    expect(said).toContain('.env.example');
  });

  it('names what lacks', async () => {
    const { well, on } = await doctor({ SLACK_BOT_TOKEN: 'xoxb-1-canary' });
    expect(well).toBe(false);
    expect(on('settings')).toContainEqual(
      expect.stringMatching(/^wrong: .*SLACK_APP_TOKEN is missing.*App-Level Tokens/u),
    );
  });

  it('knows a bot on Slack that is well', async () => {
    const before = slack.sockets.made();
    const { well, on } = await doctor(slackSettings());
    expect(well).toBe(true);
    expect(on('slack')).toEqual([
      expect.stringContaining('well: SLACK_BOT_TOKEN is the bot’s in Cities (T1)'),
      expect.stringContaining('well: the token has every scope'),
      expect.stringContaining('well: SLACK_APP_TOKEN may connect'),
      expect.stringContaining('unchecked: Slack does not tell an app its own slash commands'),
    ]);
    expect(on('clock')).toEqual([expect.stringMatching(/^well: .*Slack’s/u)]);
    expect(slack.sockets.made()).toBe(before);
  });

  it('names wrong tokens of Slack, and where to get right ones', async () => {
    const { well, on } = await doctor(
      slackSettings({ SLACK_BOT_TOKEN: 'xoxb-1-canary-wrong', SLACK_APP_TOKEN: 'xapp-1-canary-wrong' }),
    );
    expect(well).toBe(false);
    expect(on('slack').slice(0, 2)).toEqual([
      expect.stringMatching(
        /^wrong: Slack refuses SLACK_BOT_TOKEN \(invalid_auth\) → .*Bot User OAuth Token/u,
      ),
      expect.stringMatching(/^wrong: Slack refuses SLACK_APP_TOKEN \(invalid_auth\) → .*connections:write/u),
    ]);
  });

  it('names missing scopes, and what does not work without them', async () => {
    const poor = await startFakeSlack({ scopes: ['commands', 'users:read'] });
    const { well, on } = await doctor({
      SLACK_API_URL: poor.apiAddress,
      SLACK_BOT_TOKEN: poor.botToken,
      SLACK_APP_TOKEN: poor.appToken,
    });
    await poor.stop();
    expect(well).toBe(false);
    expect(on('slack')).toContainEqual(
      expect.stringMatching(/^wrong: the scope chat:write is missing.*Reinstall/u),
    );
    expect(on('slack')).toContainEqual(
      expect.stringMatching(/^attention: the scope app_mentions:read is missing: mentions/u),
    );
    expect(on('slack').join()).not.toContain('users:read');
  });

  it('tells a platform that cannot be reached from one that refuses', async () => {
    const { on } = await doctor({
      ...slackSettings({ SLACK_API_URL: 'http://127.0.0.1:9/api/' }),
      ...discordSettings({ DISCORD_API: 'http://127.0.0.1:9/api' }),
    });
    expect(on('slack')[0]).toMatch(/^wrong: Slack did not answer.*reaches https:\/\/slack\.com/u);
    expect(on('discord')[0]).toMatch(/^wrong: Discord did not answer.*reaches https:\/\/discord\.com/u);
  });

  it('for many workspaces over HTTP says what can only be seen later, and whether Slack is there', async () => {
    const settings = {
      SLACK_MODE: 'http',
      SLACK_SIGNING_SECRET: 'canarycanarycanary',
      SLACK_CLIENT_ID: '11.22',
      SLACK_CLIENT_SECRET: 'canarycanary',
      SLACK_STATE_SECRET: 'canarycanarycanary',
      SLACK_INSTALLATION_KEY: 'ab'.repeat(32),
      SLACK_PUBLIC_URL: 'https://compacts.example.org',
    };
    const there = await doctor({ ...settings, SLACK_API_URL: slack.apiAddress });
    expect(there.well).toBe(true);
    expect(there.on('slack').every((line) => line.startsWith('unchecked'))).toBe(true);
    expect(there.on('clock')).toEqual([expect.stringMatching(/^well/u)]);
    const away = await doctor({ ...settings, SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(away.on('slack')[0]).toMatch(/^wrong: Slack did not answer → .*https:\/\/slack\.com/u);
  });

  it('tells a bot on Discord whose commands are current from one whose are stale', async () => {
    const stale = await doctor(discordSettings());
    expect(stale.well).toBe(true);
    expect(stale.on('discord')).toContainEqual(
      expect.stringMatching(
        /^attention: the registered commands are not those of this version: new: \/compacts.*Start the bot/u,
      ),
    );
    expect(discord.commandWrites()).toBe(0);
    const bot = await runBot();
    const current = await doctor({ DISCORD_API: bot.discord.api, DISCORD_TOKEN: bot.discord.token });
    await bot.stop();
    expect(current.on('discord')).toEqual([
      expect.stringContaining('well: DISCORD_TOKEN is the bot’s of compacts'),
      expect.stringContaining('well: the intents are Guilds, GuildMessages and DirectMessages'),
      expect.stringMatching(/well: \d+ of 1000 logins/u),
      expect.stringContaining('well: the commands are registered and current'),
    ]);
  });

  it('names what is no setting in .env and in the environment, with the one that is meant', async () => {
    const place = mkdtempSync(join(folder, 'place-'));
    const lines = [
      `DISCORD_TOKN=${canary}`,
      `FAVOURITE_CITY=${canary}`,
      'POSTGRES_PASSWORD=x',
      'LOG_LEVEL=warn',
    ];
    writeFileSync(join(place, '.env'), lines.join('\n'), { mode: 0o600 });
    const { well, on } = await doctor({ SLACK_BOT_TOEKN: canary }, place);
    expect(well).toBe(true);
    const strange = on('settings').filter((line) => line.includes('no setting'));
    expect(strange).toEqual([
      expect.stringMatching(/^attention: DISCORD_TOKN in \.env .*DISCORD_TOKEN is probably meant → Call it/u),
      expect.stringMatching(/^attention: FAVOURITE_CITY in \.env is no setting of the bot, so it changes/u),
      expect.stringMatching(/^attention: SLACK_BOT_TOEKN in the environment .*SLACK_BOT_TOKEN is probably/u),
    ]);
  });

  it('names a wrong token of Discord after one request, and a server the bot is not in', async () => {
    const before = discord.requests.length;
    const wrong = await doctor(discordSettings({ DISCORD_TOKEN: fakeToken('800000000000000009') }));
    expect(wrong.on('discord')).toEqual([
      expect.stringMatching(/^wrong: Discord does not accept DISCORD_TOKEN \(401\) → .*Reset Token/u),
    ]);
    expect(discord.requests.length).toBe(before + 1);
    const elsewhere = await doctor(discordSettings({ DISCORD_GUILD: '900000000000000999' }));
    expect(elsewhere.on('discord').at(-1)).toMatch(/^wrong: the bot is not in the server.*invite/u);
  });

  it('names a clock that is wrong', async () => {
    slack.clock.ahead = 600_000;
    const { well, on } = await doctor(slackSettings());
    expect(well).toBe(false);
    expect(on('clock')).toEqual([
      expect.stringMatching(/^wrong: (599|600|601) s behind Slack’s.*timedatectl/u),
    ]);
    expect(examineClock([{ of: 'Discord', ahead: -30_000 }])).toMatchObject({
      verdict: 'attention',
      says: expect.stringContaining('30 s ahead of Discord’s'),
    });
  });

  it('names a database that cannot be reached, without its password', async () => {
    const { well, on } = await doctor({ DATABASE_URL: `postgres://bot:${canary}-pass@127.0.0.1:9/compacts` });
    expect(well).toBe(false);
    expect(on('store')).toEqual([
      expect.stringMatching(
        /^wrong: PostgreSQL at 127\.0\.0\.1:9\/compacts cannot be used.*ECONNREFUSED.*Start the server/u,
      ),
    ]);
  });

  it('names data that is not right', async () => {
    const broken = join(folder, 'data');
    mkdirSync(broken);
    const { well, on } = await doctor({ COMPACTS_DATA: broken });
    expect(well).toBe(false);
    expect(on('data')[0]).toMatch(/^wrong: .*: none of the data files is in this folder.*data check/u);
  });
});

describe('looks at one subject', () => {
  const store = async (file: string) => examineAll([storeExamination({ databaseUrl: undefined, file })]);
  const clock = { now: () => new Date() };

  it('time-zone data: both versions, the zones and the digests for which they part within a year', async () => {
    const partings = partingsAfter(Date.now());
    const [found] = await examineAll([zoneExamination(Date.now, '2026a')]);
    expect(found).toMatchObject({
      verdict: 'well',
      says: expect.stringContaining(`of ${zoneData}, Node has 2026a`),
    });
    for (const { zone } of partings) expect(found?.says).toContain(zone);
    const [behind] = await examineAll([zoneExamination(Date.now, '2099a')]);
    expect(behind).toMatchObject({
      verdict: 'attention',
      fix: expect.stringContaining('moment-timezone@latest'),
    });
    const file = join(folder, 'zones.sqlite');
    const opened = await openStore({ databaseUrl: undefined, file }, clock);
    const there = sampleSubscription({ zone: partings[0]?.zone ?? 'UTC', channelName: 'prairie' });
    await opened.subscriptions.restore([there, sampleSubscription({ channel: 'C2' })], [], zoneData);
    await opened.close();
    const said = (await store(file))
      .filter(({ subject }) => subject === 'time zones')
      .map(({ says }) => says);
    expect(said).toEqual(
      partings.length === 0 ? [] : [expect.stringMatching(/^1 digest is .*slack T1 #prairie \(.+\)$/u)],
    );
  });

  it('a store that is there: it is written to, and left as it was', async () => {
    const file = join(folder, 'there.sqlite');
    const opened = await openStore({ databaseUrl: undefined, file }, clock);
    await opened.close();
    const [written, version] = await store(file);
    expect([written, version]).toMatchObject([
      { verdict: 'well', says: expect.stringContaining('can be reached and written') },
      { verdict: 'well', says: `its tables are of version ${newestVersion}, the current one` },
    ]);
    const database = openSqlite(file);
    expect(await database.rows("SELECT name FROM sqlite_master WHERE name LIKE 'doctor%'")).toEqual([]);
    await database.run('UPDATE store_version SET version = $1', newestVersion + 1);
    await database.close();
    expect((await store(file))[1]).toMatchObject({
      verdict: 'wrong',
      fix: expect.stringContaining('newer program'),
    });
  });

  it('a file that is no store', async () => {
    const file = join(folder, 'letter.sqlite');
    writeFileSync(file, 'Dear reader, this is no database at all, but a letter.'.repeat(50));
    expect((await store(file))[0]).toMatchObject({
      verdict: 'wrong',
      says: expect.stringContaining('cannot be opened'),
    });
  });

  it('a disk that is read-only, as a user without rights sees it', async () => {
    const readOnly = join(folder, 'read-only');
    mkdirSync(readOnly);
    const file = join(readOnly, 'store.sqlite');
    await (await openStore({ databaseUrl: undefined, file }, clock)).close();
    chmodSync(file, 0o444);
    chmodSync(readOnly, 0o555);
    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o755);
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect((await store(file))[0]).toMatchObject({
        verdict: 'wrong',
        fix: expect.stringContaining('read-only'),
      });
      expect((await store(join(readOnly, 'new.sqlite')))[0]).toMatchObject({
        verdict: 'wrong',
        says: expect.stringContaining('cannot be written (EACCES)'),
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(readOnly, 0o755);
    }
  });

  it('that never ends is said to', async () => {
    const [found] = await examineAll([{ subject: 'slack', examine: () => new Promise(() => undefined) }], 10);
    expect(found).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('no answer within') });
  });
});
