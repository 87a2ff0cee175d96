import { runConsole } from '../adapters/console/console.ts';

/**
 * The composition root: the only file in `src/` that knows the adapters. Runs the program with its arguments and
 * gives its exit code: 0 for done, 1 for data or a state that is not right, 2 for a wrong command line.
 */
export function main(args: readonly string[]): Promise<number> {
  return runConsole(args, { input: process.stdin, output: process.stdout, errors: process.stderr });
}
