import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questions } from '../test/ask/questions.ts';
import { asRequest, person } from '../test/fakes/slack/deliveries.ts';
import { type FakeSlack, startFakeSlack } from '../test/fakes/slack/slack.ts';
import type { Result } from './result.ts';

/** How many commands are on their way at a time, where not all are at once. */
export const concurrency = 20;

/** What the bot is measured against. */
export const against = 'Bolt’s no-op';

/** A process that takes commands, and its connections. */
export interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  readonly agent: Agent;
}

export interface Bodies {
  /** So many signed commands, each of its own, with questions as people ask them. */
  take(count: number): ReturnType<typeof asRequest>[];
}

export async function withServers(
  measure: (bot: Server, noop: Server, bodies: Bodies, slack: FakeSlack) => Promise<Result[]>,
): Promise<Result[]> {
  const slack = await startFakeSlack();
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const start = () => Promise.all([startServer('bot', slack, folder), startServer('noop', slack, folder)]);
  // Every start but the first finds compiled code, and takes no TypeScript apart.
  await Promise.all((await start()).map(end));
  const servers = await start();
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

export async function startServer(kind: 'bot' | 'noop', slack: FakeSlack, folder: string): Promise<Server> {
  const { apiAddress, signingSecret, botToken } = slack;
  const given = [apiAddress, signingSecret, botToken, join(folder, 'store.sqlite')];
  const code = join(folder, 'code');
  return kind === 'bot'
    ? startChild('slack-bot.ts', given, code, startFlags())
    : startChild('bare-bolt.ts', given, code);
}

/** Starts a script that tells its port; `code` is the folder where Node keeps compiled code, as "npm start" has it. */
export async function startChild(
  script: string,
  args: readonly string[],
  code: string,
  flags: readonly string[] = [],
): Promise<Server> {
  const child = fork(join(import.meta.dirname, script), args, {
    execArgv: ['--expose-gc', ...flags],
    env: { ...process.env, NODE_COMPILE_CACHE: code },
  });
  const { port } = await messageOf<{ port: number }>(child);
  return { child, port, agent: new Agent({ keepAlive: true, maxSockets: concurrency }) };
}

export function stop({ child, agent }: Server): void {
  agent.destroy();
  child.removeAllListeners();
  child.kill();
}

/** Lets a process end by itself, so that it keeps its compiled code. */
async function end({ child, agent }: Server): Promise<void> {
  agent.destroy();
  child.removeAllListeners();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
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
export async function rssOf({ child }: Server): Promise<number> {
  const answer = messageOf<{ rss: number }>(child);
  child.send('memory');
  return (await answer).rss / 1e6;
}

/** Sends a signed command; resolves when it was acknowledged. */
export function send(server: Server, { body, headers }: ReturnType<typeof asRequest>): Promise<void> {
  const { port, agent } = server;
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
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that nobody used for five seconds is closed from the other side, perhaps at this very moment.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(server, { body, headers }));
      else reject(error);
    });
    sent.end(body);
  });
}

/** The slowest acknowledgement by the bot's own histogram, as the bound of its bucket, in seconds. */
export async function slowestKnownOf({ child }: Server): Promise<number> {
  const answer = messageOf<{ metrics: string }>(child);
  child.send('metrics');
  const { metrics } = await answer;
  const buckets = [
    ...metrics.matchAll(/^compacts_acknowledgement_seconds_bucket\{le="([^"]+)".*\} (\d+)$/gmu),
  ].map(([, bound, count]) => ({
    bound: bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound),
    count: Number(count),
  }));
  const all = buckets.at(-1)?.count;
  return buckets.find(({ count }) => count === all)?.bound ?? Number.NaN;
}
