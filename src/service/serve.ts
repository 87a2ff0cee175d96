import type { EventEmitter } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ReportIncident } from '../builders/incident.ts';
import { type Core, loadCore, utcToday } from '../core.ts';
import { createSteadyClock } from '../digest/steps.ts';
import type { Store } from '../digest/store.ts';
import type { Finding } from '../doctor/finding.ts';
import { examineRunning } from '../doctor/running.ts';
import { dataFolder } from '../knowledge/load.ts';
import { DataError, describeProblem } from '../knowledge/problem.ts';
import { type Clock, type Health, type Metrics, noMetrics, type Service } from '../ports.ts';
import type { Config } from '../settings/config.ts';
import { redactor } from '../settings/redaction.ts';
import { startGiveBack } from './give-back.ts';
import { type LogLines, lastingLog } from './lasting-log.ts';
import { createLog } from './log.ts';
import { watchUnhandled } from './unhandled.ts';
import { waitForStore } from './wait-for-store.ts';

/** A part of the running program and how it is. */
export interface PartHealth {
  readonly name: string;
  readonly health: Health;
}

/** What every running part is given. */
export interface Surroundings {
  readonly config: Config;
  readonly core: Core;
  readonly store: Store;
  /** The time, over a leap of the machine's clock as well. */
  readonly clock: Clock;
  /** The machine's clock as it is, for who watches it for leaps. */
  readonly wall: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
  readonly metrics: Metrics;
  /** How the program, its store and every part are now. Never rejects. */
  readonly parts: () => Promise<readonly PartHealth[]>;
  /** The same as findings, with what the program knows of its machine. */
  readonly examine: () => Promise<readonly Finding[]>;
}

/** Starts a part of the program: a platform's connection, the digest, a page. */
export type StartService = (surroundings: Surroundings) => Promise<Service>;

/** What a run as a service needs from the composition root. */
export interface ServeOptions {
  readonly config: Config;
  readonly errors: NodeJS.WritableStream;
  readonly openStore: (clock: Clock) => Promise<Store>;
  readonly starters: readonly StartService[];
  /** Starts what tells how the program is, before its store is there. */
  readonly startPages?: (surroundings: Pick<Surroundings, 'parts' | 'log'>) => Promise<Service>;
  readonly metrics?: Metrics;
  /** Resolves when the program should end, as on SIGINT or SIGTERM. */
  readonly ended: Promise<unknown>;
  /** What tells of errors that nobody handled; the process where left out. */
  readonly unhandled?: EventEmitter;
  /** How long stopping may take in all, in milliseconds. */
  readonly stopWithin?: number;
  /** How long the store may take to say how it is, in milliseconds. */
  readonly storePatience?: number;
  /** How long to wait before a store that is away is tried again, in milliseconds. */
  readonly storeRetry?: number;
}

const defaultStorePatience = 3_000;

/** Docker gives a container ten seconds to end before it is killed; ending takes at most eight in all. */
const defaultStopWithin = 7_000;

