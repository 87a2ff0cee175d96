import { existsSync } from 'node:fs';
import { runConsole } from '../adapters/console/console.ts';
import { ConfigError } from './config.ts';
import { readConfig } from './environment.ts';

/**
 * The composition root: the only file in `src/` that knows the adapters. Runs the program with its arguments and
 * gives its exit code: 0 for done, 1 for data or settings that are not right, 2 for a wrong command line.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    loadEnvironmentFile();
    const config = await readConfig(process.env);
    return await runConsole(
      args,
      { input: process.stdin, output: process.stdout, errors: process.stderr },
      config,
    );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The settings (environment or .env) have problems:\n${error.message}\n`);
    return 1;
  }
}

/** Reads `.env` where there is one; what the environment has already wins. */
function loadEnvironmentFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError([`.env cannot be read: ${(error as Error).message}`]);
  }
}
