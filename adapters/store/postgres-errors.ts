/** What PostgreSQL's server and driver say when something fails: https://www.postgresql.org/docs/current/errcodes-appendix.html. */

interface DriverError extends Error {
  readonly code?: string;
  /** Only what the server itself said has one. */
  readonly severity?: string;
}

/** Lost against other work at the same time, and rolled back: a serialisation, or a deadlock. */
const lostRaces = new Set(['40001', '40P01']);

/**
 * The server is starting, stopping, in recovery, or has no place for one more; or it takes nothing (25006), as the old
 * primary after a failover, which only a new connection gets away from.
 */
const unavailable = /^(?:08|53|57P0|25006)/u;

/** What the network says of a server that may come back. */
const unreachable = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the driver says without any code when a connection broke or nothing came in time. */
const broken = /^(?:Connection terminated|Query read timeout|timeout exceeded|timeout expired|Client has)/iu;

/** True where the same work may succeed when it is tried again at once. */
export function isLostRace(error: unknown): boolean {
  return lostRaces.has(codeOf(error));
}

/** True where the connection cannot be used any more. */
export function isBroken(error: unknown): boolean {
  return (error as DriverError).severity === undefined || unavailable.test(codeOf(error));
}

/** True where waiting may help: the server is away, and nobody has to change anything. */
export function isPassing(error: unknown): boolean {
  const { severity, message } = error as DriverError;
  const code = codeOf(error);
  return severity === undefined ? unreachable.has(code) || broken.test(message) : unavailable.test(code);
}

/** What went wrong, for an operator. */
export function reasonOf(error: unknown): string {
  const { message } = error as DriverError;
  return message === '' || message === undefined ? codeOf(error) : message;
}

function codeOf(error: unknown): string {
  return (error as DriverError).code ?? '';
}
