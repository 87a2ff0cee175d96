import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../adapters/store/store.ts';
import type { Store } from '../../src/digest/store.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { zoneData } from '../../src/zone-clock.ts';
import { startPostgres } from '../adapters/store/postgres.ts';
import { startProgram } from './bot.ts';
import { drawFault, type Stage, tokenLasts } from './faults.ts';
import { type Asker, askers, type ChaosPlatforms, type SlackWay, startChaosPlatforms } from './platforms.ts';
import { startProxy } from './proxy.ts';
import { randomFrom } from './random.ts';
import { mountSmallDisk } from './small-disk.ts';

/** What happens in a run. */
export interface ChaosOptions {
  readonly store: 'sqlite' | 'postgres';
  readonly faults: number;
  readonly digests: number;
  /** Repeats the same faults in the same order. */
  readonly seed: number;
  /** Told of what happens. */
  readonly onEvent?: (what: string) => void;
}

/** How it went. */
export interface ChaosResult {
  readonly faults: number;
  readonly missed: number;
  readonly doubled: number;
  readonly uncertain: number;
  /** Questions that got no answer, although they were asked again while nothing was wrong. */
  readonly unanswered: number;
  /** How often the program ended by itself. */
  readonly ended: number;
  readonly red: number;
  readonly redWanted: number;
  /** The ledger's rows of what was missed or doubled. */
  readonly wrong: readonly string[];
}

/** Over how long the digests come due for each fault, and how long the last may take, in milliseconds. */
const perFault = 2_500;
const patience = 330_000;

/** How long one asking waits, and how often somebody asks again. */
const asking = { within: 8_000, times: 8 };

/** Runs the real program on a real database against the fake platforms, and breaks one thing after another. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const random = randomFrom(options.seed);
  const way: SlackWay = random.pick(['socket', 'http']);
  const folder = mkdtempSync(join(tmpdir(), 'compacts-chaos-'));
  const disk = options.store === 'sqlite' ? mountSmallDisk(folder) : undefined;
  if (options.store === 'sqlite' && disk === undefined)
    options.onEvent?.('no small disk may be mounted here: a full one is not tried');
  const file = join(disk?.folder ?? folder, 'store.sqlite');
  const server = options.store === 'postgres' ? await startPostgres() : undefined;
  const database = await server?.createDatabase();
  const proxy = database === undefined ? undefined : await startProxy(Number(new URL(database).port));
  const port = await freePort();
  const platforms = await startChaosPlatforms(options.digests, way, `http://127.0.0.1:${port}`);
  const { discord } = platforms;
  const program = startProgram(folder, await freePort(), {
    ...slackSettings(platforms, way, port),
    DISCORD_API: discord.api,
    DISCORD_TOKEN: discord.token,
    COMPACTS_STORE: file,
    ...(proxy !== undefined && database !== undefined && { DATABASE_URL: through(database, proxy.port) }),
  });
  const opened = () => openStore({ databaseUrl: database, file }, { now: () => new Date() });
  const postgres =
    server === undefined || proxy === undefined || database === undefined
      ? undefined
      : { proxy, address: database, restart: server.restart };
  try {
    await untilReady(program.readiness);
    if (way === 'http') await platforms.install(tokenLasts);
    const subscriptions = platforms.subscriptions(Date.now() + 1_000, options.faults * perFault);
    const filling = await opened();
    await filling.subscriptions.restore(subscriptions, [], zoneData).finally(() => filling.close());
    const struck = await strike({ random, program, platforms, file, way, disk, postgres }, options);
    // Past the proxy, and only once no fault is left.
    const looking = await opened();
    const counted = await tally(looking, subscriptions, platforms).finally(() => looking.close());
    for (const words of program.lastWords()) options.onEvent?.(`the program ended by itself: ${words}`);
    if (counted.missed > 0) options.onEvent?.(program.said());
    return { ...struck, ...counted, ended: program.ended() };
  } finally {
    await program.stop();
    await platforms.stop();
    await proxy?.stop();
    await server?.stop();
    disk?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function slackSettings({ slack }: ChaosPlatforms, way: SlackWay, port: number): NodeJS.ProcessEnv {
  if (way === 'socket')
    return {
      SLACK_API_URL: slack.apiAddress,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
    };
  slack.backend.grants.clear();
  return {
    SLACK_API_URL: slack.apiAddress,
    SLACK_MODE: 'http',
    SLACK_PORT: String(port),
    SLACK_PUBLIC_URL: 'https://compacts.example',
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: randomBytes(24).toString('hex'),
    SLACK_INSTALLATION_KEY: randomBytes(32).toString('hex'),
  };
}

async function strike(stage: Stage, { faults, store, onEvent }: ChaosOptions) {
  const { random, platforms } = stage;
  let unanswered = 0;
  let red = 0;
  let redWanted = 0;
  for (let count = 0; count < faults; count += 1) {
    const fault = drawFault(store, stage);
    const asker = random.pick<Asker>(askers);
    onEvent?.(`fault ${count + 1}: ${fault.name}`);
    const isRed = await fault.run(stage);
    if (isRed !== undefined) redWanted += 1;
    if (isRed === true) red += 1;
    const isAnswered = await askUntilAnswered(platforms, asker);
    // A storm that met nobody is over all the same.
    platforms.calm();
    if (!isAnswered) {
      unanswered += 1;
      onEvent?.(`a question of ${asker} got no answer`);
    }
    await wait(random.next() * 500);
  }
  return { faults, unanswered, red, redWanted };
}

async function askUntilAnswered(platforms: ChaosPlatforms, asker: Asker): Promise<boolean> {
  for (let times = 0; times < asking.times; times += 1) {
    if (await platforms.ask(asker, asking.within)) return true;
  }
  return false;
}

async function untilReady(readiness: () => Promise<number>): Promise<void> {
  for (let tries = 0; tries < 300 && (await readiness()) !== 200; tries += 1) await wait(100);
}

/** Waits until every delivery has come to its end, then counts what is on the platforms against the ledger. */
async function tally(
  store: Store,
  subscriptions: readonly Subscription[],
  { messagesIn }: ChaosPlatforms,
): Promise<Pick<ChaosResult, 'missed' | 'doubled' | 'uncertain' | 'wrong'>> {
  const givenUp = performance.now() + patience;
  const isOver = async () => {
    const deliveries = await store.subscriptions.allDeliveries();
    const ended = new Set(
      deliveries.filter(({ state }) => state !== 'claimed').map(({ subscription }) => subscription),
    );
    return ended.size === subscriptions.length;
  };
  while (!(await isOver()) && performance.now() < givenUp) await wait(500);
  const known = new Map((await store.subscriptions.allDeliveries()).map((each) => [each.subscription, each]));
  const rows = subscriptions.map(({ id, channel }) => ({
    there: messagesIn(channel),
    delivery: known.get(id),
    id,
  }));
  const isUncertain = ({ delivery }: (typeof rows)[number]) => delivery?.state === 'uncertain';
  const missed = rows.filter((row) => row.there === 0 && !isUncertain(row));
  const doubled = rows.filter(({ there }) => there > 1);
  return {
    missed: missed.length,
    doubled: doubled.length,
    uncertain: rows.filter(isUncertain).length,
    wrong: [...missed, ...doubled].map(
      ({ there, delivery, id }) => `${id}: ${there} messages: ${JSON.stringify(delivery)}`,
    ),
  };
}

function through(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => resolve(typeof found === 'object' && found !== null ? found.port : 0));
    });
  });
}
