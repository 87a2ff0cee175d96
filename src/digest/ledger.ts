import type { LeapTraces } from './leaps.ts';
import type { LocalDate, Memory, Run, Subscription, Target, Trouble } from './subscription.ts';

/** What became of one day's digest. `claimed` is the only state that is not final. */
export type DeliveryState = 'claimed' | 'sent' | 'empty' | 'skipped' | 'failed' | 'uncertain';

/** Why nothing was sent: asked for, too late after a downtime, or the platform took nothing within the grace time. */
export type SkipReason = 'asked' | 'down' | 'unavailable' | 'changed';

/** One day's digest of one subscription, in the ledger. */
export interface Delivery {
  readonly subscription: string;
  readonly date: LocalDate;
  /** The last date this row speaks for, where a downtime covered several. */
  readonly through?: LocalDate;
  readonly state: DeliveryState;
  /** A `SkipReason`, or the platform's word for what went wrong. */
  readonly reason?: string;
  /** When it was due, in milliseconds since 1970. */
  readonly dueAt: number;
  /** Counts who took it on: the fence. Only the last attempt may go on. */
  readonly attempt: number;
  /** While it lies in the future, in milliseconds since 1970, nobody else may take the delivery on. */
  readonly leaseUntil: number;
  /** When it was first handed to the platform, in milliseconds since 1970; left out while it never was. */
  readonly sendingSince?: number;
  /** The platform's id of the message. */
  readonly message?: string;
  /** The last change, in milliseconds since 1970. */
  readonly changedAt: number;
}

/** A delivery that this process has taken on, with the subscription as it was then. */
export interface Taken {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

/** What to take on for one subscription that is due. */
export interface TakeWish {
  readonly subscription: Subscription;
  /** The digest to deliver now, if there is one. */
  readonly run?: Run;
  /** Days that were missed and are too old: one row says so. */
  readonly missed?: { readonly from: Run; readonly through: LocalDate };
  /** The run after them. */
  readonly next: Run | undefined;
}

/** How a delivery ended. */
export interface Ending {
  readonly state: Exclude<DeliveryState, 'claimed'>;
  readonly reason?: string;
  readonly message?: string;
  /** What the subscription remembers of what it has shown. */
  readonly memory?: Memory;
  /** What is wrong with the channel from now on; `none` where it is all right again. Left out: no change. */
  readonly trouble?: Trouble | 'none';
  /** True where the channel is given up for now. */
  readonly suspend?: boolean;
}

/**
 * The delivery ledger: rows that several processes work on at once without a leader. Every method is one
 * transaction, durable when its promise resolves. Instants are milliseconds since 1970.
 */
export interface Ledger extends LeapTraces {
  /** Subscriptions whose next run is at or before `now`, the longest overdue first. */
  due(platforms: readonly string[], now: number, limit: number): Promise<readonly Subscription[]>;
  /**
   * Takes on what is wished for, each only where no one has it and the settings are still the same. Gives what was
   * won; the subscription's next run moves on with them.
   */
  take(wishes: readonly TakeWish[], leaseUntil: number, now: number): Promise<readonly Taken[]>;
  /** Takes on deliveries whose holder let the lease run out: the attempt is one higher from now on. */
  takeOver(
    platforms: readonly string[],
    leaseUntil: number,
    now: number,
    limit: number,
  ): Promise<readonly Taken[]>;
  /** The row right before a date, where it says that days were missed because the bot was down. */
  missedBefore(subscription: string, date: LocalDate): Promise<Delivery | undefined>;
  /** The fence: true where this attempt still holds the delivery; it is noted as being sent, with a new lease. */
  startSending(delivery: Delivery, leaseUntil: number, now: number): Promise<boolean>;
  /** Puts a delivery down until an instant; `sent` false says that the platform certainly did not take it. */
  putDown(delivery: Delivery, until: number, sent: 'perhaps' | 'no', now: number): Promise<void>;
  /**
   * Ends a delivery; `ended` is false where another attempt has it by now, `suspended` true where the subscription was
   * on until this very moment. That it was sent counts from every attempt, and over `uncertain`: then it is known.
   */
  end(taken: Taken, ending: Ending, now: number): Promise<{ ended: boolean; suspended: boolean }>;
  /** Subscriptions with trouble whose channel is to be looked at. */
  toProbe(platforms: readonly string[], now: number, limit: number): Promise<readonly Subscription[]>;
  /** Notes what a look at a channel found; false where another instance did so or the settings changed. */
  noteProbe(
    subscription: Subscription,
    found: {
      readonly state: Subscription['state'];
      readonly trouble: Trouble | undefined;
      readonly next: Run | undefined;
    },
  ): Promise<boolean>;
  /**
   * Deletes the digests that were turned off before an instant, with their history. Gives how many. What a version
   * before turned off counts as turned off now.
   */
  forgetOff(before: number, now: number): Promise<number>;
  /** Subscriptions whose next run was worked out with other time-zone data than `zoneData`. */
  withOtherZoneData(zoneData: string, limit: number): Promise<readonly Subscription[]>;
  /** Sets the next run again, where the settings are still the same. */
  reschedule(subscription: Subscription, next: Run | undefined, zoneData: string): Promise<boolean>;
}

/** The subscriptions as commands see them. */
export interface Subscriptions extends LeapTraces {
  find(id: string): Promise<Subscription | undefined>;
  /** Every subscription of a workspace that is not off, by channel. */
  ofWorkspace(platform: string, workspace: string): Promise<readonly Subscription[]>;
  /** Saves a subscription over its last revision; false where somebody else changed it meanwhile. */
  save(subscription: Subscription, zoneData: string): Promise<boolean>;
  /** Saves like `save`, and notes the run that is left out because a user asked for it, or takes such a note back. */
  setSkip(
    subscription: Subscription,
    skipped: Run | undefined,
    zoneData: string,
    now: number,
  ): Promise<boolean>;
  /** The last deliveries, the latest date first. */
  history(id: string, limit: number): Promise<readonly Delivery[]>;
  /** Deletes all that is known of a workspace. Gives how many subscriptions that were. */
  forget(platform: string, workspace: string): Promise<number>;
  /** Deletes all that is known of a channel. Gives how many subscriptions that were: none or one. */
  forgetChannel(target: Target): Promise<number>;
  /** Everything, for an export. */
  all(): Promise<readonly Subscription[]>;
  allDeliveries(): Promise<readonly Delivery[]>;
  /** Takes subscriptions and deliveries as they are; what is there already stays. Gives how many were new. */
  restore(
    subscriptions: readonly Subscription[],
    deliveries: readonly Delivery[],
    zoneData: string,
  ): Promise<{ subscriptions: number; deliveries: number }>;
}
