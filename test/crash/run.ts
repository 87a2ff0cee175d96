import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../adapters/store/store.ts';
import { compileCacheFolder } from '../../bin/compile-cache.js';
import type { Store } from '../../src/digest/store.ts';
import type { StorePlace } from '../../src/settings/config.ts';
import { startPostgres } from '../adapters/store/postgres.ts';
import type { InstanceFate, InstanceOrders } from './instance.ts';
import { type Platforms, startPlatforms } from './platforms.ts';

/** What happens in a run. */
export interface CrashOptions {
  readonly store: 'sqlite' | 'postgres';
  readonly instances: number;
  readonly subscriptions: number;
  /** How many times an instance is killed, at a step or at any moment. */
  readonly kills: number;
  /** How likely an answer is lost after the platform took the message, from 0 to 1. */
  readonly lost: number;
  /** How many times an instance is frozen beyond its lease. */
  readonly freezes: number;
}

/** How it went. */
export interface CrashResult {
  readonly deliveries: number;
  /** Deliveries without a message that nobody is told of. */
  readonly missed: number;
  /** Deliveries with more than one message. */
  readonly doubled: number;
  /** Deliveries that say themselves that nobody knows. */
  readonly uncertain: number;
  readonly kills: number;
  readonly freezes: number;
  /** How many kills came at which step. */
  readonly steps: Readonly<Record<string, number>>;
  /** What else went wrong with the run. */
  readonly problems: readonly string[];
  /** The ledger's rows of what was missed or doubled. */
  readonly wrong: readonly string[];
}

/** The times of the protocol, in milliseconds, shorter than in earnest by the same factor. */
const lease = 3000;
const timeout = 900;

/** How long a run may take for each delivery, and at least, in milliseconds. */
const patience = { each: 400, least: 220_000 };

/** The steps of a delivery at which an instance may kill itself. */
const stepsOfDelivery = 5;

/**
 * Runs instances as real processes over real HTTP against platforms on loopback; kills them with SIGKILL at their steps
 * and at any moment, freezes them with SIGSTOP beyond the lease, loses answers after the message was taken. Then counts
 * for each delivery the messages that are really there.
 */
