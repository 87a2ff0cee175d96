import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questions } from '../test/ask/questions.ts';
import { asRequest, person } from '../test/fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../test/fakes/slack/slack.ts';
import { median, type Result } from './result.ts';

/** Rounds in which the two take turns; commands of a round one after another, and many at a time. */
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
    for (const server of [bot, noop]) await sendMany(server, bodies.take(1_000));
    const measured: Record<'bot' | 'noop', { p50: number; perSecond: number }>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const one = { bot: { p50: 0, perSecond: 0 }, noop: { p50: 0, perSecond: 0 } };
      const turns = [['bot', bot] as const, ['noop', noop] as const];
      for (const [name, server] of round % 2 === 0 ? turns : turns.toReversed()) {
        one[name].p50 = median(await sendOneByOne(server, bodies.take(inSequence)));
        const start = performance.now();
        await sendMany(server, bodies.take(atOnce));
        one[name].perSecond = atOnce / ((performance.now() - start) / 1000);
      }
      measured.push(one);
    }
    const sent = 1_000 + rounds * (inSequence + atOnce);
    for (const server of [bot, noop]) await sendMany(server, bodies.take(10_000 - sent));
    const [botRss, noopRss] = [await rssOf(bot), await rssOf(noop)];
    const ratio = (of: (one: (typeof measured)[number]) => number) => median(measured.map(of));
    return [
      {
        group: 'slack',
        name: 'a command, one after another, p50',
        value: ratio(({ bot: own }) => own.p50),
        unit: 'ms',
        ratio: ratio((one) => one.bot.p50 / one.noop.p50),
        against,
      },
      {
        group: 'slack',
        name: `commands a second, ${concurrency} at a time`,
        value: ratio(({ bot: own }) => own.perSecond),
        unit: '/s',
        ratio: ratio((one) => one.bot.perSecond / one.noop.perSecond),
        against,
      },
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
  measure: (bot: Server, noop: Server, bodies: Bodies) => Promise<Result[]>,
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
    return await measure(bot as Server, noop as Server, { take });
  } finally {
    for (const { child, agent } of servers) {
      agent.destroy();
      child.kill();
    }
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

async function startServer(kind: 'bot' | 'noop', slack: FakeSlack, folder: string): Promise<Server> {
  const { apiAddress, signingSecret, botToken } = slack;
  const child = fork(
    join(import.meta.dirname, 'slack-bot.ts'),
    [kind, apiAddress, signingSecret, botToken, join(folder, 'store.sqlite')],
    { execArgv: ['--expose-gc', ...(kind === 'bot' ? startFlags() : [])] },
  );
  const { port } = await messageOf<{ port: number }>(child);
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: concurrency }) };
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
