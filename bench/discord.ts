import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { questions } from '../test/ask/questions.ts';
import { type FakeDiscord, startFakeDiscord } from '../test/fakes/discord/fake-discord.ts';
import { userOf } from '../test/fakes/discord/user.ts';
import { defaultGuild } from '../test/fakes/discord/wire.ts';
import { median, type Result } from './result.ts';

const root = join(import.meta.dirname, '..');
/** What `npm start` runs, without npm: its flags, then the program by its whole path. */
const own = startScript().map((word) => (word.startsWith('bin/') ? join(root, word) : word));
const bare = [join(root, 'bench', 'bare-discord.ts')];

/** Starts of each program, after one that is not counted. */
const starts = 11;

/** Rounds in which the two answer in turns, and how many interactions each has in a round. */
const rounds = 20;
const inRound = 40;
const warmUp = 100;

type Command = readonly [line: string, options: Readonly<Record<string, string>>];

/** What many users ask, in turns. */
const common: readonly Command[] = [
  ['compacts city', { name: 'chicago' }],
  ['compacts ask', { question: 'Which commitment is about peer review?' }],
  ['compacts commitment', {}],
  ['compacts help', {}],
];

/** Lets a program tell its memory when it is asked. */
const tell = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => process.send({ rss: process.memoryUsage.rss() }));
  process.channel.unref();
`)}`;

let asked = 0;

/**
 * A question in letters that nobody wrote before: the spaces at its end make it a new one. Its answer may have been given
 * to others.
 */
function newlyWorded(): Command {
  const [question] = questions[asked % questions.length] ?? ['Is Chicago on the list?'];
  const spaces = ' '.repeat(Math.floor(asked / questions.length));
  asked += 1;
  return ['compacts ask', { question: `${question}${spaces}` }];
}

/** A question whose answer nobody got before: about two places that nobody asked about together. */
function unheard(): Command {
  const cities = knownCities();
  const [one, other] = [cities[asked % cities.length], cities[Math.floor(asked / cities.length) * 7 + 1]];
  asked += 1;
  return ['compacts ask', { question: `Did ${one} or ${other} endorse the paper?` }];
}

function knownCities(): string[] {
  const file = readFileSync(join(root, 'data', 'gazetteer.json'), 'utf8');
  return (JSON.parse(file) as { cities: string[] }).cities;
}

interface Running {
  readonly child: ChildProcess;
  /** From the start until it was connected, in ms. */
  readonly start: number;
}

function startScript(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.split(' ').slice(1);
}

/**
 * The bot on Discord against a bare discord.js client, on the same Discord of our own: start until ready, memory
 * when idle, and the CPU time of answering over that of a handler that always answers the same.
 */
export async function discord(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const fake = await startFakeDiscord();
  try {
    const idle = await measureStarts(fake, folder);
    return [...idle, ...(await measureAnswering(folder))];
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}

async function measureStarts(fake: FakeDiscord, folder: string): Promise<Result[]> {
  const once = async (program: readonly string[]) => {
    const running = await start(program, fake, folder);
    await after(300);
    const { rss } = await ask(running);
    await stop(running);
    return { start: running.start, rss };
  };
  await once(own);
  await once(bare);
  const pairs: { own: Awaited<ReturnType<typeof once>>; bare: Awaited<ReturnType<typeof once>> }[] = [];
  for (let round = 0; round < starts; round += 1)
    pairs.push({ own: await once(own), bare: await once(bare) });
  const figure = (
    name: string,
    unit: 'ms' | 'MB',
    of: (each: { start: number; rss: number }) => number,
  ): Result => ({
    group: 'discord',
    name,
    value: median(pairs.map((pair) => of(pair.own))),
    unit,
    ratio: median(pairs.map((pair) => of(pair.own) / of(pair.bare))),
    against: 'a bare discord.js client',
  });
  return [
    figure('start until ready', 'ms', (each) => each.start),
    figure('memory when ready (RSS)', 'MB', (each) => each.rss / 1024 ** 2),
  ];
}

/** The CPU time an interaction costs more than one with a handler that always answers the same. */
async function measureAnswering(folder: string): Promise<Result[]> {
  const pair = await Promise.all(
    [own, bare].map(async (program) => {
      const fake = await startFakeDiscord();
      const running = await start(program, fake, folder);
      const place = { guild: defaultGuild, channelId: defaultGuild.channels[0]?.id ?? '' };
      return { fake, running, user: userOf(fake, 'Ana', place) };
    }),
  );
  const [ours, others] = pair;
  if (ours === undefined || others === undefined) throw new Error('two programs were started');
  await ours.fake.until(() => ours.fake.commands().length > 0);
  // The bare client registers nothing; users are offered the same commands.
  others.fake.offer(ours.fake.commands());
  const run = async ({ user }: typeof ours, next: (count: number) => Command) => {
    for (let count = 0; count < inRound; count += 1) await user.run(...next(count));
  };
  /** The CPU time of each interaction of a round, in µs. */
  const measure = async ({ running, user }: typeof ours, next: (count: number) => Command) => {
    const costs: number[] = [];
    for (let count = 0; count < inRound; count += 1) {
      const before = cpuOf(running);
      await user.run(...next(count));
      // Until what comes after the answer is done, too.
      await after(2);
      costs.push(cpuOf(running) - before);
    }
    return costs;
  };
  const compare = async (name: string, next: (count: number) => Command): Promise<Result[]> => {
    // A bot runs for weeks: what is measured is code that has run before.
    for (let round = 0; round < warmUp; round += 1) for (const each of pair) await run(each, next);
    const costs = { own: [] as number[], other: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      costs.own.push(...(await measure(ours, next)));
      costs.other.push(...(await measure(others, next)));
    }
    return [['median', median] as const, ['average', average] as const].map(([called, middle]) => ({
      group: 'discord',
      name: `CPU over a fixed word, ${name}, ${called}`,
      value: middle(costs.own) - middle(costs.other),
      unit: 'µs',
      ratio: middle(costs.own) / middle(costs.other),
      against: 'a bare discord.js client',
    }));
  };
  const results = [
    ...(await compare('what many ask', (count) => common[count % common.length] ?? ['compacts help', {}])),
    ...(await compare('a question in new words', newlyWorded)),
    ...(await compare('an answer for the first time', unheard)),
  ];
  for (const { running, fake } of pair) {
    await stop(running);
    await fake.close();
  }
  return results;
}

/**
 * The CPU time of all threads of a program so far in µs, as Linux counts it: to ask the program itself would cost it as
 * much as half an answer.
 * @throws Error on another system.
 */
function cpuOf({ child }: Running): number {
  const threads = `/proc/${child.pid}/task`;
  const nanoseconds = readdirSync(threads).map((thread) =>
    Number(readFileSync(join(threads, thread, 'schedstat'), 'utf8').split(' ', 1)[0]),
  );
  return nanoseconds.reduce((sum, time) => sum + time, 0) / 1000;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function start(program: readonly string[], fake: FakeDiscord, folder: string): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', tell, ...program], {
    cwd: folder,
    env: {
      ...process.env,
      DISCORD_TOKEN: fake.token,
      DISCORD_API: fake.api,
      COMPACTS_STORE: join(folder, 'store.sqlite'),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('connected to Discord')) resolve();
    });
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
  return { child, start: performance.now() - began };
}

async function ask({ child }: Running): Promise<{ rss: number }> {
  child.send('tell');
  const [told] = (await once(child, 'message')) as [{ rss: number }];
  return told;
}

async function stop({ child }: Running): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
