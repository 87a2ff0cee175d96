import type { Delivery, DeliveryState } from '../../src/digest/ledger.ts';
import type { Memory, Section, Subscription, Trouble, Weekday } from '../../src/digest/subscription.ts';
import type { Language } from '../../src/language.ts';
import type { Row, Value } from './database.ts';

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

export function toSubscription(row: Row): Subscription {
  const column = textOf(row);
  const channelName = column('channel_name');
  const pausedUntil = column('paused_until');
  const skip = column('skip');
  const lastDate = column('last_date');
  const nextDate = column('next_date');
  const trouble = column('trouble');
  const monthly = column('monthly');
  const follow = column('follow');
  const changedBy = column('changed_by');
  const movedFrom = column('moved_from');
  return {
    id: column('id') ?? '',
    platform: column('platform') ?? '',
    workspace: column('workspace') ?? '',
    channel: column('channel') ?? '',
    time: column('local_time') ?? '',
    zone: column('zone') ?? '',
    days: (column('days') ?? '').split(',').map(Number) as Weekday[],
    ...(monthly !== undefined && { monthly: toMonthly(monthly) }),
    language: column('language') as Language,
    sections: (column('sections') ?? '').split(',') as Section[],
    ...(column('only_changes') !== undefined && { onlyChanges: true }),
    ...(follow !== undefined && { follow: JSON.parse(follow) as string[] }),
    state: column('state') as Subscription['state'],
    ...(channelName !== undefined && { channelName }),
    ...(pausedUntil !== undefined && { pausedUntil }),
    ...(skip !== undefined && { skip }),
    madeBy: column('made_by') ?? '',
    madeByName: column('made_by_name') ?? '',
    madeAt: Number(row['made_at']),
    ...(lastDate !== undefined && { lastDate }),
    ...(changedBy !== undefined && {
      changed: { by: changedBy, byName: column('changed_by_name') ?? '', at: Number(row['changed_at']) },
    }),
    ...(nextDate !== undefined && {
      next: {
        date: nextDate,
        at: Number(row['next_at']),
        ...(movedFrom !== undefined && { movedFrom: Number(movedFrom) }),
      },
    }),
    memory: JSON.parse(column('memory') ?? '') as Memory,
    ...(trouble !== undefined && { trouble: JSON.parse(trouble) as Trouble }),
    revision: Number(row['revision']),
  };
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
