import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type SlackParts, type SlackService, startSlack } from '../../../adapters/slack/slack.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { loadCore } from '../../../src/core.ts';
import type { Store } from '../../../src/digest/store.ts';
import { type Clock, noMetrics } from '../../../src/ports.ts';
import { createLog } from '../../../src/service/log.ts';
import type { SlackSetup, SlackWorkspaces } from '../../../src/settings/slack-setup.ts';
import {
  type Delivery,
  lostOverHttp,
  overHttp,
  overSocket,
  type Taken,
} from '../../fakes/slack/deliveries.ts';
import type { FakeSlack } from '../../fakes/slack/slack.ts';
import type { Loss } from '../../fakes/slack/sockets.ts';

export const core = await loadCore();

/** How the bot is connected in a test. */
export type Mode = 'socket' | 'http';

/** The bot, running against a fake Slack. */
export interface Running {
  readonly service: SlackService;
  /** Everything it logged so far. */
  readonly logged: () => string;
  /** The address Slack sends requests to, in HTTP mode. */
  readonly address: string;
  /** Slack delivers; resolves when it was acknowledged, or was not in time. */
  deliver(delivery: Delivery): Promise<Taken>;
  /** Slack delivers, and the connection breaks before the acknowledgement can arrive, or while it does. */
  lose(delivery: Delivery, loss: Loss): Promise<Taken>;
  stop(): Promise<void>;
}

/** A log at its most talkative, kept as text. */
export function keptLog() {
  let logged = '';
  const destination = new Writable({
    write(chunk, _, done) {
      logged += String(chunk);
      done();
    },
  });
  return { log: createLog({ logLevel: 'trace' }, destination), logged: () => logged };
}

/** How long the bot waits for the fake, in milliseconds: a slow machine is no silent Slack. */
const patience = 200_000;

const clock = { now: () => new Date() };

/** A store in a file of its own, and how to be rid of both. */
export async function temporaryStore(
  storeClock: Clock = clock,
): Promise<{ store: Store; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-slack-'));
  const store = await openStore({ databaseUrl: undefined, file: join(folder, 'store.sqlite') }, storeClock);
  const remove = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, remove };
}

/** Starts the bot on this store. */
export async function runBot(
  slack: FakeSlack,
  mode: Mode,
  store: Store,
  parts: Partial<SlackParts> = {},
  workspaces: SlackWorkspaces = { botToken: slack.botToken },
): Promise<Running> {
  const { log, logged } = keptLog();
  const shared = { apiAddress: slack.apiAddress, workspaces };
  const setup: SlackSetup =
    mode === 'socket'
      ? { ...shared, mode, appToken: slack.appToken }
      : { ...shared, mode, signingSecret: slack.signingSecret, host: '127.0.0.1', port: 0 };
  const service = await startSlack(setup, {
    core,
    language: 'en',
    marks: store.onceMarks,
    awaited: store.awaited,
    installations: store.installations,
    clock: { now: () => new Date(slack.now()) },
    log,
    report: (incident, error) => log.error({ incident, err: error }, 'incident'),
    metrics: noMetrics,
    firstWait: 20,
    timeout: patience,
    longestSilence: patience,
    ...parts,
  });
  const address = `http://127.0.0.1:${service.port}`;
  return {
    service,
    logged,
    address,
    deliver: (delivery) =>
      mode === 'socket' ? overSocket(slack, delivery) : overHttp(slack, `${address}/slack/events`, delivery),
    lose: (delivery, loss) =>
      mode === 'socket'
        ? overSocket(slack, delivery, loss)
        : lostOverHttp(slack, `${address}/slack/events`, delivery, loss),
    stop: () => service.stop(),
  };
}
