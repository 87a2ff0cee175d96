import { setTimeout as wait } from 'node:timers/promises';
import { behindNode } from '../doctor/zone-data.ts';
import type { Health, Service } from '../ports.ts';
import { zoneData } from '../zone-clock.ts';
import { type Aftermath, type DeliveryTools, deliver } from './deliver.ts';
import { undoLeaps } from './leaps.ts';
import type { Taken, TakeWish } from './ledger.ts';
import type { Messenger } from './messenger.ts';
import { createPacer } from './pacer.ts';
import { patientLedger } from './patient-ledger.ts';
import { probe } from './probe.ts';
import { dueAt, replanned } from './schedule.ts';
import { createSteadyClock } from './steps.ts';
import type { Subscription } from './subscription.ts';

/** What the digest service needs besides what a delivery does. */
export interface DigestServiceOptions extends Omit<DeliveryTools, 'waitToPost'> {
  readonly messengers: readonly Messenger[];
  /** The notice to who made a subscription, when it is suspended. */
  readonly tellSuspended: (messenger: Messenger, subscription: Subscription, reason: string) => Promise<void>;
  /** A clock that nobody sets, in milliseconds: it tells a step of the wall clock from time that went by. */
  readonly monotonic?: () => number;
  /** How often to look for what is due, in milliseconds. */
  readonly every?: number;
  /** The most deliveries under way at once. */
  readonly atOnce?: number;
}

/** How long the loop may make no progress before it counts as not well, in milliseconds. */
const longestStall = 60_000;

/**
 * How many deliveries are under way at once where nothing else is said. Of each, nobody knows what became of its post when
 * the process dies in that moment, so it is no more than what platforms let a process send in half a second.
 */
const usuallyAtOnce = 20;

/** How often channels with trouble are looked for, in milliseconds. */
const probeEvery = 60_000;

/** How long the settings of a digest that was turned off are kept, and how often that is looked at, in milliseconds. */
const offFor = 30 * 24 * 60 * 60_000;
const forgetEvery = 60 * 60_000;

/** How many due subscriptions are looked at for each free place, so that several instances take different ones. */
const choice = 4;

/** How many next runs are worked out again at a time. */
const rescheduleAtOnce = 50;

/**
 * Delivers digests until it is stopped. Any number of instances may run on one store: each takes what it can
 * deliver, and takes over what another left lying.
 */
