import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { asRequest } from '../test/fakes/slack/deliveries.ts';
import { median, type Result } from './result.ts';
import { slackFlood } from './slack-flood.ts';
import {
  against,
  type Bodies,
  concurrency,
  rssOf,
  type Server,
  send,
  startChild,
  stop,
  withServers,
} from './slack-servers.ts';

/** Rounds in which the two take turns; commands of a round one after another, and many at a time. */
const warmUp = 1_000;
const rounds = 40;
const inSequence = 50;
const atOnce = 150;

/**
 * `/compacts` over HTTP, against a command of Bolt's own that only acknowledges: commands a second, the time of
 * one command, and the memory of the process after 10,000.
 */
export async function slackCommands(): Promise<Result[]> {
  const measured = await withServers(async (bot, noop, bodies) => {
    const speed = await compare('slack', against, bot, noop, bodies);
    const sent = warmUp + rounds * (inSequence + atOnce);
    for (const server of [bot, noop]) await sendMany(server, bodies.take(10_000 - sent));
    const [botRss, noopRss] = [await rssOf(bot), await rssOf(noop)];
    return [
      ...speed,
      {
        group: 'slack',
        name: 'memory after 10,000 commands',
        value: botRss,
        unit: 'MB',
        ratio: botRss / noopRss,
        against,
      },
    ];
  });
  return [...measured, ...(await slackFlood())];
}

/** The time of a command, and commands a second, in turns. */
async function compare(
  group: string,
  otherName: string,
  bot: Server,
  other: Server,
  bodies: Bodies,
): Promise<Result[]> {
  for (const server of [bot, other]) await sendMany(server, bodies.take(warmUp));
  const measured: Record<'bot' | 'other', { p50: number; perSecond: number }>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = { bot: { p50: 0, perSecond: 0 }, other: { p50: 0, perSecond: 0 } };
    const turns = [['bot', bot] as const, ['other', other] as const];
    for (const [name, server] of round % 2 === 0 ? turns : turns.toReversed()) {
      one[name].p50 = median(await sendOneByOne(server, bodies.take(inSequence)));
      const start = performance.now();
      await sendMany(server, bodies.take(atOnce));
      one[name].perSecond = atOnce / ((performance.now() - start) / 1000);
    }
    measured.push(one);
  }
  const middle = (of: (one: (typeof measured)[number]) => number) => median(measured.map(of));
  return [
    {
      group,
      name: 'a command, one after another, p50',
      value: middle(({ bot: own }) => own.p50),
      unit: 'ms',
      ratio: middle((one) => one.bot.p50 / one.other.p50),
      against: otherName,
    },
    {
      group,
      name: `commands a second, ${concurrency} at a time`,
      value: middle(({ bot: own }) => own.perSecond),
      unit: '/s',
      ratio: middle((one) => one.bot.perSecond / one.other.perSecond),
      against: otherName,
    },
  ];
}

/** Vercel's chat SDK with its Slack adapter, in the versions that are compared. */
const chatSdk = ['chat@4.41.1', '@chat-adapter/slack@4.41.1', '@chat-adapter/state-memory@4.41.0'];

/**
 * The same against a no-op command of Vercel's chat SDK, which is fetched for this alone: nothing of it is in the
 * project.
 */
export async function slackAgainstChatSdk(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-chat-sdk-'));
  try {
    const npm = ['install', '--no-audit', '--no-fund', '--prefix', folder, ...chatSdk];
    const { status, stderr } = spawnSync('npm', npm, { encoding: 'utf8' });
    if (status !== 0) {
      process.stderr.write(`the chat SDK could not be fetched, so nothing is compared with it: ${stderr}\n`);
      return [];
    }
    return await withServers(async (bot, _, bodies, slack) => {
      const { apiAddress, signingSecret, botToken } = slack;
      const other = await startChild(
        'slack-chat-sdk.ts',
        [folder, apiAddress, signingSecret, botToken],
        join(folder, 'code'),
      );
      try {
        return await compare('slack-chat-sdk', 'the chat SDK’s no-op', bot, other, bodies);
      } finally {
        stop(other);
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bot's memory after 100,000 commands, against its own after 10,000: flat, if nothing is kept. */
export async function slackEndurance(): Promise<Result[]> {
  return withServers(async (bot, _, bodies) => {
    const after = async (count: number) => {
      for (let sent = 0; sent < count; sent += 5_000) await sendMany(bot, bodies.take(5_000));
      return rssOf(bot);
    };
    const early = await after(10_000);
    const late = await after(90_000);
    return [
      {
        group: 'slack-endurance',
        name: 'memory after 100,000 commands',
        value: late,
        unit: 'MB',
        ratio: late / early,
        against: 'after 10,000',
      },
    ];
  });
}

/** Times in ms. */
async function sendOneByOne(server: Server, requests: ReturnType<typeof asRequest>[]): Promise<number[]> {
  const times: number[] = [];
  for (const each of requests) {
    const start = performance.now();
    await send(server, each);
    times.push(performance.now() - start);
  }
  return times;
}

async function sendMany(server: Server, requests: ReturnType<typeof asRequest>[]): Promise<void> {
  const waiting = requests.values();
  const worker = async () => {
    for (const each of waiting) await send(server, each);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
