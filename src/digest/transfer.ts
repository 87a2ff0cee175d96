import { z } from 'zod';
import { languages } from '../language.ts';
import { isZone, zoneData } from '../zone-clock.ts';
import type { Delivery, Subscriptions } from './ledger.ts';
import { replanned } from './schedule.ts';
import { type Subscription, sections, subscriptionId, weekdays } from './subscription.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'expected a date like 2026-11-24');
const instant = z.int();

const subscriptionSchema = z.strictObject({
  id: z.string(),
  platform: z.string().min(1),
  workspace: z.string(),
  channel: z.string().min(1),
  channelName: z.string().optional(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'expected a time like 09:30'),
  zone: z.string().refine(isZone, 'expected an IANA time zone like Europe/Madrid'),
  days: z.array(z.literal(weekdays)).min(1),
  monthly: z.union([z.int().min(1).max(31), z.enum(['first', 'last'])]).optional(),
  language: z.enum(languages),
  sections: z.array(z.enum(sections)).min(1),
  onlyChanges: z.boolean().optional(),
  follow: z.array(z.string()).min(1).optional(),
  state: z.enum(['on', 'off', 'suspended']),
  pausedUntil: date.optional(),
  skip: date.optional(),
  madeBy: z.string(),
  madeByName: z.string(),
  madeAt: instant,
  changed: z.strictObject({ by: z.string(), byName: z.string(), at: instant }).optional(),
  lastDate: date.optional(),
  next: z.strictObject({ date, at: instant, movedFrom: instant.optional() }).optional(),
  memory: z.strictObject({
    round: z.int(),
    shown: z.array(z.string()),
    toldOn: z.record(z.string(), date).optional(),
    changes: z.array(z.string()),
    milestones: z.array(z.string()),
  }),
  trouble: z
    .strictObject({ reason: z.string(), failures: z.int(), since: instant, probeAt: instant })
    .optional(),
  revision: z.int().min(1),
});

const deliverySchema = z.strictObject({
  subscription: z.string(),
  date,
  through: date.optional(),
  state: z.enum(['claimed', 'sent', 'empty', 'skipped', 'failed', 'uncertain']),
  reason: z.string().optional(),
  dueAt: instant,
  attempt: z.int(),
  leaseUntil: instant,
  sendingSince: instant.optional(),
  message: z.string().optional(),
  changedAt: instant,
});

const exportSchema = z.strictObject({
  format: z.literal('compacts-digest/1', 'expected "compacts-digest/1": an export of this program'),
  subscriptions: z.array(subscriptionSchema),
  deliveries: z.array(deliverySchema),
});

/** What came of an import: how much there is to take, and how much of it was new; or what is wrong with the file. */
export type Imported =
  | { readonly subscriptions: number; readonly deliveries: number; readonly taken: 'all' | 'nothing' }
  | { readonly problems: readonly string[] };

/** A subscription whose next run is worked out with the zone data of this program: the file may be older. */
function planAnew(subscription: Subscription): Subscription {
  const { next } = subscription;
  if (next === undefined) return subscription;
  return { ...subscription, next: replanned(subscription, next, next.at) ?? next };
}

/** All subscriptions with their deliveries, as JSON. It holds no token. */
export async function exportDigests(subscriptions: Subscriptions): Promise<string> {
  const content = {
    format: 'compacts-digest/1',
    subscriptions: await subscriptions.all(),
    deliveries: await subscriptions.allDeliveries(),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * Takes in an export; what the store has already stays as it is. A dry run takes nothing and says how much is new.
 */
export async function importDigests(text: string, store: Subscriptions, dryRun: boolean): Promise<Imported> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { problems: [`not valid JSON: ${(error as Error).message}`] };
  }
  const parsed = exportSchema.safeParse(content);
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`),
    };
  }
  // Parsing leaves out what is not there; the types only say it more loosely.
  const { subscriptions, deliveries } = parsed.data as unknown as {
    subscriptions: Subscription[];
    deliveries: Delivery[];
  };
  const ids = new Set(subscriptions.map(({ id }) => id));
  const problems = [
    ...subscriptions
      .filter((subscription) => subscription.id !== subscriptionId(subscription))
      .map(({ id }) => `subscription ${id}: its id is not that of its channel`),
    ...deliveries
      .filter(({ subscription }) => !ids.has(subscription))
      .map(({ subscription, date: day }) => `delivery of ${day}: there is no subscription ${subscription}`),
  ];
  if (problems.length > 0) return { problems };
  if (!dryRun) {
    const planned = subscriptions.map(planAnew);
    return { ...(await store.restore(planned, deliveries, zoneData)), taken: 'all' };
  }
  const known = new Set((await store.all()).map(({ id }) => id));
  const noted = new Set((await store.allDeliveries()).map((each) => `${each.subscription} ${each.date}`));
  return {
    subscriptions: subscriptions.filter(({ id }) => !known.has(id)).length,
    deliveries: deliveries.filter((each) => !noted.has(`${each.subscription} ${each.date}`)).length,
    taken: 'nothing',
  };
}
