import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import type { Clock } from '../../../src/ports.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { takeUpload } from './files.ts';
import { slackLimits } from './limits.ts';
import type { Json } from './refusals.ts';
import { type ResponseAddress, takeResponse } from './response-urls.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { type Backend, callMethod, type Grant } from './web-api.ts';
import { type Channel, createWorkspace, type Workspace } from './workspace.ts';

type Fields = { readonly [name: string]: Json };

/** A call that the app made. */
export interface Call {
  readonly method: string;
  readonly args: Fields;
}

/** Slack on loopback: it refuses what Slack refuses, and remembers what each user would see. */
export interface FakeSlack {
  /** The base of its Web API, with a slash at its end. */
  readonly apiAddress: string;
  readonly team: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly botUserId: string;
  readonly workspace: Workspace;
  readonly backend: Backend;
  readonly faults: Faults;
  readonly calls: readonly Call[];
  /** How far its clock is ahead of the one that it was given, in ms. */
  readonly clock: { ahead: number };
  /** What its clock shows, in ms. */
  now(): number;
  /** How long an acknowledgement may take in real time, in ms, and whether one that never comes is no more than late. */
  readonly patience: number;
  readonly forgives: boolean;
  readonly sockets: Sockets;
  /** A new answer address for an interaction. */
  responseAddress(of: Pick<ResponseAddress, 'channel' | 'user' | 'origin'>): string;
  /** Resolves when the condition holds; it is looked at whenever something happened. */
  until(condition: () => boolean, what: string): Promise<void>;
  stop(): Promise<void>;
}

/** What the fake workspace is like. */
export interface FakeOptions {
  readonly channels?: readonly Channel[];
  readonly scopes?: readonly string[];
  /** What it reads the time from; by itself its clock stands still. */
  readonly clock?: Clock;
  /** After how much real time, in ms, an acknowledgement counts as missing. By itself a missing one is an error. */
  readonly patience?: number;
}

const allScopes = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'assistant:write',
  'users:read',
  'chat:write.public',
  'channels:history',
  'files:write',
];

/** How long a test waits for something to happen, in ms. */
const patience = 200_000;

/** Starts Slack on a free port of the loopback. */
export async function startFakeSlack({
  channels = [{ id: 'C1', botIsMember: true }],
  scopes = allScopes,
  clock: given,
  patience: mostPatience,
}: FakeOptions = {}): Promise<FakeSlack> {
  const team = 'T1';
  const botToken = `xoxb-${randomBytes(12).toString('hex')}`;
  const appToken = `xapp-${randomBytes(12).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const secrets = { appToken, clientId: '11.22', clientSecret: randomBytes(16).toString('hex') };
  const startedAt = Date.now();
  const clock = { ahead: 0 };
  const now = () => (given?.now().getTime() ?? startedAt) + clock.ahead;
  const workspace = createWorkspace(channels, now);
  const faults = createFaults();
  const calls: Call[] = [];
  const responses = new Map<string, ResponseAddress>();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const look of [...watchers]) look();
  };
  const server = createServer((request, response) => {
    void handle(request, response).finally(changed);
  });
  const waiting = { now, patience: mostPatience ?? patience, forgives: mostPatience !== undefined };
  const sockets = createSockets(server, changed, waiting);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const backend: Backend = {
    now,
    workspace,
    grants: new Map<string, Grant>([[botToken, { team, scopes: new Set(scopes) }]]),
    secrets,
    botUserId: 'UBOT',
    locales: new Map(),
    profiles: new Map(),
    names: new Map(),
    codes: new Map(),
    refreshes: new Map(),
    rotation: undefined,
    uploadAddress: (id) => `http://${origin}/upload/${id}`,
    socketAddress: () => `ws://${origin}/link?ticket=${randomBytes(8).toString('hex')}`,
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const body = await bodyOf(request);
    if (path.startsWith('/api/')) {
      const method = path.slice('/api/'.length);
      const args = argumentsIn(body);
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      calls.push({ method, args });
      const granted = backend.grants.get(token)?.scopes;
      if (granted !== undefined) response.setHeader('x-oauth-scopes', [...granted].join(','));
      response.setHeader('date', new Date(now()).toUTCString());
      const answer = () => {
        const result = callMethod(method, token, args, backend);
        return { status: 200, body: JSON.stringify(result) };
      };
      return meet(faults.next(method), answer, response);
    }
    if (path.startsWith('/upload/')) {
      const taken = takeUpload(workspace, path.slice('/upload/'.length), body);
      return meet(faults.next('upload'), () => taken, response);
    }
    if (path.startsWith('/response/')) {
      const sent = JSON.parse(body) as Json;
      calls.push({ method: 'response_url', args: sent as Fields });
      return meet(
        faults.next('response_url'),
        () => takeResponse(workspace, responses.get(path), sent, now()),
        response,
      );
    }
    response.writeHead(404).end();
  }

  return {
    apiAddress: `http://${origin}/api/`,
    team,
    botToken,
    appToken,
    signingSecret,
    clientId: secrets.clientId,
    clientSecret: secrets.clientSecret,
    botUserId: backend.botUserId,
    workspace,
    backend,
    faults,
    calls,
    clock,
    ...waiting,
    sockets,
    responseAddress(of) {
      const path = `/response/${randomBytes(8).toString('hex')}`;
      const expires = now() + slackLimits.responseUrlMinutes * 60_000;
      responses.set(path, { ...of, expires, uses: 0 });
      return `http://${origin}${path}`;
    },
    until(condition, what) {
      return new Promise((resolve, reject) => {
        // What the app does without Slack, such as to write its log, is looked at now and then.
        const glances = setInterval(() => look(), 20);
        const timer = setTimeout(() => {
          clearInterval(glances);
          watchers.delete(look);
          reject(new Error(`waited in vain for: ${what}`));
        }, patience);
        const look = () => {
          if (!condition()) return;
          clearTimeout(timer);
          clearInterval(glances);
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
    async stop() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers, unless a fault was planned for this call. */
async function meet(
  fault: Fault | undefined,
  answer: () => { status: number; body: string },
  response: ServerResponse,
): Promise<void> {
  const send = ({ status, body }: { status: number; body: string }) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
  switch (fault?.kind) {
    case undefined:
      return send(answer());
    case 'held':
      await fault.until();
      return send(answer());
    case 'drop':
      if (fault.when === 'after') answer();
      response.destroy();
      return;
    case 'status':
      response
        .writeHead(
          fault.status,
          fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
        )
        .end('{"ok":false}');
      return;
    case 'page':
      response
        .writeHead(fault.status, { 'content-type': 'text/html' })
        .end(
          '<!doctype html><title>Sign in</title><p>not_authed: this network asks you to sign in. "error":"is_archived"</p>',
        );
      return;
    case 'body':
      return send({ status: 200, body: fault.body });
    case 'error':
      return send({ status: 200, body: JSON.stringify({ ok: false, error: fault.error }) });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The arguments of a call: the SDK sends forms, whose structured fields are JSON. */
function argumentsIn(body: string): Fields {
  const fields = Object.entries(parse(body)).map(([name, value]) => {
    const text = String(value);
    const isStructured =
      ['blocks', 'view', 'metadata', 'prompts'].includes(name) || text === 'true' || text === 'false';
    return [name, isStructured ? (JSON.parse(text) as Json) : text] as const;
  });
  return Object.fromEntries(fields);
}
