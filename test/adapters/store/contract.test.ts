import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../adapters/store/database.ts';
import { storeExamination } from '../../../adapters/store/doctor.ts';
import { openPostgres } from '../../../adapters/store/postgres.ts';
import { openSqlite } from '../../../adapters/store/sqlite.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { newestVersion } from '../../../adapters/store/tables.ts';
import { undoLeaps } from '../../../src/digest/leaps.ts';
import type { Taken, TakeWish } from '../../../src/digest/ledger.ts';
import type { Store } from '../../../src/digest/store.ts';
import type { StorePlace } from '../../../src/settings/config.ts';
import { sampleSubscription } from '../../digest/sample.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

const clock = { now: () => new Date(5000) };
let server: PostgresServer | undefined;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server?.stop());

const kinds: readonly [
  name: string,
  newPlace: () => Promise<StorePlace>,
  raw: (place: StorePlace) => Promise<Database>,
][] = [
  [
    'SQLite',
    async () => ({
      databaseUrl: undefined,
      file: join(mkdtempSync(join(tmpdir(), 'compacts-store-')), 'new', 'store.sqlite'),
    }),
    async ({ file }) => openSqlite(file),
  ],
  [
    'PostgreSQL',
    async () => ({ databaseUrl: await server?.createDatabase(), file: '' }),
    async ({ databaseUrl = '' }) => openPostgres(databaseUrl),
  ],
];

