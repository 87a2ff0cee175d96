import { hash } from 'node:crypto';
import type { Clock, Metrics } from '../ports.ts';
import type { Digest } from './digest.ts';
import type { Delivery, Ending, Ledger, Taken } from './ledger.ts';
import type { Messenger, Outcome, Prepared } from './messenger.ts';
import type { LocalDate, Subscription } from './subscription.ts';
import { afterFailure } from './trouble.ts';

/** The times of the protocol, in milliseconds. */
export interface Timing {
  /**
   * How long a delivery is one process's own: at least three times what a post may take, so that whoever takes it over
   * finds no request of the one before still under way, and sees what that posted.
   */
  readonly lease: number;
  /** How late a digest may still come. */
  readonly grace: number;
}

/** The steps of a delivery, in order. */
export type Step = 'claimed' | 'prepared' | 'fenced' | 'posted' | 'ended';

/** What a delivery needs. */
export interface DeliveryTools {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly timing: Timing;
  /** What to say; undefined where there is nothing new. */
  readonly compose: (taken: Taken, now: Date, missed: Delivery | undefined) => Digest | undefined;
  /** Waits until this process may post: see `Pacer`. */
  readonly waitToPost: (subscription: Subscription) => Promise<number | 'stopping'>;
  readonly metrics: Metrics;
  /** Told of every step. */
  readonly onStep: (step: Step, taken: Taken) => void;
  /** Told of what an operator should see. */
  readonly report: (message: string, details: Readonly<Record<string, unknown>>) => void;
}

/** What the one who runs deliveries must mind after one. */
export type Aftermath =
  | { readonly hold: 'workspace' | 'platform'; readonly for: number; readonly because: string }
  | { readonly suspended: Subscription; readonly reason: string }
  | undefined;

/** How long to wait before the next attempt where the platform forgives repeats, in milliseconds. */
const repeatAfter = 2_000;

/**
 * How long to wait after what passes and names no time, in milliseconds: twice as long with each attempt, so that a
 * hiccup costs seconds, and a long outage is asked after every five minutes.
 */
const passingWait = { least: 15_000, most: 300_000 };

/** How far a platform's clock may be from this one, in milliseconds: so much earlier a message is looked for. */
const clockDifference = 600_000;

/** How long a platform is left alone that does not know the bot, in milliseconds. */
const strangerWait = 300_000;

/**
 * Brings one claimed delivery to its end, or puts it down for another attempt. The order is what makes it exact:
 * reconcile what an attempt before may have posted, compose and prepare, fence, post once, record. Whatever dies or
 * freezes in between, another process can go on from the ledger alone.
 */
export async function deliver(taken: Taken, messenger: Messenger, tools: DeliveryTools): Promise<Aftermath> {
  const { ledger, clock, onStep } = tools;
  const { delivery } = taken;
  onStep('claimed', taken);
  const now = () => clock.now().getTime();
  const mayBePosted = delivery.sendingSince !== undefined;
  const digest = await compose(taken, tools);
  if (digest === 'broken') {
    await end(taken, { state: mayBePosted ? 'uncertain' : 'failed', reason: 'composing' }, tools);
    return undefined;
  }
  const settled = await settle(taken, digest, messenger, tools);
  if (settled !== undefined && 'again' in settled) {
    await ledger.putDown(delivery, now() + settled.again, 'perhaps', now());
    return undefined;
  }
  if (settled !== undefined || digest === undefined) {
    await end(taken, settled ?? { state: 'empty' }, tools);
    return undefined;
  }
  const prepared = await prepare(taken, digest, messenger, tools);
  if ('kind' in prepared) return afterOutcome(prepared, taken, digest, messenger, tools);
  onStep('prepared', taken);
  return post(taken, digest, prepared, messenger, tools);
}

