import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, vi } from 'vitest';
import { main } from '../../../src/app/main.ts';

export const root = join(import.meta.dirname, '..', '..', '..');
const entry = join(root, 'bin', 'compacts.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program as its own process, with this input, and waits until it ends. */
export function run(
  args: readonly string[],
  given: { input?: string; env?: NodeJS.ProcessEnv; node?: string[]; cwd?: string } = {},
): Promise<Run> {
  const { input = '', env = {}, node = [], cwd = root } = given;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...node, entry, ...args], {
      cwd,
      env: { ...process.env, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** The same in this process, where a test is about what the program says, and not about the process. */
export async function runHere(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const streams = { input: new PassThrough(), output: new PassThrough(), errors: new PassThrough() };
  streams.input.end();
  const said = [streams.output, streams.errors].map((stream) => text(stream));
  const code = await main(args, { environment: { ...process.env, ...env }, streams });
  streams.output.end();
  streams.errors.end();
  const [out = '', err = ''] = await Promise.all(said);
  return { code, out, err };
}

/** A program that goes on, and what it prints. */
export interface Watched {
  readonly printed: () => string;
  /** The same wait, which fails at once, with all that was printed, where the program ends meanwhile. */
  unlessEnded<Found>(wait: Promise<Found>): Promise<Found>;
  /** Resolves when it has printed this. */
  prints(words: string | RegExp): Promise<void>;
  /** Ends it with a signal, or finds it ended; gives the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Watches a program from its start. */
export function watch(child: ChildProcess): Watched {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const unlessEnded = <Found>(wait: Promise<Found>) =>
    Promise.race([
      wait,
      ended.then((code): never => {
        throw new Error(`the program ended with ${code ?? child.signalCode}, and printed:\n${printed}`);
      }),
    ]);
  return {
    printed: () => printed,
    unlessEnded,
    prints: (words) =>
      unlessEnded(
        vi.waitFor(() => {
          if (typeof words === 'string') expect(printed).toContain(words);
          else expect(printed).toMatch(words);
        }),
      ),
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}
