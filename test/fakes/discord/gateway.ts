import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** What the gateway sends and takes: https://discord.com/developers/docs/events/gateway-events#payload-structure */
interface Payload {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  sequence: number;
  /** Everything dispatched so far, for a RESUME. */
  readonly log: Payload[];
  socket: WebSocket | undefined;
}

/** What the gateway needs to know about the bot that connects. */
export interface GatewayWorld {
  readonly token: () => string;
  readonly ready: (shard: readonly [number, number]) => Readonly<Record<string, unknown>>;
  /** What follows READY: the guilds of that shard. */
  readonly guilds: (shard: readonly [number, number]) => readonly { t: string; d: unknown }[];
  readonly changed: () => void;
}

/** A gateway for tests: https://discord.com/developers/docs/events/gateway */
export interface FakeGateway {
  /** Sends an event on every session of the shard, or keeps it for the RESUME where one is not connected. */
  dispatch(t: string, d: unknown, shard?: number): void;
  /** Asks to reconnect (op 7). */
  askToReconnect(): void;
  /** Declares the session invalid (op 9). */
  invalidateSession(resumable: boolean): void;
  /** Closes every connection with this code; a later IDENTIFY gets the same while `refuseWith` is set. */
  close(code: number): void;
  /** Leaves every connection open, and hears and says nothing on it any more. */
  freeze(): void;
  /** From now on every IDENTIFY is answered with this close code. */
  refuseWith(code: number | undefined): void;
  /** How often the bot connected, identified and resumed. */
  readonly counts: { connections: number; identifies: number; resumes: number };
  readonly intents: number[];
  readonly open: () => number;
  readonly stop: () => Promise<void>;
}

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  acknowledged: 11,
} as const;

export function startGateway(
  server: Server,
  world: GatewayWorld,
  url: () => string,
  heartbeat = 41_250,
): FakeGateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const counts = { connections: 0, identifies: 0, resumes: 0 };
  const intents: number[] = [];
  let refusal: number | undefined;

  const send = (socket: WebSocket, payload: Payload) => socket.send(JSON.stringify(payload));
  const dispatchTo = (session: Session, t: string, d: unknown) => {
    session.sequence += 1;
    const payload = { op: op.dispatch, t, d, s: session.sequence };
    session.log.push(payload);
    if (session.socket?.readyState === 1) send(session.socket, payload);
  };

  function identify(
    socket: WebSocket,
    d: { token?: string; intents?: number; shard?: [number, number] },
  ): void {
    counts.identifies += 1;
    const refused = d.token === world.token() ? refusal : 4004;
    if (refused !== undefined) {
      socket.close(refused);
      return;
    }
    intents.push(d.intents ?? 0);
    const shard = d.shard ?? ([0, 1] as const);
    const session: Session = {
      id: `session-${sessions.size + 1}`,
      shard,
      sequence: 0,
      log: [],
      socket,
    };
    sessions.set(session.id, session);
    dispatchTo(session, 'READY', {
      v: 10,
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      ...world.ready(shard),
    });
    for (const { t, d: guild } of world.guilds(shard)) dispatchTo(session, t, guild);
  }

  function resume(socket: WebSocket, d: { token?: string; session_id?: string; seq?: number }): void {
    counts.resumes += 1;
    const session = sessions.get(d.session_id ?? '');
    if (d.token !== world.token()) {
      socket.close(4004, 'Authentication failed.');
      return;
    }
    if (session === undefined) {
      send(socket, { op: op.invalidSession, d: false });
      return;
    }
    session.socket = socket;
    for (const payload of session.log.filter(({ s }) => (s ?? 0) > (d.seq ?? 0))) send(socket, payload);
    dispatchTo(session, 'RESUMED', {});
  }

  sockets.on('connection', (socket) => {
    counts.connections += 1;
    send(socket, { op: op.hello, d: { heartbeat_interval: heartbeat } });
    socket.on('message', (data) => {
      const payload = JSON.parse(String(data)) as Payload;
      if (payload.op === op.heartbeat) send(socket, { op: op.acknowledged });
      if (payload.op === op.identify) identify(socket, payload.d as object);
      if (payload.op === op.resume) resume(socket, payload.d as object);
      world.changed();
    });
    socket.on('close', () => world.changed());
    world.changed();
  });

  const connected = () => [...sessions.values()].filter(({ socket }) => socket?.readyState === 1);
  return {
    counts,
    intents,
    open: () => sockets.clients.size,
    dispatch: (t, d, shard = 0) => {
      const live = [...sessions.values()].filter((each) => each.shard[0] === shard);
      if (live.length === 0) throw new Error('the bot has not identified yet');
      for (const session of live) dispatchTo(session, t, d);
    },
    askToReconnect: () => {
      for (const { socket } of connected())
        if (socket !== undefined) send(socket, { op: op.reconnect, d: null });
    },
    invalidateSession: (resumable) => {
      for (const { id, socket } of connected()) {
        if (!resumable) sessions.delete(id);
        if (socket !== undefined) send(socket, { op: op.invalidSession, d: resumable });
      }
    },
    close: (code) => {
      for (const client of sockets.clients) client.close(code);
    },
    freeze: () => {
      for (const client of sockets.clients) client.pause();
    },
    refuseWith: (code) => {
      refusal = code;
    },
    stop: () => {
      for (const client of sockets.clients) client.terminate();
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}