/** The part of a delivery that leaves its post unknown where the process dies in it. */
async function post(
  taken: Taken,
  digest: Digest,
  prepared: Prepared,
  messenger: Messenger,
  tools: DeliveryTools,
): Promise<Aftermath> {
  const { ledger, clock, timing, onStep } = tools;
  const { delivery, subscription } = taken;
  const now = () => clock.now().getTime();
  const mayBePosted = delivery.sendingSince !== undefined;
  const wait = await tools.waitToPost(subscription);
  if (wait !== 0) {
    const until = untilAtMost(delivery, now() + (wait === 'stopping' ? 0 : wait), timing);
    await ledger.putDown(delivery, until, mayBePosted ? 'perhaps' : 'no', now());
    return undefined;
  }
  const fencedAt = now();
  if (mayBePosted && messenger.repeatWindow > 0 && !isRepeatable(delivery, messenger, fencedAt)) {
    // It waited for too long to be only repeated now: whoever takes it up looks what became of it.
    await ledger.putDown(delivery, fencedAt, 'perhaps', fencedAt);
    return undefined;
  }
  if (!(await ledger.startSending(delivery, fencedAt + timing.lease, fencedAt))) return undefined;
  onStep('fenced', taken);
  // A process that was frozen here may have lost the delivery to another one since.
  if (now() - fencedAt > messenger.timeout) {
    await ledger.putDown(delivery, now(), mayBePosted ? 'perhaps' : 'no', now());
    return undefined;
  }
  const outcome = await prepared.send();
  onStep('posted', taken);
  return afterOutcome(outcome, taken, digest, messenger, tools);
}

/** How a delivery ends without a post: what an attempt before may have posted, what came in between, what is too late. */
async function settle(
  { delivery, subscription }: Taken,
  digest: Digest | undefined,
  messenger: Messenger,
  { clock, timing }: DeliveryTools,
): Promise<Ending | { readonly again: number } | undefined> {
  const now = clock.now().getTime();
  const told = digest === undefined ? {} : { memory: digest.memory };
  if (delivery.sendingSince !== undefined) {
    if (subscription.state === 'on' && isRepeatable(delivery, messenger, now)) return undefined;
    const found = await messenger.find(
      subscription,
      keyOf(delivery),
      new Date(delivery.sendingSince - clockDifference),
    );
    if (found === 'unknown') return { state: 'uncertain', ...told };
    if (found !== 'absent' && 'retryAfter' in found) {
      // Looked for in vain for so long: nobody will know.
      if (now - delivery.dueAt > timing.grace) return { state: 'uncertain', ...told };
      return { again: found.retryAfter };
    }
    if (found !== 'absent') return { state: 'sent', message: found.message, ...told };
  }
  if (subscription.state !== 'on') return { state: 'skipped', reason: 'changed' };
  if (now - delivery.dueAt > timing.grace) return { state: 'skipped', reason: 'unavailable' };
  return undefined;
}

async function compose(
  taken: Taken,
  { compose: composeIt, ledger, clock, report }: DeliveryTools,
): Promise<Digest | undefined | 'broken'> {
  const missed = await ledger.missedBefore(taken.subscription.id, taken.delivery.date);
  try {
    return composeIt(taken, clock.now(), missed);
  } catch (error) {
    report('a digest could not be composed', { err: error, subscription: taken.subscription.id });
    return 'broken';
  }
}

/** Ends a delivery; true where its subscription is suspended by that. */
async function end(
  taken: Taken,
  ending: Ending,
  { ledger, clock, metrics, onStep }: DeliveryTools,
): Promise<boolean> {
  const now = clock.now().getTime();
  const { ended, suspended } = await ledger.end(taken, ending, now);
  const { delivery, subscription } = taken;
  if (ended) metrics.delivered(subscription.platform, ending.state, (now - delivery.dueAt) / 1000);
  onStep('ended', taken);
  return suspended;
}

/** What all attempts at a delivery are known by on the platform: 22 characters that say nothing of whom it is for. */
export function keyOf({ subscription, date }: { subscription: string; date: LocalDate }): string {
  return hash('sha256', `${subscription} ${date}`, 'base64url').slice(0, 22);
}

