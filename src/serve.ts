import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { type Core, loadCore } from './core.ts';
import type { ReportIncident } from './incident.ts';
import { dataFolder } from './knowledge/load.ts';
import { DataError, describeProblem } from './knowledge/problem.ts';
import { createLog } from './log.ts';
import type { Clock, Service, Store } from './ports.ts';

/** What every running part is given. */
export interface Surroundings {
  readonly config: Config;
  readonly core: Core;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
}

/** Starts a part of the program: a platform's connection, the digest, a page. */
export type StartService = (surroundings: Surroundings) => Promise<Service>;

/** What a run as a service needs from the composition root. */
export interface ServeOptions {
  readonly config: Config;
  readonly errors: NodeJS.WritableStream;
  readonly openStore: (clock: Clock) => Promise<Store>;
  readonly starters: readonly StartService[];
  /** Resolves when the program should end, as on SIGINT or SIGTERM. */
  readonly ended: Promise<unknown>;
}

/**
 * Runs every part until the program should end, then stops them, the last started first. Gives the exit code: 0,
 * or 1 where the data has problems or a part did not start, said on the errors.
 */
export async function serve({ config, errors, openStore, starters, ended }: ServeOptions): Promise<number> {
  const core = await loadOrExplain(config, errors);
  if (core === undefined) return 1;
  const log = createLog(config, errors);
  const report: ReportIncident = (incident, error) =>
    log.error({ incident, err: error }, 'a bug prevented an answer');
  const clock: Clock = { now: () => new Date() };
  const services: Service[] = [];
  // A part that gave up holds nothing open; the program stays and says so in its health until it is stopped.
  const alive = setInterval(() => undefined, 2 ** 30);
  let store: Store | undefined;
  try {
    store = await openStore(clock);
    log.info({ store: store.place }, 'starting');
    for (const start of starters) services.push(await start({ config, core, store, clock, log, report }));
    await ended;
    log.info('stopping');
    return 0;
  } catch (error) {
    log.fatal({ err: error }, 'the bot cannot run');
    errors.write(`The bot cannot run: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    clearInterval(alive);
    for (const service of services.toReversed()) await service.stop();
    await store?.close();
  }
}

async function loadOrExplain(config: Config, errors: NodeJS.WritableStream): Promise<Core | undefined> {
  try {
    return await loadCore(config.dataFolder ?? dataFolder);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const lines = error.problems.map(describeProblem).join('\n');
    errors.write(`The data has problems, and nothing is answered from data that has one:\n${lines}\n`);
    return undefined;
  }
}
