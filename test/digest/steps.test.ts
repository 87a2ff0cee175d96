import { describe, expect, it } from 'vitest';
import { createStepWatch } from '../../src/digest/steps.ts';

describe('a clock that is set while the digest runs', () => {
  function watch() {
    let wall = 1_000_000;
    let monotonic = 0;
    const steps = createStepWatch(
      () => wall,
      () => monotonic,
    );
    return {
      pass(milliseconds: number) {
        wall += milliseconds;
        monotonic += milliseconds;
        return steps.unconfirmed();
      },
      set(milliseconds: number) {
        wall += milliseconds;
        return steps.unconfirmed();
      },
    };
  }

  it('is not believed before it has run evenly for half a minute', () => {
    const clock = watch();
    expect(clock.pass(1000)).toBeUndefined();
    expect(clock.set(365 * 86_400_000)).toContain('was set');
    expect(clock.pass(1000)).toContain('was set');
    expect(clock.set(-365 * 86_400_000)).toContain('was set');
    expect(clock.pass(29_000)).toContain('was set');
    expect(clock.pass(2000)).toBeUndefined();
  });

  it('is followed where it is only kept right, and where long time went by', () => {
    const clock = watch();
    for (let count = 0; count < 100; count += 1) {
      expect(clock.set(count % 2 === 0 ? 5000 : -5000)).toBeUndefined();
      expect(clock.pass(86_400_000)).toBeUndefined();
    }
  });
});
