import { vi } from 'vitest';

/** How long what a test waits for may take, in milliseconds: an end to waiting in vain, not a measure of speed. */
const patience = 200_000;

const { waitFor } = vi;

// vitest gives up after one second where nothing is said, which a slow machine needs for itself.
vi.waitFor = (look, options) =>
  waitFor(look, {
    interval: typeof options === 'object' ? (options.interval ?? 20) : 20,
    timeout: patience,
  });
