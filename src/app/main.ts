import { runConsole } from '../../adapters/console/console.ts';
import type { Streams } from '../../adapters/console/streams.ts';
import { ConfigError } from '../settings/config.ts';
import { readConfig } from '../settings/environment.ts';
import { redactor, secretsIn } from '../settings/redaction.ts';
import { loadEnvironmentFile, signalled, surfaces } from './environment.ts';

/** What the program has around it: the process's own, or others in tests. */
export interface Around {
  readonly environment: NodeJS.ProcessEnv;
  readonly streams: Streams;
}

/** Node opens a stream when it is first looked at; a bot that serves reads none. */
function ofProcess(): Around {
  const streams: Streams = {
    get input() {
      return process.stdin;
    },
    get output() {
      return process.stdout;
    },
    get errors() {
      return process.stderr;
    },
  };
  return { environment: process.env, streams };
}

/**
 * Runs the program with its arguments and gives its exit code: 0 for done, 1 for data or settings that are not right,
 * 2 for a wrong command line. This room puts the parts together: it alone in `src/` knows the adapters.
 */
export async function main(args: readonly string[], around: Around = ofProcess()): Promise<number> {
  try {
    return await run(args, around);
  } catch (error) {
    around.streams.errors.write(`${whatIsWrong(error, around)}\n`);
    return 1;
  }
}

/** A mode's own code is only loaded for that mode: a question in the console is answered sooner. */
async function run(args: readonly string[], { environment, streams }: Around): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--version' && rest.length === 0) return (await import('./version.ts')).printVersion();
  if (command === 'doctor') return (await import('./examinations.ts')).doctor(rest);
  loadEnvironmentFile();
  const config = await readConfig(environment);
  const isStart = args.length === 1 && command === 'start';
  if (isStart) {
    const { runServices, startersFor } = await import('./services.ts');
    const starters = startersFor(config);
    if (starters.length > 0) return runServices(config, starters);
  }
  const clock = { now: () => new Date() };
  const open = async () => (await import('../../adapters/store/store.ts')).openStore(config.store, clock);
  if (isStoreCommand(args)) {
    const { runStoreCommand } = await import('../../adapters/console/store-commands.ts');
    return runStoreCommand(args, { config, streams, clock, openStore: open, surfaces });
  }
  if (command === 'text') {
    const { isTextCommand, runTextCommand } = await import('../../adapters/console/text-commands.ts');
    if (isTextCommand(args)) {
      const { readDocument } = await import('../../adapters/texts/read-document.ts');
      return runTextCommand(args, { config, streams, clock, readDocument });
    }
  }
  const { playground: port } = config;
  if (!isStart || port === 'off')
    return runConsole(args, streams, config, surfaces, undefined, { open, clock });
  const { pageOpener } = await import('./page.ts');
  const beside = { openPage: pageOpener(config, port), ended: signalled() };
  return runConsole(args, streams, config, surfaces, beside, { open, clock });
}

/** For an operator, without secrets. A store that cannot be used says itself what to do. */
function whatIsWrong(error: unknown, { environment }: Around): string {
  if (error instanceof ConfigError)
    return `The settings (environment or .env) have problems:\n${error.message}`;
  const redact = redactor(secretsIn(environment));
  if (!(error instanceof Error)) return redact(String(error));
  return redact(error.name === 'StoreError' ? error.message : (error.stack ?? error.message));
}

/** True for a command line about the store: its digests, its reports, or the whole of it. */
function isStoreCommand([first, second]: readonly string[]): boolean {
  return (
    first === 'compacts-digest' ||
    (first === 'reports' && (second === undefined || second === 'forget')) ||
    (first === 'store' && ['export', 'import', 'forget'].includes(second ?? ''))
  );
}
