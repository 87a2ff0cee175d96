import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Result } from './result.ts';

const entry = join(import.meta.dirname, '..', 'bin', 'compacts.js');
const bare = join(import.meta.dirname, 'bare-page.ts');

/** Rounds after one that is not counted. */
const rounds = 11;

/**
 * From the start of the program to a served page, and to the page with a first answer, against a server that loads
 * the same dependencies and serves one fixed page. They take turns; the ratio is the median of the pairs' ratios.
 */
export async function playground(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  try {
    // Both use Node's compile cache, as the program does by itself.
    const cache = { NODE_COMPILE_CACHE: join(folder, 'cache') };
    const own = () => served(['--max-semi-space-size=4', entry, 'start'], folder, cache);
    const other = () => served(['--max-semi-space-size=4', bare], folder, cache);
    await own();
    await other();
    const pairs: { own: Served; other: Served }[] = [];
    for (let round = 0; round < rounds; round += 1) pairs.push({ own: await own(), other: await other() });
    const result = (name: string, time: (served: Served) => number): Result => ({
      group: 'playground',
      name,
      value: median(pairs.map((pair) => time(pair.own))),
      unit: 'ms',
      ratio: median(pairs.map((pair) => time(pair.own) / pair.other.page)),
      against: 'its dependencies and a fixed page',
    });
    return [
      result('start to a served page', ({ page }) => page),
      result('start to a first answer on the page', ({ answer }) => answer),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from the start until the page was read, and until it was read with a first answer. */
interface Served {
  readonly page: number;
  readonly answer: number;
}

async function served(args: readonly string[], folder: string, cache: NodeJS.ProcessEnv): Promise<Served> {
  const started = performance.now();
  const env = { ...process.env, ...cache };
  const program = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let said = '';
    let address: string | undefined;
    for await (const chunk of program.stdout as AsyncIterable<Buffer>) {
      said += chunk.toString();
      address = /open (http:\S+)\n/u.exec(said)?.[1];
      if (address !== undefined) break;
    }
    if (address === undefined) throw new Error(`no page was served: ${said}`);
    await (await fetch(address)).text();
    const page = performance.now() - started;
    const { origin } = new URL(address);
    const body = new URLSearchParams({ line: 'Is Chicago on the list?' });
    await (await fetch(`${origin}/say`, { method: 'POST', headers: { origin }, body })).text();
    return { page, answer: performance.now() - started };
  } finally {
    const ended = new Promise((resolve) => program.once('close', resolve));
    program.kill('SIGTERM');
    await ended;
  }
}
