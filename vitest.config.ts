import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Limits for what never comes: nothing waits so long where all is well, and a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/patience.ts'],
    // Many tests wait for a process or a clock, so a core more than vitest takes by itself is not too many.
    maxWorkers: '100%',
  },
});
