import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type App, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import { type AcknowledgementWay, asProperty } from './acknowledgement.ts';

/** Where every signed request ends up, whatever path it was sent to. */
const endpoint = '/slack/events';

/** Slack's window for the time of a request, in seconds. */
const signatureWindow = 300;

/** Paths that people's browsers open: the page that begins an installation, and where Slack sends them back to. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

/** The longest body that is taken, in bytes: Slack's own stay far below, a view with everything in it included. */
export const bodyLimit = 512 * 1024;

/**
 * How long a request's head and the whole of it may take to arrive, and how long a connection is kept that has nothing to
 * do, in milliseconds: longer than balancers keep theirs (up to 600 seconds), so that none sends a request on a
 * connection that is closed in that moment.
 */
export const arrival = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 620_000,
};

/** How many connections may be open, and how many of them are kept for the next request of who signs. */
export const mostConnections = 2_500;
export const mostKept = 200;

/** How many bytes of unfinished bodies may be held together: beyond it, what comes is told to come again. */
export const heldLimit = 32 * 1024 * 1024;

/**
 * Bolt's receiver behind one check: every POST, on any path, goes to the one place that verifies signatures, and
 * a request that claims to come from the future is refused like an old one. What acknowledges several requests is
 * written as JSON once.
 */
export function createHttpReceiver(options: HTTPReceiverOptions): HTTPReceiver {
  const receiver = new HTTPReceiver({
    ...options,
    bodyLimit,
    endpoints: [endpoint],
    customPropertiesExtractor: (request: Answerable) => ({
      response: request.response,
      arrivedAt: request.arrivedAt,
    }),
  });
  const listen = receiver.requestListener;
  const isHeld = holdBack(heldLimit);
  const open = countOpen();
  receiver.requestListener = (request: Answerable, response) => {
    request.arrivedAt = performance.now();
    // Until it is known who asks.
    response.setHeader('connection', 'close');
    open.add(request.socket);
    if (request.method === 'POST') {
      if (Number(request.headers['content-length'] ?? 0) > bodyLimit) {
        refuse(response, 413);
        return;
      }
      if (isHeld(request)) {
        refuse(response, 503);
        return;
      }
      if (isFromFuture(request)) {
        response.writeHead(401).end();
        return;
      }
      request.url = endpoint;
      request.response = response;
    }
    listen(request, response);
  };
  const kept = (event: ReceiverEvent) => {
    const response: ServerResponse = event.customProperties?.['response'];
    if (response.headersSent || open.count() > mostKept) return event;
    response.setHeader('connection', 'keep-alive');
    response.setHeader('keep-alive', `timeout=${arrival.keepAliveTimeout / 1000}`);
    return event;
  };
  const init = receiver.init.bind(receiver);
  receiver.init = (app) =>
    init({ processEvent: (event: ReceiverEvent) => app.processEvent(writeOnce(kept(event))) } as App);
  return receiver;
}

/** Counts the connections that have brought a request and are open. */
function countOpen(): { add(socket: Socket): void; count(): number } {
  const open = new Set<Socket>();
  return {
    add(socket) {
      if (open.has(socket)) return;
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    },
    count: () => open.size,
  };
}

/** Answers before the body is there, and lets go of the connection with it. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' });
  response.end(() => response.socket?.destroySoon());
}

/** Counts the bytes of bodies that are still arriving; true for a request that has no room any more. */
function holdBack(limit: number): (request: IncomingMessage) => boolean {
  let held = 0;
  return (request) => {
    if (held >= limit) return true;
    let own = 0;
    const count = (chunk: Buffer) => {
      own += chunk.length;
      held += chunk.length;
      if (held > limit) request.destroy();
    };
    const release = () => {
      held -= own;
      own = 0;
      request.off('data', count);
    };
    request.on('data', count);
    request.once('end', release);
    request.once('close', release);
    return false;
  };
}

/** A request with its response. A WeakMap from one to the other would keep both until a full garbage collection. */
interface Answerable extends IncomingMessage {
  response?: ServerResponse;
  /** When its head was there, by `performance.now()`. */
  arrivedAt?: number;
}

/** What is done where the last response on a connection turns out to be lost. The next request on it proves it read. */
const inDoubt = new WeakMap<Socket, { finished: boolean; then: () => void }>();

/** Lost is a response that the connection closed upon, or broke right after. */
function wayBack(response: ServerResponse, arrivedAt: number): AcknowledgementWay {
  return {
    arrivedAt,
    onLost(then) {
      const { socket } = response;
      if (socket === null) return;
      const doubt = { finished: false, then };
      response.once('finish', () => {
        doubt.finished = true;
      });
      if (!inDoubt.has(socket)) {
        socket.once('close', (broke) => {
          const last = inDoubt.get(socket);
          if (last !== undefined && (broke || !last.finished)) last.then();
        });
      }
      inDoubt.set(socket, doubt);
    },
  };
}

type ReceiverEvent = Parameters<App['processEvent']>[0];

interface Written {
  readonly json: string;
  readonly bytes: number;
}

const writtenBefore = new WeakMap<object, Written>();

/** The event, with an acknowledgement that does not write the same object as JSON again, as Bolt would. */
function writeOnce({ ack, customProperties, ...event }: ReceiverEvent): ReceiverEvent {
  const response: ServerResponse = customProperties?.['response'];
  const arrivedAt: number = customProperties?.['arrivedAt'];
  return {
    ...event,
    customProperties: asProperty(wayBack(response, arrivedAt)),
    async ack(body) {
      if (response.destroyed) throw new Error('the connection closed before the acknowledgement');
      if (typeof body !== 'object') return ack(body);
      const { json, bytes } = writtenBefore.get(body) ?? write(body);
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-length', bytes);
      return ack(json);
    },
  };
}

function write(body: object): Written {
  const json = JSON.stringify(body);
  const written = { json, bytes: Buffer.byteLength(json) };
  writtenBefore.set(body, written);
  return written;
}

function isFromFuture({ headers }: IncomingMessage): boolean {
  const seconds = Number(headers['x-slack-request-timestamp']);
  return seconds > Date.now() / 1000 + signatureWindow;
}
