import { describe, expect, it } from 'vitest';
import type { Ledger, Taken } from '../../src/digest/ledger.ts';
import { patientLedger } from '../../src/digest/patient-ledger.ts';
import { sampleSubscription } from './sample.ts';

const away = new Error('Connection terminated unexpectedly');
const subscription = sampleSubscription();
const taken: Taken = {
  subscription,
  delivery: {
    subscription: subscription.id,
    date: '2026-03-02',
    state: 'claimed',
    dueAt: 0,
    attempt: 1,
    leaseUntil: 1,
    changedAt: 0,
  },
};

/** A ledger whose store fails so many times before it takes anything. */
function failing(times: number) {
  let failures = 0;
  let pauses = 0;
  const stop = new AbortController();
  async function work<Result>(result: Result): Promise<Result> {
    if (failures === times) return result;
    failures += 1;
    throw away;
  }
  const flawed: Partial<Ledger> = {
    end: () => work({ ended: true, suspended: false }),
    putDown: () => work(undefined),
    startSending: () => work(true),
  };
  const pause = async () => {
    pauses += 1;
  };
  const ledger = patientLedger(flawed as Ledger, { stop: stop.signal, pause });
  return { ledger, stop, pauses: () => pauses };
}

describe('what became of a delivery, while the store is away', () => {
  it('is recorded once the store is back', async () => {
    const { ledger, pauses } = failing(30);
    expect(await ledger.end(taken, { state: 'sent', message: '1.1' }, 1)).toMatchObject({ ended: true });
    expect(pauses()).toBe(30);
    const other = failing(30);
    await other.ledger.putDown(taken.delivery, 5, 'no', 1);
    expect(other.pauses()).toBe(30);
  });

  it('is given up after a while, and at once when the program stops', async () => {
    await expect(failing(Number.POSITIVE_INFINITY).ledger.end(taken, { state: 'empty' }, 1)).rejects.toBe(
      away,
    );
    const { ledger, stop, pauses } = failing(Number.POSITIVE_INFINITY);
    stop.abort();
    await expect(ledger.end(taken, { state: 'empty' }, 1)).rejects.toBe(away);
    expect(pauses()).toBe(0);
  });

  it('is not waited for before anything is posted', async () => {
    const { ledger, pauses } = failing(1);
    await expect(ledger.startSending(taken.delivery, 5, 1)).rejects.toBe(away);
    expect(pauses()).toBe(0);
  });
});
