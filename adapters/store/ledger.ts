import type { Delivery, Ending, Ledger, Taken, TakeWish } from '../../src/digest/ledger.ts';
import type { Run, Subscription } from '../../src/digest/subscription.ts';
import type { Database, Statements } from './database.ts';
import { leapsIn } from './leaps.ts';
import { selectSubscriptions, toDelivery } from './rows.ts';

/** The delivery ledger in the store. Each statement says itself what must still be true. */
export function ledgerIn(database: Database): Ledger {
  return {
    ...leapsIn(database),
    due: (platforms, now, limit) =>
      selectSubscriptions(
        database,
        `WHERE next_at <= $1 AND state = 'on' AND ${amongst('platform', platforms, 3)} ORDER BY next_at LIMIT $2`,
        now,
        limit,
        ...platforms,
      ),
    take: (wishes, leaseUntil, now) =>
      database.transaction(async (statements) => {
        const taken: Taken[] = [];
        // In one order on every instance, so that no two wait for each other's rows.
        for (const wish of wishes.toSorted((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1))) {
          const one = await takeOne(statements, wish, leaseUntil, now);
          if (one !== undefined) taken.push(one);
        }
        return taken;
      }),
    takeOver: (platforms, leaseUntil, now, limit) =>
      database.transaction((statements) => takeOver(statements, platforms, leaseUntil, now, limit)),
    missedBefore: async (subscription, date) => {
      const [row] = await database.rows(
        `SELECT * FROM delivery WHERE subscription = $1 AND local_date < $2 ORDER BY local_date DESC LIMIT 1`,
        subscription,
        date,
      );
      const before = row === undefined ? undefined : toDelivery(row);
      return before?.state === 'skipped' && before.reason === 'down' ? before : undefined;
    },
    startSending: async ({ subscription, date, attempt }, leaseUntil, now) => {
      const changed = await database.run(
        `UPDATE delivery SET sending_since = COALESCE(sending_since, $4), lease_until = $5, changed_at = $4
         WHERE subscription = $1 AND local_date = $2 AND attempt = $3 AND state = 'claimed'`,
        subscription,
        date,
        attempt,
        now,
        leaseUntil,
      );
      return changed === 1;
    },
    putDown: async ({ subscription, date, attempt }, until, sent, now) => {
      const forgetting = sent === 'no' ? ', sending_since = NULL' : '';
      await database.run(
        `UPDATE delivery SET lease_until = $4, changed_at = $5${forgetting}
         WHERE subscription = $1 AND local_date = $2 AND attempt = $3 AND state = 'claimed'`,
        subscription,
        date,
        attempt,
        until,
        now,
      );
    },
    end: (one, ending, now) => database.transaction((statements) => end(statements, one, ending, now)),
    toProbe: (platforms, now, limit) =>
      selectSubscriptions(
        database,
        `WHERE probe_at <= $1 AND state <> 'off' AND ${amongst('platform', platforms, 3)} ORDER BY probe_at LIMIT $2`,
        now,
        limit,
        ...platforms,
      ),
    noteProbe: async (subscription, { state, trouble, next }) => {
      const changed = await database.run(
        `UPDATE subscription SET state = $3, trouble = $4, probe_at = $5, next_date = $6, next_at = $7,
           moved_from = NULL, revision = revision + 1
         WHERE id = $1 AND revision = $2`,
        subscription.id,
        subscription.revision,
        state,
        trouble === undefined ? null : JSON.stringify(trouble),
        trouble?.probeAt ?? null,
        next?.date ?? null,
        next?.at ?? null,
      );
      return changed === 1;
    },
    forgetOff: async (before, now) => {
      await database.run(
        `UPDATE subscription SET changed_at = $1 WHERE state = 'off' AND changed_at IS NULL`,
        now,
      );
      return database.run(`DELETE FROM subscription WHERE state = 'off' AND changed_at < $1`, before);
    },
    withOtherZoneData: (zoneData, limit) =>
      // "<>" has to look at every row; what is before and what is behind comes by the index, and at a start that is nothing.
      selectSubscriptions(
        database,
        `WHERE id IN (SELECT id FROM subscription WHERE zone_data < $1
           UNION ALL SELECT id FROM subscription WHERE zone_data > $1 LIMIT $2) ORDER BY id`,
        zoneData,
        limit,
      ),
    reschedule: async ({ id, revision }, next, zoneData) => {
      const changed = await database.run(
        `UPDATE subscription SET next_date = $3, next_at = $4, zone_data = $5, moved_from = $6, revision = revision + 1
         WHERE id = $1 AND revision = $2`,
        id,
        revision,
        next?.date ?? null,
        next?.at ?? null,
        zoneData,
        next?.movedFrom ?? null,
      );
      return changed === 1;
    },
  };
}

