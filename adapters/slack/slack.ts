import { App, ErrorCode, type HTTPReceiverOptions, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import type { ReportIncident } from '../../src/builders/incident.ts';
import { createConversations } from '../../src/chat/follow-up.ts';
import { noteWaiting, type Waiting } from '../../src/chat/left-behind.ts';
import type { Core } from '../../src/core.ts';
import type { Messenger } from '../../src/digest/messenger.ts';
import type { Language } from '../../src/language.ts';
import type {
  AwaitedMessages,
  Clock,
  Health,
  Installations,
  Metrics,
  OnceMarks,
  Service,
} from '../../src/ports.ts';
import type { ReportDesk } from '../../src/report/desk.ts';
import { asRequest } from '../../src/service/request.ts';
import { createTurns, type Turns } from '../../src/service/turns.ts';
import { noteUnhandled } from '../../src/service/unhandled.ts';
import type { SlackSetup } from '../../src/settings/slack-setup.ts';
import { digestForm, digestPreview } from './draw/digest-form.ts';
import { createRendered } from './draw/drawn.ts';
import { digestCommand, slashCommand, verifyShortcut } from './draw/manifest.ts';
import { reportForm } from './draw/report-form.ts';
import type { Bot } from './handle/bot.ts';
import { onPress } from './handle/buttons.ts';
import { onCommand, onVerifyShortcut } from './handle/commands.ts';
import { onMessage } from './handle/conversations.ts';
import { onDigestCommand } from './handle/digest.ts';
import type { Digesting } from './handle/digest-asker.ts';
import { onDigestForm, onDigestPreview } from './handle/digest-form.ts';
import { createGrants } from './handle/grants.ts';
import { onHomeOpened } from './handle/home.ts';
import { awaitedIn, tellLeftBehind } from './handle/left-behind.ts';
import { createLocales } from './handle/locales.ts';
import { onTokensRevoked, onUninstalled } from './handle/removal.ts';
import { onReport } from './handle/reports.ts';
import { platform } from './install/installation-store.ts';
import { acknowledge, wayIn } from './receive/acknowledgement.ts';
import { type Authorisation, authoriseMany, authoriseOne } from './receive/authorisation.ts';
import { createConnection } from './receive/connection.ts';
import { arrival, createHttpReceiver, mostConnections } from './receive/http.ts';
import { createRecent } from './receive/recent.ts';
import { sdkLog, withoutSecrets } from './receive/sdk-log.ts';
import { countRefusals } from './send/counting.ts';
import { slackMessenger } from './send/messenger.ts';
import { clientOptions, createOutbound, type Outbound } from './send/outbound.ts';

/** How long stopping waits for answers that are on their way, in ms. */
const longestStop = 5_000;

/** What the bot on Slack is given from outside. */
export interface SlackParts {
  readonly core: Core;
  /** The language where nothing else chooses or suggests one. */
  readonly language: Language;
  readonly marks: OnceMarks;
  readonly installations: Installations;
  readonly clock: Clock;
  readonly log: Logger;
  readonly report: ReportIncident;
  readonly metrics: Metrics;
  /** A workspace's digests as lines for its home tab; left out where this program sends none. */
  readonly digestLines?: (team: string, language: Language) => Promise<readonly string[]>;
  /** What `/compacts-digest` changes, and who may; left out where this program keeps no digests. */
  readonly digests?: Omit<Digesting, 'messenger'>;
  /** Notes which messages wait for their answer; left out where nothing is kept. */
  readonly awaited?: AwaitedMessages;
  /** Takes reports of mistakes; left out where this program keeps none. */
  readonly reportDesk?: ReportDesk | undefined;
  /** How long one call of Slack may take, in ms; for tests. */
  readonly timeout?: number;
  /** The first wait after a lost connection, in ms; for tests. */
  readonly firstWait?: number;
  /** How long a connection may be silent before it counts as dead, in ms; for tests. */
  readonly longestSilence?: number;
}

/** The bot on Slack, running. */
export interface SlackService extends Service {
  /** The token for a workspace, or undefined where it has none any more. */
  tokenOf(team: string): Promise<string | undefined>;
  /** For what is sent without being asked: the digest. */
  readonly messenger: Messenger;
  /** In HTTP mode, the port that is really listened on. */
  readonly port: number | undefined;
}

/**
 * Starts the bot on Slack. A wrong token does not end it: it stays up, says so in its health, and is quiet.
 * @throws Error where the port cannot be listened on.
 */
export async function startSlack(setup: SlackSetup, parts: SlackParts): Promise<SlackService> {
  const log = parts.log.child({ platform: 'slack' });
  const outbound = countRefusals(
    createOutbound(setup.apiAddress, log, parts.clock, parts.timeout),
    parts.metrics,
  );
  const { receiver, authorisation, start, stop, health, port } = connect(setup, parts, outbound, log);
  const waiting =
    parts.awaited === undefined
      ? undefined
      : noteWaiting({
          awaited: parts.awaited,
          platform,
          clock: parts.clock,
          log,
          tell: (message) => tellLeftBehind(bot, authorisation.tokenOf, message),
        });
  const working = new Set<Promise<void>>();
  const turns = createTurns();
  const bot: Bot = {
    core: parts.core,
    language: parts.language,
    marks: parts.marks,
    installations: parts.installations,
    clock: parts.clock,
    report: parts.report,
    metrics: parts.metrics,
    outbound,
    log,
    locales: createLocales(outbound, parts.clock, log, turns),
    grants: createGrants(outbound, parts.clock),
    recent: createRecent(parts.clock),
    conversations: createConversations(parts.clock),
    waiting,
    rendered: createRendered(),
    turns,
    digestLines: parts.digestLines,
    reportDesk: parts.reportDesk,
    workspaceEnded: authorisation.end,
  };

  const app = new App({
    receiver: trackWork(receiver, { working, waiting, turns, log, metrics: parts.metrics }),
    authorize: authorisation.authorize,
    logger: sdkLog(log),
    clientOptions: clientOptions(setup.apiAddress, log),
    convoStore: false,
  });
  const answerCommand = onCommand(bot);
  app.use(async (given) => {
    // Before the listeners below, each of which would first have to find that this is none of theirs.
    if ('command' in given && given.command.command === slashCommand) await answerCommand(given);
    else await given.next();
  });
  const messenger = slackMessenger({
    core: parts.core,
    outbound,
    tokenOf: authorisation.tokenOf,
    ...(parts.timeout !== undefined && { timeout: 2 * parts.timeout }),
  });
  const digesting = parts.digests === undefined ? undefined : { ...parts.digests, messenger };
  if (digesting !== undefined) {
    app.command(digestCommand, onDigestCommand(bot, digesting));
    app.view(digestForm, onDigestForm(bot, digesting));
    app.view(digestPreview, onDigestPreview(bot, digesting));
  }
  app.event('app_mention', onMessage(bot));
  app.event('message', onMessage(bot));
  app.shortcut({ type: 'message_action', callback_id: verifyShortcut }, onVerifyShortcut(bot));
  app.action({ type: 'block_actions' }, onPress(bot, digesting));
  app.view(reportForm, onReport(bot));
  app.event('app_home_opened', onHomeOpened(bot));
  app.event('app_uninstalled', onUninstalled(bot));
  app.event('tokens_revoked', onTokensRevoked(bot));
  app.error(async (error) => {
    if (error.code === ErrorCode.UnknownError)
      noteUnhandled(platform, error.original ?? error, log, parts.metrics);
    else log.error({ code: error.code }, withoutSecrets(error.message));
  });

  await start();
  waiting?.start();
  let stopping: Promise<void> | undefined;
  return {
    name: 'slack',
    messenger,
    tokenOf: authorisation.tokenOf,
    port: port(),
    health: () => {
      const refused = authorisation.refused();
      return refused === undefined ? health() : { ready: false, because: refused };
    },
    stop: () => {
      stopping ??= stopGently();
      return stopping;
    },
  };

  /** Lets go of Slack when what came so far is answered, or has had its time. */
  async function stopGently(): Promise<void> {
    const inTime = () =>
      Promise.race([
        Promise.allSettled(working),
        new Promise((resolve) => setTimeout(resolve, longestStop).unref()),
      ]);
    waiting?.stop();
    await inTime();
    await stop();
    await inTime();
  }
}

interface Wiring {
  readonly receiver: Receiver;
  readonly authorisation: Authorisation;
  start(): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
  port(): number | undefined;
}

function connect(setup: SlackSetup, parts: SlackParts, outbound: Outbound, log: Logger): Wiring {
  if (setup.mode === 'socket') {
    const { apiAddress, appToken, workspaces } = setup;
    if (!('botToken' in workspaces)) throw new RangeError('Socket Mode is for one workspace');
    const { firstWait, longestSilence } = parts;
    const connection = createConnection({
      appToken,
      apiAddress,
      log,
      ...(firstWait !== undefined && { firstWait }),
      ...(longestSilence !== undefined && { longestSilence }),
    });
    const authorisation = authoriseOne(workspaces.botToken, outbound, log);
    return {
      ...connection,
      authorisation,
      port: () => undefined,
      async start() {
        await authorisation.check();
        await connection.start();
      },
    };
  }
  const { signingSecret, workspaces } = setup;
  const receive = (options: Partial<HTTPReceiverOptions>) =>
    createHttpReceiver({ signingSecret, logger: sdkLog(log), ...options });
  const { receiver, authorisation } =
    'clientId' in workspaces
      ? authoriseMany(workspaces, setup.apiAddress, { ...parts, outbound, log }, receive)
      : { receiver: receive({}), authorisation: authoriseOne(workspaces.botToken, outbound, log) };
  let health: Health = { ready: false, because: 'not listening yet' };
  let listening: number | undefined;
  return {
    receiver,
    authorisation,
    health: () => health,
    port: () => listening,
    async start() {
      await authorisation.check();
      const server = await receiver
        .start({ host: setup.host, port: setup.port, backlog: mostConnections }, arrival)
        .catch((error: NodeJS.ErrnoException) => {
          const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
          throw new Error(`SLACK_PORT: ${setup.host}:${setup.port} cannot be listened on: ${why}`, {
            cause: error,
          });
        });
      server.maxConnections = mostConnections;
      const address = server.address();
      listening = typeof address === 'object' ? address?.port : undefined;
      health = { ready: true };
      log.info({ port: listening }, 'listening for Slack');
    },
    async stop() {
      health = { ready: false, because: 'stopped' };
      await receiver.stop();
    },
  };
}

interface Tracking {
  readonly working: Set<Promise<void>>;
  readonly waiting: Waiting | undefined;
  readonly turns: Turns;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * The receiver, with what it started kept in `working` until it is done. A message is noted as waiting before Slack
 * hears that it arrived: from then on only the bot knows of it.
 */
function trackWork(receiver: Receiver, { working, waiting, turns, log, metrics }: Tracking): Receiver {
  return {
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
    init: (app) =>
      receiver.init({
        processEvent(event: ReceiverEvent) {
          turns.arrived();
          const work = asRequest(async () => {
            const message = awaitedIn(event.body);
            if (message !== undefined) await waiting?.begin(message);
            try {
              await app.processEvent(answeredAnyway(timed(event, metrics), log));
            } catch (error) {
              noteUnhandled(platform, error, log, metrics);
              throw error;
            }
          }).finally(() => working.delete(work));
          working.add(work);
          return work;
        },
      } as App),
  };
}

type ReceiverEvent = Parameters<App['processEvent']>[0];

/** The event, with the time of its acknowledgement counted. */
function timed(event: ReceiverEvent, metrics: Metrics): ReceiverEvent {
  const way = wayIn(event.customProperties);
  if (way === undefined) return event;
  return {
    ...event,
    async ack(response) {
      await event.ack(response);
      metrics.acknowledged(platform, (performance.now() - way.arrivedAt) / 1000);
    },
  };
}

/** Bolt acknowledges an event before it is handled, and would drop one whose connection is gone. */
function answeredAnyway(event: ReceiverEvent, log: Logger): ReceiverEvent {
  if (event.body['event'] === undefined) return event;
  return { ...event, ack: async (response) => void (await acknowledge(() => event.ack(response), log)) };
}
