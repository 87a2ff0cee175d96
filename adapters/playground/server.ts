import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Caller, callerOf, cookieFor } from './caller.ts';
import { loopback, refuse, safeHeaders } from './guard.ts';

export type { Caller } from './caller.ts';

/** What the server serves, to each browser its own. */
export interface Routes {
  /** The page as it is now. */
  page(caller: Caller): Promise<string>;
  /** What a line typed so far could become. */
  complete(line: string, caller: Caller): readonly string[];
  /** Something the person did, by its path; undefined for a path that is none. */
  act(path: string, form: URLSearchParams, caller: Caller): Promise<void> | undefined;
  /** Calls back after every change, until the signal ends it. */
  onChange(caller: Caller, changed: () => void, until: AbortSignal): void;
}

/** The port that was wanted and why it was not to be had. */
export interface Instead {
  readonly port: number;
  readonly because: 'taken' | 'forbidden';
}

/** A running server. */
export interface Listening {
  readonly port: number;
  readonly instead?: Instead | undefined;
  stop(): Promise<void>;
}

/** The longest form that is read, in bytes: a line of 1,000 letters of any script, percent-encoded, and room. */
const longestForm = 16_384;

const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/messages.css': ['messages.css', 'text/css; charset=utf-8'],
  '/composer.css': ['composer.css', 'text/css; charset=utf-8'],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
};

/**
 * Serves the page on the loopback address, on a free port where the wanted one is taken.
 * @throws the system's error where it cannot listen at all.
 */
export async function listen(
  wanted: number,
  routes: Routes,
  report: (error: unknown) => void,
): Promise<Listening> {
  const ended = new AbortController();
  const server = createServer((request, response) => {
    answer(request, response, portOf(server), routes, ended.signal).catch((error: unknown) => {
      report(error);
      if (!response.headersSent) plain(response, 500, 'something went wrong here; the log says what');
      else response.destroy();
    });
  });
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  let instead: Instead | undefined;
  await listenOn(server, wanted).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    instead = { port: wanted, because: error.code === 'EADDRINUSE' ? 'taken' : 'forbidden' };
    return listenOn(server, 0);
  });
  return {
    port: portOf(server),
    instead,
    stop: () =>
      new Promise((resolve) => {
        ended.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  routes: Routes,
  ended: AbortSignal,
): Promise<void> {
  const refused = refuse(request, port);
  if (refused !== undefined) return plain(response, refused.status, refused.because);
  const base = `http://${loopback}:${port}`;
  const path = request.url ?? '/';
  if (!path.startsWith('/') || !URL.canParse(path, base))
    return plain(response, 404, 'there is nothing here');
  const target = new URL(path, base);
  const caller = callerOf(request);
  if (caller.isNew && (target.pathname === '/' || request.method === 'POST'))
    response.setHeader('set-cookie', cookieFor(caller));
  if (request.method === 'POST') return change(request, response, target.pathname, routes, caller);
  if (target.pathname === '/') return send(response, 'text/html; charset=utf-8', await routes.page(caller));
  if (target.pathname === '/changes') return streamChanges(response, routes, caller, ended);
  if (target.pathname === '/complete') {
    const offers = routes.complete(target.searchParams.get('line') ?? '', caller);
    return send(response, 'application/json; charset=utf-8', JSON.stringify(offers));
  }
  const [name, type] = Object.hasOwn(files, target.pathname) ? (files[target.pathname] ?? []) : [];
  if (name === undefined || type === undefined) return plain(response, 404, 'there is nothing here');
  return send(response, type, readFileSync(join(import.meta.dirname, 'browser', name), 'utf8'));
}

/** Does what the form says, then sends the browser back to the page. */
async function change(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  routes: Routes,
  caller: Caller,
): Promise<void> {
  const form = await readForm(request);
  if (form === undefined) return plain(response, 413, 'that is more than the page ever sends');
  const done = routes.act(path, form, caller);
  if (done === undefined) return plain(response, 404, 'there is nothing here');
  await done;
  response.writeHead(303, { ...safeHeaders, location: '/' }).end();
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestForm) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Tells the page of every change, such as a digest that arrives: https://html.spec.whatwg.org/multipage/server-sent-events.html */
function streamChanges(response: ServerResponse, routes: Routes, caller: Caller, ended: AbortSignal): void {
  const gone = new AbortController();
  response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream' });
  response.write(': hello\n\n');
  ended.addEventListener('abort', () => gone.abort(), { once: true, signal: gone.signal });
  routes.onChange(caller, () => response.write('data: changed\n\n'), gone.signal);
  response.on('close', () => gone.abort());
}

function send(response: ServerResponse, type: string, content: string): void {
  response.writeHead(200, { ...safeHeaders, 'content-type': type }).end(content);
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, { ...safeHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${sentence}\n`);
}
