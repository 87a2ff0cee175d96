import type { Logger } from 'pino';
import type { Core } from '../core.ts';
import type { Clock, Metrics, Service } from '../ports.ts';
import type { Config } from '../settings/config.ts';
import { composerFor } from './composer.ts';
import type { Messenger } from './messenger.ts';
import { suspendedNotice } from './notices.ts';
import { type DigestServiceOptions, startDigest } from './service.ts';
import type { Store } from './store.ts';

/** How long a delivery is one process's own, in milliseconds: more than three times what any post may take. */
const lease = 60_000;

/** What the digest runs in. */
export interface DigestSurroundings {
  readonly config: Pick<Config, 'digest'>;
  readonly core: Core;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Delivers digests through some messengers until it is stopped; `pace` says how often to look for what is due. */
export function runDigest(
  { config, core, store, clock, log: programLog, metrics }: DigestSurroundings,
  messengers: readonly Messenger[],
  pace: Pick<DigestServiceOptions, 'every' | 'monotonic'> = {},
): Service {
  const log = programLog.child({ part: 'digest' });
  return startDigest({
    ...pace,
    ledger: store.ledger,
    clock,
    metrics,
    messengers,
    timing: { lease, grace: config.digest.graceHours * 3_600_000 },
    compose: composerFor(core),
    tellSuspended: async (messenger, subscription, reason) => {
      const { id, madeBy } = subscription;
      log.warn({ subscription: id, reason }, 'a digest is suspended');
      const isTold = await messenger.tell(subscription, madeBy, suspendedNotice(core, subscription, reason));
      if (!isTold) log.info({ subscription: id }, 'who made it could not be told');
    },
    onStep: (step, { delivery }) =>
      log.debug({ step, subscription: delivery.subscription, date: delivery.date }, 'delivery'),
    report: (message, details) => log.error(details, message),
  });
}
