import { NotDiscord } from './gate.ts';

/** What to do where Discord does not accept the token. */
export const tokenHelp =
  'Copy a new token from https://discord.com/developers/applications (your application, Bot, Reset Token), ' +
  'put it into DISCORD_TOKEN and restart';

/**
 * What to do about a request that Discord did not do:
 * `suspend` this subscription (its channel or the access to it is gone), `wait` and repeat with the same nonce,
 * `tell` the manager which rule of theirs blocked it, `stop` everything (the token is not accepted), `log` only
 * (the user is gone or has an answer already), `defect`: the request itself was wrong, which is ours to mend.
 */
export type Todo = 'suspend' | 'wait' | 'tell' | 'stop' | 'log' | 'defect';

/** A request that was not done, or of which nobody knows whether it was. */
export interface Refusal {
  readonly todo: Todo;
  /** Discord's JSON error code, 0 where there is none. */
  readonly code: number;
  /** The HTTP status, 0 where there was no answer. */
  readonly status: number;
  /** What Discord said. Holds no token: the address of a request is never part of it. */
  readonly message: string;
  /** How long Discord asks to wait, in milliseconds. */
  readonly retryAfter?: number;
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const byCode: ReadonlyMap<number, Todo> = new Map([
  // The channel or the server is gone, or the bot may not see or write there, or the thread is archived.
  ...[10_003, 10_004, 50_001, 50_013, 50_083].map((code) => [code, 'suspend'] as const),
  // Rate limits of a channel or of announcements, or Discord is short of room.
  ...[20_016, 20_028, 130_000].map((code) => [code, 'wait'] as const),
  // The server's own rules: AutoMod, harmful links.
  ...[200_000, 240_000].map((code) => [code, 'tell'] as const),
  // The interaction is gone or was answered already; its token has run out.
  ...[10_062, 40_060, 10_015, 50_027, 10_008].map((code) => [code, 'log'] as const),
  // What was sent is not valid, or empty.
  ...[50_035, 50_006].map((code) => [code, 'defect'] as const),
]);

/**
 * Reads an error of a request: of Discord's API, of a rate limit, or of the network. What no rule names is
 * a defect where Discord understood the request (4xx), and worth another try where it did not.
 */
export function readRefusal(error: unknown): Refusal {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const status = typeof fields['status'] === 'number' ? fields['status'] : 0;
  const code = typeof fields['code'] === 'number' ? fields['code'] : 0;
  const retryAfter = typeof fields['retryAfter'] === 'number' ? fields['retryAfter'] : undefined;
  return {
    todo: error instanceof NotDiscord ? 'wait' : todoFor(status, code, retryAfter),
    code,
    status,
    message: error instanceof Error ? error.message : 'unknown',
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

function todoFor(status: number, code: number, retryAfter: number | undefined): Todo {
  const known = byCode.get(code);
  if (known !== undefined) return known;
  if (status === 401) return 'stop';
  if (retryAfter !== undefined || status === 429 || status >= 500 || status === 0) return 'wait';
  // Discord gives its reason a code. Without one, nobody knows whether it lasts.
  return code === 0 ? 'wait' : 'defect';
}
