import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest though it mostly waits, for processes and leases: begun last, it would be waited for alone. */
const first = ['/test/crash/', '/test/chaos/', '/test/adapters/operations/', '/test/adapters/contract'];

/** vitest's own order, with those first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = first.findIndex((part) => moduleId.includes(part));
      return found === -1 ? first.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Limits for what never comes: nothing waits so long where all is well, and a slow machine is no failure.
    // Longer than any one wait, so that it is the wait which says what did not come.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 200_000, interval: 20 } },
    setupFiles: ['test/patience.ts'],
    // Many tests wait for a process or a lease, so one worker more than there are cores is not too many.
    maxWorkers: availableParallelism() + 1,
    // A worker keeps the modules it has loaded for its next file: to load them all again took a quarter of the time.
    // So whatever a test changes of the world it puts back; what vitest can put back by itself, it does.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    sequence: { sequencer: LongestFirst },
  },
});
