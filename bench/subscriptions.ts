import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { openStore } from '../adapters/store/store.ts';
import type { TakeWish } from '../src/digest/ledger.ts';
import type { Store } from '../src/digest/store.ts';
import { startPostgres } from '../test/adapters/store/postgres.ts';
import { subscription } from './digest.ts';
import { median, type Result } from './result.ts';

/** What one store may hold, and how many of it are due in the same minute. */
const held = 100_000;
const due = 500;
const rounds = 9;

const minute = 60_000;
const first = Date.UTC(2026, 10, 24, 9);
const after = first + held * minute;
const platforms = ['slack', 'discord'];

/** A connection of its own to the same database, without anything of ours: what the statements alone take. */
interface Bare {
  rows(sql: string, ...values: (string | number)[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Finding and taking on what is due among 100,000 subscriptions, on both stores. */
export async function subscriptions(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-bench-'));
  const server = await startPostgres(['-c', 'fsync=on']);
  try {
    const file = join(folder, 'store.sqlite');
    const databaseUrl = await server.createDatabase();
    return [
      ...(await measure('SQLite', { databaseUrl: undefined, file }, () => openBareSqlite(file))),
      ...(await measure('PostgreSQL', { databaseUrl, file }, () => openBarePostgres(databaseUrl))),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  name: string,
  settings: Parameters<typeof openStore>[0],
  openBare: () => Promise<Bare>,
): Promise<Result[]> {
  const clock = { now: () => new Date(first) };
  const open = () => openStore(settings, clock);
  const empty = await readiness(open);
  const store = await open();
  const bare = await openBare();
  try {
    await fill(store, bare, name);
    const ready = await readiness(open);
    const scans: [number, number][] = [];
    const takes: [number, number][] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Two minutes' subscriptions a round: one for each to take.
      const now = first + 2 * round * minute;
      const found = () => store.ledger.due(platforms, now, due);
      const bareFound = () =>
        bare.rows(
          `SELECT * FROM subscription WHERE next_at <= $1 AND state = 'on' ORDER BY next_at LIMIT $2`,
          now,
          due,
        );
      await found();
      await bareFound();
      scans.push([await milliseconds(found), await milliseconds(bareFound)]);
      const wishes = (await found()).map(wishFor);
      const own = await milliseconds(async () => void (await store.ledger.take(wishes, now + minute, now)));
      const others = await store.ledger.due(platforms, now + minute, due);
      const other = await milliseconds(() => takeBarely(bare, others.map(wishFor), now));
      if (wishes.length !== due || others.length !== due) throw new Error(`${name}: not ${due} were due`);
      takes.push([own, other]);
    }
    const row = (what: string, pairs: readonly [number, number][], against: string): Result => ({
      group: 'subscriptions',
      name: `${name}: ${what}`,
      value: median(pairs.map(([own]) => own)),
      unit: 'ms',
      ratio: median(pairs.map(([own, other]) => own / other)),
      against,
    });
    return [
      row(`find ${due} due among ${held}`, scans, 'the bare SQL'),
      row(`take ${due} on`, takes, 'the bare SQL'),
      row(
        `opened and looked through at start`,
        ready.map((each, at): [number, number] => [each, empty[at] ?? Number.NaN]),
        'with no subscription',
      ),
    ];
  } finally {
    await bare.close();
    await store.close();
  }
}

/** From nothing to having looked for what is due and for schedules of other time-zone data, as a start does. */
async function readiness(open: () => Promise<Store>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < rounds; run += 1) {
    let opened: Store | undefined;
    times.push(
      await milliseconds(async () => {
        opened = await open();
        await opened.ledger.withOtherZoneData('2026f', 500);
        await opened.ledger.due(platforms, first - minute, due);
      }),
    );
    await opened?.close();
  }
  return times;
}

/** One subscription saved as the bot saves it, and copies of its row: 500 due in each minute. */
async function fill(store: Store, bare: Bare, name: string): Promise<void> {
  const one = { ...subscription(undefined, 0), next: { date: '2026-11-24', at: first } };
  await store.subscriptions.restore([one], [], '2026f');
  const [row = {}] = await bare.rows('SELECT * FROM subscription');
  const columns = Object.keys(row);
  const values = columns.map((column) => {
    if (column === 'id') return `'slack/T1/C' || number`;
    if (column === 'channel') return `'C' || number`;
    if (column === 'next_at') return `next_at + (number / ${due}) * ${minute}`;
    return column;
  });
  const series =
    name === 'SQLite'
      ? `(WITH RECURSIVE counted(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < ${held - 1}) SELECT number FROM counted)`
      : `generate_series(1, ${held - 1}) AS series(number)`;
  await bare.rows(
    `INSERT INTO subscription (${columns.join(', ')}) SELECT ${values.join(', ')} FROM subscription, ${series}`,
  );
  await bare.rows('ANALYZE');
}

function wishFor(each: TakeWish['subscription']): TakeWish {
  const next = { date: '2027-01-24', at: after };
  return each.next === undefined
    ? { subscription: each, next }
    : { subscription: each, run: each.next, next };
}

/** The same two changes for each, one after the other in a transaction, and nothing else. */
async function takeBarely(bare: Bare, wishes: readonly TakeWish[], now: number): Promise<void> {
  await bare.rows('BEGIN');
  for (const { subscription: each, next } of wishes) {
    await bare.rows(
      'UPDATE subscription SET next_at = $2, revision = revision + 1 WHERE id = $1',
      each.id,
      next?.at ?? 0,
    );
    await bare.rows(
      `INSERT INTO delivery (subscription, local_date, state, due_at, attempt, lease_until, changed_at)
       VALUES ($1, $2, 'claimed', $3, 1, $4, $5)`,
      each.id,
      '2026-11-24',
      now,
      now + minute,
      now,
    );
  }
  await bare.rows('COMMIT');
}

async function openBareSqlite(file: string): Promise<Bare> {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('PRAGMA synchronous = FULL');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return {
    rows: async (sql, ...values) => {
      const statement = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, statement);
      const named = Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value]));
      return statement.all(named);
    },
    close: async () => database.close(),
  };
}

async function openBarePostgres(address: string): Promise<Bare> {
  const client = new Client({ connectionString: address });
  await client.connect();
  return {
    rows: async (sql, ...values) => (await client.query(sql, values)).rows,
    close: () => client.end(),
  };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
