import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The real program, started again whenever it is down. */
export interface RunningProgram {
  /** Sends a signal that it does not survive, or that it does. */
  signal(name: NodeJS.Signals): void;
  /** The status of its page for readiness: 200, 503, or 0 where it does not answer. */
  readiness(): Promise<number>;
  /** How often it ended by itself. */
  readonly ended: () => number;
  /** What it said last each time. */
  readonly lastWords: () => readonly string[];
  /** What it said last on standard error, for whoever looks for a cause. */
  readonly said: () => string;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
const clock = join(import.meta.dirname, 'leaping-clock.mjs');

/** Starts the program with these settings, in this folder. */
export function startProgram(folder: string, port: number, settings: NodeJS.ProcessEnv): RunningProgram {
  let child: ChildProcess | undefined;
  let isOver = false;
  let isTold = false;
  let ended = 0;
  let said = '';
  const lastWords: string[] = [];

  function start(): void {
    isTold = false;
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, OPERATIONS_HOST: '127.0.0.1', OPERATIONS_PORT: String(port), ...settings };
    const program = spawn(process.execPath, ['--import', clock, join(root, 'bin', 'compacts.js'), 'start'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = program;
    program.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
    });
    program.once('exit', (code, signal) => {
      if (!isTold) {
        ended += 1;
        lastWords.push(`${code ?? signal}: ${said.slice(-1_500)}`);
      }
      if (!isOver) start();
    });
  }

  start();
  return {
    signal(name) {
      if (name === 'SIGKILL' || name === 'SIGTERM') isTold = true;
      child?.kill(name);
    },
    async readiness() {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) });
        await answer.arrayBuffer();
        return answer.status;
      } catch {
        return 0;
      }
    },
    ended: () => ended,
    lastWords: () => lastWords,
    said: () => said,
    async stop() {
      isOver = true;
      isTold = true;
      const last = child;
      if (last === undefined || last.exitCode !== null || last.signalCode !== null) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGCONT');
      last.kill('SIGTERM');
      await Promise.race([gone, wait(10_000)]);
      last.kill('SIGKILL');
    },
  };
}
