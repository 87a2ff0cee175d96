import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../adapters/store/postgres.ts';

describe('node:sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-behaviours-'));
  const database = new DatabaseSync(join(folder, 'store.sqlite'));
  database.exec('CREATE TABLE numbers (n BIGINT)');
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return (error as { errcode?: number }).errcode ?? (error as { code?: string }).code;
    }
    return undefined;
  };

  it('late-refusal: a file that is no database is opened, and refused at the first statement', () => {
    const file = join(folder, 'words.txt');
    writeFileSync(file, 'only words, and enough of them that no header can be among them');
    const words = new DatabaseSync(file);
    expect(codeOf(() => words.prepare('SELECT name FROM sqlite_master').all())).toBe(26);
    words.close();
  });

  it('large-number: a number beyond 2^53 is refused when it is read', () => {
    database.prepare('INSERT INTO numbers VALUES (?)').run(9_007_199_254_740_993n);
    expect(codeOf(() => database.prepare('SELECT n FROM numbers').all())).toBe('ERR_OUT_OF_RANGE');
  });

  it('nothing: undefined can not be bound', () => {
    const insert = database.prepare('INSERT INTO numbers VALUES (?)');
    expect(codeOf(() => insert.run(undefined as never))).toBe('ERR_INVALID_ARG_TYPE');
  });

  it('names: a bare name is bound to $name, and a name that the statement has not is refused', () => {
    expect(database.prepare('SELECT $a AS a').get({ a: 1 })).toEqual({ a: 1 });
    expect(codeOf(() => database.prepare('SELECT $a AS a').get({ a: 1, b: 2 }))).toBe('ERR_INVALID_STATE');
  });

  it('full: every commit waits for the disk unless told otherwise', () => {
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  });

  it('busy: a second writer gets code 5 when it begins', () => {
    const other = new DatabaseSync(join(folder, 'store.sqlite'), { timeout: 0 });
    database.exec('BEGIN IMMEDIATE');
    expect(codeOf(() => other.exec('BEGIN IMMEDIATE'))).toBe(5);
    database.exec('COMMIT');
    other.close();
  });

  it('gone: writing to a file that was deleted is refused, reading it is not', () => {
    const file = join(folder, 'gone.sqlite');
    const gone = new DatabaseSync(file);
    gone.exec('CREATE TABLE t (n INTEGER)');
    rmSync(file);
    expect(gone.prepare('SELECT n FROM t').all()).toEqual([]);
    expect(codeOf(() => gone.prepare('INSERT INTO t VALUES (1)').run())).toBe(1032);
    gone.close();
  });
});

describe('pg', () => {
  let server: PostgresServer;
  let address: string;
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.createDatabase();
  });
  afterAll(() => server.stop());
  const connected = async (options: object = {}) => {
    const client = new Client({ connectionString: address, ...options });
    await client.connect();
    return client;
  };

  it('bigint: a BIGINT comes as text', async () => {
    const client = await connected();
    expect((await client.query('SELECT 1::bigint AS n')).rows).toEqual([{ n: '1' }]);
    await client.end();
  });

  it('conflict: an insert that meets its key and does nothing counts no row', async () => {
    const client = await connected();
    await client.query('CREATE TABLE keys (k TEXT PRIMARY KEY)');
    const insert = () => client.query("INSERT INTO keys VALUES ('a') ON CONFLICT DO NOTHING");
    expect([(await insert()).rowCount, (await insert()).rowCount]).toEqual([1, 0]);
    await client.end();
  });

  it('lost-in-use: a backend that ends rejects the statement under way and also tells "error"', async () => {
    const [client, other] = [await connected(), await connected()];
    // It tells more than once; the first is enough, and all have a listener.
    const told = new Promise<Error>((resolve) => client.on('error', resolve));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const waiting = client.query('SELECT pg_sleep(60)').then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(await waiting).toBe('57P01');
    expect(await told).toBeInstanceOf(Error);
    await other.end();
  });

  it('query-timeout: a statement past query_timeout is given up by the client, not by the server', async () => {
    const [client, other] = [await connected({ query_timeout: 50 }), await connected()];
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow('Query read timeout');
    const state = await other.query('SELECT state FROM pg_stat_activity WHERE pid = $1', [rows[0]?.pid]);
    expect(state.rows).toEqual([{ state: 'active' }]);
    client.on('error', () => undefined);
    await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await other.end();
  });
});
