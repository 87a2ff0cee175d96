import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import type { Metrics } from '../ports.ts';

/**
 * Logs with an incident, and counts, an error that nobody handled: of the program, or of a part whose library caught it.
 * Whoever calls it goes on.
 */
export function noteUnhandled(part: string, error: unknown, log: Logger, metrics: Metrics): void {
  metrics.failed(part, 'unhandled');
  log.error(
    { incident: crypto.randomUUID().slice(0, 8), err: asError(error) },
    'an error that nobody handled',
  );
}

/**
 * Keeps the program going over a rejection that nobody handles, such as one inside an SDK's own handling: it is logged
 * with an incident and counted. What was thrown outside any promise may have left anything half done, so it still ends
 * the program, but through the log, which redacts.
 * @param source what tells of them: the process.
 * @param end ends the program with an exit code.
 * @returns stops listening.
 */
export function watchUnhandled(
  source: EventEmitter,
  log: Logger,
  metrics: Metrics,
  end: (exitCode: number) => void,
): () => void {
  const onRejection = (error: unknown) => noteUnhandled('program', error, log, metrics);
  const onException = (error: unknown) => {
    metrics.failed('program', 'uncaught');
    log.fatal(
      { incident: crypto.randomUUID().slice(0, 8), err: asError(error) },
      'an error ended the program',
    );
    end(1);
  };
  source.on('unhandledRejection', onRejection);
  source.on('uncaughtException', onException);
  return () => {
    source.off('unhandledRejection', onRejection);
    source.off('uncaughtException', onException);
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
