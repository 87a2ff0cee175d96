import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questions } from '../test/ask/questions.ts';
import { asRequest, person } from '../test/fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../test/fakes/slack/slack.ts';
import { median, type Result } from './result.ts';

/** Rounds in which the two take turns; commands of a round one after another, and many at a time. */
const warmUp = 1_000;
const rounds = 40;
const inSequence = 50;
const atOnce = 150;
const concurrency = 20;

const against = 'Bolt’s no-op';

/** A process that takes commands, and its connections. */
interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  readonly agent: Agent;
}

/**
 * `/compacts` over HTTP, against a command of Bolt's own that only acknowledges: commands a second, the time of
 * one command, and the memory of the process after 10,000.
 */
export async function slackCommands(): Promise<Result[]> {
  return withServers(async (bot, noop, bodies) => {
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
      const other = await startChild('slack-chat-sdk.ts', [folder, apiAddress, signingSecret, botToken]);
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

interface Bodies {
  /** So many signed commands, each of its own, with questions as people ask them. */
  take(count: number): ReturnType<typeof asRequest>[];
}

async function withServers(
  measure: (bot: Server, noop: Server, bodies: Bodies, slack: FakeSlack) => Promise<Result[]>,
): Promise<Result[]> {
  const slack = await startFakeSlack();
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const servers = await Promise.all([startServer('bot', slack, folder), startServer('noop', slack, folder)]);
  const [bot, noop] = servers;
  const alice = person(slack, 'UALICE');
  let next = 0;
  const take = (count: number) =>
    Array.from({ length: count }, () => {
      next += 1;
      return asRequest(slack, alice.command(questions[next % questions.length]?.[0] ?? ''));
    });
  try {
    return await measure(bot as Server, noop as Server, { take }, slack);
  } finally {
    for (const server of servers) stop(server);
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

async function startServer(kind: 'bot' | 'noop', slack: FakeSlack, folder: string): Promise<Server> {
  const { apiAddress, signingSecret, botToken } = slack;
  const given = [kind, apiAddress, signingSecret, botToken, join(folder, 'store.sqlite')];
  return startChild('slack-bot.ts', given, kind === 'bot' ? startFlags() : []);
}

async function startChild(
  script: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Server> {
  const child = fork(join(import.meta.dirname, script), args, { execArgv: ['--expose-gc', ...flags] });
  const { port } = await messageOf<{ port: number }>(child);
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: concurrency }) };
}

function stop({ child, agent }: Server): void {
  agent.destroy();
  child.removeAllListeners();
  child.kill();
}

/** What "npm start" tells Node. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

function messageOf<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Message));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
  });
}

/** The memory of the process in MB, without what could be collected. */
async function rssOf({ child }: Server): Promise<number> {
  const answer = messageOf<{ rss: number }>(child);
  child.send('memory');
  return (await answer).rss / 1e6;
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

function send({ port, agent }: Server, { body, headers }: ReturnType<typeof asRequest>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method: 'POST',
        path: '/slack/events',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
