import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Result } from './result.ts';

const entry = join(import.meta.dirname, '..', 'bin', 'compacts.js');

/** Runs of each process, after one that is not counted. */
const runs = 21;

const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['city chicago', ['city', 'chicago']],
  ['ask, a question', ['ask', 'Which commitment is about peer review?']],
];

/**
 * Start to first answer of a one-shot command, against an empty TypeScript file run by the same Node. The two
 * take turns, so that a slower moment of the machine meets both; the ratio is the median of the pairs' ratios.
 */
export function startup(): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  try {
    const empty = join(folder, 'empty.ts');
    writeFileSync(empty, 'export {};\n');
    return commands.map(([name, args]) => measure(name, [entry, ...args], [empty]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(name: string, args: readonly string[], other: readonly string[]): Result {
  milliseconds(args);
  milliseconds(other);
  const pairs = Array.from({ length: runs }, () => [milliseconds(args), milliseconds(other)] as const);
  return {
    group: 'startup',
    name,
    value: median(pairs.map(([own]) => own)),
    unit: 'ms',
    ratio: median(pairs.map(([own, against]) => own / against)),
    against: 'an empty TypeScript file',
  };
}

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return performance.now() - start;
}
