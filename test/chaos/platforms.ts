import type { Subscription } from '../../src/digest/subscription.ts';
import { sampleSubscription } from '../digest/sample.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { userOf } from '../fakes/discord/user.ts';
import { overSocket, person } from '../fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';

/** Both platforms on loopback, with a channel for every digest and one more for questions. */
export interface ChaosPlatforms {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly subscriptions: readonly Subscription[];
  /** How many messages a subscription's channel holds. */
  messagesIn(channel: string): number;
  /** Asks a question as a command on Discord, or as a mention on Slack; true once it has its answer. */
  ask(platform: 'discord' | 'slack', within: number): Promise<boolean>;
  stop(): Promise<void>;
}

const guildId = '900000000000000001';
const questions = { discord: '919999999999999999', slack: 'CASK' };

/** Starts both; the digests are due one after the other over so many milliseconds from `from` on. */
export async function startChaosPlatforms(
  count: number,
  from: number,
  over: number,
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
  const today = new Date(from).toISOString();
  const subscriptions = targets.map((target, index) =>
    sampleSubscription({
      ...target,
      zone: 'UTC',
      time: today.slice(11, 16),
      next: { date: today.slice(0, 10), at: from + Math.round((over * index) / count) },
    }),
  );

  async function askSlack(within: number): Promise<boolean> {
    const before = slack.workspace.messages.filter(({ channel }) => channel === questions.slack).length;
    // Whoever gets no answer asks again; nothing reaches a bot that is not connected.
    await overSocket(
      slack,
      person(slack, 'UANA').mention('Is Chicago on the list?', { channel: questions.slack }),
    ).catch(() => undefined);
    return eventually(
      () => slack.workspace.messages.filter(({ channel }) => channel === questions.slack).length > before,
      within,
    );
  }

  async function askDiscord(within: number): Promise<boolean> {
    const ana = userOf(discord, 'Ana', { guild, channelId: questions.discord });
    try {
      const asked = ana.send('compacts ask', { question: 'Is Chicago on the list?' });
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
    ask: (platform, within) => (platform === 'slack' ? askSlack(within) : askDiscord(within)),
    stop: async () => {
      await slack.stop();
      await discord.close();
    },
  };
}

async function eventually(condition: () => boolean, within: number): Promise<boolean> {
  const givenUp = performance.now() + within;
  while (performance.now() < givenUp) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return condition();
}
