import type { Delivery, Subscriptions } from '../../src/digest/ledger.ts';
import { type Subscription, subscriptionId } from '../../src/digest/subscription.ts';
import type { Database, Statements } from './database.ts';
import { leapsIn } from './leaps.ts';
import {
  deliveryColumns,
  deliveryValues,
  selectSubscriptions,
  subscriptionColumns,
  subscriptionValues,
  toDelivery,
} from './rows.ts';

/** Subscriptions in the store, as commands work on them. */
export function subscriptionsIn(database: Database): Subscriptions {
  return {
    ...leapsIn(database),
    find: async (id) => {
      const [found] = await selectSubscriptions(database, 'WHERE id = $1', id);
      return found;
    },
    ofWorkspace: (platform, workspace) =>
      selectSubscriptions(
        database,
        `WHERE platform = $1 AND workspace = $2 AND state <> 'off' ORDER BY channel`,
        platform,
        workspace,
      ),
    save: (subscription, zoneData) => saveOver(database, subscription, zoneData),
    setSkip: (subscription, date, zoneData, now) =>
      database.transaction(async (statements) => {
        if (!(await saveOver(statements, subscription, zoneData))) return false;
        await statements.run(
          `DELETE FROM delivery WHERE subscription = $1 AND state = 'skipped' AND reason = 'asked' AND due_at > $2`,
          subscription.id,
          now,
        );
        if (date !== undefined) await insertDelivery(statements, skippedAsAsked(subscription.id, date, now));
        return true;
      }),
    history: async (id, limit) => {
      const rows = await database.rows(
        'SELECT * FROM delivery WHERE subscription = $1 ORDER BY local_date DESC LIMIT $2',
        id,
        limit,
      );
      return rows.map(toDelivery);
    },
    forget: (platform, workspace) =>
      database.run('DELETE FROM subscription WHERE platform = $1 AND workspace = $2', platform, workspace),
    forgetChannel: (target) => database.run('DELETE FROM subscription WHERE id = $1', subscriptionId(target)),
    all: () => selectSubscriptions(database, 'ORDER BY id'),
    allDeliveries: async () =>
      (await database.rows('SELECT * FROM delivery ORDER BY subscription, local_date')).map(toDelivery),
    restore: (subscriptions, deliveries, zoneData) =>
      database.transaction(async (statements) => {
        const counts = { subscriptions: 0, deliveries: 0 };
        for (const subscription of subscriptions) {
          counts.subscriptions += await insertSubscription(statements, subscription, zoneData);
        }
        for (const delivery of deliveries) counts.deliveries += await insertDelivery(statements, delivery);
        return counts;
      }),
  };
}

/** Saves a subscription where its revision is one above the stored one, or where it is the first. */
async function saveOver(
  statements: Statements,
  subscription: Subscription,
  zoneData: string,
): Promise<boolean> {
  if (subscription.revision === 1)
    return (await insertSubscription(statements, subscription, zoneData)) === 1;
  const values = subscriptionValues(subscription, zoneData);
  const assignments = subscriptionColumns.map((column, index) => `${column} = $${index + 1}`).join(', ');
  const changed = await statements.run(
    `UPDATE subscription SET ${assignments} WHERE id = $1 AND revision = $${values.length + 1}`,
    ...values,
    subscription.revision - 1,
  );
  return changed === 1;
}

function insertSubscription(
  statements: Statements,
  subscription: Subscription,
  zoneData: string,
): Promise<number> {
  const values = subscriptionValues(subscription, zoneData);
  return statements.run(
    `INSERT INTO subscription (${subscriptionColumns.join(', ')})
     VALUES (${values.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT (id) DO NOTHING`,
    ...values,
  );
}

function insertDelivery(statements: Statements, delivery: Delivery): Promise<number> {
  const values = deliveryValues(delivery);
  return statements.run(
    `INSERT INTO delivery (${deliveryColumns.join(', ')})
     VALUES (${values.map((_, index) => `$${index + 1}`).join(', ')})
     ON CONFLICT (subscription, local_date) DO NOTHING`,
    ...values,
  );
}

function skippedAsAsked(
  subscription: string,
  { date, at }: { date: string; at: number },
  now: number,
): Delivery {
  return {
    subscription,
    date,
    state: 'skipped',
    reason: 'asked',
    dueAt: at,
    attempt: 0,
    leaseUntil: now,
    changedAt: now,
  };
}
