import { spawn } from 'node:child_process';
import { join } from 'node:path';

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
