import { type Logger, pino } from 'pino';
import type { Config } from '../settings/config.ts';
import { redactor } from '../settings/redaction.ts';
import { readableLine } from './readable-line.ts';
import { currentRequest } from './request.ts';

/** Fields that may hold a secret or a user's words, wherever they stand in what is logged. */
const hidden = ['token', 'secret', 'password', 'authorization', 'cookie', 'question'];

/**
 * The log: one JSON object a line on standard error, so that answers on standard output stay clean; on a terminal, a
 * line for people. Every line says which request it belongs to. Fields that may hold a secret are left out, and so is
 * whatever in a finished line is one of the settings' secrets or looks like one.
 */
export function createLog(
  { logLevel, secrets }: Pick<Config, 'logLevel' | 'secrets'>,
  destination: { write(line: string): unknown; readonly isTTY?: boolean | undefined },
): Logger {
  const paths = hidden.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const redact = redactor(secrets);
  const form = destination.isTTY === true ? readableLine : (line: string) => line;
  return pino(
    {
      level: logLevel,
      redact: { paths, censor: '[redacted]' },
      hooks: { streamWrite: (line) => form(redact(line)) },
      mixin: () => {
        const request = currentRequest();
        return request === undefined ? {} : { request };
      },
    },
    destination,
  );
}
