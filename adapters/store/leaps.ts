import { horizonOf, type LeapTraces } from '../../src/digest/leaps.ts';
import type { Database } from './database.ts';
import { selectSubscriptions } from './rows.ts';

/** A row that a clock in the future wrote, seen from now. */
const fromFuture = `(state = 'skipped' AND reason = 'down' AND changed_at > $2) OR changed_at > $3`;

/** What a leap of the clock left in the store. A clock from before a subscription was made judges nothing about it. */
export function leapsIn(database: Database): LeapTraces {
  return {
    withLeap: async (now, which) => {
      const { passedOver, posted, date } = horizonOf(now);
      return selectSubscriptions(
        database,
        `WHERE made_at <= $1 AND ${'id' in which ? 'id = $5' : 'id > $5'}
           AND (last_date > $4 OR probe_at > $2
             OR EXISTS (SELECT 1 FROM delivery WHERE subscription = s.id AND (${fromFuture})))
         ORDER BY id LIMIT $6`,
        now,
        passedOver,
        posted,
        date,
        'id' in which ? which.id : which.after,
        'id' in which ? 1 : which.limit,
      );
    },
    undoLeap: ({ id, revision, trouble }, nextAfter, now) =>
      database.transaction(async (statements) => {
        const { passedOver, posted, date } = horizonOf(now);
        const held = await statements.run(
          'UPDATE subscription SET revision = revision + 1 WHERE id = $1 AND revision = $2',
          id,
          revision,
        );
        if (held !== 1) return false;
        await statements.run(
          `DELETE FROM delivery WHERE subscription = $1 AND (${fromFuture})`,
          id,
          passedOver,
          posted,
        );
        const [served] = await statements.rows(
          `SELECT MAX(COALESCE(through, local_date)) AS last_date FROM delivery
           WHERE subscription = $1 AND COALESCE(through, local_date) <= $2 AND COALESCE(reason, '') <> 'asked'`,
          id,
          date,
        );
        const lastDate = (served?.['last_date'] as string | null | undefined) ?? undefined;
        const next = nextAfter(lastDate);
        await statements.run(
          `UPDATE subscription SET last_date = $2, next_date = $3, next_at = $4, trouble = $5, probe_at = $6
           WHERE id = $1`,
          id,
          lastDate ?? null,
          next?.date ?? null,
          next?.at ?? null,
          trouble === undefined
            ? null
            : JSON.stringify({ ...trouble, probeAt: Math.min(trouble.probeAt, now) }),
          trouble === undefined ? null : Math.min(trouble.probeAt, now),
        );
        return true;
      }),
  };
}
