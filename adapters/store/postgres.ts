import { type ClientBase, Pool, type PoolClient, type QueryConfig, TypeOverrides } from 'pg';
import { type Database, type Row, type Statements, StoreError, type Value } from './database.ts';
import { isBroken, isLostRace, isPassing, reasonOf } from './postgres-errors.ts';

/** The lock that only one process holds while it changes the tables; any number that is always the same. */
const tablesLock = 720_171_208;

/** PostgreSQL's type BIGINT, which the driver gives as text unless told otherwise. */
const bigint = 20;

/** The most connections of one process: PostgreSQL allows 100 in all by default. */
const mostConnections = 8;

/** How often work is tried that lost against other work at the same time. */
const tries = 8;

/**
 * The time limits, in milliseconds. The server ends a statement; the client gives up a little later, on a server or a
 * network that says nothing at all, and throws the connection away.
 */
const limits = { connect: 5_000, statement: 15_000, silence: 20_000 };

/** How long a change of the tables may take, with the wait for another process that makes it, in milliseconds. */
const tablesLimit = 600_000;

/**
 * Connects to PostgreSQL. Connections that break or fall silent are replaced; a statement on one fails.
 * @param address as in `postgres://user:password@host:5432/name`.
 * @param times the time limits, in milliseconds; shorter ones in tests.
 * @throws StoreError where the server cannot be reached, refuses, or cannot hold every name.
 */
export async function openPostgres(address: string, times: typeof limits = limits): Promise<Database> {
  const place = placeOf(address);
  const pool = createPool(address, times);
  try {
    await checkEncoding(pool, place);
  } catch (error) {
    await pool.end();
    throw asStoreError(error, place);
  }
  const plain = statementsOn(pool, times.silence);
  return {
    place,
    rows: (sql, ...values) => triedAgain(() => plain.rows(sql, ...values)),
    lists: (sql, ...values) => triedAgain(() => plain.lists(sql, ...values)),
    run: (sql, ...values) => triedAgain(() => plain.run(sql, ...values)),
    transaction: (work) => triedAgain(() => inTransaction(pool, work, times.silence)),
    alone: async (work) => {
      try {
        return await triedAgain(() => inTransaction(pool, work, times.silence, true));
      } catch (error) {
        throw isPassing(error) ? asStoreError(error, place) : error;
      }
    },
    close: () => pool.end(),
  };
}

function createPool(address: string, times: typeof limits): Pool {
  const types = new TypeOverrides();
  types.setTypeParser(bigint, Number);
  const pool = new Pool({
    connectionString: address,
    max: mostConnections,
    connectionTimeoutMillis: times.connect,
    statement_timeout: times.statement,
    query_timeout: times.silence,
    keepAlive: true,
    application_name: 'compacts-bot',
    onConnect: async (client: ClientBase) => void (await client.query(isolation)),
    types,
  });
  // A connection that breaks while nobody uses it is replaced by the pool.
  pool.on('error', () => undefined);
  // One that breaks in use tells so itself too, where nobody listening would end the process: its statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Names of cities and people need Unicode: in another encoding a digest would fail at its first name. */
async function checkEncoding(pool: Pool, place: string): Promise<void> {
  const { rows } = await pool.query<{ encoding: string }>(
    "SELECT current_setting('server_encoding') AS encoding",
  );
  const encoding = rows[0]?.encoding;
  if (encoding === 'UTF8') return;
  throw new StoreError(
    `PostgreSQL at ${place} keeps text as ${encoding}, which cannot hold every name. Make a database with ENCODING 'UTF8' and name it in DATABASE_URL.`,
  );
}

function asStoreError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  return new StoreError(
    `PostgreSQL at ${place} cannot be used: ${reasonOf(error)}. Check DATABASE_URL and that the server runs.`,
    { cause: error, isPassing: isPassing(error) },
  );
}

/** Runs what changes nothing where it fails, again where it lost against other work. */
async function triedAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !isLostRace(error)) throw error;
    }
  }
}

/**
 * The level is said, since a server may have another default, under which two instances refuse each other's work; and
 * said at each transaction again, since a pooler between may give each one another session.
 */
const isolation = "SET default_transaction_isolation = 'read committed'";
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED';

async function inTransaction<Result>(
  pool: Pool,
  work: (statements: Statements) => Promise<Result>,
  silence: number,
  isAlone = false,
): Promise<Result> {
  const client = await pool.connect();
  const statements = statementsOn(client, isAlone ? tablesLimit : silence);
  try {
    await client.query(begin);
    if (isAlone) {
      await client.query(`SET LOCAL statement_timeout = ${tablesLimit}`);
      await statements.rows(`SELECT pg_advisory_xact_lock(${tablesLock})::text`);
    }
    const result = await work(statements);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection that broke or fell silent, or cannot even roll back, is thrown away.
    if (isBroken(error)) client.release(true);
    else
      await client.query('ROLLBACK').then(
        () => client.release(),
        () => client.release(true),
      );
    throw error;
  }
}

function statementsOn(connection: Pool | PoolClient, silence: number): Statements {
  // A limit for one statement is the driver's, and not in its types.
  const statement = (text: string, values: readonly Value[]): QueryConfig & { query_timeout: number } => ({
    text,
    values: [...values],
    query_timeout: silence,
  });
  return {
    rows: async (sql, ...values) => (await connection.query<Row>(statement(sql, values))).rows,
    lists: async (sql, ...values) => {
      const asked = { ...statement(sql, values), rowMode: 'array' as const };
      return (await connection.query<Value[]>(asked)).rows;
    },
    run: async (sql, ...values) => (await connection.query(statement(sql, values))).rowCount ?? 0,
  };
}

/** The server and the database's name; never the user's password. */
function placeOf(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    return `${host}${pathname}`;
  } catch {
    throw new StoreError(
      'DATABASE_URL is not an address; expected one like postgres://user:password@host:5432/name',
    );
  }
}
