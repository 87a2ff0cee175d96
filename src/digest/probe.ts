import type { Ledger } from './ledger.ts';
import type { Messenger } from './messenger.ts';
import { nextRun } from './schedule.ts';
import type { Subscription } from './subscription.ts';
import { afterFailure } from './trouble.ts';

/**
 * Looks whether a channel with trouble takes messages again: if so the subscription goes on with its old settings, if
 * not this counts as one more failure. Gives the reason where the channel is given up for now by this very look, so
 * that one instance tells it, once.
 */
export async function probe(
  subscription: Subscription,
  messenger: Messenger,
  ledger: Ledger,
  now: number,
): Promise<string | undefined> {
  const access = await messenger.check(subscription);
  if (access.ok) {
    const next = subscription.state === 'on' ? subscription.next : nextRun(subscription, now);
    await ledger.noteProbe(subscription, { state: 'on', trouble: undefined, next });
    return undefined;
  }
  const { state } = subscription;
  const { trouble, suspend } = afterFailure(subscription.trouble, access.reason, now);
  if (!access.lasting) {
    // What passes by itself, such as an outage, is looked at again and counts for nothing.
    const known = { ...(subscription.trouble ?? trouble), probeAt: trouble.probeAt };
    await ledger.noteProbe(subscription, { state, trouble: known, next: subscription.next });
    return undefined;
  }
  const isNew = suspend && state === 'on';
  const found = isNew ? { state: 'suspended' as const, next: undefined } : { state, next: subscription.next };
  const noted = await ledger.noteProbe(subscription, { ...found, trouble });
  return noted && isNew ? access.reason : undefined;
}