async function takeOne(
  statements: Statements,
  { subscription, run, missed, next }: TakeWish,
  leaseUntil: number,
  now: number,
): Promise<Taken | undefined> {
  const last = run?.date ?? missed?.through;
  const moved = await statements.run(
    `UPDATE subscription SET next_date = $3, next_at = $4, moved_from = NULL, last_date = COALESCE($5, last_date),
       revision = revision + 1
     WHERE id = $1 AND revision = $2`,
    subscription.id,
    subscription.revision,
    next?.date ?? null,
    next?.at ?? null,
    last ?? null,
  );
  // Somebody else was faster, or the settings are others by now.
  if (moved !== 1) return undefined;
  if (missed !== undefined) {
    await insertDelivery(statements, subscription, missed.from, {
      state: 'skipped',
      reason: 'down',
      through: missed.through,
      leaseUntil: now,
      now,
    });
  }
  if (run === undefined) return undefined;
  const won = await insertDelivery(statements, subscription, run, {
    state: 'claimed',
    reason: null,
    through: null,
    leaseUntil,
    now,
  });
  if (!won) return undefined;
  const delivery: Delivery = {
    subscription: subscription.id,
    date: run.date,
    state: 'claimed',
    dueAt: run.at,
    attempt: 1,
    leaseUntil,
    changedAt: now,
  };
  return { delivery, subscription: afterClaim(subscription, next, last) };
}

function afterClaim(
  subscription: Subscription,
  next: Run | undefined,
  last: string | undefined,
): Subscription {
  const { next: _past, ...kept } = subscription;
  return {
    ...kept,
    ...(next !== undefined && { next }),
    ...(last !== undefined && { lastDate: last }),
    revision: subscription.revision + 1,
  };
}

async function insertDelivery(
  statements: Statements,
  subscription: Subscription,
  run: Run,
  row: {
    readonly state: Delivery['state'];
    readonly reason: string | null;
    readonly through: string | null;
    readonly leaseUntil: number;
    readonly now: number;
  },
): Promise<boolean> {
  const inserted = await statements.run(
    `INSERT INTO delivery (subscription, local_date, through, state, reason, due_at, attempt, lease_until, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8) ON CONFLICT (subscription, local_date) DO NOTHING`,
    subscription.id,
    run.date,
    row.through,
    row.state,
    row.reason,
    run.at,
    row.leaseUntil,
    row.now,
  );
  return inserted === 1;
}

async function takeOver(
  statements: Statements,
  platforms: readonly string[],
  leaseUntil: number,
  now: number,
  limit: number,
): Promise<readonly Taken[]> {
  const open = await statements.rows(
    `SELECT d.* FROM delivery d JOIN subscription s ON s.id = d.subscription
     WHERE d.state = 'claimed' AND d.lease_until <= $1 AND ${amongst('s.platform', platforms, 3)}
     ORDER BY d.lease_until LIMIT $2`,
    now,
    limit,
    ...platforms,
  );
  const taken: Taken[] = [];
  for (const row of open.map(toDelivery).toSorted((a, b) => (a.subscription < b.subscription ? -1 : 1))) {
    const changed = await statements.run(
      `UPDATE delivery SET attempt = attempt + 1, lease_until = $4, changed_at = $5
       WHERE subscription = $1 AND local_date = $2 AND attempt = $3 AND state = 'claimed' AND lease_until <= $5`,
      row.subscription,
      row.date,
      row.attempt,
      leaseUntil,
      now,
    );
    if (changed !== 1) continue;
    const [subscription] = await selectSubscriptions(statements, 'WHERE id = $1', row.subscription);
    if (subscription === undefined) continue;
    const delivery = { ...row, attempt: row.attempt + 1, leaseUntil, changedAt: now };
    taken.push({ delivery, subscription });
  }
  return taken;
}

async function end(
  statements: Statements,
  { delivery, subscription }: Taken,
  { state, reason, message, memory, trouble, suspend }: Ending,
  now: number,
): Promise<{ ended: boolean; suspended: boolean }> {
  const isOwn = `attempt = $3 AND state = 'claimed'`;
  // A message that is there is there, whichever attempt made it; one that is being prepared meanwhile is fenced off.
  const isOpen = state === 'sent' ? `(${isOwn} OR state IN ('claimed', 'uncertain'))` : isOwn;
  const ended = await statements.run(
    `UPDATE delivery SET state = $4, reason = $5, message = $6, changed_at = $7
     WHERE subscription = $1 AND local_date = $2 AND ${isOpen}`,
    delivery.subscription,
    delivery.date,
    delivery.attempt,
    state,
    reason ?? null,
    message ?? null,
    now,
  );
  if (ended !== 1) return { ended: false, suspended: false };
  if (memory !== undefined) {
    await statements.run(
      'UPDATE subscription SET memory = $2, revision = revision + 1 WHERE id = $1',
      subscription.id,
      JSON.stringify(memory),
    );
  }
  if (trouble !== undefined) {
    const known = trouble === 'none' ? undefined : trouble;
    await statements.run(
      'UPDATE subscription SET trouble = $2, probe_at = $3, revision = revision + 1 WHERE id = $1',
      subscription.id,
      known === undefined ? null : JSON.stringify(known),
      known?.probeAt ?? null,
    );
  }
  if (suspend !== true) return { ended: true, suspended: false };
  const suspended = await statements.run(
    `UPDATE subscription SET state = 'suspended', next_date = NULL, next_at = NULL, revision = revision + 1
     WHERE id = $1 AND state = 'on'`,
    subscription.id,
  );
  return { ended: true, suspended: suspended === 1 };
}

/**
 * A condition that a column is one of some values, whose places begin at `$from`. The column is made an expression, so that
 * SQLite does not look through all rows of a platform: the few that are due come by the index on their time.
 */
function amongst(column: string, values: readonly string[], from: number): string {
  return values.length === 0
    ? '1 = 0'
    : `${column} || '' IN (${values.map((_, index) => `$${from + index}`).join(', ')})`;
}
