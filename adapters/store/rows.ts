import type { Delivery, DeliveryState } from '../../src/digest/ledger.ts';
import type { Memory, Run, Section, Subscription, Trouble, Weekday } from '../../src/digest/subscription.ts';
import type { Language } from '../../src/language.ts';
import type { Row, Statements, Value } from './database.ts';

/** The columns of a subscription, in the order of `subscriptionValues`. */
export const subscriptionColumns = [
  'id',
  'platform',
  'workspace',
  'channel',
  'channel_name',
  'local_time',
  'zone',
  'days',
  'language',
  'sections',
  'state',
  'paused_until',
  'skip',
  'made_by',
  'made_by_name',
  'made_at',
  'last_date',
  'next_date',
  'next_at',
  'memory',
  'trouble',
  'probe_at',
  'revision',
  'zone_data',
  'monthly',
  'only_changes',
  'follow',
  'changed_by',
  'changed_by_name',
  'changed_at',
  'moved_from',
] as const;

/** The columns of a delivery, in the order of `deliveryValues`. */
export const deliveryColumns = [
  'subscription',
  'local_date',
  'through',
  'state',
  'reason',
  'due_at',
  'attempt',
  'lease_until',
  'sending_since',
  'message',
  'changed_at',
] as const;

export function subscriptionValues(subscription: Subscription, zoneData: string): Value[] {
  const { trouble, next } = subscription;
  return [
    subscription.id,
    subscription.platform,
    subscription.workspace,
    subscription.channel,
    subscription.channelName ?? null,
    subscription.time,
    subscription.zone,
    subscription.days.join(','),
    subscription.language,
    subscription.sections.join(','),
    subscription.state,
    subscription.pausedUntil ?? null,
    subscription.skip ?? null,
    subscription.madeBy,
    subscription.madeByName,
    subscription.madeAt,
    subscription.lastDate ?? null,
    next?.date ?? null,
    next?.at ?? null,
    JSON.stringify(subscription.memory),
    trouble === undefined ? null : JSON.stringify(trouble),
    trouble?.probeAt ?? null,
    subscription.revision,
    zoneData,
    subscription.monthly === undefined ? null : String(subscription.monthly),
    subscription.onlyChanges === true ? 1 : null,
    subscription.follow === undefined ? null : JSON.stringify(subscription.follow),
    subscription.changed?.by ?? null,
    subscription.changed?.byName ?? null,
    subscription.changed?.at ?? null,
    next?.movedFrom ?? null,
  ];
}

/** The subscriptions that meet a condition, in which the table is called `s`. */
export async function selectSubscriptions(
  statements: Statements,
  condition: string,
  ...values: readonly Value[]
): Promise<Subscription[]> {
  const lists = await statements.lists(
    `SELECT ${subscriptionColumns.join(', ')} FROM subscription s ${condition}`,
    ...values,
  );
  return lists.map(toSubscription);
}

/** Of a row in the order of `subscriptionColumns`. Hundreds are read at once, so fields are set only where they are there. */
function toSubscription([
  id,
  platform,
  workspace,
  channel,
  channelName,
  time,
  zone,
  days,
  language,
  sections,
  state,
  pausedUntil,
  skip,
  madeBy,
  madeByName,
  madeAt,
  lastDate,
  nextDate,
  nextAt,
  memory,
  trouble,
  ,
  revision,
  ,
  monthly,
  onlyChanges,
  follow,
  changedBy,
  changedByName,
  changedAt,
  movedFrom,
]: readonly Value[]): Subscription {
  const subscription: Writable<Subscription> = {
    id: String(id),
    platform: String(platform),
    workspace: String(workspace),
    channel: String(channel),
    time: String(time),
    zone: String(zone),
    days: String(days).split(',').map(Number) as Weekday[],
    language: language as Language,
    sections: String(sections).split(',') as Section[],
    state: state as Subscription['state'],
    madeBy: String(madeBy),
    madeByName: String(madeByName),
    madeAt: Number(madeAt),
    memory: JSON.parse(String(memory)) as Memory,
    revision: Number(revision),
  };
  if (isThere(monthly)) subscription.monthly = toMonthly(String(monthly));
  if (isThere(onlyChanges)) subscription.onlyChanges = true;
  if (isThere(follow)) subscription.follow = JSON.parse(String(follow)) as string[];
  if (isThere(channelName)) subscription.channelName = String(channelName);
  if (isThere(pausedUntil)) subscription.pausedUntil = String(pausedUntil);
  if (isThere(skip)) subscription.skip = String(skip);
  if (isThere(lastDate)) subscription.lastDate = String(lastDate);
  if (isThere(changedBy)) {
    const byName = String(changedByName ?? '');
    subscription.changed = { by: String(changedBy), byName, at: Number(changedAt) };
  }
  if (isThere(nextDate)) {
    const next: Run = { date: String(nextDate), at: Number(nextAt) };
    subscription.next = isThere(movedFrom) ? { ...next, movedFrom: Number(movedFrom) } : next;
  }
  if (isThere(trouble)) subscription.trouble = JSON.parse(String(trouble)) as Trouble;
  return subscription;
}

type Writable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };

function isThere(value: Value | undefined): value is string | number {
  return value !== null && value !== undefined;
}

function toMonthly(kept: string): NonNullable<Subscription['monthly']> {
  return kept === 'first' || kept === 'last' ? kept : Number(kept);
}

export function deliveryValues(delivery: Delivery): Value[] {
  return [
    delivery.subscription,
    delivery.date,
    delivery.through ?? null,
    delivery.state,
    delivery.reason ?? null,
    delivery.dueAt,
    delivery.attempt,
    delivery.leaseUntil,
    delivery.sendingSince ?? null,
    delivery.message ?? null,
    delivery.changedAt,
  ];
}

export function toDelivery(row: Row): Delivery {
  const column = textOf(row);
  const through = column('through');
  const reason = column('reason');
  const message = column('message');
  const sendingSince = row['sending_since'] ?? undefined;
  return {
    subscription: column('subscription') ?? '',
    date: column('local_date') ?? '',
    ...(through !== undefined && { through }),
    state: column('state') as DeliveryState,
    ...(reason !== undefined && { reason }),
    dueAt: Number(row['due_at']),
    attempt: Number(row['attempt']),
    leaseUntil: Number(row['lease_until']),
    ...(sendingSince !== undefined && { sendingSince: Number(sendingSince) }),
    ...(message !== undefined && { message }),
    changedAt: Number(row['changed_at']),
  };
}

function textOf(row: Row): (column: string) => string | undefined {
  return (column) => {
    const value = row[column] ?? undefined;
    return value === undefined ? undefined : String(value);
  };
}