export function startDigest(options: DigestServiceOptions): Service & { readonly stopped: Promise<void> } {
  const { clock, timing, messengers, report } = options;
  const { every = 1000, atOnce = usuallyAtOnce, monotonic = () => performance.now() } = options;
  const stop = new AbortController();
  const ledger = patientLedger(options.ledger, { stop: stop.signal });
  const underWay = new Set<Promise<void>>();
  const pacer = createPacer(messengers, stop.signal);
  let wake: () => void = () => undefined;
  let failure: string | undefined;
  let failures = 0;
  let progressAt = monotonic();
  let probedAt = Number.NEGATIVE_INFINITY;
  let forgotAt = Number.NEGATIVE_INFINITY;

  const steady = createSteadyClock(() => clock.now().getTime(), monotonic);
  const tools: DeliveryTools = {
    ...options,
    ledger,
    clock: steady,
    waitToPost: (subscription) => pacer.waitToPost(subscription),
  };
  const now = () => steady.now().getTime();
  const platforms = () =>
    messengers.map(({ platform }) => platform).filter((platform) => !pacer.isHeld(platform));
  const messengerOf = (platform: string) => messengers.find((each) => each.platform === platform);

  async function run(taken: Taken): Promise<void> {
    const messenger = messengerOf(taken.subscription.platform);
    if (messenger === undefined) return;
    try {
      await mind(await deliver(taken, messenger, tools), messenger, taken.subscription);
    } catch (error) {
      // The ledger knows how far it came; the lease ends, and somebody takes it over.
      report('a delivery broke off', { err: error, subscription: taken.subscription.id });
    }
  }

  async function mind(aftermath: Aftermath, messenger: Messenger, subscription: Subscription): Promise<void> {
    if (aftermath === undefined) return;
    if ('hold' in aftermath) pacer.hold(subscription, aftermath.hold, aftermath.for, aftermath.because);
    else await options.tellSuspended(messenger, aftermath.suspended, aftermath.reason);
  }

  function begin(all: readonly Taken[]): void {
    for (const taken of all) {
      const done = run(taken).finally(() => {
        underWay.delete(done);
        wake();
      });
      underWay.add(done);
    }
  }

  /** Takes on what there is room for; true where there may be more. */
  async function takeOn(): Promise<boolean> {
    const room = atOnce - underWay.size;
    if (room <= 0) return false;
    const lease = now() + timing.lease;
    const left = await ledger.takeOver(platforms(), lease, now(), room);
    begin(left);
    const free = room - left.length;
    if (free <= 0) return true;
    const due = await ledger.due(platforms(), now(), free * choice);
    if (due.length === 0) return false;
    begin(await ledger.take(shuffle(due).slice(0, free).map(wishFor), now() + timing.lease, now()));
    return true;
  }

  function wishFor(subscription: Subscription): TakeWish {
    const first = subscription.next;
    if (first === undefined) throw new Error(`${subscription.id} is due and has no next run`);
    return { subscription, ...dueAt(subscription, first, now(), timing.grace) };
  }

  async function probeSome(): Promise<void> {
    if (now() - probedAt < probeEvery) return;
    probedAt = now();
    for (const subscription of await ledger.toProbe(platforms(), now(), atOnce)) {
      const messenger = messengerOf(subscription.platform);
      if (messenger === undefined || stop.signal.aborted) continue;
      const suspended = await probe(subscription, messenger, ledger, now());
      if (suspended !== undefined) await options.tellSuspended(messenger, subscription, suspended);
    }
  }

  async function forgetSome(): Promise<void> {
    if (now() - forgotAt < forgetEvery) return;
    forgotAt = now();
    await ledger.forgetOff(now() - offFor, now());
  }

  /** Works out next runs again that other time-zone data gave: a zone's rules may have changed since. */
  async function reschedule(): Promise<void> {
    for (;;) {
      const old = await ledger.withOtherZoneData(zoneData, rescheduleAtOnce);
      if (old.length === 0 || stop.signal.aborted) return;
      for (const subscription of old) {
        const next =
          subscription.state === 'on' ? replanned(subscription, subscription.next, now()) : undefined;
        await ledger.reschedule(subscription, next, zoneData);
      }
    }
  }

  async function tidy(): Promise<void> {
    const undone = await undoLeaps(ledger, now(), timing.grace);
    if (undone > 0)
      report('digests were noted with a time in the future; that is undone', { subscriptions: undone });
  }

  async function loop(): Promise<void> {
    const behind = behindNode();
    if (behind !== undefined) report(behind, {});
    let isRescheduled = false;
    /** False until what a wrong clock may have left was looked for: at start, and whenever the clock was set. */
    let isTidy = false;
    while (!stop.signal.aborted) {
      let more = false;
      try {
        if (!isRescheduled) await reschedule();
        isRescheduled = true;
        failure = steady.unconfirmed();
        if (failure !== undefined) isTidy = false;
        else {
          if (!isTidy) await tidy();
          isTidy = true;
          more = await takeOn();
          await probeSome();
          await forgetSome();
        }
        failures = 0;
      } catch (error) {
        failure = (error as Error).message;
        failures += 1;
        // What lasts is told ever more rarely: the first time, then each time it has happened twice as often.
        if (Number.isInteger(Math.log2(failures))) {
          report('the digest could not read its store', { err: error, times: failures });
        }
      }
      progressAt = monotonic();
      await rest(more ? 0 : every);
    }
    await Promise.all(underWay);
  }

  /** Waits until a delivery is done, or for so long. */
  async function rest(milliseconds: number): Promise<void> {
    if (stop.signal.aborted) return;
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    // With every place taken there is nothing to do before one is free.
    const isFull = underWay.size >= atOnce;
    const done = new AbortController();
    const either = AbortSignal.any([stop.signal, done.signal]);
    const timer = wait(isFull ? every : milliseconds, undefined, { signal: either }).catch(() => undefined);
    await (isFull || milliseconds > 0 ? Promise.race([woken, timer]) : timer);
    done.abort();
  }

  const stopped = loop();
  return {
    name: 'digest',
    health: (): Health => {
      const stalled = monotonic() - progressAt;
      const because =
        failure ??
        (stalled > longestStall
          ? `no progress for ${Math.round(stalled / 1000)} seconds, and the store may be silent`
          : pacer.held());
      return because === undefined ? { ready: true } : { ready: false, because: `digest: ${because}` };
    },
    stop: async () => {
      stop.abort();
      await stopped;
    },
    stopped,
  };
}

/** In another order every time. */
function shuffle<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
