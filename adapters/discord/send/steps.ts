import type { REST } from 'discord.js';

/** A step of the wall clock backwards that is worth minding, in milliseconds: slewing and rounding stay below. */
const smallestStep = 1_000;

/**
 * Minds the wall clock for discord.js's REST client, which keeps the ends of its rate limits in wall time. Where the
 * clock ran ahead for a moment, it would take every limit of that moment for one until then: after 50 requests nothing
 * is sent until the clock has caught up. Call what this gives before each request: after a step back the client
 * forgets the limits that it knows; Discord names them again with its next answer.
 */
export function clockStepMinder(rest: REST): () => void {
  const ahead = () => Date.now() - performance.now();
  let before = ahead();
  return () => {
    const now = ahead();
    if (now < before - smallestStep) {
      rest.globalReset = -1;
      rest.globalRemaining = rest.options.globalRequestsPerSecond;
      rest.handlers.clear();
    }
    before = now;
  };
}
