import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { loadCore } from '../../src/core.ts';
import { answerDigest } from '../../src/digest/commands/answer.ts';
import { runDigest } from '../../src/digest/run.ts';
import { nextRun } from '../../src/digest/schedule.ts';
import { exportDigests, importDigests } from '../../src/digest/transfer.ts';
import { noMetrics } from '../../src/ports.ts';
import { createLog } from '../../src/service/log.ts';
import { zoneData } from '../../src/zone-clock.ts';
import { temporaryStore } from '../adapters/slack/running.ts';
import { sampleSubscription } from './sample.ts';

const core = await loadCore();
const now = Date.parse('2026-11-29T12:00:00Z');
const clock = { now: () => new Date(now) };
const hour = 3_600_000;
const { next: _, ...winnipeg } = sampleSubscription({ zone: 'America/Winnipeg', channelName: 'prairie' });

/** What a program with the rules of before has planned: Winnipeg's clock went back an hour on 1 November 2026. */
function plannedBefore() {
  const next = nextRun(winnipeg, now);
  if (next === undefined) throw new Error('nothing is planned');
  return { ...winnipeg, next: { ...next, at: next.at + hour } };
}

let end: () => Promise<void> = async () => undefined;
afterEach(() => end());

async function openStore() {
  const { store, remove } = await temporaryStore(clock);
  end = remove;
  return store;
}

describe('rules of a zone that changed between two runs', () => {
  it('move the next run once, and status says so', async () => {
    const store = await openStore();
    const planned = plannedBefore();
    await store.subscriptions.restore([planned], [], '2026c');
    const surroundings = {
      config: { digest: { graceHours: 6, slackAccess: 'everyone' as const } },
      core,
      store,
      clock,
      log: createLog({ logLevel: 'silent' }, process.stderr),
      metrics: noMetrics,
    };
    for (let starts = 0; starts < 2; starts += 1) {
      const service = runDigest(surroundings, [], { every: 5, monotonic: () => 0 });
      while ((await store.ledger.withOtherZoneData(zoneData, 1)).length > 0)
        await new Promise((resolve) => setImmediate(resolve));
      await service.stop();
    }
    const kept = await store.subscriptions.find(planned.id);
    expect(kept?.next).toEqual({
      date: planned.next.date,
      at: planned.next.at - hour,
      movedFrom: planned.next.at,
    });
    const { answer } = await answerDigest(
      {
        words: [{ text: 'status' }],
        place: winnipeg,
        person: { id: 'U1', name: 'ana' },
        mayManage: false,
        seesWorkspace: false,
        language: 'en',
      },
      {
        core,
        subscriptions: store.subscriptions,
        clock,
        access: async () => ({ ok: true }),
        examine: async () => [],
      },
    );
    expect(plainText(answer)).toContain(
      `09:00 (UTC−5). The rules of America/Winnipeg have changed (zone data ${zoneData}). It comes 60 minutes earlier than planned`,
    );
    // The run after it is planned by the new rules, so nothing more is said.
    const [claim] = await store.ledger.take(
      [
        {
          subscription: kept ?? planned,
          run: kept?.next ?? planned.next,
          next: { date: '2026-12-01', at: now + 2 * hour },
        },
      ],
      now + hour,
      now,
    );
    expect(claim?.delivery.dueAt).toBe(planned.next.at - hour);
    expect((await store.subscriptions.find(planned.id))?.next?.movedFrom).toBeUndefined();
  });

  it('move it in an import too, whose next run was worked out with other data', async () => {
    const store = await openStore();
    const planned = plannedBefore();
    await store.subscriptions.restore([planned], [], '2026c');
    const exported = await exportDigests(store.subscriptions);
    await end();
    const other = await openStore();
    expect(await importDigests(exported, other.subscriptions, false)).toMatchObject({ taken: 'all' });
    expect((await other.subscriptions.find(planned.id))?.next?.at).toBe(planned.next.at - hour);
    const again = await exportDigests(other.subscriptions);
    await end();
    const third = await openStore();
    expect(await importDigests(again, third.subscriptions, false)).toMatchObject({ subscriptions: 1 });
    expect(await third.subscriptions.all()).toEqual(JSON.parse(again).subscriptions);
  });
});
