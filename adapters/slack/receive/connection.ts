import { SocketModeReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Health } from '../../../src/ports.ts';
import { clientOptions } from '../send/outbound.ts';
import { isFinal } from '../send/refusals.ts';
import { asProperty } from './acknowledgement.ts';
import { sdkLog, withoutSecrets } from './sdk-log.ts';

/** A connection that counts as good lasted this long, in ms. */
const stableAfter = 30_000;
const longestWait = 60_000;

/** An acknowledgement was read where its connection lived on for so long, in ms: a silent one ends earlier. */
const readAfter = 30_000;

/** How long Slack may take to say goodbye, in ms. */
const longestGoodbye = 2_000;

/** A connection to Slack that is kept up. */
export interface Connection {
  readonly receiver: SocketModeReceiver;
  /** Resolves when the first attempt has come to an end, good or bad: the health tells which. */
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
}

/** How a connection is made. */
export interface ConnectionOptions {
  readonly appToken: string;
  readonly apiAddress: string;
  readonly log: Logger;
  /** The first wait after a connection was lost, in ms; each further one is twice as long. */
  readonly firstWait?: number;
  /** How long Slack may leave a sign of life unanswered, in ms. */
  readonly longestSilence?: number;
}

/**
 * Socket Mode with our own way of coming back. The SDK's gives up, and ends the whole process, when the request
 * for a new connection fails in certain ways; and with a wrong token there is nothing to come back to. Here a
 * final refusal leaves the bot running, unhealthy and quiet, and everything else is tried again, ever more slowly.
 */
export function createConnection({
  appToken,
  apiAddress,
  log,
  firstWait = 1_000,
  longestSilence = 5_000,
}: ConnectionOptions): Connection {
  const sent = createSent();
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    autoReconnectEnabled: false,
    clientPingTimeout: longestSilence,
    customPropertiesExtractor: () =>
      asProperty({ arrivedAt: performance.now(), onLost: (then) => sent.add(then) }),
    installerOptions: { clientOptions: clientOptions(apiAddress, log) },
  });
  const { client } = receiver;
  let health: Health = { ready: false, because: 'connecting to Slack' };
  let failures = 0;
  let connectedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function comeBack(because: string, milliseconds: number): void {
    if (stopped || timer !== undefined) return;
    health = { ready: false, because };
    timer = setTimeout(() => {
      timer = undefined;
      void attempt();
    }, milliseconds);
  }

  /** The next wait: doubled with each failure, and somewhat random so that instances do not come all at once. */
  function nextWait(): number {
    failures += 1;
    return Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  }

  async function attempt(): Promise<void> {
    try {
      await client.start();
      connectedAt = Date.now();
      health = { ready: true };
      log.info('connected to Slack');
    } catch (error) {
      const { code, final, retryAfter } = refusalOf(error);
      if (final) {
        stopped = true;
        health = {
          ready: false,
          because: `Slack refuses SLACK_APP_TOKEN (${code}). Make a new one at https://api.slack.com/apps > Basic Information > App-Level Tokens, with the scope connections:write.`,
        };
        log.error({ code }, health.because);
        return;
      }
      log.warn({ code }, 'no connection to Slack; it is tried again');
      comeBack(`no connection to Slack (${code})`, Math.max(nextWait(), (retryAfter ?? 0) * 1000));
    }
  }

  client.on('disconnected', () => {
    sent.lost();
    if (stopped || !health.ready) return;
    if (Date.now() - connectedAt > stableAfter) failures = 0;
    comeBack('the connection to Slack was lost', failures === 0 ? 0 : nextWait());
    failures = Math.max(failures, 1);
  });

  return {
    receiver,
    start: attempt,
    health: () => health,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      health = { ready: false, because: 'stopped' };
      const late = new Promise((resolve) => setTimeout(resolve, longestGoodbye).unref());
      await Promise.race([client.disconnect(), late]);
    },
  };
}

/** The acknowledgements that went out over a connection lately. */
function createSent() {
  let sent: { readonly at: number; readonly then: () => void }[] = [];
  return {
    add(then: () => void) {
      const now = performance.now();
      if ((sent[0]?.at ?? now) < now - readAfter) sent = sent.filter(({ at }) => at >= now - readAfter);
      sent.push({ at: now, then });
    },
    /** The connection ended: whether Slack read the newest ones is open. */
    lost() {
      const now = performance.now();
      const open = sent.filter(({ at }) => at >= now - readAfter);
      sent = [];
      for (const { then } of open) then();
    },
  };
}

/** Why a connection was not made. The SDK gives nothing at all where the socket closed before its greeting. */
function refusalOf(error: unknown): { code: string; final: boolean; retryAfter?: number } {
  if (error instanceof webApi.WebAPIPlatformError)
    return { code: error.data.error, final: isFinal(error.data.error) };
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { code: 'ratelimited', final: false, retryAfter: error.retryAfter };
  const code = error instanceof Error ? withoutSecrets(error.message) : 'closed before it was open';
  return { code, final: false };
}
