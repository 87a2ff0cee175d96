import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { OnceMarks } from '../ports.ts';

/** How long the store may take to say whether something is new, in milliseconds: a platform waits three seconds. */
const patience = 1_000;

/** The most marks that are remembered without the store. */
const mostRemembered = 10_000;

/**
 * Marks for answers, which need no store: where it fails or is silent, this process remembers by itself what it has
 * answered. Another instance may then answer the same once more, which is better than nobody.
 */
export function patientMarks(marks: OnceMarks, log: Logger): OnceMarks {
  const remembered = new Set<string>();
  let failures = 0;
  return {
    first: async (key, until) => {
      const over = new AbortController();
      try {
        const late = after(patience, undefined, { signal: over.signal });
        late.catch(() => undefined);
        const told = await Promise.race([marks.first(key, until), late]);
        if (told === undefined) throw new Error('the store does not answer');
        failures = 0;
        return told && !remembered.has(key);
      } catch (error) {
        failures += 1;
        // What lasts is told ever more rarely: the first time, then each time it has happened twice as often.
        if (Number.isInteger(Math.log2(failures))) {
          log.error({ err: error, times: failures }, 'answering without the store');
        }
        if (remembered.has(key)) return false;
        const [oldest] = remembered;
        if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
        remembered.add(key);
        return true;
      } finally {
        over.abort();
      }
    },
  };
}
