import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { renderPost } from '../adapters/slack/draw/post.ts';
import { openStore } from '../adapters/store/store.ts';
import { loadCore } from '../src/core.ts';
import { composeDigest } from '../src/digest/compose.ts';
import { composerFor } from '../src/digest/composer.ts';
import type { Messenger } from '../src/digest/messenger.ts';
import { nextRun } from '../src/digest/schedule.ts';
import { startDigest } from '../src/digest/service.ts';
import { type Subscription, subscriptionId } from '../src/digest/subscription.ts';
import { noMetrics } from '../src/ports.ts';
import { zoneData } from '../src/zone-clock.ts';
import type { Result } from './result.ts';

/** How many digests are due in the same minute. */
const due = 10_000;

/** What platforms let a bot send in a second: half of Discord's limit is kept, so this is on the safe side. */
const sendsASecond = 50;

/** The longest that the event loop may stand still, in ms. */
const longestPause = 50;

/**
 * Scans, claims, composes, renders, fences and records 10,000 digests of the same minute on a real SQLite file; only the
 * sending takes no time. Gives deliveries a second, those in a second of processor time, the longest pause of the event loop, and what the heap kept.
 */
export async function digest(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const clock = { now: () => new Date() };
  const core = await loadCore();
  const store = await openStore({ databaseUrl: undefined, file: join(folder, 'store.sqlite') }, clock);
  try {
    await store.subscriptions.restore(Array.from({ length: due }, subscription), [], zoneData);
    let ended = 0;
    let allEnded: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      allEnded = resolve;
    });
    const messenger: Messenger = {
      platform: 'slack',
      repeatWindow: 0,
      timeout: 10_000,
      postsPerSecond: Number.POSITIVE_INFINITY,
      prepare: async (_, answer) => {
        renderPost(answer, core);
        return { send: async () => ({ kind: 'sent', message: '1.1' }) };
      },
      find: async () => 'absent',
      check: async () => ({ ok: true }),
      tell: async () => true,
    };
    // The first digest of a process finds names and dates for all others; that is start-up, not the minute measured here.
    const { id, ...first } = subscription(undefined, 0);
    composeDigest(core, first, first.memory, { date: '2026-11-24' });
    nextRun({ id, ...first }, Date.now());
    const before = process.memoryUsage().heapUsed;
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    pauses.enable();
    const start = performance.now();
    const processor = process.cpuUsage();
    const service = startDigest({
      ledger: store.ledger,
      clock,
      timing: { lease: 60_000, grace: 3_600_000 },
      compose: composerFor(core),
      messengers: [messenger],
      metrics: noMetrics,
      tellSuspended: async () => undefined,
      onStep: (step) => {
        ended += step === 'ended' ? 1 : 0;
        if (ended === due) allEnded();
      },
      report: (message, details) => process.stderr.write(`${message} ${String(details['err'])}\n`),
    });
    await done;
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(processor);
    pauses.disable();
    await service.stop();
    const result = (
      name: string,
      value: number,
      unit: Result['unit'],
      limit: number,
      against: string,
    ): Result => ({
      group: 'digest',
      name,
      value,
      unit,
      ratio: value / limit,
      against,
    });
    const kept = Math.max(0, process.memoryUsage().heapUsed - before) / 1e6;
    return [
      result('deliveries, all but the sending', due / seconds, '/s', sendsASecond, '50 sends a second'),
      // What other work on the machine takes from it is not in this one.
      result(
        'deliveries in a second of processor time',
        (due * 1e6) / (user + system),
        '/s',
        sendsASecond,
        '50 sends a second',
      ),
      result('longest pause of the event loop', pauses.max / 1e6, 'ms', longestPause, 'the 50 ms allowed'),
      result(
        'pause of the event loop, p99',
        pauses.percentile(99) / 1e6,
        'ms',
        longestPause,
        'the 50 ms allowed',
      ),
      result('heap after 10,000 digests', kept, 'MB', before / 1e6, 'the heap before'),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** A subscription that is due, the one with this number. */
export function subscription(_: unknown, index: number): Subscription {
  const target = { platform: 'slack', workspace: 'T1', channel: `C${index}` };
  const now = new Date();
  return {
    ...target,
    id: subscriptionId(target),
    time: now.toISOString().slice(11, 16),
    zone: 'UTC',
    days: [1, 2, 3, 4, 5, 6, 7],
    language: 'en',
    sections: ['changes', 'day', 'record', 'upcoming'],
    state: 'on',
    madeBy: 'U1',
    madeByName: 'Ana',
    madeAt: 0,
    next: { date: now.toISOString().slice(0, 10), at: now.getTime() - 1000 },
    memory: { round: 1, shown: [], changes: [], milestones: [] },
    revision: 1,
  };
}
