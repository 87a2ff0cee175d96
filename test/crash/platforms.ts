import { replanned, weekdayOf } from '../../src/digest/schedule.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { sampleSubscription } from '../digest/sample.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../fakes/slack/slack.ts';

/** Both platforms on loopback, with a channel for every subscription. */
export interface Platforms {
  readonly slack: FakeSlack;
  /** Tokens by workspace: one that lets the bot read its channels' history, and one that does not. */
  readonly slackTokens: Readonly<Record<string, string>>;
  readonly discord: FakeDiscord;
  readonly subscriptions: readonly Subscription[];
  /** How many messages each channel really holds. */
  messagesByChannel(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

const guild = '900000000000000001';

/** The workspace whose members did not let the bot read any history. */
const closed = 'T2';

/** Every second channel is on Discord, every tenth on a Slack that shows no history, the rest on one that does. */
function targetOf(index: number): Pick<Subscription, 'platform' | 'workspace' | 'channel'> {
  if (index % 2 === 0) {
    return {
      platform: 'discord',
      workspace: guild,
      channel: String(910_000_000_000_000_000n + BigInt(index)),
    };
  }
  return { platform: 'slack', workspace: index % 10 === 1 ? closed : 'T1', channel: `C${index}` };
}

/** Daily, weekly, monthly, and following something: every kind is due on that date. */
function rhythmAt(index: number, date: string): Partial<Subscription> {
  const kinds: readonly Partial<Subscription>[] = [
    {},
    { days: [weekdayOf(date)] },
    { monthly: Number(date.slice(8)) },
    { days: [weekdayOf(date)], follow: ['migration-compact'] },
    { monthly: Number(date.slice(8)), follow: ['place:Switzerland', 'commitment-3'] },
  ];
  // Platforms go by the parity of the index, so both have every kind.
  return kinds[Math.floor(index / 2) % kinds.length] ?? {};
}

/** Starts both; `lost` is how likely an answer gets lost after the message was taken. */
export async function startPlatforms(count: number, lost: number): Promise<Platforms> {
  const targets = Array.from({ length: count }, (_, index) => targetOf(index));
  const ofPlatform = (name: string) => targets.filter(({ platform }) => platform === name);
  const slack = await startFakeSlack({
    clock: { now: () => new Date() },
    channels: ofPlatform('slack').map(({ channel }) => ({ id: channel, botIsMember: true })),
  });
  slack.backend.grants.set('xoxb-closed', { team: closed, scopes: new Set(['chat:write']) });
  slack.faults.next = (method) =>
    method === 'chat.postMessage' && Math.random() < lost ? { kind: 'drop', when: 'after' } : undefined;
  const discord = await startFakeDiscord({
    guilds: [
      {
        id: guild,
        name: 'City networks',
        channels: ofPlatform('discord').map(({ channel }) => ({ id: channel, name: channel })),
      },
    ],
  });
  discord.disturb({
    path: /^\/channels\/\d+\/messages$/u,
    how: 'lose',
    get times() {
      return Math.random() < lost ? 1 : 0;
    },
    set times(_) {
      // How many are left is drawn anew each time.
    },
  });
  const now = Date.now();
  const today = new Date(now).toISOString();
  const subscriptions = targets.map((target, index) => {
    const made = sampleSubscription({
      ...target,
      zone: 'UTC',
      time: today.slice(11, 16),
      ...rhythmAt(index, today.slice(0, 10)),
    });
    const planned = replanned(made, { date: today.slice(0, 10), at: now }, now);
    return { ...made, next: { date: planned?.date ?? today.slice(0, 10), at: now } };
  });
  return {
    slack,
    slackTokens: { T1: slack.botToken, [closed]: 'xoxb-closed' },
    discord,
    subscriptions,
    messagesByChannel: () => {
      const counts = new Map<string, number>();
      const all = [
        ...slack.workspace.messages.map(({ channel }) => channel),
        ...discord.messages.map(({ channelId }) => channelId),
      ];
      for (const channel of all) counts.set(channel, (counts.get(channel) ?? 0) + 1);
      return counts;
    },
    stop: async () => {
      await slack.stop();
      await discord.close();
    },
  };
}
