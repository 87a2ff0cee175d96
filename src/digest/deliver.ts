import { hash } from 'node:crypto';
import type { Clock, Metrics } from '../ports.ts';
import type { Digest } from './digest.ts';
import type { Claim, Delivery, Ending, Ledger } from './ledger.ts';
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
  readonly compose: (claim: Claim, now: Date, missed: Delivery | undefined) => Digest | undefined;
  /** Waits for this process's turn to post: see `Pacer`. */
  readonly turn: (subscription: Subscription) => Promise<number | 'stopping'>;
  readonly metrics: Metrics;
  /** Told of every step. */
  readonly onStep: (step: Step, claim: Claim) => void;
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
 * How long to wait after what passes and names no time, in milliseconds: as long again as the digest is late already,
 * so that a hiccup costs seconds, and a long outage is asked after every five minutes.
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
export async function deliver(claim: Claim, messenger: Messenger, tools: DeliveryTools): Promise<Aftermath> {
  const { ledger, clock, timing, onStep } = tools;
  const { delivery, subscription } = claim;
  onStep('claimed', claim);
  const now = () => clock.now().getTime();
  const mayBePosted = delivery.sendingSince !== undefined;
  const digest = await compose(claim, tools);
  if (digest === 'broken') {
    return void (await end(
      claim,
      { state: mayBePosted ? 'uncertain' : 'failed', reason: 'composing' },
      tools,
    ));
  }
  const settled = await settle(claim, digest, messenger, tools);
  if (settled !== undefined && 'again' in settled) {
    return void (await ledger.putDown(delivery, now() + settled.again, 'perhaps', now()));
  }
  if (settled !== undefined) return void (await end(claim, settled, tools));
  if (digest === undefined) return void (await end(claim, { state: 'empty' }, tools));
  const prepared = await prepare(claim, digest, messenger, tools);
  if ('kind' in prepared) return afterOutcome(prepared, claim, digest, messenger, tools);
  onStep('prepared', claim);
  const turn = await tools.turn(subscription);
  if (turn !== 0) {
    const until = untilAtMost(delivery, now() + (turn === 'stopping' ? 0 : turn), timing);
    await ledger.putDown(delivery, until, mayBePosted ? 'perhaps' : 'no', now());
    return undefined;
  }
  const fencedAt = now();
  if (!(await ledger.startSending(delivery, fencedAt + timing.lease, fencedAt))) return undefined;
  onStep('fenced', claim);
  // A process that was frozen here may have lost the delivery to another one since.
  if (now() - fencedAt > messenger.timeout) {
    await ledger.putDown(delivery, now(), mayBePosted ? 'perhaps' : 'no', now());
    return undefined;
  }
  const outcome = await prepared.send();
  onStep('posted', claim);
  return afterOutcome(outcome, claim, digest, messenger, tools);
}

/** How a delivery ends without a post: what an attempt before may have posted, what came in between, what is too late. */
async function settle(
  { delivery, subscription }: Claim,
  digest: Digest | undefined,
  messenger: Messenger,
  { clock, timing }: DeliveryTools,
): Promise<Ending | { readonly again: number } | undefined> {
  const now = clock.now().getTime();
  const told = digest === undefined ? {} : { memory: digest.memory };
  if (delivery.sendingSince !== undefined) {
    if (subscription.state === 'on' && isRepeatable(delivery.sendingSince, messenger, timing, now))
      return undefined;
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
  claim: Claim,
  { compose: composeIt, ledger, clock, report }: DeliveryTools,
): Promise<Digest | undefined | 'broken'> {
  const missed = await ledger.missedBefore(claim.subscription.id, claim.delivery.date);
  try {
    return composeIt(claim, clock.now(), missed);
  } catch (error) {
    report('a digest could not be composed', { err: error, subscription: claim.subscription.id });
    return 'broken';
  }
}

/** Ends a delivery; true where its subscription is suspended by that. */
async function end(
  claim: Claim,
  ending: Ending,
  { ledger, clock, metrics, onStep }: DeliveryTools,
): Promise<boolean> {
  const now = clock.now().getTime();
  const { ended, suspended } = await ledger.end(claim, ending, now);
  const { delivery, subscription } = claim;
  if (ended) metrics.delivered(subscription.platform, ending.state, (now - delivery.dueAt) / 1000);
  onStep('ended', claim);
  return suspended;
}

/** What all attempts at a delivery are known by on the platform: 22 characters that say nothing of whom it is for. */
export function keyOf({ subscription, date }: { subscription: string; date: LocalDate }): string {
  return hash('sha256', `${subscription} ${date}`, 'base64url').slice(0, 22);
}

/** When a delivery is taken up again that has to wait: no later than when its time is over, to be told so. */
function untilAtMost({ dueAt }: Delivery, wished: number, { grace }: Timing): number {
  return Math.min(wished, Math.max(dueAt + grace + 1, 0));
}

/** True while posting again with the same key cannot make a second message. */
function isRepeatable(
  sendingSince: number,
  { repeatWindow }: Messenger,
  { lease }: Timing,
  now: number,
): boolean {
  return now + lease - sendingSince < repeatWindow;
}

async function prepare(
  claim: Claim,
  digest: Digest,
  messenger: Messenger,
  { report }: DeliveryTools,
): Promise<Prepared | Outcome> {
  try {
    return await messenger.prepare(claim.subscription, digest.answer, keyOf(claim.delivery));
  } catch (error) {
    report('a digest could not be rendered', { err: error, subscription: claim.subscription.id });
    return { kind: 'refused', reason: 'rendering' };
  }
}

async function afterOutcome(
  outcome: Outcome,
  claim: Claim,
  digest: Digest,
  messenger: Messenger,
  tools: DeliveryTools,
): Promise<Aftermath> {
  const { ledger, clock, timing, report } = tools;
  const { delivery, subscription } = claim;
  const now = clock.now().getTime();
  const { memory } = digest;
  const mayBePosted = delivery.sendingSince !== undefined;
  /** Nothing was posted, unless an attempt before did. */
  const fail = (ending: Omit<Ending, 'state'>) =>
    end(
      claim,
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
      return void (await end(claim, { state: 'sent', message: outcome.message, memory, ...cleared }, tools));
    }
    case 'unknown': {
      const again = now + (messenger.repeatWindow > 0 ? repeatAfter : timing.lease);
      return void (await ledger.putDown(delivery, again, 'perhaps', now));
    }
    case 'wait': {
      const until = untilAtMost(delivery, now + Math.max(outcome.for, 0), timing);
      await ledger.putDown(delivery, until, mayBePosted ? 'perhaps' : 'no', now);
      return outcome.scope === 'channel'
        ? undefined
        : { hold: outcome.scope, for: outcome.for, because: 'asked to wait' };
    }
    case 'passing': {
      const late = now - delivery.dueAt;
      const until = now + Math.min(passingWait.most, Math.max(passingWait.least, late));
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
      return void (await fail({ reason: outcome.reason }));
  }
}
