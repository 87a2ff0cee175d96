import { expect, it, vi } from 'vitest';
import type { Ledger } from '../../src/digest/ledger.ts';
import { startDigest } from '../../src/digest/service.ts';
import { noMetrics } from '../../src/ports.ts';

it('a digest whose store says nothing is red after a minute, with the reason, and well again when it speaks', async () => {
  let now = 0;
  const silence = Promise.withResolvers<void>();
  const isAsked = vi.fn();
  const ledger: Partial<Ledger> = {
    withOtherZoneData: async () => [],
    withLeap: async () => [],
    toProbe: async () => [],
    due: async () => [],
    takeOver: async () => {
      isAsked();
      await silence.promise;
      return [];
    },
  };
  const service = startDigest({
    ledger: ledger as Ledger,
    clock: { now: () => new Date(now) },
    monotonic: () => now,
    every: 5,
    metrics: noMetrics,
    messengers: [],
    timing: { lease: 60_000, grace: 3_600_000 },
    compose: () => undefined,
    tellSuspended: async () => undefined,
    onStep: () => undefined,
    report: () => undefined,
  });
  await vi.waitFor(() => expect(isAsked).toHaveBeenCalled());
  now = 59_000;
  expect(service.health()).toEqual({ ready: true });
  now = 61_000;
  expect(service.health()).toEqual({
    ready: false,
    because: expect.stringContaining('no progress for 61 seconds'),
  });
  silence.resolve();
  await vi.waitFor(() => expect(service.health()).toEqual({ ready: true }));
  await service.stop();
});
