import type { Clock, OnceMarks } from '../../src/ports.ts';
import type { Database } from './database.ts';

/** How often marks that may be forgotten are, in milliseconds. */
const sweepEvery = 3_600_000;

/** Marks in the store: whoever inserts the row is the first. */
export function onceMarksIn(database: Database, clock: Clock): OnceMarks {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return {
    first: async (key, until) => {
      const now = clock.now().getTime();
      if (now - sweptAt > sweepEvery) {
        sweptAt = now;
        await database.run('DELETE FROM once_mark WHERE until < $1', now);
      }
      // A mark that may be forgotten counts as none, swept or not.
      const changed = await database.run(
        `INSERT INTO once_mark (mark, until) VALUES ($1, $2)
         ON CONFLICT (mark) DO UPDATE SET until = excluded.until WHERE once_mark.until < $3`,
        key,
        until.getTime(),
        now,
      );
      return changed === 1;
    },
  };
}
