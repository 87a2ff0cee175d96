import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import type { Socket } from 'node:net';

/** Until when a request may begin, on the clock of `performance.now()`, which goes on while a process is frozen. */
const latest = new AsyncLocalStorage<number>();

const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/** Nothing of a request was sent: its time had run out before. */
export class TooLate extends Error {
  constructor() {
    super('the request was not begun in time');
    this.name = 'TooLate';
  }
}

/** Runs a call whose requests are begun within so many milliseconds from now, or not at all. */
export function within<Result>(milliseconds: number, call: () => Promise<Result>): Promise<Result> {
  return latest.run(performance.now() + milliseconds, call);
}

/**
 * `fetch` for requests that must not come late: a process that was frozen while it waited for a connection would
 * otherwise send, once it goes on, what another process has sent in its place meanwhile. So the clock is looked at when
 * the connection stands, right before the request is written in one piece. Without a time to keep it is `fetch`.
 */
export const timelyFetch: typeof fetch = async (address, init) => withWait(await fetchInTime(address, init));

/** How long to wait where a rate limit names no time, in seconds. */
const unstatedSeconds = 30;

/** The longest wait that is believed, in seconds: what a gateway makes up must not silence a workspace for a year. */
const longestSeconds = 3_600;

/** The seconds in a Retry-After header, or those to wait where it holds none. */
export function secondsIn(retryAfter: string | null): number {
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  return Number.isNaN(seconds) || seconds < 0 ? unstatedSeconds : Math.min(seconds, longestSeconds);
}

/** A rate limit that names no time gets one: the SDK takes it for a broken answer otherwise. */
function withWait(response: Response): Response {
  if (response.status !== 429) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(secondsIn(headers.get('retry-after'))));
  return new Response(response.body, { status: 429, statusText: response.statusText, headers });
}

const fetchInTime: typeof fetch = (address, init) => {
  const until = latest.getStore();
  if (until === undefined || typeof init?.body !== 'string') return fetch(address, init);
  const { body, method = 'GET', headers, signal } = init;
  const url = new URL(String(address));
  const isSecure = url.protocol === 'https:';
  return new Promise<Response>((resolve, reject) => {
    const request = (isSecure ? overHttps : overHttp)(
      url,
      {
        method,
        agent: agents[isSecure ? 'https:' : 'http:'],
        headers: {
          ...Object.fromEntries(new Headers(headers)),
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const { statusCode = 500, statusMessage = '', headers: told } = response;
          const answered = Object.entries(told).flatMap(([name, value]): [string, string][] =>
            value === undefined ? [] : [[name, String(value)]],
          );
          resolve(
            new Response(Buffer.concat(chunks), {
              status: statusCode,
              statusText: statusMessage,
              headers: answered,
            }),
          );
        });
      },
    );
    const giveUp = () => request.destroy(signal?.reason as Error);
    signal?.addEventListener('abort', giveUp, { once: true });
    request.once('close', () => signal?.removeEventListener('abort', giveUp));
    request.once('error', reject);
    request.once('socket', (socket: Socket) => {
      const write = () => {
        if (performance.now() > until) request.destroy(new TooLate());
        else request.end(body);
      };
      if (socket.connecting) socket.once(isSecure ? 'secureConnect' : 'connect', write);
      else write();
    });
  });
};
