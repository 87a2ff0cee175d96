import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../../adapters/store/store.ts';
import { startDraft } from '../../src/builders/draft.ts';
import { loadCore } from '../../src/core.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { lineOf } from '../../src/digest/commands/wording.ts';
import type { Store } from '../../src/digest/store.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { exportDigests, importDigests } from '../../src/digest/transfer.ts';

/**
 * Both were written by the program before: digests on, off, paused, skipped and suspended, with deliveries sent, failed,
 * uncertain and left out.
 */
const before = join(import.meta.dirname, 'before');
const exported = readFileSync(join(before, 'export.json'), 'utf8');
const clock = { now: () => new Date('2026-11-24T07:00:00Z') };
const folders: string[] = [];

function open(file: string): Promise<Store> {
  return openStore({ databaseUrl: undefined, file }, clock);
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('what the program before kept', () => {
  it('is taken over unchanged from its store, which can be changed and read again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'compacts-before-'));
    folders.push(folder);
    const file = join(folder, 'store.sqlite');
    copyFileSync(join(before, 'store.sqlite'), file);
    const store = await open(file);
    expect(JSON.parse(await exportDigests(store.subscriptions))).toEqual(JSON.parse(exported));
    const [first] = await store.subscriptions.all();
    if (first === undefined) throw new Error('the store before has subscriptions');
    const changed = {
      ...first,
      monthly: 'first',
      onlyChanges: true,
      follow: ['chicago', 'topic:smuggling'],
      revision: first.revision + 1,
    } as const;
    expect(await store.subscriptions.save(changed, '2026c')).toBe(true);
    await store.close();
    const again = await open(file);
    expect(await again.subscriptions.find(first.id)).toEqual(changed);
    await again.close();
  });

  it('shows a zone by its name of today, however it was kept', async () => {
    const core = await loadCore();
    const { subscriptions } = JSON.parse(exported) as { subscriptions: Subscription[] };
    const lines = subscriptions.map((each) => lineOf(startDraft(core, 'en'), each, each.channel)).join('\n');
    expect(lines).toContain('CKYIV: 09:30 (Europe/Kyiv)');
    expect(lines).toContain('CKOLKATA: 18:15 (Asia/Kolkata)');
  });

  it('goes on where it was: the next digests of each follow on what it has heard', async () => {
    const core = await loadCore();
    const { subscriptions } = JSON.parse(exported) as { subscriptions: Subscription[] };
    expect(subscriptions.length).toBeGreaterThan(3);
    for (const subscription of subscriptions) {
      const ahead = digestsAhead(core, subscription, clock.now().getTime(), 30);
      const told = ahead.flatMap(
        ({ digest }) => digest?.memory.shown.slice(subscription.memory.shown.length) ?? [],
      );
      expect(
        ahead.some(({ digest }) => digest !== undefined),
        subscription.id,
      ).toBe(true);
      expect(told.filter((id) => subscription.memory.shown.includes(id))).toEqual([]);
      expect(
        ahead.every(
          ({ digest }) => digest === undefined || digest.memory.round === subscription.memory.round,
        ),
      ).toBe(true);
    }
  });

  it('is taken in unchanged from its export', async () => {
    const store = await open(':memory:');
    const { subscriptions, deliveries } = JSON.parse(exported) as Record<string, readonly unknown[]>;
    expect(await importDigests(exported, store.subscriptions, false)).toEqual({
      subscriptions: subscriptions?.length,
      deliveries: deliveries?.length,
      taken: 'all',
    });
    expect(JSON.parse(await exportDigests(store.subscriptions))).toEqual(JSON.parse(exported));
    await store.close();
  });
});
