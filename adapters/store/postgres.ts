import { Pool, type PoolClient, TypeOverrides } from 'pg';
import { type Database, type Row, type Statements, StoreError, type Value } from './database.ts';

/** The lock that only one process holds while it changes the tables; any number that is always the same. */
const tablesLock = 720_171_208;

/** PostgreSQL's type BIGINT, which the driver gives as text unless told otherwise. */
const bigint = 20;

/** The most connections of one process: PostgreSQL allows 100 in all by default. */
const mostConnections = 8;

/**
 * Connects to PostgreSQL. Connections that break are replaced; a statement on a broken one fails.
 * @param address as in `postgres://user:password@host:5432/name`.
 * @throws StoreError where the server cannot be reached or refuses.
 */
export async function openPostgres(address: string): Promise<Database> {
  const types = new TypeOverrides();
  types.setTypeParser(bigint, Number);
  const pool = new Pool({
    connectionString: address,
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    application_name: 'compacts-bot',
    types,
  });
  // A connection that breaks while nobody uses it is replaced by the pool; whoever uses one gets the error.
  pool.on('error', () => undefined);
  const place = placeOf(address);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new StoreError(
      `PostgreSQL at ${place} cannot be used: ${(error as Error).message || (error as { code?: string }).code}. Check DATABASE_URL and that the server runs.`,
      { cause: error },
    );
  }
  const inTransaction = async <Result>(
    work: (statements: Statements) => Promise<Result>,
    before?: string,
  ): Promise<Result> => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      if (before !== undefined) await client.query(before);
      const result = await work(statementsOn(client));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // A connection that cannot even roll back is thrown away.
      await client.query('ROLLBACK').then(
        () => client.release(),
        () => client.release(true),
      );
      throw error;
    }
  };
  return {
    place,
    ...statementsOn(pool),
    transaction: (work) => inTransaction(work),
    alone: (work) => inTransaction(work, `SELECT pg_advisory_xact_lock(${tablesLock})`),
    close: () => pool.end(),
  };
}

function statementsOn(connection: Pool | PoolClient): Statements {
  return {
    rows: async (sql, ...values) => (await connection.query<Row>(sql, [...values])).rows,
    run: async (sql, ...values: readonly Value[]) => (await connection.query(sql, [...values])).rowCount ?? 0,
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
