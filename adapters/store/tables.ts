import { type Database, type Statements, StoreError } from './database.ts';

/**
 * Every change of the tables since the first, in order; the number of a version is its place. What is here has
 * run somewhere, so it is never edited, only added to. TEXT and BIGINT mean the same to SQLite and PostgreSQL;
 * instants are milliseconds since 1970, dates and times local text, anything deeper JSON.
 */
const versions: readonly (readonly string[])[] = [
  [
    `CREATE TABLE once_mark (
      mark TEXT PRIMARY KEY,
      until BIGINT NOT NULL
    )`,
    'CREATE INDEX once_mark_until ON once_mark (until)',
    `CREATE TABLE installation (
      platform TEXT NOT NULL,
      id TEXT NOT NULL,
      sealed TEXT NOT NULL,
      PRIMARY KEY (platform, id)
    )`,
    `CREATE TABLE subscription (
      id TEXT PRIMARY KEY,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      channel TEXT NOT NULL,
      channel_name TEXT,
      local_time TEXT NOT NULL,
      zone TEXT NOT NULL,
      days TEXT NOT NULL,
      language TEXT NOT NULL,
      sections TEXT NOT NULL,
      state TEXT NOT NULL,
      paused_until TEXT,
      skip TEXT,
      made_by TEXT NOT NULL,
      made_by_name TEXT NOT NULL,
      made_at BIGINT NOT NULL,
      last_date TEXT,
      next_date TEXT,
      next_at BIGINT,
      memory TEXT NOT NULL,
      trouble TEXT,
      probe_at BIGINT,
      revision BIGINT NOT NULL,
      zone_data TEXT NOT NULL
    )`,
    'CREATE INDEX subscription_next ON subscription (next_at)',
    'CREATE INDEX subscription_probe ON subscription (probe_at)',
    'CREATE INDEX subscription_zone_data ON subscription (zone_data)',
    'CREATE INDEX subscription_workspace ON subscription (platform, workspace)',
    `CREATE TABLE delivery (
      subscription TEXT NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
      local_date TEXT NOT NULL,
      through TEXT,
      state TEXT NOT NULL,
      reason TEXT,
      due_at BIGINT NOT NULL,
      attempt BIGINT NOT NULL,
      lease_until BIGINT NOT NULL,
      sending_since BIGINT,
      message TEXT,
      changed_at BIGINT NOT NULL,
      PRIMARY KEY (subscription, local_date)
    )`,
    "CREATE INDEX delivery_open ON delivery (lease_until) WHERE state = 'claimed'",
  ],
  // How often a digest comes: once a month, only when something changed.
  [
    'ALTER TABLE subscription ADD COLUMN monthly TEXT',
    'ALTER TABLE subscription ADD COLUMN only_changes BIGINT',
  ],
  // What a digest tells of alone.
  ['ALTER TABLE subscription ADD COLUMN follow TEXT'],
  // What people say is wrong.
  [
    `CREATE TABLE report (
      id TEXT PRIMARY KEY,
      at BIGINT NOT NULL,
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      query TEXT NOT NULL,
      language TEXT NOT NULL,
      data_date TEXT NOT NULL,
      said TEXT NOT NULL,
      source TEXT,
      name TEXT,
      told_at BIGINT
    )`,
    'CREATE INDEX report_untold ON report (at) WHERE told_at IS NULL',
  ],
  // Who last changed a digest; the run that other rules of its zone have moved.
  [
    'ALTER TABLE subscription ADD COLUMN changed_by TEXT',
    'ALTER TABLE subscription ADD COLUMN changed_by_name TEXT',
    'ALTER TABLE subscription ADD COLUMN changed_at BIGINT',
    'ALTER TABLE subscription ADD COLUMN moved_from BIGINT',
  ],
  // Messages that wait for their answer, or had it lately.
  [
    `CREATE TABLE awaited (
      platform TEXT NOT NULL,
      workspace TEXT NOT NULL,
      id TEXT NOT NULL,
      place TEXT,
      at BIGINT NOT NULL,
      PRIMARY KEY (platform, workspace, id)
    )`,
    'CREATE INDEX awaited_waiting ON awaited (at) WHERE place IS NOT NULL',
  ],
];

/** The version this program works with. */
export const newestVersion = versions.length;

/**
 * Brings the tables to this program's version, forward only; several programs may try at once.
 * @throws StoreError where the tables are of a newer program.
 */
export async function migrate(database: Database): Promise<void> {
  await database.alone(async (statements) => {
    await statements.run('CREATE TABLE IF NOT EXISTS store_version (version BIGINT NOT NULL)');
    const version = await readVersion(statements);
    if (version > newestVersion) {
      throw new StoreError(
        `The store ${database.place} is of version ${version}, made by a newer program; this one knows versions up to ${newestVersion}. Start the newer program, or restore a backup from before.`,
      );
    }
    for (const statement of versions.slice(version).flat()) await statements.run(statement);
    if (version === newestVersion) return;
    await statements.run('DELETE FROM store_version');
    await statements.run('INSERT INTO store_version (version) VALUES ($1)', newestVersion);
  });
}

async function readVersion(statements: Statements): Promise<number> {
  const [row] = await statements.rows('SELECT version FROM store_version');
  return Number(row?.['version'] ?? 0);
}

/** The version of the tables as they are: 0 where there are none. */
export async function versionOf(database: Database): Promise<number> {
  try {
    return await database.transaction(readVersion);
  } catch (error) {
    // The table of the version is made together with all others. SQLite’s words, and PostgreSQL’s code.
    const { message, code } = error as Error & { readonly code?: string };
    if (message.startsWith('no such table') || code === '42P01') return 0;
    throw error;
  }
}
