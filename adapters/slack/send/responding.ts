import pLimit from 'p-limit';
import { failureOfStatus, failureSaid, isCode, type Outcome } from './refusals.ts';
import { secondsIn } from './timely-fetch.ts';

/** How many answers are on their way at a time: more would each hold a connection. */
const atOnce = 32;

/** Sends what answers an interaction to its address. */
export type PostResponse = (address: string, body: object) => Promise<Outcome<void>>;

/**
 * The way to response addresses. What is sent while others are on their way follows in its turn.
 * @param timeout how long one may take, in ms, from when it is sent.
 */
export function createResponding(timeout: number): PostResponse {
  const limited = pLimit(atOnce);
  return (address, body) => limited(() => postResponse(address, body, timeout));
}

async function postResponse(address: string, body: object, timeout: number): Promise<Outcome<void>> {
  let response: Awaited<ReturnType<typeof fetch>>;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    const code = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection_lost';
    return { ok: false, failure: { kind: 'unknown', code } };
  }
  const answered = await response.text().catch(() => undefined);
  if (answered === undefined) return { ok: false, failure: { kind: 'unknown', code: 'connection_lost' } };
  if (response.status === 429) {
    const retryAfter = secondsIn(response.headers.get('retry-after'));
    return { ok: false, failure: { kind: 'wait', code: 'ratelimited', retryAfter } };
  }
  const code = errorIn(answered);
  if (code === undefined && response.ok) return { ok: true, value: undefined };
  if (code !== undefined) return { ok: false, failure: failureSaid(code) };
  if (response.status === 404) return { ok: false, failure: { kind: 'gone', code: 'http_404' } };
  return { ok: false, failure: failureOfStatus(response.status) };
}

/** The error that a response address answers with, as JSON or as a bare word; undefined where it took the message. */
function errorIn(answered: string): string | undefined {
  const word = answered.trim();
  if (word === 'ok') return undefined;
  if (isCode(word)) return word;
  try {
    const told = JSON.parse(answered) as { ok?: unknown; error?: unknown } | null;
    if (told?.ok === true) return undefined;
    return typeof told?.error === 'string' ? told.error : undefined;
  } catch {
    return undefined;
  }
}