/**
 * Runs every part until the program should end, then stops them, the last started first. Gives the exit code: 0,
 * or 1 where the data has problems or a part did not start, said on the errors. A part that does not stop in time
 * is left behind and named in the log: what it had in flight is released by its lease.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { config, errors, openStore, starters, ended, metrics = noMetrics } = options;
  const core = await loadOrExplain(config, errors);
  if (core === undefined) return 1;
  const lines = lastingLog(errors, () => metrics.failed('log', 'lost'));
  const log = createLog(config, lines);
  const report: ReportIncident = (incident, error) => {
    metrics.failed('answer', 'bug');
    log.error({ incident, err: error }, 'a bug prevented an answer');
  };
  const wall: Clock = { now: () => new Date(Date.now()) };
  const clock = createSteadyClock(
    () => wall.now().getTime(),
    () => performance.now(),
  );
  const unwatch = watchUnhandled(options.unhandled ?? process, log, metrics, (code) => process.exit(code));
  const services: Service[] = [];
  const giveBack = startGiveBack();
  // A part that gave up holds nothing open; the program stays and says so in its health until it is stopped.
  const alive = setInterval(() => undefined, 2 ** 30);
  let program: Health = { ready: false, because: 'starting' };
  let store: Store | undefined;
  try {
    let storeAway: Health = { ready: false, because: 'the store is being opened' };
    const parts = async (): Promise<readonly PartHealth[]> => [
      { name: 'program', health: program },
      {
        name: 'store',
        health: store === undefined ? storeAway : await healthOf(store, options.storePatience),
      },
      ...services.map((service) => ({ name: service.name, health: service.health() })),
      ...logHealth(lines),
    ];
    if (options.startPages !== undefined) services.push(await options.startPages({ parts, log }));
    store = await waitForStore({
      open: () => openStore(clock),
      ended,
      retry: options.storeRetry,
      onAway: (error) => {
        storeAway = { ready: false, because: redactor(config.secrets)(error.message) };
      },
      log,
    });
    if (store === undefined) return 0;
    log.info({ store: store.place }, 'starting');
    const examine = async () => examineRunning(await parts());
    const surroundings = { config, core, store, clock, wall, log, report, metrics, parts, examine };
    for (const start of starters) {
      const starting = start(surroundings);
      const started = await Promise.race([starting, ended.then(() => undefined)]);
      if (started === undefined) {
        // Told to end while a part starts: it is stopped as soon as it is there.
        starting.then((service) => service.stop()).catch(() => undefined);
        return 0;
      }
      services.push(started);
    }
    program = { ready: true };
    await ended;
    program = { ready: false, because: 'stopping' };
    log.info('stopping');
    return 0;
  } catch (error) {
    const message = redactor(config.secrets)(error instanceof Error ? error.message : String(error));
    // What the store says is for an operator already; of anything else, where it came from may be needed.
    const isTold = error instanceof Error && error.name === 'StoreError';
    log.fatal(isTold ? { because: message } : { err: error }, 'the bot cannot run');
    errors.write(`The bot cannot run: ${message}\n`);
    return 1;
  } finally {
    clearInterval(alive);
    giveBack.stop();
    await stopAll(services, store, log, options.stopWithin ?? defaultStopWithin);
    unwatch();
  }
}

/** Stops everything, each part with what is left of the time. */
async function stopAll(
  services: readonly Service[],
  store: Store | undefined,
  log: Logger,
  stopWithin: number,
): Promise<void> {
  const until = performance.now() + stopWithin;
  const stopping = [
    ...services.toReversed().map((service) => ({ name: service.name, stop: () => service.stop() })),
    ...(store === undefined ? [] : [{ name: 'store', stop: () => store.close() }]),
  ];
  for (const { name, stop } of stopping) {
    try {
      const stopped = await within(
        stop().then(() => true),
        Math.max(0, until - performance.now()),
      );
      if (stopped === undefined) log.warn({ part: name }, 'did not stop in time and is left behind');
    } catch (error) {
      log.error({ part: name, err: error }, 'did not stop as it should');
    }
  }
}

async function healthOf(store: Store, patience: number = defaultStorePatience): Promise<Health> {
  const told = await within(store.health(), patience);
  return told ?? { ready: false, because: `the store ${store.place} does not answer` };
}

/** Only where something is wrong with the log is it a part of its own. */
function logHealth(lines: LogLines): readonly PartHealth[] {
  const lost = lines.lost();
  return lost === undefined
    ? []
    : [{ name: 'log', health: { ready: false, because: `the last line of the log was lost (${lost})` } }];
}

/** What a promise gives within so many milliseconds, or undefined. */
async function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  const timer = new AbortController();
  const late = after(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

async function loadOrExplain(config: Config, errors: NodeJS.WritableStream): Promise<Core | undefined> {
  try {
    const core = await loadCore(config.dataFolder ?? dataFolder, config.textsFolder);
    return { ...core, today: utcToday };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const lines = error.problems.map(describeProblem).join('\n');
    errors.write(`The data has problems, and nothing is answered from data that has one:\n${lines}\n`);
    return undefined;
  }
}
