import type { Readable, Writable } from 'node:stream';

/** What the console adapter reads and writes; the process's own streams, or others in tests. */
export interface Streams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly errors: Writable;
}

/** Writes a text and waits until the stream wants more. Gives false where nobody reads any longer (`| head -1`). */
export function write(stream: Writable, text: string): Promise<boolean> {
  if (stream.destroyed || stream.writableEnded) return Promise.resolve(false);
  return new Promise((resolve) => {
    stream.write(text, (error) => resolve(error === null || error === undefined));
  });
}

/**
 * Whoever reads what is written may stop reading (`| head -1`); that is no error of ours. Any other failure to
 * write, such as a full disk, is told on the other stream, and the exit code says so.
 */
export function mindClosedReaders({ output, errors }: Streams): void {
  errors.on('error', () => {
    process.exitCode = 1;
  });
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.exitCode = 1;
    errors.write(`The answer could not be written: ${error.message}\n`);
  });
}

/** True for a line that ends a session. */
export function isFarewell(line: string): boolean {
  return /^(exit|quit)$/iu.test(line);
}
