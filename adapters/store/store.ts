import type { Store } from '../../src/digest/store.ts';
import type { Clock } from '../../src/ports.ts';
import type { StorePlace } from '../../src/settings/config.ts';
import { awaitedIn } from './awaited.ts';
import type { Database } from './database.ts';
import { installationsIn } from './installations.ts';
import { ledgerIn } from './ledger.ts';
import { onceMarksIn } from './once-marks.ts';
import { reportsIn } from './reports.ts';
import { asSqliteStoreError } from './sqlite-errors.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { migrate } from './tables.ts';

/**
 * Opens the store and brings its tables up to date. Each driver is only loaded where it is used.
 * @throws StoreError with what to do, where the place cannot be used or belongs to a newer program.
 */
export async function openStore({ databaseUrl, file }: StorePlace, clock: Clock): Promise<Store> {
  const database = await openDatabase(databaseUrl, file);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw databaseUrl === undefined ? asSqliteStoreError(error, file) : error;
  }
  return storeOn(database, clock);
}

/** Opens the database as it is. Each driver is only loaded where it is used. */
export async function openDatabase(databaseUrl: string | undefined, file: string): Promise<Database> {
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(databaseUrl);
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(file);
}

function storeOn(database: Database, clock: Clock): Store {
  return {
    place: database.place,
    onceMarks: onceMarksIn(database, clock),
    awaited: awaitedIn(database, clock),
    installations: installationsIn(database),
    subscriptions: subscriptionsIn(database),
    ledger: ledgerIn(database),
    reports: reportsIn(database, clock),
    health: async () => {
      try {
        const wrong = database.wrongWithPlace?.();
        if (wrong !== undefined) return { ready: false, because: `the store ${database.place}: ${wrong}` };
        // A mark that may be forgotten at once: reading alone would not tell of a full or read-only disk.
        await database.run(
          `INSERT INTO once_mark (mark, until) VALUES ('store/health', $1)
           ON CONFLICT (mark) DO UPDATE SET until = excluded.until`,
          clock.now().getTime(),
        );
        return { ready: true };
      } catch (error) {
        return { ready: false, because: `the store ${database.place}: ${(error as Error).message}` };
      }
    },
    close: () => database.close(),
  };
}
