import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type DiscordParts, type DiscordService, startDiscord } from '../../../adapters/discord/discord.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { type Core, loadCore } from '../../../src/core.ts';
import type { Store } from '../../../src/digest/store.ts';
import { noMetrics } from '../../../src/ports.ts';
import { createLog } from '../../../src/service/log.ts';
import type { DiscordSetup } from '../../../src/settings/discord-setup.ts';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  startFakeDiscord,
} from '../../fakes/discord/fake-discord.ts';
import { type FakeUser, type Place, userOf } from '../../fakes/discord/user.ts';
import { defaultGuild } from '../../fakes/discord/wire.ts';

/** How long the bot waits for the fake, in milliseconds: a slow machine is no silent Discord. */
const patience = 200_000;

const loaded = await loadCore();

/** The real bot, with the real discord.js and a real store, against a Discord of our own. */
export interface RunningBot {
  readonly discord: FakeDiscord;
  readonly bot: DiscordService;
  readonly store: Store;
  /** Everything that was logged so far. */
  readonly logged: () => string;
  /** A user in the default server's first channel, or elsewhere. */
  user(name: string, place?: Partial<Place>): FakeUser;
  /** Resolves when this was logged. */
  logs(text: string): Promise<void>;
  /** A second instance of the bot, with the same store and Discord. */
  another(): Promise<RunningBot>;
  /** Starts the bot again with the same store, as after a restart. */
  restart(): Promise<RunningBot>;
  stop(): Promise<void>;
}

/** What may differ from an ordinary run. */
export interface RunOptions {
  readonly fake?: FakeDiscordOptions;
  readonly setup?: Partial<DiscordSetup>;
  readonly parts?: Partial<DiscordParts>;
  readonly core?: Core;
  /** False where the bot is not expected to become ready. */
  readonly ready?: boolean;
  /** False where its commands are not expected to be registered. */
  readonly registered?: boolean;
}

/** Starts it all and waits until the bot is connected and its commands are registered. */
export async function runBot(options: RunOptions = {}): Promise<RunningBot> {
  const discord = await startFakeDiscord(options.fake);
  const folder = mkdtempSync(join(tmpdir(), 'compacts-discord-'));
  const close = async () => {
    await discord.close();
    rmSync(folder, { recursive: true });
  };
  return startOn(discord, join(folder, 'store.sqlite'), options, close);
}

async function startOn(
  discord: FakeDiscord,
  file: string,
  options: RunOptions,
  close: () => Promise<void>,
): Promise<RunningBot> {
  const clock = { now: () => new Date(discord.now()) };
  const store = await openStore({ databaseUrl: undefined, file }, clock);
  const stream = new PassThrough();
  let logged = '';
  stream.on('data', (chunk: Buffer) => {
    logged += chunk.toString();
  });
  const log = createLog({ logLevel: 'trace' }, stream);
  const setup: DiscordSetup = {
    token: discord.token,
    applicationId: discord.applicationId,
    guildId: undefined,
    shards: 'auto',
    api: discord.api,
    ...options.setup,
  };
  const bot = startDiscord(setup, {
    core: options.core ?? loaded,
    onceMarks: store.onceMarks,
    awaited: store.awaited,
    installations: store.installations,
    clock,
    log,
    report: (incident, error) => log.error({ incident, err: error }, 'a bug prevented an answer'),
    metrics: noMetrics,
    language: 'en',
    timeout: patience,
    digests: { subscriptions: store.subscriptions, examine: async () => [] },
    ...options.parts,
  });
  if (options.ready !== false) {
    const registered = () => options.registered === false || logged.includes('the commands are registered');
    await discord.until(() => bot.health().ready && registered());
  }
  const stopBot = async () => {
    await bot.stop();
    await store.close();
  };
  return {
    discord,
    bot,
    store,
    logged: () => logged,
    user: (name, place = {}) =>
      userOf(discord, name, { guild: defaultGuild, channelId: defaultGuild.channels[0]?.id ?? '', ...place }),
    logs: (text) => discord.until(() => logged.includes(text)),
    another: () => startOn(discord, file, options, async () => undefined),
    restart: async () => {
      await stopBot();
      return startOn(discord, file, options, close);
    },
    stop: async () => {
      await stopBot();
      await close();
    },
  };
}
