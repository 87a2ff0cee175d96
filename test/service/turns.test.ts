import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/service/turns.ts';

describe('turns', () => {
  it('are given at once where nobody waits, then one in each turn of the event loop, in the order of asking', async () => {
    const turns = createTurns();
    expect(turns.next()).toBeUndefined();
    const given: number[] = [];
    for (const asker of [1, 2, 3]) void turns.next()?.then(() => given.push(asker));
    const seen: number[] = [];
    while (given.length < 3) {
      await setImmediate();
      seen.push(given.length);
    }
    expect(given).toEqual([1, 2, 3]);
    expect(seen.every((count, at) => count - (seen[at - 1] ?? 0) <= 1)).toBe(true);
    // Who comes when all is done has the turn at once again.
    await setImmediate();
    await setImmediate();
    expect(turns.next()).toBeUndefined();
  });

  it('stand back while something arrives, but not for ever', async () => {
    const time = { now: 0 };
    const turns = createTurns(() => time.now);
    turns.next();
    let isGiven = false;
    void turns.next()?.then(() => {
      isGiven = true;
    });
    for (let arrivals = 0; arrivals < 20; arrivals += 1) {
      turns.arrived();
      await setImmediate();
    }
    expect(isGiven).toBe(false);
    time.now = 1_000;
    for (let arrivals = 0; arrivals < 3; arrivals += 1) {
      turns.arrived();
      await setImmediate();
    }
    expect(isGiven).toBe(true);
  });
});
