import { copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../adapters/store/postgres.ts';
import { asSqliteStoreError } from '../../../adapters/store/sqlite-errors.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { startProxy } from '../../chaos/proxy.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

const clock = { now: () => new Date(5000) };

describe('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(['-c', 'default_transaction_isolation=serializable']);
  });
  afterAll(() => server.stop());

  it('that ends a connection inside a transaction fails that work only, and the next has a new connection', async () => {
    const address = await server.createDatabase();
    const [one, other] = await Promise.all([openPostgres(address), openPostgres(address)]);
    const broken = one.transaction(async (statements) => {
      const [row] = await statements.rows('SELECT pg_backend_pid() AS pid');
      await other.rows('SELECT pg_terminate_backend($1)', row?.['pid'] ?? null);
      // While nothing is asked of it: this is where an error that nobody listens to would end the process.
      const isThere = 'SELECT 1 FROM pg_stat_activity WHERE pid = $1';
      while ((await other.rows(isThere, row?.['pid'] ?? null)).length > 0);
      for (let turns = 0; turns < 10; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      await statements.rows('SELECT 1');
    });
    await expect(broken).rejects.toThrow();
    expect(await one.transaction((statements) => statements.rows('SELECT 2 AS two'))).toEqual([{ two: 2 }]);
    await Promise.all([one.close(), other.close()]);
  });

  it('that falls silent fails the work that waits, and once it is back the next has a new connection', async () => {
    const address = await server.createDatabase();
    const { port } = new URL(address);
    const proxy = await startProxy(Number(port));
    const way = address.replace(`:${port}/`, `:${proxy.port}/`);
    const database = await openPostgres(way, { connect: 2_000, statement: 15_000, silence: 200 });
    const pid = async () => (await database.rows('SELECT pg_backend_pid() AS pid'))[0]?.['pid'];
    const before = await pid();
    proxy.set('silent');
    await expect(database.rows('SELECT 1')).rejects.toThrow(/timeout/iu);
    await expect(database.transaction((statements) => statements.rows('SELECT 1'))).rejects.toThrow();
    // Connections that swallowed something stay silent, as after a failover: only new ones are of use.
    proxy.set('open');
    expect(await pid()).not.toBe(before);
    expect(await database.transaction((statements) => statements.rows('SELECT 2 AS two'))).toEqual([
      { two: 2 },
    ]);
    await database.close();
    await proxy.stop();
  });

  it('with a stricter isolation by default loses no work of two at the same time', async () => {
    const address = await server.createDatabase();
    const [one, other] = await Promise.all([openPostgres(address), openPostgres(address)]);
    await one.run('CREATE TABLE counter (id BIGINT PRIMARY KEY, count BIGINT NOT NULL)');
    await one.run('INSERT INTO counter VALUES (1, 0)');
    const add = 'UPDATE counter SET count = count + 1 WHERE id = 1';
    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        at % 2 === 0 ? one.transaction((statements) => statements.run(add)) : other.run(add),
      ),
    );
    expect(await one.rows('SELECT count FROM counter')).toEqual([{ count: 40 }]);
    await Promise.all([one.close(), other.close()]);
  });

  it('that takes nothing, as the old primary after a failover, is left for a new connection', async () => {
    const address = await server.createDatabase();
    const [one, other] = await Promise.all([openPostgres(address), openPostgres(address)]);
    await other.run('CREATE TABLE kept (id BIGINT PRIMARY KEY)');
    const { pathname } = new URL(address);
    const takes = (nothing: 'on' | 'off') =>
      other.run(`ALTER DATABASE ${pathname.slice(1)} SET default_transaction_read_only = ${nothing}`);
    const keep = (id: number) => one.transaction((inside) => inside.run('INSERT INTO kept VALUES ($1)', id));
    await takes('on');
    // The connection from before does not know yet; the next one is made while the server takes nothing.
    await one
      .transaction((inside) => inside.rows('SELECT pg_terminate_backend(pg_backend_pid())'))
      .catch(() => 1);
    await expect(keep(1)).rejects.toMatchObject({ code: '25006' });
    await takes('off');
    expect(await keep(2)).toBe(1);
    await Promise.all([one.close(), other.close()]);
  });

  it('is refused at start where it cannot hold every name, or where nobody listens, which may pass', async () => {
    const address = await server.createDatabase();
    const database = await openPostgres(address);
    await database.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
    await database.close();
    const latin = address.replace(/\/store_\d+$/u, '/latin');
    await expect(openPostgres(latin)).rejects.toMatchObject({
      message: expect.stringMatching(/keeps text as LATIN1.*ENCODING 'UTF8'/u),
      isPassing: false,
    });
    await expect(openPostgres('postgres://tests:tests@127.0.0.1:1/x')).rejects.toMatchObject({
      isPassing: true,
    });
    await expect(openPostgres(address.replace(/store_\d+/u, 'nowhere'))).rejects.toMatchObject({
      isPassing: false,
    });
  });
});

describe('the SQLite file of a running program', () => {
  it.each([
    ['that is deleted', (file: string) => rmSync(file), /is gone/u],
    [
      'that is replaced',
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
      /another file stands/u,
    ],
    ['that is cut', (file: string) => truncateSync(file, 8192), /was cut/u],
    ['that is emptied', (file: string) => truncateSync(file, 0), /was cut/u],
  ] as const)('%s makes the store not well, with what to do', async (_, harm, because) => {
    const file = join(mkdtempSync(join(tmpdir(), 'compacts-store-')), 'store.sqlite');
    // Closing the only connection brings everything into the file itself.
    await (await openStore({ databaseUrl: undefined, file }, clock)).close();
    const store = await openStore({ databaseUrl: undefined, file }, clock);
    expect(await store.health()).toEqual({ ready: true });
    harm(file);
    expect(await store.health()).toMatchObject({ ready: false, because: expect.stringMatching(because) });
    await store.close().catch(() => undefined);
  });
});

describe('an SQLite file that cannot be opened', () => {
  const opening = (file: string) => openStore({ databaseUrl: undefined, file }, clock);
  const folder = () => mkdtempSync(join(tmpdir(), 'compacts-store-'));

  it('is waited for where the disk is full', () => {
    const database = new DatabaseSync(join(folder(), 'store.sqlite'));
    database.exec('CREATE TABLE kept (words TEXT); PRAGMA max_page_count = 3');
    const fill = () => {
      for (;;) database.exec(`INSERT INTO kept VALUES (hex(randomblob(1000)))`);
    };
    let full: unknown;
    try {
      fill();
    } catch (error) {
      full = error;
    }
    database.close();
    expect(asSqliteStoreError(full, 'store.sqlite')).toMatchObject({
      isPassing: true,
      message: expect.stringMatching(/disk is full.*has room/u),
    });
  });

  it('ends the start where it is no store', async () => {
    const file = join(folder(), 'store.sqlite');
    writeFileSync(file, 'This is a letter, and no database of any kind. '.repeat(100));
    await expect(opening(file)).rejects.toMatchObject({ isPassing: false });
  });
});
