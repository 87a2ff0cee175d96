/** Where the log is written to: a line that is lost ends nothing. */
export interface LogLines {
  readonly isTTY?: boolean | undefined;
  write(line: string): void;
  /** Why the last line was lost; undefined where it was written. */
  lost(): string | undefined;
}

/**
 * Writes lines to a stream whose errors would end the program otherwise: whoever reads the log may be gone, or the disk
 * that it is on be full. Each line is tried, so that the log goes on by itself.
 * @param onLost told of each line that is lost.
 */
export function lastingLog(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  onLost: () => void = () => undefined,
): LogLines {
  let lost: string | undefined;
  // Each line is told by itself what became of it; this only keeps the process alive.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY,
    lost: () => lost,
    write: (line) =>
      void stream.write(line, (error) => {
        lost = error?.message;
        if (error) onLost();
      }),
  };
}
