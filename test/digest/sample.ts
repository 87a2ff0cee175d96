import { type Subscription, subscriptionId } from '../../src/digest/subscription.ts';

/** A subscription as a user would make it, for tests; `over` says what is different. */
export function sampleSubscription(over: Partial<Subscription> = {}): Subscription {
  const target = {
    platform: over.platform ?? 'slack',
    workspace: over.workspace ?? 'T1',
    channel: over.channel ?? 'C1',
  };
  return {
    ...target,
    id: subscriptionId(target),
    time: '09:00',
    zone: 'Europe/Madrid',
    days: [1, 2, 3, 4, 5, 6, 7],
    language: 'en',
    sections: ['changes', 'day', 'record', 'upcoming'],
    state: 'on',
    madeBy: 'U1',
    madeByName: 'Ana',
    madeAt: 0,
    next: { date: '2026-11-24', at: 1000 },
    memory: { round: 1, shown: [], changes: [], milestones: [] },
    revision: 1,
    ...over,
  };
}
