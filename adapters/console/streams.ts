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
