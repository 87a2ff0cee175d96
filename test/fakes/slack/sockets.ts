import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { slackLimits } from './limits.ts';
import type { Json } from './refusals.ts';

type Fields = { readonly [name: string]: Json };

/** What an app answered to an envelope, or that it did not in time. */
export type Acknowledgement = { readonly payload: Json } | { readonly late: true };

/** When the connection breaks: before the app can acknowledge, or with the acknowledgement on its way. */
export type Loss = 'before' | 'after';

/** The fake's side of Socket Mode. */
export interface Sockets {
  readonly open: () => number;
  /** How many connections there ever were. */
  readonly made: () => number;
  /**
   * Sends an envelope over the newest connection and waits for its acknowledgement, which may be lost. Where the app
   * leaves the connection before it acknowledges, Slack sends it again over the next one.
   */
  send(type: string, payload: Fields, loss?: Loss): Promise<Acknowledgement>;
  /** Asks the app to come back on a new connection, as Slack does every few hours. */
  refresh(): void;
  /** Breaks every connection without a word. */
  drop(): void;
  /** Leaves every connection open, and hears and says nothing on it any more. */
  freeze(): void;
  close(): void;
}

/** How acknowledgements are waited for: by Slack's clock, with an end in real time to what never comes. */
export interface Waiting {
  readonly now: () => number;
  readonly patience: number;
  readonly forgives: boolean;
}

/** True where an acknowledgement of what was sent then comes too late. */
export function isLate({ now }: Waiting, sentAt: number): boolean {
  return now() - sentAt > slackLimits.acknowledgeSeconds * 1000;
}

/** Socket Mode on this server, at paths that begin with `/link`. */
export function createSockets(server: Server, changed: () => void, waits: Waiting): Sockets {
  const acceptor = new WebSocketServer({ noServer: true });
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: Json) => void>();
  /** What is to be sent once there is a connection. */
  const unsent = new Set<(socket: WebSocket) => void>();
  let made = 0;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!(request.url ?? '').startsWith('/link?ticket=')) {
      socket.destroy();
      return;
    }
    acceptor.handleUpgrade(request, socket, head, (accepted) => {
      sockets.add(accepted);
      made += 1;
      accepted.on('close', () => {
        sockets.delete(accepted);
        changed();
      });
      accepted.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data)) as {
          envelope_id: string;
          payload?: Json;
        };
        waiting.get(id)?.(payload ?? null);
      });
      accepted.send(
        JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A1' } }),
      );
      for (const send of unsent) send(accepted);
      unsent.clear();
      changed();
    });
  });

  return {
    open: () => sockets.size,
    made: () => made,
    send(type, payload, loss) {
      const newest = [...sockets].at(-1);
      if (newest === undefined && waits.forgives) throw new Error('the app is not connected');
      const id = randomUUID();
      const sentAt = waits.now();
      const accepts = type !== 'events_api';
      const envelope = JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: accepts });
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          if (waits.forgives) resolve({ late: true });
          else reject(new Error(`an envelope of type ${type} was never acknowledged`));
        }, waits.patience);
        const lose = (socket: WebSocket) => {
          clearTimeout(timer);
          waiting.delete(id);
          socket.terminate();
          resolve({ late: true });
        };
        const sendOver = (socket: WebSocket) => {
          waiting.set(id, (answer) => {
            if (loss === 'after') return lose(socket);
            clearTimeout(timer);
            waiting.delete(id);
            resolve(isLate(waits, sentAt) ? { late: true } : { payload: answer });
          });
          socket.once('close', () => {
            if (waiting.has(id) && !waits.forgives) unsent.add(sendOver);
          });
          socket.send(envelope);
          if (loss === 'before') lose(socket);
        };
        if (newest === undefined) unsent.add(sendOver);
        else sendOver(newest);
      });
    },
    refresh() {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    freeze() {
      for (const socket of sockets) socket.pause();
    },
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    close() {
      for (const socket of sockets) socket.terminate();
      acceptor.close();
    },
  };
}
