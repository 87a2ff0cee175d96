/**
 * Turns for work that takes milliseconds: one piece in each turn of the event loop, and none in a turn in which something
 * arrived, so that what arrives is read and acknowledged first, however many pieces wait.
 */
export interface Turns {
  /** Something arrived that has to be acknowledged. */
  arrived(): void;
  /** Resolves when it is the asker's turn, in the order of asking; undefined where it is at once. */
  next(): Promise<void> | undefined;
}

/** How long those who wait stand back for those who arrive, in milliseconds. */
const longestStandingBack = 100;

/** @param monotonic a clock that nobody sets, in milliseconds. */
export function createTurns(monotonic = () => performance.now()): Turns {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  let someArrived = false;
  let begunAt = 0;

  function giveNext(): void {
    if (waiting.length === 0) {
      isTaken = false;
      return;
    }
    setImmediate(giveNext);
    const standsBack = someArrived && monotonic() - begunAt < longestStandingBack;
    someArrived = false;
    if (standsBack) return;
    begunAt = monotonic();
    waiting.shift()?.();
  }

  return {
    arrived() {
      someArrived = true;
    },
    next() {
      if (isTaken) return new Promise((resolve) => waiting.push(resolve));
      isTaken = true;
      begunAt = monotonic();
      setImmediate(giveNext);
      return undefined;
    },
  };
}
