import type { AwaitedMessage, AwaitedMessages, Clock } from '../../src/ports.ts';
import type { Database } from './database.ts';

/** How long a message is known at all, in milliseconds: longer than a platform delivers one again. */
const knownFor = 24 * 3_600_000;

/** Messages that wait, in the store: a place is there as long as one does. */
export function awaitedIn(database: Database, clock: Clock): AwaitedMessages {
  return {
    keep: async ({ platform, workspace, id, place }) => {
      await database.run(
        `INSERT INTO awaited (platform, workspace, id, place, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (platform, workspace, id) DO NOTHING`,
        platform,
        workspace,
        id,
        place,
        clock.now().getTime(),
      );
    },
    done: async ({ platform, workspace, id }) => {
      await database.run(
        'UPDATE awaited SET place = NULL WHERE platform = $1 AND workspace = $2 AND id = $3',
        platform,
        workspace,
        id,
      );
    },
    keepAgain: async ({ platform, workspace, id, place }) => {
      await database.run(
        'UPDATE awaited SET place = $1 WHERE platform = $2 AND workspace = $3 AND id = $4',
        place,
        platform,
        workspace,
        id,
      );
    },
    takeLeftBehind: async (platform, before) => {
      await database.run('DELETE FROM awaited WHERE at < $1', clock.now().getTime() - knownFor);
      const waiting = await database.rows(
        'SELECT workspace, id, place FROM awaited WHERE platform = $1 AND place IS NOT NULL AND at < $2',
        platform,
        before.getTime(),
      );
      const taken: AwaitedMessage[] = [];
      for (const row of waiting) {
        const message = {
          platform,
          workspace: String(row['workspace']),
          id: String(row['id']),
          place: String(row['place']),
        };
        const changed = await database.run(
          `UPDATE awaited SET place = NULL
           WHERE platform = $1 AND workspace = $2 AND id = $3 AND place IS NOT NULL`,
          platform,
          message.workspace,
          message.id,
        );
        if (changed === 1) taken.push(message);
      }
      return taken;
    },
  };
}
