import type { Installations } from '../../src/ports.ts';
import type { Database } from './database.ts';

/** Installations in the store, sealed as they come. */
export function installationsIn(database: Database): Installations {
  return {
    save: async ({ platform, id, sealed }) => {
      await database.run(
        `INSERT INTO installation (platform, id, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (platform, id) DO UPDATE SET sealed = excluded.sealed`,
        platform,
        id,
        sealed,
      );
    },
    find: async (platform, id) => {
      const [row] = await database.rows(
        'SELECT sealed FROM installation WHERE platform = $1 AND id = $2',
        platform,
        id,
      );
      return row === undefined ? undefined : { platform, id, sealed: String(row['sealed']) };
    },
    remove: (platform, id) =>
      database.transaction(async (statements) => {
        await statements.run('DELETE FROM installation WHERE platform = $1 AND id = $2', platform, id);
        await statements.run('DELETE FROM subscription WHERE platform = $1 AND workspace = $2', platform, id);
        await statements.run('DELETE FROM report WHERE platform = $1 AND workspace = $2', platform, id);
        await statements.run('DELETE FROM awaited WHERE platform = $1 AND workspace = $2', platform, id);
      }),
  };
}
