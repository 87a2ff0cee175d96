import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Fields that may hold a secret or a user's words, wherever they stand in what is logged. */
const hidden = ['token', 'secret', 'password', 'authorization', 'cookie', 'question'];

/** The log: one JSON object a line on standard error, so that answers on standard output stay clean. */
export function createLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination: NodeJS.WritableStream,
): Logger {
  const paths = hidden.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level: logLevel, redact: { paths, censor: '[redacted]' } }, destination);
}