describe.each(kinds)('the store on %s', (_, newPlace, raw) => {
  let place: StorePlace;
  let one: Store;
  let two: Store;

  beforeEach(async () => {
    place = await newPlace();
    // Two programs that start at once on an empty place.
    [one, two] = await Promise.all([openStore(place, clock), openStore(place, clock)]);
  });

  afterEach(async () => {
    await Promise.all([one.close(), two.close()]);
  });

  it('is found well by the doctor, read-only where it is, and left as it was', async () => {
    const examine = async () => (await storeExamination(place).examine()).findings;
    expect(await examine()).toMatchObject([
      { verdict: 'well', says: expect.stringContaining('can be reached and written') },
      { verdict: 'well', says: expect.stringContaining('the current one') },
    ]);
    expect(await one.health()).toEqual({ ready: true });
    if (place.databaseUrl === undefined) return;
    const database = await raw(place);
    const name = new URL(place.databaseUrl).pathname.slice(1);
    await database.run(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    await database.close();
    expect((await examine())[0]).toMatchObject({
      verdict: 'wrong',
      says: expect.stringContaining('read-only transaction'),
      fix: expect.stringContaining('primary server'),
    });
  });

  it('is well only where it can be written, and says where it is without a password', async () => {
    const database = await raw(place);
    await database.run('DROP TABLE once_mark');
    await database.close();
    const health = await one.health();
    expect(health).toMatchObject({ ready: false, because: expect.stringContaining(one.place) });
    expect(JSON.stringify(health)).not.toContain('tests:tests');
  });

  const wish = (over: Partial<TakeWish> = {}): TakeWish => ({
    subscription: sampleSubscription(),
    run: { date: '2026-11-24', at: 1000 },
    next: { date: '2026-11-25', at: 2000 },
    ...over,
  });

  async function claimed(): Promise<Taken> {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    const [claim] = await one.ledger.take([wish()], 6000, 1000);
    if (claim === undefined) throw new Error('nothing was claimed');
    return claim;
  }

  it('is healthy, names its place, and opens again with what was kept', async () => {
    expect(await one.health()).toEqual({ ready: true });
    expect(one.place).not.toContain('tests:tests');
    const kept = sampleSubscription({ pausedUntil: '2027-01-01', madeByName: "O'Hara; DROP TABLE “x” 🌍" });
    expect(await one.subscriptions.save(kept, '2026c')).toBe(true);
    const again = await openStore(place, clock);
    expect(await again.subscriptions.find(kept.id)).toEqual(kept);
    await again.close();
  });

  it('refuses a place that a newer program made', async () => {
    const database = await raw(place);
    await database.run('UPDATE store_version SET version = $1', newestVersion + 1);
    await database.close();
    await expect(openStore(place, clock)).rejects.toThrow(
      new RegExp(`is of version ${newestVersion + 1}, made by a newer program`, 'u'),
    );
  });

  it('gives a mark to the first only, until it may be forgotten', async () => {
    const later = new Date(6000);
    const asked = await Promise.all(
      Array.from({ length: 20 }, (__, at) => (at % 2 === 0 ? one : two).onceMarks.first('event/1', later)),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await one.onceMarks.first('event/2', new Date(4000))).toBe(true);
    expect(await two.onceMarks.first('event/2', later)).toBe(true);
    expect(await one.onceMarks.first('event/2', later)).toBe(false);
  });

  it('keeps, replaces and removes installations with everything of their workspace', async () => {
    await one.installations.save({ platform: 'slack', id: 'T1', sealed: 'a' });
    await two.installations.save({ platform: 'slack', id: 'T1', sealed: 'b' });
    await claimed();
    const elsewhere = sampleSubscription({ workspace: 'T2' });
    await one.subscriptions.save(elsewhere, '2026c');
    expect(await one.installations.find('slack', 'T1')).toEqual({
      platform: 'slack',
      id: 'T1',
      sealed: 'b',
    });
    expect(await one.installations.find('discord', 'T1')).toBeUndefined();
    await one.installations.remove('slack', 'T1');
    expect(await two.installations.find('slack', 'T1')).toBeUndefined();
    expect(await two.subscriptions.all()).toEqual([elsewhere]);
    expect(await two.subscriptions.allDeliveries()).toEqual([]);
  });

  it('saves over the revision that was read, and over no other', async () => {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    const changed = sampleSubscription({ time: '18:30', revision: 2 });
    const saved = await Promise.all([
      one.subscriptions.save(changed, '2026c'),
      two.subscriptions.save(sampleSubscription({ time: '07:15', revision: 2 }), '2026c'),
    ]);
    expect(saved.toSorted()).toEqual([false, true]);
    expect(await one.subscriptions.save(sampleSubscription(), '2026c')).toBe(false);
  });

  it('gives what is due, the longest overdue first, and nothing of other platforms', async () => {
    for (const [channel, at] of [
      ['C1', 300],
      ['C2', 100],
      ['C3', 5000],
    ] as const) {
      await one.subscriptions.save(
        sampleSubscription({ channel, next: { date: '2026-11-24', at } }),
        '2026c',
      );
    }
    await one.subscriptions.save(sampleSubscription({ channel: 'C4', state: 'off' }), '2026c');
    await one.subscriptions.save(sampleSubscription({ platform: 'discord' }), '2026c');
    const channels = async (...given: Parameters<typeof one.ledger.due>) =>
      (await two.ledger.due(...given)).map(({ channel }) => channel);
    expect(await channels(['slack'], 1000, 10)).toEqual(['C2', 'C1']);
    expect(await channels(['slack'], 1000, 1)).toEqual(['C2']);
    expect(await channels([], 1000, 10)).toEqual([]);
  });

  it('lets one of many claim a date, and moves the next run on with it', async () => {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    const won = await Promise.all(
      Array.from({ length: 12 }, (__, at) => (at % 2 === 0 ? one : two).ledger.take([wish()], 6000, 1000)),
    );
    const claims = won.flat();
    expect(claims).toHaveLength(1);
    expect(claims[0]?.delivery).toMatchObject({ date: '2026-11-24', attempt: 1, state: 'claimed' });
    const stored = await two.subscriptions.find(sampleSubscription().id);
    expect(stored).toEqual(claims[0]?.subscription);
    expect(stored).toMatchObject({ lastDate: '2026-11-24', next: { date: '2026-11-25', at: 2000 } });
  });

  it('claims nothing whose settings changed since they were read', async () => {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    await two.subscriptions.save(sampleSubscription({ state: 'off', revision: 2 }), '2026c');
    expect(await one.ledger.take([wish()], 6000, 1000)).toEqual([]);
    expect(await one.subscriptions.allDeliveries()).toEqual([]);
  });

  it('never claims a date twice, whatever the next run says', async () => {
    const { subscription } = await claimed();
    const again = await two.ledger.take([wish({ subscription })], 6000, 1000);
    expect(again).toEqual([]);
    expect(await two.subscriptions.history(subscription.id, 10)).toHaveLength(1);
  });

  it('notes missed days as one row', async () => {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    const missed = { from: { date: '2026-11-20', at: 100 }, through: '2026-11-23' };
    await one.ledger.take([wish({ missed })], 6000, 1000);
    expect(await one.subscriptions.history(sampleSubscription().id, 10)).toMatchObject([
      { date: '2026-11-24', state: 'claimed' },
      { date: '2026-11-20', through: '2026-11-23', state: 'skipped', reason: 'down' },
    ]);
  });

  it('takes back what was noted while the clock stood a year ahead, and nothing else', async () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    const ahead = Date.parse('2027-11-24T12:00:00Z');
    await one.subscriptions.save(sampleSubscription({ next: { date: '2026-11-24', at: now } }), '2026c');
    const [claim] = await one.ledger.take([wish()], 6000, now);
    if (claim === undefined) throw new Error('nothing was claimed');
    await one.ledger.end(claim, { state: 'sent' }, now);
    await one.ledger.take(
      [
        wish({
          subscription: claim.subscription,
          missed: { from: { date: '2026-11-25', at: now }, through: '2027-11-23' },
          run: { date: '2027-11-24', at: ahead },
          next: { date: '2027-11-25', at: ahead + 1 },
        }),
      ],
      ahead + 6000,
      ahead,
    );
    expect(await undoLeaps(one.ledger, ahead, 0)).toBe(0);
    expect(await undoLeaps(one.ledger, now, 0)).toBe(1);
    expect(await undoLeaps(two.ledger, now, 0)).toBe(0);
    const [subscription] = await two.subscriptions.all();
    expect(subscription).toMatchObject({ lastDate: '2026-11-24', next: { date: '2026-11-25' } });
    expect(await two.subscriptions.allDeliveries()).toMatchObject([{ date: '2026-11-24', state: 'sent' }]);
  });

  it('lets one take over what was left lying, and fences off the one before', async () => {
    const first = await claimed();
    expect(await two.ledger.takeOver(['slack'], 9000, 5999, 10)).toEqual([]);
    const taken = await Promise.all(
      [one, two, one, two].map((store) => store.ledger.takeOver(['slack'], 20_000, 6000, 10)),
    );
    const [second] = taken.flat();
    expect(taken.flat()).toHaveLength(1);
    expect(second?.delivery.attempt).toBe(2);
    expect(await one.ledger.startSending(first.delivery, 9000, 6001)).toBe(false);
    for (const state of ['failed', 'empty', 'uncertain'] as const) {
      expect(await one.ledger.end(first, { state }, 6001)).toEqual({ ended: false, suspended: false });
    }
    if (second === undefined) throw new Error('nothing was taken over');
    expect(await two.ledger.startSending(second.delivery, 21_000, 6001)).toBe(true);
    const memory = { round: 1, shown: ['commitment-1'], changes: ['a'], milestones: [] };
    expect(await two.ledger.end(second, { state: 'sent', message: '1.2', memory }, 6002)).toEqual({
      ended: true,
      suspended: false,
    });
    expect(await one.ledger.takeOver(['slack'], 90_000, 80_000, 10)).toEqual([]);
    expect(await one.subscriptions.history(second.subscription.id, 1)).toMatchObject([
      { state: 'sent', message: '1.2', sendingSince: 6001, attempt: 2 },
    ]);
    expect(await one.subscriptions.find(second.subscription.id)).toMatchObject({ memory });
  });

  it('takes the word of whoever saw the message, whichever attempt it was, and fences off the others', async () => {
    const first = await claimed();
    const [second] = await two.ledger.takeOver(['slack'], 20_000, 6000, 10);
    if (second === undefined) throw new Error('nothing was taken over');
    const seen = { state: 'sent', message: '1.2' } as const;
    expect(await one.ledger.end(first, seen, 6001)).toMatchObject({ ended: true });
    expect(await two.ledger.startSending(second.delivery, 21_000, 6002)).toBe(false);
    expect(await two.ledger.end(second, { state: 'uncertain' }, 6003)).toMatchObject({ ended: false });
    expect(await two.subscriptions.history(first.subscription.id, 1)).toMatchObject([seen]);
  });

  it('knows what was uncertain once an attempt says that it was sent, and nothing else changes it', async () => {
    const first = await claimed();
    const [second] = await two.ledger.takeOver(['slack'], 20_000, 6000, 10);
    if (second === undefined) throw new Error('nothing was taken over');
    await two.ledger.end(second, { state: 'uncertain' }, 6001);
    expect(await one.ledger.end(first, { state: 'failed' }, 6002)).toMatchObject({ ended: false });
    const seen = { state: 'sent', message: '1.2' } as const;
    expect(await one.ledger.end(first, seen, 6003)).toMatchObject({ ended: true });
    expect(await one.ledger.end(first, { state: 'sent', message: '1.3' }, 6004)).toMatchObject({
      ended: false,
    });
    expect(await two.subscriptions.history(first.subscription.id, 1)).toMatchObject([seen]);
  });

  it('puts a delivery down for later, and remembers whether the platform may have it', async () => {
    const claim = await claimed();
    await one.ledger.startSending(claim.delivery, 7000, 1001);
    await one.ledger.putDown(claim.delivery, 1500, 'perhaps', 1002);
    const [again] = await two.ledger.takeOver(['slack'], 9000, 1500, 10);
    expect(again?.delivery.sendingSince).toBe(1001);
    if (again === undefined) throw new Error('nothing was taken over');
    await two.ledger.putDown(again.delivery, 1600, 'no', 1501);
    const [third] = await one.ledger.takeOver(['slack'], 9000, 1600, 10);
    expect(third?.delivery).toMatchObject({ attempt: 3 });
    expect(third?.delivery.sendingSince).toBeUndefined();
  });

  it('suspends, finds what to look at again, and resumes', async () => {
    const claim = await claimed();
    const trouble = { reason: 'is_archived', failures: 3, since: 100, probeAt: 8000 };
    await one.ledger.end(claim, { state: 'failed', reason: 'is_archived', trouble, suspend: true }, 1001);
    const { id } = claim.subscription;
    expect(await one.subscriptions.find(id)).toMatchObject({ state: 'suspended', trouble });
    expect((await one.subscriptions.find(id))?.next).toBeUndefined();
    expect(await one.ledger.toProbe(['slack'], 7999, 10)).toEqual([]);
    const [probed] = await two.ledger.toProbe(['slack'], 8000, 10);
    if (probed === undefined) throw new Error('nothing to look at');
    const found = { state: 'on', trouble: undefined, next: { date: '2026-11-26', at: 9000 } } as const;
    expect(await one.ledger.noteProbe(probed, found)).toBe(true);
    expect(await two.ledger.noteProbe(probed, found)).toBe(false);
    expect(await two.subscriptions.find(id)).toMatchObject({ state: 'on', next: found.next });
    expect((await two.subscriptions.find(id))?.trouble).toBeUndefined();
  });

  it('notes a day that is left out as asked, and takes it back', async () => {
    await one.subscriptions.save(sampleSubscription(), '2026c');
    const skipping = sampleSubscription({ skip: '2026-11-24', revision: 2 });
    expect(await one.subscriptions.setSkip(skipping, { date: '2026-11-24', at: 1000 }, '2026c', 500)).toBe(
      true,
    );
    expect(await two.subscriptions.history(skipping.id, 10)).toMatchObject([
      { date: '2026-11-24', state: 'skipped', reason: 'asked' },
    ]);
    expect(
      await two.subscriptions.setSkip(sampleSubscription({ revision: 3 }), undefined, '2026c', 600),
    ).toBe(true);
    expect(await one.subscriptions.history(skipping.id, 10)).toEqual([]);
  });

  it('finds runs worked out with other time-zone data', async () => {
    await one.subscriptions.save(sampleSubscription(), '2025b');
    const [old] = await one.ledger.withOtherZoneData('2026c', 10);
    if (old === undefined) throw new Error('nothing to work out again');
    expect(await one.ledger.reschedule(old, { date: '2026-11-24', at: 999 }, '2026c')).toBe(true);
    expect(await one.ledger.withOtherZoneData('2026c', 10)).toEqual([]);
    expect((await one.subscriptions.find(old.id))?.next).toEqual({ date: '2026-11-24', at: 999 });
  });

  it('gives everything for an export, and takes it in beside what is there', async () => {
    const claim = await claimed();
    const subscriptions = await one.subscriptions.all();
    const deliveries = await one.subscriptions.allDeliveries();
    const other = await openStore(await newPlace(), clock);
    expect(await other.subscriptions.restore(subscriptions, deliveries, '2026c')).toEqual({
      subscriptions: 1,
      deliveries: 1,
    });
    expect(await other.subscriptions.restore(subscriptions, deliveries, '2026c')).toEqual({
      subscriptions: 0,
      deliveries: 0,
    });
    expect(await other.subscriptions.all()).toEqual([claim.subscription]);
    expect(await other.subscriptions.allDeliveries()).toEqual([claim.delivery]);
    await other.close();
  });

  it('keeps the work of others when one piece fails', async () => {
    const database = await raw(place);
    const results = await Promise.allSettled([
      database.run("INSERT INTO once_mark VALUES ('a', 1)"),
      database.transaction(async (statements) => {
        await statements.run("INSERT INTO once_mark VALUES ('b', 1)");
        await statements.run("INSERT INTO once_mark VALUES ('b', 1)");
      }),
      database.run("INSERT INTO once_mark VALUES ('c', 1)"),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const marks = await database.rows('SELECT mark FROM once_mark ORDER BY mark');
    expect(marks.map(({ mark }) => mark)).toEqual(['a', 'c']);
    await database.close();
  });
});

describe('a place that cannot be used', () => {
  it('is named with what to do, and without its password', async () => {
    const unreachable = { databaseUrl: 'postgres://me:hunter2@127.0.0.1:1/none', file: '' };
    const failure = await openStore(unreachable, clock).catch((error: unknown) => error as Error);
    expect(String(failure)).toMatch(/PostgreSQL at 127\.0\.0\.1:1\/none cannot be used: .*ECONNREFUSED/u);
    expect(String(failure)).not.toContain('hunter2');
    await expect(openStore({ databaseUrl: 'nonsense', file: '' }, clock)).rejects.toThrow(
      'DATABASE_URL is not an address',
    );
    await expect(openStore({ databaseUrl: undefined, file: '/dev/null/x' }, clock)).rejects.toThrow(
      'cannot be opened',
    );
  });

  it('is a file that is no database', async () => {
    const file = join(import.meta.dirname, 'contract.test.ts');
    await expect(openStore({ databaseUrl: undefined, file }, clock)).rejects.toThrow('not a database');
  });
});

describe('SQLite', () => {
  it('waits for the disk at every commit, so that a power cut loses nothing that was told', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'compacts-store-')), 'store.sqlite');
    const database = openSqlite(file);
    const [mode] = await database.rows('PRAGMA journal_mode');
    const [synchronous] = await database.rows('PRAGMA synchronous');
    expect(mode?.['journal_mode']).toBe('wal');
    expect(synchronous?.['synchronous']).toBe(2);
    await database.close();
  });
});
