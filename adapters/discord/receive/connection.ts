import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type Interaction,
  Options,
  Status,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Health } from '../../../src/ports.ts';
import type { DiscordSetup } from '../../../src/settings/discord-setup.ts';
import { outboundOptions } from '../send/outbound.ts';
import { tokenHelp } from '../send/refusals.ts';

/** What the connection tells. */
export interface ConnectionEvents {
  /** A new client, before it connects: its REST client carries the outbound side. */
  readonly onClient: (client: Client) => void;
  /** Every shard is ready. */
  readonly onReady: (client: Client<true>) => void;
  readonly onInteraction: (interaction: Interaction) => void;
  /** A message that somebody wrote where the bot is, as the gateway tells it. */
  readonly onMessage: (message: GatewayMessageCreateDispatchData, client: Client) => void;
  /** An error that discord.js reports because nobody handled it. */
  readonly onError: (error: Error) => void;
  /** The bot was removed from a server: an outage of the server is not told. */
  readonly onRemoved: (guildId: string) => void;
}

/** A connection to Discord's gateway that lasts until it is stopped, or until Discord ends it for good. */
export interface Connection {
  health(): Health;
  /** Ends the connection for good, for a reason that an operator has to mend. */
  giveUp(because: string): void;
  stop(): Promise<void>;
}

/**
 * Close codes after which a new attempt would be refused as well, with what to do.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
const finalCodes: ReadonlyMap<number, string> = new Map([
  [4004, 'Discord does not accept DISCORD_TOKEN'],
  [4010, 'Discord does not know this shard: check DISCORD_SHARDS'],
  [4011, 'the bot is in too many servers for so few shards: set DISCORD_SHARDS to auto'],
  [4012, 'Discord does not speak this version of its gateway any more: update the bot'],
  [4013, 'Discord does not know one of the intents: update the bot'],
  [4014, 'Discord does not allow one of the intents to this bot'],
]);

/** Waiting before another attempt where Discord cannot be reached at the start, in milliseconds. */
const usualFirstWait = 5000;
const longestWait = 300_000;

/**
 * So long without an acknowledged heartbeat, in milliseconds, and a link counts as dead: two of Discord's intervals of
 * 41 seconds and some. discord.js notices too, but may need half a minute more to let go of it.
 */
const usualSilence = 95_000;

/** Times that tests shorten; as usual where left out. */
export interface ConnectionTimes {
  /** How long one request may take before it is repeated, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Before Discord is tried again where it cannot be reached, in milliseconds; each following wait is twice as long. */
  readonly firstWait?: number | undefined;
  /** Without an acknowledged heartbeat, until the link counts as dead, in milliseconds. */
  readonly silentAfter?: number | undefined;
}

/** Connects to Discord and stays connected. Never throws: how it is stands in its health. */
export function connect(
  config: DiscordSetup,
  log: Logger,
  events: ConnectionEvents,
  { timeout, firstWait = usualFirstWait, silentAfter = usualSilence }: ConnectionTimes = {},
): Connection {
  let client: Client | undefined;
  let health: Health = { ready: false, because: 'connecting to Discord' };
  let readySince = 0;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  function giveUp(because: string): void {
    if (ended) return;
    ended = true;
    health = { ready: false, because };
    log.fatal(because);
    void client?.destroy();
  }

  function attempt(wait: number): void {
    const current = newClient(config, timeout);
    client = current;
    listen(current);
    events.onClient(current);
    current.login(config.token).catch((error: unknown) => {
      if (ended) return;
      if (isTokenInvalid(error)) {
        giveUp(`${finalCodes.get(4004)}. ${tokenHelp}`);
        return;
      }
      health = { ready: false, because: `Discord cannot be reached (${messageOf(error)}); trying again` };
      log.warn({ waitSeconds: wait / 1000 }, health.because);
      timer = setTimeout(() => attempt(Math.min(wait * 2, longestWait)), wait);
    });
  }

  function listen(current: Client): void {
    const isReady = () => {
      const shards = [...current.ws.shards.values()];
      if (!ended && shards.every(({ status }) => status === Status.Ready)) {
        health = { ready: true };
        readySince = Date.now();
      }
    };
    current.on(Events.ClientReady, (ready) => {
      isReady();
      log.info({ servers: ready.guilds.cache.size, shards: ready.ws.shards.size }, 'connected to Discord');
      events.onReady(ready);
    });
    current.on(Events.ShardResume, isReady);
    current.on(Events.ShardReady, isReady);
    current.on(Events.ShardReconnecting, (shard) => {
      if (ended) return;
      health = { ready: false, because: `reconnecting to Discord (shard ${shard})` };
      log.info({ shard }, 'reconnecting to Discord');
    });
    current.on(Events.ShardDisconnect, ({ code }) => {
      const because = finalCodes.get(code);
      if (because === undefined) return;
      const help = code === 4004 ? `. ${tokenHelp}` : '';
      giveUp(`${because} (close code ${code})${help}`);
    });
    current.on(Events.ShardError, (error, shard) =>
      log.warn({ shard, error: error.message }, 'gateway error'),
    );
    current.on(Events.Error, events.onError);
    current.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
    current.on(Events.InteractionCreate, (interaction) => {
      if (!ended) events.onInteraction(interaction);
    });
    // As it comes: the library drops a direct message whose channel it does not know, and what a reply refers to.
    current.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
      if (!ended) events.onMessage(message, current);
    });
    current.on(Events.GuildDelete, ({ id }) => events.onRemoved(id));
  }

  /** A link that is dead without a word: no heartbeat of a shard was acknowledged for long. */
  function silence(): Health | undefined {
    const silent = [...(client?.ws.shards.values() ?? [])].find(
      ({ lastPingTimestamp }) => Date.now() - Math.max(lastPingTimestamp, readySince) > silentAfter,
    );
    if (silent === undefined) return undefined;
    return { ready: false, because: `Discord acknowledges no heartbeat (shard ${silent.id})` };
  }

  attempt(firstWait);
  return {
    health: () => (health.ready ? (silence() ?? health) : health),
    giveUp,
    stop: async () => {
      ended = true;
      clearTimeout(timer);
      health = { ready: false, because: 'stopped' };
      await client?.destroy();
    },
  };
}

/** A client that keeps nothing it does not need: no messages, no members, no users beside the bot. */
function newClient({ api, shards }: DiscordSetup, timeout = outboundOptions.timeout): Client {
  return new Client({
    // None of them is a privileged one: of messages in servers, only what mentions the bot comes with its words.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    shards: shards === 'auto' ? 'auto' : Array.from({ length: shards }, (_, index) => index),
    ...(shards !== 'auto' && { shardCount: shards }),
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
      VoiceStateManager: 0,
    }),
    rest: { ...outboundOptions, timeout, ...(api !== undefined && { api }) },
  });
}

function isTokenInvalid(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
