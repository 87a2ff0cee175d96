import { describe, expect, it } from 'vitest';
import { createSteadyClock } from '../../src/digest/steps.ts';

const year = 365 * 86_400_000;

describe('a clock that is set while the digest runs', () => {
  function watch() {
    let wall = 1_000_000;
    let monotonic = 0;
    const steady = createSteadyClock(
      () => wall,
      () => monotonic,
    );
    const told = () => ({ now: steady.now().getTime(), why: steady.unconfirmed() });
    return {
      pass(milliseconds: number) {
        wall += milliseconds;
        monotonic += milliseconds;
        return told();
      },
      set(milliseconds: number) {
        wall += milliseconds;
        return told();
      },
    };
  }

  it('is not followed where it comes back', () => {
    const clock = watch();
    const why = expect.stringContaining('was set');
    expect(clock.pass(1000)).toEqual({ now: 1_001_000, why: undefined });
    expect(clock.set(year)).toEqual({ now: 1_001_000, why });
    expect(clock.pass(1000)).toEqual({ now: 1_002_000, why });
    expect(clock.set(-year)).toEqual({ now: 1_002_000, why: undefined });
  });

  it('is believed once it has run evenly for half a minute', () => {
    const clock = watch();
    clock.set(year);
    expect(clock.pass(29_000).now).toBe(1_029_000);
    expect(clock.pass(2000)).toEqual({ now: 1_031_000 + year, why: undefined });
  });

  it('is followed where it is only kept right, and where long time went by', () => {
    const clock = watch();
    for (let count = 0; count < 100; count += 1) {
      expect(clock.set(count % 2 === 0 ? 5000 : -5000).why).toBeUndefined();
      expect(clock.pass(86_400_000).why).toBeUndefined();
    }
  });
});
