import type { Subscription } from '../../src/digest/subscription.ts';
import { sampleSubscription } from '../digest/sample.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { userOf } from '../fakes/discord/user.ts';
import { type Delivery, overHttp, overSocket, person } from '../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';

/** How Slack reaches the program: over its socket for one workspace, or over HTTP for all that install it. */
export type SlackWay = 'socket' | 'http';

/** Who asks: with a command on Discord, with a mention on Slack, or for the digest's state on Slack. */
export const askers = ['discord', 'slack', 'digest'] as const;
export type Asker = (typeof askers)[number];

/** Both platforms on loopback, with a channel for every digest and one more for questions. */
export interface ChaosPlatforms {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  /** The digests, due one after the other over so many milliseconds from `from` on. */
  subscriptions(from: number, over: number): readonly Subscription[];
  /** How many messages a subscription's channel holds. */
  messagesIn(channel: string): number;
  /** Asks, and is true once there is an answer. */
  ask(asker: Asker, within: number): Promise<boolean>;
  /** Installs the app in the workspace as a browser does, with a token that lasts so many seconds. */
  install(lasts: number): Promise<void>;
  /** Ends what is still to go wrong. */
  calm(): void;
  stop(): Promise<void>;
}

const guildId = '900000000000000001';
const questions = { discord: '919999999999999999', slack: 'CASK' };

/** Starts both, with so many channels; the program will listen at this address where Slack calls it over HTTP. */
export async function startChaosPlatforms(
  count: number,
  way: SlackWay,
  address: string,
): Promise<ChaosPlatforms> {
  const targets = Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? { platform: 'discord', workspace: guildId, channel: String(910_000_000_000_000_000n + BigInt(index)) }
      : { platform: 'slack', workspace: 'T1', channel: `C${index}` },
  );
  const channels = (name: string) => targets.filter(({ platform }) => platform === name);
  const clock = { now: () => new Date() };
  const slack = await startFakeSlack({
    clock,
    patience: 3_000,
    channels: [...channels('slack').map(({ channel }) => channel), questions.slack].map((id) => ({
      id,
      botIsMember: true,
    })),
  });
  const guild = {
    id: guildId,
    name: 'City networks',
    channels: [...channels('discord').map(({ channel }) => channel), questions.discord].map((id) => ({
      id,
      name: id,
    })),
  };
  const discord = await startFakeDiscord({ guilds: [guild], clock });
  function subscriptions(from: number, over: number): Subscription[] {
    const today = new Date(from).toISOString();
    return targets.map((target, index) =>
      sampleSubscription({
        ...target,
        zone: 'UTC',
        time: today.slice(11, 16),
        next: { date: today.slice(0, 10), at: from + Math.round((over * index) / count) },
      }),
    );
  }

  const ana = person(slack, 'UANA');
  const deliver = (delivery: Delivery) =>
    way === 'socket' ? overSocket(slack, delivery) : overHttp(slack, `${address}/slack/events`, delivery);

  async function askSlack(delivery: Delivery, within: number): Promise<boolean> {
    const seen = () => slack.workspace.seenBy('UANA', questions.slack).length;
    const before = seen();
    // Whoever gets no answer asks again; nothing reaches a bot that is not connected.
    await deliver(delivery).catch(() => undefined);
    return eventually(() => seen() > before, within);
  }

  async function askDiscord(within: number): Promise<boolean> {
    const user = userOf(discord, 'Ana', { guild, channelId: questions.discord });
    try {
      const asked = user.send('compacts ask', { question: 'Is Chicago on the list?' });
      return await eventually(
        () => asked.original !== undefined && !asked.original.thinking && !asked.original.deleted,
        within,
      );
    } catch {
      // No command is offered before the bot has registered it.
      return false;
    }
  }

  return {
    slack,
    discord,
    subscriptions,
    messagesIn: (channel) =>
      slack.workspace.messages.filter((each) => each.channel === channel).length +
      discord.messages.filter((each) => each.channelId === channel).length,
    ask: (asker, within) => {
      if (asker === 'discord') return askDiscord(within);
      const channel = questions.slack;
      return askSlack(
        asker === 'slack'
          ? ana.mention('Is Chicago on the list?', { channel })
          : ana.command('status', { channel, command: '/compacts-digest' }),
        within,
      );
    },
    install: (lasts) => install(slack, address, lasts),
    calm: () => {
      slack.faults.clear();
      discord.calm();
    },
    stop: async () => {
      await slack.stop();
      await discord.close();
    },
  };
}

/** Opens the page of installation, follows its button to Slack, allows it there, and is sent back. */
async function install(slack: FakeSlack, address: string, lasts: number): Promise<void> {
  const page = await fetch(`${address}/slack/install`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const href = /href="([^"]+oauth[^"]+)"/u.exec(await page.text())?.[1] ?? '';
  const link = new URL(href.replaceAll('&amp;', '&'));
  const scopes = new Set((link.searchParams.get('scope') ?? '').split(','));
  const code = `code-${slack.calls.length}`;
  slack.backend.codes.set(code, { team: slack.team, scopes });
  slack.backend.rotation = lasts;
  const query = new URLSearchParams({ code, state: link.searchParams.get('state') ?? '' });
  const back = await fetch(`${address}/slack/oauth_redirect?${query}`, { headers: { cookie } });
  await back.arrayBuffer();
  if (back.status !== 200) throw new Error(`the installation ended with ${back.status}`);
}

async function eventually(condition: () => boolean, within: number): Promise<boolean> {
  const givenUp = performance.now() + within;
  while (performance.now() < givenUp) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}
