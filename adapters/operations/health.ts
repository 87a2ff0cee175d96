import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Health, Service } from '../../src/ports.ts';
import type { PartHealth } from '../../src/service/serve.ts';
import type { OperationsSetup } from '../../src/settings/operations-setup.ts';
import type { Redact } from '../../src/settings/redaction.ts';
import type { MetricsPage } from './metrics.ts';

/** What the pages are made of. */
export interface OperationsParts {
  readonly page: MetricsPage;
  /** How every part is now. */
  readonly parts: () => Promise<readonly PartHealth[]>;
  readonly log: Logger;
  /** Takes secrets out of what is told: a server may have echoed one in its error. */
  readonly redact: Redact;
}

/** The pages for an operator's machines, running. */
export interface OperationsService extends Service {
  /** The port that is really listened on. */
  readonly port: number;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

type Pages = Readonly<Record<string, () => Page | Promise<Page>>>;

/** How long one state of all parts is told again, in milliseconds: a flood of requests must not wear out the disk. */
const freshFor = 500;

/**
 * Serves `/healthz` (the process answers), `/readyz` (every part is well; 503 where one is not, with its reason)
 * and `/metrics`, to whoever can reach the address: nothing on them is secret, and nothing can be changed.
 * @throws Error where the port cannot be listened on.
 */
export async function startOperations(
  { host, port }: OperationsSetup,
  { page, parts, log, redact }: OperationsParts,
): Promise<OperationsService> {
  const partsNow = keptFor(freshFor, parts);
  const pages: Pages = {
    '/healthz': () => json(200, { alive: true, uptimeSeconds: Math.floor(process.uptime()) }),
    '/readyz': async () => {
      const now = await partsNow();
      const ready = now.every(({ health }) => health.ready);
      return json(ready ? 200 : 503, {
        ready,
        parts: now.map(({ name, health }) => ({ name, ...health })),
      });
    },
    '/metrics': async () => ({
      status: 200,
      type: page.contentType,
      body: await page.page(await partsNow()),
    }),
  };
  const server = createServer((request, response) => {
    answer(request, response, pages, redact).catch((error: unknown) => {
      log.error({ err: error }, 'a page for operators could not be made');
      response.writeHead(500).end();
    });
  });
  // Whoever opens a connection and says nothing does not keep one for long.
  server.headersTimeout = 5_000;
  server.requestTimeout = 5_000;
  const listening = await new Promise<number>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new Error(`OPERATIONS_PORT: ${host}:${port} cannot be listened on (${error.message})`, {
          cause: error,
        }),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  let health: Health = { ready: true };
  log.info({ address: `http://${host}:${listening}` }, 'health and metrics are served');
  return {
    name: 'operations',
    port: listening,
    health: () => health,
    stop: () => {
      health = { ready: false, because: 'stopped' };
      server.closeIdleConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  pages: Pages,
  redact: Redact,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const [path = '/'] = url.split('?');
  const make = Object.hasOwn(pages, path) ? pages[path] : undefined;
  const {
    status,
    type,
    body: told,
  } = make === undefined
    ? text(404, `There are ${Object.keys(pages).join(', ')}.\n`)
    : method === 'GET' || method === 'HEAD'
      ? await make()
      : text(405, 'Nothing can be changed here.\n');
  const body = type.startsWith('application/json') ? redact(told) : told;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function json(status: number, content: object): Page {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(content)}\n` };
}

function text(status: number, body: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body };
}

/** The same promise for everyone who asks within so many milliseconds. */
function keptFor<Value>(milliseconds: number, make: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly made: number; readonly value: Promise<Value> } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.made > milliseconds) kept = { made: now, value: make() };
    return kept.value;
  };
}
