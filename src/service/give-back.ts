import { letGoOfHeld } from '../holding.ts';

/** How often it is looked whether memory can be given back, in milliseconds. */
const lookEvery = 10_000;

/** What has to have come together since the last time, in bytes: collecting everything takes a tenth of a second. */
const worthwhile = 32 * 1024 * 1024;

/**
 * What has to have come together for letting go of what is held for the next question, too, in bytes: more than that takes
 * itself, so that it is let go of after a crowd, and not between any two questions.
 */
const crowd = 64 * 1024 * 1024;

/**
 * How often it is collected again after a crowd. V8 drops compiled code that was not run during six collections, and this
 * one is at least two each time.
 */
const untilCodeIsOld = 3;

/** The share of its time that a process may be busy and still counts as quiet. */
const quietShare = 0.1;

/** What giving memory back needs of the process. */
export interface ProcessMemory {
  /** How much memory the process holds, in bytes. */
  resident(): number;
  /** The share of the time since the last call in which the process was busy, from 0 to 1. */
  busyShare(): number;
  /** Lets go of what can be made again; it is then collected, too. */
  letGo(): void;
  /** Collects everything that is not used any more, and gives its pages back. */
  collect(): void;
}

/**
 * Gives memory back to the machine after a busy time. V8 keeps the pages that a crowd of questions took for as long as it
 * thinks that more may come, and where nothing comes it does not think again: a process would stay at its peak.
 * @returns looks once; gives true where memory was given back.
 */
export function createGiveBack({ resident, busyShare, letGo, collect }: ProcessMemory): () => boolean {
  let kept = resident();
  let least = kept;
  let wasBusy = false;
  let again = 0;
  return () => {
    if (busyShare() > quietShare) {
      wasBusy = true;
      return false;
    }
    // A crowd that waits for the platform looks quiet, too. What it still uses then is kept, and looked at again behind it.
    const grown = resident() - (wasBusy ? least : kept);
    if (grown < worthwhile && again === 0) return false;
    again = grown >= crowd ? untilCodeIsOld : Math.max(0, again - 1);
    if (grown >= crowd) letGo();
    collect();
    wasBusy = false;
    kept = resident();
    least = Math.min(least, kept);
    return true;
  };
}

/** Looks now and then until it is stopped. Where Node was started without --expose-gc, nothing can be given back. */
export function startGiveBack(): { stop(): void } {
  const { gc } = globalThis;
  if (gc === undefined) return { stop: () => undefined };
  let last = performance.eventLoopUtilization();
  const look = createGiveBack({
    resident: () => process.memoryUsage.rss(),
    busyShare() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, last);
      last = now;
      return utilization;
    },
    letGo: letGoOfHeld,
    // Any other flavour keeps the pages for later.
    collect: () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  });
  const timer = setInterval(look, lookEvery).unref();
  return { stop: () => clearInterval(timer) };
}
