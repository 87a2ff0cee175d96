import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

/** A request that reached the fake. */
export interface SeenRequest {
  readonly method: string;
  /** Without the version prefix and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What a route gives: the body of a 200, or undefined for a 204. */
export type Route = (request: SeenRequest, ...parts: string[]) => unknown;

/** A route: a method and a path whose `:names` stand for one part each. */
export type Routes = readonly (readonly [method: string, path: string, route: Route])[];

/** A disturbance of the next requests to matching paths. */
export interface Disturbance {
  readonly path: RegExp;
  readonly method?: string;
  /**
   * `refuse`: the error instead of the work. `lose`: the work is done, then the connection drops.
   * `limit`: 429 with Discord's headers. `unstated`: a 429 that names no time. `page`: what stands before Discord
   * answers with a page of its own. `say`: this body instead of the work. `break`: a 500. `hold`: the answer waits for
   * the promise.
   */
  readonly how:
    | { readonly refuse: Refusal }
    | 'lose'
    | 'break'
    | 'unstated'
    | { readonly page: number }
    | { readonly say: unknown }
    | { readonly limit: number; readonly global?: boolean }
    | { readonly hold: Promise<unknown> };
  /** How many requests it disturbs. */
  times: number;
}

/**
 * Discord's REST API over loopback: routes, error bodies, rate-limit headers, disturbances.
 * @param window in how many milliseconds a channel takes five messages; as Discord does where left out.
 */
export function serveRest(
  routes: () => Routes,
  requests: SeenRequest[],
  disturbances: Disturbance[],
  changed: () => void,
  window = 5000,
): Server {
  const compiled = routes().map(([method, path, route]) => ({
    method,
    pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`),
    route,
  }));
  const buckets = new Map<string, { left: number; resetAt: number }>();

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    requests.push(request);
    const disturbed = disturbances.find(
      ({ path, method, times }) =>
        times > 0 && path.test(request.path) && (method === undefined || method === request.method),
    );
    if (disturbed !== undefined) disturbed.times -= 1;
    const how = disturbed?.how;
    if (typeof how === 'object' && 'limit' in how) return limit(response, how.limit, how.global === true);
    if (how === 'unstated') return send(response, 429, { message: 'You are being rate limited.' });
    if (typeof how === 'object' && 'page' in how) {
      response.writeHead(how.page, { 'content-type': 'text/html; charset=UTF-8' });
      response.end('<!doctype html><title>Sign in</title>');
      return;
    }
    if (typeof how === 'object' && 'say' in how) return send(response, 200, how.say);
    if (how === 'break') return send(response, 500, { message: '500: Internal Server Error', code: 0 });
    if (typeof how === 'object' && 'refuse' in how) return refuse(response, how.refuse);
    if (typeof how === 'object' && 'hold' in how) await how.hold;
    const over = spend(request, response);
    if (over !== undefined) return limit(response, over, false);
    try {
      const result = work(request);
      if (how === 'lose') incoming.socket.destroy();
      else send(response, result === undefined ? 204 : 200, result);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(response, error);
    }
  }

  function work(request: SeenRequest): unknown {
    for (const { method, pattern, route } of compiled) {
      const found = method === request.method ? pattern.exec(request.path) : null;
      if (found !== null) return route(request, ...found.slice(1).map(decodeURIComponent));
    }
    throw new Refusal(404, 0, `404: Not Found: ${request.method} ${request.path}`);
  }

  /** Five messages in the window a channel; the headers say so, and whoever does not read them is refused. */
  function spend({ method, path }: SeenRequest, response: ServerResponse): number | undefined {
    if (method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(path)) return undefined;
    // A clock of its own: the bot's may be set wrong in a test.
    const now = performance.timeOrigin + performance.now();
    const known = buckets.get(path);
    const bucket = known === undefined || known.resetAt <= now ? { left: 5, resetAt: now + window } : known;
    buckets.set(path, bucket);
    const resetAfter = (bucket.resetAt - now) / 1000;
    if (bucket.left === 0) return resetAfter;
    bucket.left -= 1;
    response.setHeader('X-RateLimit-Limit', '5');
    response.setHeader('X-RateLimit-Remaining', String(bucket.left));
    response.setHeader('X-RateLimit-Reset-After', String(resetAfter));
    response.setHeader('X-RateLimit-Reset', String(bucket.resetAt / 1000));
    response.setHeader('X-RateLimit-Bucket', 'channel-messages');
    return undefined;
  }

  return createServer((incoming, response) => {
    handle(incoming, response).then(changed, (error: unknown) => {
      send(response, 500, { message: `the fake itself failed: ${String(error)}`, code: 0 });
      changed();
    });
  });
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://discord');
  const { text, files } = await readBody(Buffer.concat(chunks), incoming.headers['content-type'] ?? '');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api(\/v10)?/, ''),
    query: url.searchParams,
    authorization: incoming.headers.authorization,
    body: withFiles(text === '' ? undefined : JSON.parse(text), files),
  };
}

/** The JSON of a request, and the files uploaded with it by their names. */
async function readBody(
  bytes: Buffer,
  type: string,
): Promise<{ text: string; files: Record<string, string> }> {
  if (!type.startsWith('multipart/form-data')) return { text: bytes.toString(), files: {} };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files: Record<string, string> = {};
  for (const value of form.values()) if (typeof value !== 'string') files[value.name] = await value.text();
  return { text: String(form.get('payload_json') ?? ''), files };
}

/** What is uploaded belongs to the message, which in the answer to an interaction is its data. */
function withFiles(body: unknown, files: Record<string, string>): unknown {
  if (Object.keys(files).length === 0 || typeof body !== 'object' || body === null) return body;
  return 'data' in body ? { ...body, data: { ...(body.data as object), files } } : { ...body, files };
}

function refuse(response: ServerResponse, { status, code, message, errors }: Refusal): void {
  send(response, status, { message, code, ...(errors !== undefined && { errors }) });
}

/** https://discord.com/developers/docs/topics/rate-limits */
function limit(response: ServerResponse, seconds: number, global: boolean): void {
  response.setHeader('Retry-After', String(seconds));
  if (global) response.setHeader('X-RateLimit-Global', 'true');
  response.setHeader('X-RateLimit-Scope', global ? 'global' : 'user');
  response.setHeader('X-RateLimit-Limit', '5');
  response.setHeader('X-RateLimit-Remaining', '0');
  response.setHeader('X-RateLimit-Reset-After', String(seconds));
  response.setHeader('X-RateLimit-Bucket', 'limited');
  send(response, 429, { message: 'You are being rate limited.', retry_after: seconds, global });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}
