import type { Messenger } from '../../src/digest/messenger.ts';
import type { Store } from '../../src/digest/store.ts';
import type { Clock } from '../../src/ports.ts';
import { runBot as runDiscord } from '../adapters/discord/running-bot.ts';
import { runBot as runSlack, temporaryStore } from '../adapters/slack/running.ts';
import { type ChannelMessage, textOf } from '../fakes/discord/messages.ts';
import { Refusal } from '../fakes/discord/refusal.ts';
import { defaultGuild, wireChannel } from '../fakes/discord/wire.ts';
import { person } from '../fakes/slack/deliveries.ts';
import { startFakeSlack } from '../fakes/slack/slack.ts';

/** A platform with the bot on it, as a channel's members see it. */
export interface World {
  readonly store: Store;
  readonly messenger: Messenger;
  /** Ana, or Cem, writes `compacts-digest …` in the channel; gives what they alone see. */
  command(line: string, who?: 'Cem'): Promise<string>;
  /** Ana leaves the workspace or the server: nobody can write to her there any more. */
  loseAna(): void;
  /** What everyone sees in the channel, oldest first. */
  posts(): string[];
  /** What Ana was told privately. */
  told(): string[];
  /** The answer to the next post is lost; the platform takes it. */
  loseNextAnswer(): void;
  /** The next posts meet what stands before the platform: a page that refuses them. */
  refuseNextPosts(): void;
  /** How often posts to the channel reached the platform, answered or not. */
  attempts(): number;
  /** The channel takes no messages of the bot any more, or takes them again. */
  close(isClosed: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** What the bot on Slack may do there. */
export interface WorldOptions {
  /** False where the workspace did not let the bot read its channels. */
  readonly history?: boolean;
}

/** Every scope but that for reading channels. */
const withoutHistory = ['commands', 'chat:write', 'users:read'];

/** The bot on Slack, over HTTP. */
export async function slackWorld(clock: Clock, { history = true }: WorldOptions = {}): Promise<World> {
  const slack = await startFakeSlack({ clock, ...(!history && { scopes: withoutHistory }) });
  const { store, remove } = await temporaryStore();
  const bot = await runSlack(slack, 'http', store, {
    clock,
    digests: { subscriptions: store.subscriptions, access: 'everyone', examine: async () => [] },
  });
  const ana = person(slack, 'UANA', 'ana');
  const cem = person(slack, 'UCEM', 'cem');
  const inChannel = (who: string) => slack.workspace.seenBy(who, 'C1');
  return {
    store,
    messenger: bot.service.messenger,
    command: async (line, who) => {
      const [id, person] = who === undefined ? ['UANA', ana] : ['UCEM', cem];
      const own = () => inChannel(id).filter(({ visibleTo }) => visibleTo === id);
      const before = own().length;
      await bot.deliver(person.command(line, { command: '/compacts-digest' }));
      await slack.until(() => own().length > before, `an answer to ${line}`);
      return own().at(-1)?.words ?? '';
    },
    loseAna: () => void slack.workspace.left.add('UANA'),
    posts: () => inChannel('UBEN').map(({ words }) => words),
    told: () => slack.workspace.seenBy('UANA', 'UANA').map(({ words }) => words),
    loseNextAnswer: () => slack.faults.plan('chat.postMessage', { kind: 'drop', when: 'after' }),
    refuseNextPosts: () =>
      slack.faults.plan('chat.postMessage', { kind: 'page', status: 401 }, { kind: 'page', status: 403 }),
    attempts: () =>
      slack.calls.filter(
        ({ method, args }) => method === 'chat.postMessage' && args['metadata'] !== undefined,
      ).length,
    close: async (isClosed) => {
      slack.workspace.channels.set('C1', { id: 'C1', botIsMember: true, archived: isClosed });
    },
    stop: async () => {
      await bot.stop();
      await slack.stop();
      await remove();
    },
  };
}

/** The bot on Discord. */
export async function discordWorld(clock: Clock): Promise<World> {
  const [general, ...others] = defaultGuild.channels;
  if (general === undefined) throw new Error('the server has a channel');
  const channel: { id: string; name: string; permissions?: bigint } = { ...general };
  const running = await runDiscord({
    parts: { clock },
    // What waits for a full channel waits as long as it is told, in real time.
    fake: { clock, guilds: [{ ...defaultGuild, channels: [channel, ...others] }], window: 200 },
  });
  const { discord } = running;
  const guild = discord.guilds[0];
  const [ana, cem] = ['Ana', 'Cem'].map((name) => running.user(name, guild === undefined ? {} : { guild }));
  if (ana === undefined || cem === undefined) throw new Error('there are two people');
  const isPublic = ({ seenBy, channelId }: ChannelMessage) =>
    seenBy === undefined && channelId === channel.id;
  return {
    store: running.store,
    messenger: running.bot.messenger,
    command: async (line, who) => {
      const [name = '', ...rest] = line.split(' ');
      return textOf(
        await (who === undefined ? ana : cem).run(`compacts-digest ${name}`, optionsOf(name, rest.join(' '))),
      );
    },
    loseAna: () => {
      // https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
      const how = {
        refuse: new Refusal(403, 50_278, 'Cannot send messages to this user due to no mutual guilds'),
      };
      discord.disturb({ path: /^\/channels\/95/u, how, times: Number.POSITIVE_INFINITY });
    },
    posts: () => discord.messages.filter(isPublic).map(textOf),
    told: () => discord.messages.filter(({ channelId }) => channelId.startsWith('95')).map(textOf),
    loseNextAnswer: () =>
      discord.disturb({ path: new RegExp(`^/channels/${channel.id}/messages$`, 'u'), how: 'lose', times: 1 }),
    refuseNextPosts: () => {
      const path = new RegExp(`^/channels/${channel.id}/messages$`, 'u');
      discord.disturb({ path, how: { page: 401 }, times: 1 });
      discord.disturb({ path, how: { page: 403 }, times: 1 });
    },
    attempts: () => discord.requests.filter(({ path }) => path === `/channels/${channel.id}/messages`).length,
    close: async (isClosed) => {
      channel.permissions = isClosed ? 1n << 10n : (1n << 40n) - 1n;
      const before = discord.requests.length;
      discord.gateway.dispatch('CHANNEL_UPDATE', { ...wireChannel(channel), guild_id: defaultGuild.id });
      // What comes after it on the same connection has come after it.
      await ana.run('compacts help', {});
      if (discord.requests.length === before) throw new Error('the bot did not answer');
    },
    stop: () => running.stop(),
  };
}

/** A typed line as the options that Discord's client would fill in: `on 9 Europe/Madrid daily`. */
function optionsOf(name: string, rest: string): Record<string, string> {
  if (rest === '') return {};
  if (name === 'pause') return { until: rest };
  const [time = '', timezone = '', days = '', ...more] = rest.split(' ');
  const sections = more.join(' ');
  return {
    time,
    ...(timezone !== '' && { timezone }),
    ...(days !== '' && { days }),
    ...(sections !== '' && { sections }),
  };
}