/** When a delivery is taken up again that has to wait: no later than when its time is over, to be told so. */
function untilAtMost({ dueAt }: Delivery, wished: number, { grace }: Timing): number {
  return Math.min(wished, dueAt + grace + 1);
}

/**
 * True while posting again with the same key cannot make a second message: up to the fence and the look at the clock
 * behind it may pass as long as a post takes, and then the post itself.
 */
function isRepeatable(
  { sendingSince = 0 }: Delivery,
  { repeatWindow, timeout }: Messenger,
  now: number,
): boolean {
  return now + 2 * timeout - sendingSince < repeatWindow;
}

async function prepare(
  taken: Taken,
  digest: Digest,
  messenger: Messenger,
  { report }: DeliveryTools,
): Promise<Prepared | Outcome> {
  try {
    return await messenger.prepare(taken.subscription, digest.answer, keyOf(taken.delivery));
  } catch (error) {
    report('a digest could not be rendered', { err: error, subscription: taken.subscription.id });
    return { kind: 'refused', reason: 'rendering' };
  }
}

async function afterOutcome(
  outcome: Outcome,
  taken: Taken,
  digest: Digest,
  messenger: Messenger,
  tools: DeliveryTools,
): Promise<Aftermath> {
  const { ledger, clock, timing, report } = tools;
  const { delivery, subscription } = taken;
  const now = clock.now().getTime();
  const { memory } = digest;
  const mayBePosted = delivery.sendingSince !== undefined;
  /** Nothing was posted, unless an attempt before did. */
  const fail = (ending: Omit<Ending, 'state'>) =>
    end(
      taken,
      mayBePosted ? { state: 'uncertain', ...ending, memory } : { state: 'failed', ...ending },
      tools,
    );
  /** Failed for a reason that may last: after a day of it the channel is given up for now, and its maker is told. */
  const inTrouble = async (reason: string): Promise<Aftermath> => {
    const { trouble, suspend } = afterFailure(subscription.trouble, reason, now);
    return (await fail({ reason, trouble, suspend })) ? { suspended: subscription, reason } : undefined;
  };
  switch (outcome.kind) {
    case 'sent': {
      const cleared = subscription.trouble === undefined ? {} : ({ trouble: 'none' } as const);
      await end(taken, { state: 'sent', message: outcome.message, memory, ...cleared }, tools);
      return undefined;
    }
    case 'unknown': {
      const again = now + (messenger.repeatWindow > 0 ? repeatAfter : timing.lease);
      await ledger.putDown(delivery, again, 'perhaps', now);
      return undefined;
    }
    case 'wait': {
      const until = untilAtMost(delivery, now + Math.max(outcome.for, 0), timing);
      await ledger.putDown(delivery, until, mayBePosted ? 'perhaps' : 'no', now);
      return outcome.scope === 'channel'
        ? undefined
        : { hold: outcome.scope, for: outcome.for, because: 'asked to wait' };
    }
    case 'passing': {
      const until = now + Math.min(passingWait.most, passingWait.least * 2 ** (delivery.attempt - 1));
      if (until - delivery.dueAt > timing.grace) return inTrouble(outcome.reason);
      await ledger.putDown(delivery, until, mayBePosted ? 'perhaps' : 'no', now);
      return undefined;
    }
    case 'channel':
      return inTrouble(outcome.reason);
    case 'installation': {
      const { trouble } = afterFailure(subscription.trouble, outcome.reason, now);
      const isSuspended = await fail({ reason: outcome.reason, trouble, suspend: true });
      return isSuspended ? { suspended: subscription, reason: outcome.reason } : undefined;
    }
    case 'platform':
      report('the platform does not know the bot', { platform: messenger.platform, reason: outcome.reason });
      await ledger.putDown(delivery, now + strangerWait, mayBePosted ? 'perhaps' : 'no', now);
      return { hold: 'platform', for: strangerWait, because: outcome.reason };
    case 'refused':
      report('a digest was refused', { subscription: subscription.id, reason: outcome.reason });
      await fail({ reason: outcome.reason });
      return undefined;
  }
}
