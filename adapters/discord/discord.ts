import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { ReportIncident } from '../../src/builders/incident.ts';
import { createConversations } from '../../src/chat/follow-up.ts';
import { noteWaiting } from '../../src/chat/left-behind.ts';
import type { Core } from '../../src/core.ts';
import type { Messenger } from '../../src/digest/messenger.ts';
import type { Language } from '../../src/language.ts';
import type {
  AwaitedMessage,
  AwaitedMessages,
  Clock,
  Installations,
  Metrics,
  OnceMarks,
  Service,
} from '../../src/ports.ts';
import type { ReportDesk } from '../../src/report/desk.ts';
import { noteUnhandled } from '../../src/service/unhandled.ts';
import type { DiscordSetup } from '../../src/settings/discord-setup.ts';
import { discordCommands } from './draw/commands.ts';
import type { Bot } from './handle/bot.ts';
import { type MessageHandler, messageHandler, tellLeftBehind } from './handle/conversations.ts';
import { accessOf, type Digesting } from './handle/digest.ts';
import { type InteractionHandler, interactionHandler } from './handle/interactions.ts';
import { type ConnectionEvents, connect } from './receive/connection.ts';
import { register } from './receive/registration.ts';
import { discordMessenger } from './send/messenger.ts';
import { createOutbound, type Outbound, type OutboundReports } from './send/outbound.ts';
import { tokenHelp } from './send/refusals.ts';

/** What the Discord bot is made of. */
export interface DiscordParts {
  readonly core: Core;
  readonly onceMarks: OnceMarks;
  readonly installations: Installations;
  readonly clock: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
  readonly metrics: Metrics;
  readonly language: Language;
  readonly answerTo?: NonNullable<Bot['answerTo']>;
  /** Notes which messages wait for their answer; left out where nothing is kept. */
  readonly awaited?: AwaitedMessages;
  /** Takes reports of mistakes; left out where this program keeps none. */
  readonly reportDesk?: ReportDesk | undefined;
  /** How long one request may take before it is repeated, in milliseconds; as usual where left out. */
  readonly timeout?: number;
  /** Before Discord is tried again where it cannot be reached, in milliseconds; as usual where left out. */
  readonly firstWait?: number;
  /** Until a link without heartbeats counts as dead, in milliseconds; as usual where left out. */
  readonly silentAfter?: number;
  /** What `/compacts-digest` changes; left out where this program keeps no digests. */
  readonly digests?: Pick<Digesting, 'subscriptions' | 'examine'>;
}

/** The bot as it runs on Discord. */
export interface DiscordService extends Service {
  /** The way to Discord. */
  outbound(): Outbound;
  /** For what is sent without being asked: the digest. */
  readonly messenger: Messenger;
}

const platform = 'discord';

/** Runs the bot on Discord until it is stopped. Returns at once; the health says when it is ready. */
export function startDiscord(config: DiscordSetup, parts: DiscordParts): DiscordService {
  const { core, log, installations, report, metrics } = parts;
  let outbound: Outbound | undefined;
  let current: Client | undefined;
  let handler: InteractionHandler | undefined;
  let messages: MessageHandler | undefined;
  const conversations = createConversations(parts.clock);
  const { awaited, clock } = parts;
  const tell = (message: AwaitedMessage) =>
    tellLeftBehind(message, existing(current), { ...parts, outbound: existing(outbound) });
  const waiting = awaited && noteWaiting({ awaited, platform, clock, log, tell });
  let stopping = false;

  const events: ConnectionEvents = {
    onClient: (client) => {
      const reports: OutboundReports = {
        onStop: ({ status }) =>
          connection.giveUp(`Discord does not accept DISCORD_TOKEN (${status}). ${tokenHelp}`),
        onPause: (milliseconds) =>
          log.error(
            { minutes: milliseconds / 60_000 },
            'too many invalid requests; nothing is sent meanwhile',
          ),
        onWait: (milliseconds) => metrics.toldToWait(platform, milliseconds / 1000),
        onRefusal: ({ todo }) => metrics.failed(platform, todo),
      };
      const made = createOutbound(client.rest, reports, undefined, parts.timeout && 3 * parts.timeout);
      outbound = made;
      current = client;
      const { digests } = parts;
      handler = interactionHandler({
        ...parts,
        outbound: made,
        ...(digests !== undefined && {
          digesting: { core, clock, ...digests, client: () => client },
        }),
      });
      messages = messageHandler({ ...parts, outbound: made, conversations, waiting });
    },
    onMessage: (message, client) => {
      if (!stopping) messages?.handle(message, client);
    },
    onReady: (client) => {
      if (outbound === undefined) return;
      waiting?.start();
      void registerCommands(outbound, client.application.id, config.guildId, core, log);
    },
    onInteraction: (interaction) => {
      if (!stopping) handler?.handle(interaction);
    },
    onError: (error) => noteUnhandled(platform, error, log, metrics),
    onRemoved: (guildId) => {
      log.info({ guild: guildId }, 'removed from a server; everything kept for it is deleted');
      installations
        .remove(platform, guildId)
        .catch((error: unknown) => report(crypto.randomUUID().slice(0, 8), error));
    },
  };
  const connection = connect(config, log, events, parts);

  const existing = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('a client exists from the start');
    return part;
  };
  return {
    name: platform,
    health: connection.health,
    outbound: () => existing(outbound),
    messenger: discordMessenger({
      core,
      outbound: () => existing(outbound),
      access: (guild, channel) => accessOf(existing(current), guild, channel),
    }),
    stop: async () => {
      stopping = true;
      waiting?.stop();
      await Promise.all([handler?.settled(), messages?.settled()]);
      await connection.stop();
    },
  };
}

/** Registers what differs and says so; a refusal leaves the commands of before, and is said too. */
async function registerCommands(
  outbound: Outbound,
  applicationId: string,
  guildId: string | undefined,
  core: Core,
  log: Logger,
): Promise<void> {
  const where = guildId === undefined ? 'everywhere' : `server ${guildId}`;
  const result = await register(outbound, applicationId, guildId, discordCommands(core.messages));
  if (!result.done) {
    log.error({ where, refusal: result.refusal }, 'the commands could not be registered');
    return;
  }
  for (const difference of result.differences) log.info({ where }, difference);
  log.info({ where, differences: result.differences.length }, 'the commands are registered');
}
