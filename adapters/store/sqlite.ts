import { closeSync, mkdirSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Database, Row, Statements, Value } from './database.ts';
import { asSqliteStoreError } from './sqlite-errors.ts';

/** How long work waits for another process that writes, in milliseconds. */
const longestWait = 10_000;

/** SQLite's code for "somebody else is writing": https://www.sqlite.org/rescode.html#busy. */
const busy = 5;

/** The most pieces of work that share one write to the disk: more than there are deliveries under way. */
const groupSize = 64;

interface Piece {
  /** True where nothing is written, so that nobody else who writes has to be waited for. */
  readonly isRead: boolean;
  readonly work: (statements: Statements) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens an SQLite file, or makes it with its folder. What is waiting when a write begins shares one commit, since
 * with synchronous FULL each commit waits for the disk: https://www.sqlite.org/pragma.html#pragma_synchronous.
 * @throws StoreError where the file cannot be opened or is none of SQLite's.
 */
export function openSqlite(file: string): Database {
  const database = open(file);
  const opened = statOf(file);
  const prepared = { rows: new Map<string, StatementSync>(), lists: new Map<string, StatementSync>() };
  const statements: Statements = {
    rows: async (sql, ...values) => statementFor(sql).all(byName(values)) as Row[],
    lists: async (sql, ...values) => {
      const statement = statementFor(sql, prepared.lists);
      statement.setReturnArrays(true);
      return statement.all(byName(values)) as unknown as Value[][];
    },
    run: async (sql, ...values) => Number(statementFor(sql).run(byName(values)).changes),
  };
  const waiting: Piece[] = [];
  let working: Promise<void> | undefined;

  function statementFor(sql: string, kept = prepared.rows): StatementSync {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  }

  function add<Result>(isRead: boolean, work: Piece['work']): Promise<Result> {
    return new Promise((resolve, reject) => {
      waiting.push({ isRead, work, resolve: resolve as Piece['resolve'], reject });
      working ??= workOff();
    });
  }

  const transaction = <Result>(work: (inside: Statements) => Promise<Result>) => add<Result>(false, work);

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      // Whatever else the program has to do comes in between; what is asked for meanwhile joins the group.
      await setImmediate();
      const group = waiting.splice(0, groupSize);
      await readAll(
        statements,
        group.filter(({ isRead }) => isRead),
      );
      await commitGroup(
        database,
        statements,
        group.filter(({ isRead }) => !isRead),
      );
    }
    working = undefined;
  }

  return {
    place: file,
    rows: (sql, ...values) => add(true, (inside) => inside.rows(sql, ...values)),
    lists: (sql, ...values) => add(true, (inside) => inside.lists(sql, ...values)),
    run: (sql, ...values) => transaction((inside) => inside.run(sql, ...values)),
    transaction,
    alone: transaction,
    wrongWithPlace: () => wrongWithFile(file, opened),
    close: async () => {
      while (working !== undefined) await working;
      database.close();
    },
  };
}

function open(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new DatabaseSync(file, { timeout: longestWait });
    // The journal that survives a power cut together with FULL, and lets readers go on while one writes.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    // From here on, whoever finds the file busy waits without blocking the program: see `begin`.
    database.exec('PRAGMA busy_timeout = 0;');
    return database;
  } catch (error) {
    throw asSqliteStoreError(error, file);
  }
}

function statOf(file: string): Stats | undefined {
  return file === ':memory:' ? undefined : statSync(file, { throwIfNoEntry: false });
}

/** SQLite goes on with a file that nobody can find any more, and with its own memory of one that was cut. */
function wrongWithFile(file: string, opened: Stats | undefined): string | undefined {
  if (opened === undefined) return undefined;
  const now = statOf(file);
  if (now === undefined) return 'the file is gone; restore it from a backup and start the bot again';
  if (now.ino !== opened.ino || now.dev !== opened.dev) {
    return 'another file stands in its place; start the bot again';
  }
  return now.size < sizeInHeader(file)
    ? 'the file was cut; restore it from a backup and start the bot again'
    : undefined;
}

/** How long the file is by its own header, in bytes: https://www.sqlite.org/fileformat.html#the_database_header. */
function sizeInHeader(file: string): number {
  const header = Buffer.alloc(32);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, header, 0, 32, 0) < 32) return Number.POSITIVE_INFINITY;
  } finally {
    closeSync(descriptor);
  }
  const pageSize = header.readUInt16BE(16);
  return (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28);
}

/** Reads what was committed last, whoever writes meanwhile: WAL keeps it. */
async function readAll(statements: Statements, pieces: readonly Piece[]): Promise<void> {
  for (const { work, resolve, reject } of pieces) await work(statements).then(resolve, reject);
}

/** Commits a group: each piece stands or falls alone, and all that stand are durable before any is told so. */
async function commitGroup(
  database: DatabaseSync,
  statements: Statements,
  pieces: readonly Piece[],
): Promise<void> {
  if (pieces.length === 0) return;
  const done: { piece: Piece; result: unknown }[] = [];
  try {
    await begin(database);
    for (const piece of pieces) {
      database.exec('SAVEPOINT piece');
      try {
        done.push({ piece, result: await piece.work(statements) });
      } catch (error) {
        database.exec('ROLLBACK TO piece');
        piece.reject(error);
      }
      database.exec('RELEASE piece');
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    // Rejecting a piece that was rejected before does nothing.
    for (const { reject } of pieces) reject(error);
    return;
  }
  for (const { piece, result } of done) piece.resolve(result);
}

/** Begins to write, once no other process does. */
async function begin(database: DatabaseSync): Promise<void> {
  const givenUp = performance.now() + longestWait;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== busy || performance.now() > givenUp) throw error;
      // Waits of different lengths, so that no process comes too late every time.
      await setTimeout(1 + Math.random() * 5);
    }
  }
}

/** Values by the names their places have: `$1`, `$2` … */
function byName(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
}
