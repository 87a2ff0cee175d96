import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { REST } from '@discordjs/rest';
import { discordMessenger } from '../../adapters/discord/send/messenger.ts';
import {
  createOutbound as createDiscordOutbound,
  outboundOptions,
} from '../../adapters/discord/send/outbound.ts';
import { slackMessenger } from '../../adapters/slack/send/messenger.ts';
import { createOutbound as createSlackOutbound } from '../../adapters/slack/send/outbound.ts';
import { openStore } from '../../adapters/store/store.ts';
import { loadCore } from '../../src/core.ts';
import { composerFor } from '../../src/digest/composer.ts';
import { startDigest } from '../../src/digest/service.ts';
import { noMetrics } from '../../src/ports.ts';
import { createLog } from '../../src/service/log.ts';
import type { StorePlace } from '../../src/settings/config.ts';

/** What an instance is told by the one who starts it. */
export interface InstanceOrders {
  readonly place: StorePlace;
  readonly slackApi: string;
  /** Tokens by workspace. */
  readonly slackTokens: Readonly<Record<string, string>>;
  readonly discordApi: string;
  readonly discordToken: string;
  readonly lease: number;
  readonly timeout: number;
}

/** What it is told when it is to begin: how likely it kills itself, or stops as if frozen, at each step. */
export interface InstanceFate {
  readonly kill: number;
  readonly freeze: number;
}

/**
 * One instance of the bot's digest, with the real ways to both platforms; it dies and freezes at any step. It loads what it
 * needs, says so, and begins when it is told to.
 */
const orders = JSON.parse(process.argv[2] ?? '') as InstanceOrders;
const { lease, timeout } = orders;
const clock = { now: () => new Date() };
const log = createLog({ logLevel: 'silent' }, process.stderr);
const core = await loadCore();
const store = await openStore(orders.place, clock);
const rest = new REST({ ...outboundOptions, timeout: timeout / 3, api: orders.discordApi }).setToken(
  orders.discordToken,
);
const discord = createDiscordOutbound(rest, { onStop: () => undefined, onPause: () => undefined });
writeSync(1, 'loaded\n');
// Whoever is killed writes nothing down: what was compiled is kept for the next one now.
flushCompileCache();
const [told] = (await once(process.stdin, 'data')) as [Buffer];
const fate = JSON.parse(told.toString()) as InstanceFate;
process.stdin.unref();
const service = startDigest({
  ledger: store.ledger,
  clock,
  timing: { lease, grace: 3_600_000 },
  compose: composerFor(core),
  messengers: [
    slackMessenger({
      core,
      outbound: createSlackOutbound(orders.slackApi, log, clock, timeout),
      tokenOf: async (team) => orders.slackTokens[team],
      timeout,
    }),
    discordMessenger({ core, outbound: () => discord, access: () => ({ ok: true }), timeout }),
  ],
  metrics: noMetrics,
  tellSuspended: async () => undefined,
  onStep: (step) => {
    const drawn = Math.random();
    if (drawn < fate.kill) {
      writeSync(1, `killed ${step}\n`);
      process.kill(process.pid, 'SIGKILL');
    } else if (step === 'fenced' && drawn < fate.kill + fate.freeze) {
      writeSync(1, 'frozen\n');
      process.kill(process.pid, 'SIGSTOP');
    }
  },
  report: (message, { err, ...details }) =>
    process.stderr.write(`${message} ${JSON.stringify(details)} ${String(err)}\n`),
  every: 100,
});
writeSync(1, 'ready\n');
process.once('SIGTERM', () => {
  void service.stop().then(() => store.close());
});
