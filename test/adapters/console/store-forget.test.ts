import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../adapters/store/store.ts';
import { sampleSubscription } from '../../digest/sample.ts';
import { runHere } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-forget-'));
const file = join(folder, 'store.sqlite');
const open = () => openStore({ databaseUrl: undefined, file }, { now: () => new Date(0) });
const store = (...args: string[]) => runHere(['store', ...args], { COMPACTS_STORE: file });
afterAll(() => rmSync(folder, { recursive: true }));

describe('store forget', () => {
  it('deletes a channel’s digest, then a workspace’s and what was installed there, and nothing else', async () => {
    const first = await open();
    const places = [
      { workspace: 'T1', channel: 'C1' },
      { workspace: 'T1', channel: 'C2' },
      { workspace: 'T2', channel: 'C1' },
    ];
    for (const place of places) await first.subscriptions.save(sampleSubscription(place), 'test');
    await first.installations.save({ platform: 'slack', id: 'T1', sealed: 'sealed' });
    await first.close();
    expect(await store('forget', 'slack', 'T1', 'C1')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^digests deleted: 1,/u),
    });
    expect(await store('forget', 'slack', 'T1')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^digests deleted: 1,/u),
    });
    const then = await open();
    expect((await then.subscriptions.all()).map(({ id }) => id)).toEqual([sampleSubscription(places[2]).id]);
    expect(await then.installations.find('slack', 'T1')).toBeUndefined();
    await then.close();
  });

  it.each([
    [['forget']],
    [['forget', 'slack']],
    [['forget', 'teams', 'T1']],
    [['forget', 'slack', 'a', 'b', 'c']],
  ])('says how it is written: %j', async (args) => {
    expect(await store(...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('store forget PLATFORM'),
    });
  });
});