export async function runCrash(options: CrashOptions): Promise<CrashResult> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-crash-'));
  const server = options.store === 'postgres' ? await startPostgres() : undefined;
  const place: StorePlace = {
    databaseUrl: await server?.createDatabase(),
    file: join(folder, 'store.sqlite'),
  };
  const platforms = await startPlatforms(options.subscriptions, options.lost);
  const store = await openStore(place, { now: () => new Date() });
  try {
    await store.subscriptions.restore(platforms.subscriptions, [], process.versions['tz'] ?? '');
    const herd = createHerd(
      options,
      orders(place, platforms),
      compileCacheFolder() ?? join(folder, 'compiled'),
    );
    await herd.drive(store);
    return { ...(await tally(store, platforms)), ...herd.counts() };
  } finally {
    await store.close();
    await platforms.stop();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function orders(place: StorePlace, platforms: Platforms): InstanceOrders {
  const { slack, discord, slackTokens } = platforms;
  return {
    place,
    slackApi: slack.apiAddress,
    slackTokens,
    discordApi: discord.api,
    discordToken: discord.token,
    lease,
    timeout,
  };
}

/** How a kill from outside is counted. */
const anyMoment = 'any moment';

/**
 * The instances, and the hand that kills and freezes them. One more than are at work is loaded at any time, so that it
 * steps in at once for one that was killed.
 * @param compiled a folder for what Node compiled, which every start would compile anew otherwise.
 */
function createHerd(options: CrashOptions, given: InstanceOrders, compiled: string) {
  const instances = new Set<ChildProcess>();
  /** Those that are loaded and wait to begin, and how many are to begin. */
  const spare = new Set<ChildProcess>();
  let wanted = options.instances;
  /** Those at work: started, and not frozen. */
  const working = new Set<ChildProcess>();
  const steps: Record<string, number> = {};
  const problems: string[] = [];
  let kills = 0;
  let freezes = 0;
  let left = options.subscriptions;
  let isOver = false;

  /** What becomes of an instance that begins now. */
  function fate(): InstanceFate {
    // Half of the kills come from inside, at a step: what is left of them, spread over what is left to do.
    const inside = kills - (steps[anyMoment] ?? 0);
    return {
      kill: Math.min(0.3, Math.max(0, options.kills / 2 - inside) / (left * stepsOfDelivery + 1)),
      freeze: Math.min(0.1, Math.max(0, options.freezes - freezes) / 2 / (left + 1)),
    };
  }

  function beginWhereWanted(): void {
    if (isOver) return;
    for (const instance of [...spare].slice(0, wanted)) {
      wanted -= 1;
      spare.delete(instance);
      instance.stdin?.write(`${JSON.stringify(fate())}\n`);
    }
  }

  function start(): void {
    const instance = spawn(
      process.execPath,
      [join(import.meta.dirname, 'instance.ts'), JSON.stringify(given)],
      { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: compiled } },
    );
    instances.add(instance);
    // It may end in the moment in which it is told to begin.
    instance.stdin.on('error', () => undefined);
    createInterface({ input: instance.stdout }).on('line', (line) => {
      if (line === 'loaded') {
        spare.add(instance);
        beginWhereWanted();
      } else if (line === 'ready') working.add(instance);
      else if (line === 'frozen') thawLater(instance);
      else if (line.startsWith('killed ')) count(line.slice('killed '.length));
    });
    instance.once('exit', (code, signal) => {
      instances.delete(instance);
      working.delete(instance);
      if (!spare.delete(instance)) wanted += 1;
      beginWhereWanted();
      if (signal !== 'SIGKILL' && !isOver) problems.push(`an instance ended by itself: ${code ?? signal}`);
      if (!isOver) start();
    });
  }

  function count(step: string): void {
    kills += 1;
    steps[step] = (steps[step] ?? 0) + 1;
  }

  function thawLater(instance: ChildProcess): void {
    freezes += 1;
    working.delete(instance);
    setTimeout(
      () => {
        instance.kill('SIGCONT');
        if (instances.has(instance)) working.add(instance);
      },
      lease * (1.2 + Math.random()),
    );
  }

  const anyone = () => {
    const running = [...working];
    return running[Math.floor(Math.random() * running.length)];
  };

  /** From outside an instance is killed or frozen at any moment, whatever it does; as fast as the work goes on. */
  async function strike(): Promise<void> {
    while (!isOver) {
      await wait(50 + Math.random() * 100);
      const done = 1 - left / options.subscriptions;
      const instance = anyone();
      if (instance === undefined || isOver) continue;
      if ((steps[anyMoment] ?? 0) < (options.kills / 2) * done + 1 && kills < options.kills) {
        working.delete(instance);
        if (instance.kill('SIGKILL')) count(anyMoment);
      } else if (
        freezes < options.freezes * done + 1 &&
        freezes < options.freezes &&
        instance.kill('SIGSTOP')
      ) {
        thawLater(instance);
      }
    }
  }

  return {
    /** Runs until every delivery has come to its end. */
    async drive(store: Store): Promise<void> {
      const givenUp = Date.now() + Math.max(patience.least, patience.each * options.subscriptions);
      for (let count = 0; count <= options.instances; count += 1) start();
      const striking = strike();
      for (;;) {
        await wait(500);
        left = options.subscriptions - (await ended(store));
        if (left === 0) break;
        if (Date.now() > givenUp) {
          problems.push(`gave up waiting: ${left} deliveries have not come to an end`);
          break;
        }
      }
      isOver = true;
      await striking;
      await Promise.all(
        [...instances].map(async (instance) => {
          const gone = new Promise((resolve) => instance.once('exit', resolve));
          instance.kill('SIGCONT');
          instance.kill('SIGTERM');
          await gone;
        }),
      );
    },
    counts: () => ({ kills, freezes, steps, problems }),
  };
}

async function ended(store: Store): Promise<number> {
  const deliveries = await store.subscriptions.allDeliveries();
  return deliveries.filter(({ state }) => state !== 'claimed').length;
}

/** Counts what is really on the platforms, against what the ledger says. */
async function tally(
  store: Store,
  platforms: Platforms,
): Promise<Pick<CrashResult, 'deliveries' | 'missed' | 'doubled' | 'uncertain' | 'wrong'>> {
  const messages = platforms.messagesByChannel();
  const deliveries = await store.subscriptions.allDeliveries();
  const known = new Map(deliveries.map((delivery) => [delivery.subscription, delivery]));
  const wrong: string[] = [];
  let missed = 0;
  let doubled = 0;
  let uncertain = 0;
  for (const { id, channel } of platforms.subscriptions) {
    const there = messages.get(channel) ?? 0;
    const isUncertain = known.get(id)?.state === 'uncertain';
    if (there > 1) doubled += 1;
    if (isUncertain) uncertain += 1;
    else if (there === 0) missed += 1;
    if (there > 1 || (there === 0 && !isUncertain)) {
      wrong.push(`${there} messages: ${JSON.stringify(known.get(id))}`);
    }
  }
  return { deliveries: platforms.subscriptions.length, missed, doubled, uncertain, wrong };
}
