import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/fake-discord.ts';
import { textOf } from '../../fakes/discord/messages.ts';
import { userOf } from '../../fakes/discord/user.ts';
import { defaultGuild, fakeToken } from '../../fakes/discord/wire.ts';
import { root, run, watch } from '../console/program.ts';
import { runBot } from './running-bot.ts';

/** Tells at the end which packages of the platforms were loaded. */
const tellLoaded = `data:text/javascript,${encodeURIComponent(`
  import { createRequire } from 'node:module';
  process.on('exit', () => {
    const loaded = Object.keys(createRequire('${root}/package.json').cache);
    const named = ['discord.js', '@slack/bolt', '@slack/web-api', 'pg'];
    process.stderr.write('loaded: ' + named.filter((name) =>
      loaded.some((path) => path.includes('/node_modules/' + name + '/'))).join(' ') + '\\n');
  });
`)}`;

interface Program {
  readonly child: ChildProcess;
  readonly err: () => string;
  says(text: string): Promise<void>;
  /** Ends it as an operator does, and gives the exit code. */
  end(): Promise<number | null>;
}

describe('npm start with Discord set up', () => {
  let discord: FakeDiscord;
  let folder: string;
  let program: Program | undefined;
  beforeEach(async () => {
    discord = await startFakeDiscord();
    folder = mkdtempSync(join(tmpdir(), 'compacts-discord-'));
  });
  afterEach(async () => {
    await program?.end();
    program = undefined;
    await discord.close();
    rmSync(folder, { recursive: true });
  });

  function start(env: NodeJS.ProcessEnv): Program {
    const child = spawn(
      process.execPath,
      ['--import', tellLoaded, join(root, 'bin', 'compacts.js'), 'start'],
      {
        cwd: folder,
        env: {
          ...process.env,
          DISCORD_API: discord.api,
          COMPACTS_STORE: join(folder, 'store.sqlite'),
          ...env,
        },
      },
    );
    const running = watch(child);
    program = { child, err: running.printed, says: running.prints, end: running.end };
    return program;
  }

  it('answers, loads no other platform, and leaves the gateway on SIGTERM', async () => {
    const running = start({ DISCORD_TOKEN: ` ${discord.token}\n` });
    await running.says('the commands are registered');
    const place = { guild: defaultGuild, channelId: defaultGuild.channels[0]?.id ?? '' };
    const message = await userOf(discord, 'Ana', place).run('compacts ask', {
      question: 'Is Chicago on the list?',
    });
    expect(textOf(message)).toContain('Chicago');
    expect(await running.end()).toBe(0);
    expect(running.err()).toMatch(/loaded: discord\.js\n/u);
    expect(running.err()).not.toContain('canary');
    await discord.until(() => discord.gateway.open() === 0);
  });

  it('30: stays up with a wrong token, says what to do, and asks Discord once', async () => {
    const running = start({ DISCORD_TOKEN: fakeToken('800000000000000009') });
    await running.says('"level":60');
    expect(running.err()).toContain('Reset Token');
    expect(running.err()).not.toContain('canary');
    expect(running.child.exitCode).toBeNull();
    expect(discord.requests).toHaveLength(1);
    expect(discord.gateway.counts.connections).toBe(0);
    expect(await running.end()).toBe(0);
  });

  it('stays up and tries again where Discord cannot be reached', async () => {
    const running = start({ DISCORD_TOKEN: discord.token, DISCORD_API: 'http://127.0.0.1:9/api' });
    await running.says('Discord cannot be reached');
    expect(running.child.exitCode).toBeNull();
    expect(running.err()).not.toContain('canary');
  });
});

describe('Discord’s settings', () => {
  it.each([
    [{ DISCORD_GUILD: '900000000000000001' }, ['DISCORD_TOKEN is missing', 'Reset Token']],
    [
      { DISCORD_TOKEN: 'Bot canary' },
      ['DISCORD_TOKEN: expected a bot’s token alone', 'https://discord.com/developers'],
    ],
    [
      { DISCORD_TOKEN: 'canary', DISCORD_SHARDS: 'many', DISCORD_GUILD: 'City networks' },
      ['DISCORD_TOKEN: ', 'DISCORD_SHARDS: expected auto', 'DISCORD_GUILD: expected an id', 'Copy Server ID'],
    ],
  ])('%j: all that is wrong is said at once, and no token is shown', async (env, said) => {
    const { code, err } = await run(['start'], { env });
    expect(code).toBe(1);
    for (const words of said) expect(err).toContain(words);
    expect(err).not.toContain('canary');
  });

  it('are not needed on the console', async () => {
    const { code, out } = await run(['city', 'chicago'], { env: { DISCORD_GUILD: '900000000000000001' } });
    expect(code).toBe(0);
    expect(out).toContain('Chicago');
  });
});

describe('“invite”', () => {
  it('prints the link with the fewest permissions', async () => {
    const { code, out } = await run(['invite'], { env: { DISCORD_TOKEN: fakeToken('800000000000000001') } });
    expect(code).toBe(0);
    const link = new URL(out.trim());
    expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
    expect(link.searchParams.get('client_id')).toBe('800000000000000001');
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    const [viewChannel, sendMessages, sendInThreads] = [1n << 10n, 1n << 11n, 1n << 38n];
    const asked = BigInt(link.searchParams.get('permissions') ?? '-1');
    expect(asked & ~(viewChannel | sendMessages | sendInThreads)).toBe(0n);
  });

  it('says what lacks without a token', async () => {
    const { code, err } = await run(['invite']);
    expect(code).toBe(1);
    expect(err).toContain('DISCORD_TOKEN');
  });
});

describe('“--as discord”', () => {
  it('prints exactly what would be sent', async () => {
    const { code, out } = await run(['city', 'chicago', '--as', 'discord']);
    expect(code).toBe(0);
    const printed = JSON.parse(out) as unknown;
    const running = await runBot();
    const message = await running.user('Ana').run('compacts city', { name: 'chicago' });
    const [sent] = running.discord.requests.filter(({ path }) => path.includes(`/${message.interactionId}/`));
    expect(printed).toEqual(sent?.body);
    await running.stop();
  });
});
