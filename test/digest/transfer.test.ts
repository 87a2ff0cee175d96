import { describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import { exportDigests, importDigests } from '../../src/digest/transfer.ts';
import { sampleSubscription } from './sample.ts';

const clock = { now: () => new Date(0) };
const open = () => openStore({ databaseUrl: undefined, file: ':memory:' }, clock);

describe('an export', () => {
  it('is taken into another store as it was; a dry run takes nothing, a second import finds nothing new', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    const kept = sampleSubscription({ pausedUntil: '2027-01-01', channelName: 'general' });
    const { id } = kept;
    const sent = {
      subscription: id,
      date: '2026-11-23',
      state: 'sent',
      dueAt: 1,
      attempt: 1,
      leaseUntil: 2,
      changedAt: 3,
    } as const;
    await one.subscriptions.restore([kept], [sent], '2026c');
    const text = await exportDigests(one.subscriptions);
    const counts = { subscriptions: 1, deliveries: 1 };
    expect(await importDigests(text, two.subscriptions, true)).toEqual({ ...counts, taken: 'nothing' });
    expect(await two.subscriptions.all()).toEqual([]);
    expect(await importDigests(text, two.subscriptions, false)).toEqual({ ...counts, taken: 'all' });
    expect(await exportDigests(two.subscriptions)).toBe(text);
    expect(await importDigests(text, two.subscriptions, false)).toEqual({
      subscriptions: 0,
      deliveries: 0,
      taken: 'all',
    });
    await Promise.all([one.close(), two.close()]);
  });

  it.each([
    ['{', 'not valid JSON'],
    ['{"format":"other","subscriptions":[],"deliveries":[]}', 'expected "compacts-digest/1"'],
    [
      JSON.stringify({
        format: 'compacts-digest/1',
        subscriptions: [{ ...sampleSubscription(), time: '25:00' }],
        deliveries: [],
      }),
      'subscriptions.0.time: expected a time like 09:30',
    ],
    [
      JSON.stringify({
        format: 'compacts-digest/1',
        subscriptions: [{ ...sampleSubscription(), id: 'x' }],
        deliveries: [],
      }),
      'its id is not that of its channel',
    ],
  ])('that is broken is refused whole: %s', async (text, problem) => {
    const store = await open();
    const imported = await importDigests(text, store.subscriptions, false);
    expect('problems' in imported ? imported.problems.join() : '').toContain(problem);
    expect(await store.subscriptions.all()).toEqual([]);
    await store.close();
  });
});
