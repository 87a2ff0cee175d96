import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { AwaitedMessage, AwaitedMessages, Clock } from '../ports.ts';

/**
 * How long a message may wait before it counts as left behind, in milliseconds: longer than an answer takes that a
 * platform puts off, so that no other instance is still at it.
 */
const leftAfter = 90_000;

/** How often it is looked for such messages, in milliseconds. */
const lookEvery = 60_000;

/** How long the store may take over one message, in milliseconds: a platform waits three seconds. */
const patience = 1_000;

/** The notes of which messages wait. */
export interface Waiting {
  /** Notes that a message waits. Never throws: an answer needs no store. */
  begin(message: AwaitedMessage): Promise<void>;
  /** The message has its answer, or had a word why not. */
  end(message: Pick<AwaitedMessage, 'platform' | 'workspace' | 'id'>): Promise<void>;
  /** Looks for messages that were left behind, once now and then again and again. */
  start(): void;
  stop(): void;
}

/** What noting needs. */
export interface WaitingParts {
  readonly awaited: AwaitedMessages;
  readonly platform: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Says to whoever wrote the message that it was left behind; false where that is to be tried again. */
  readonly tell: (message: AwaitedMessage) => Promise<boolean>;
}

/**
 * Notes which messages wait for their answer, so that one whose process ended meanwhile is told about by the next. What
 * it said is kept nowhere, so it has to be asked again.
 */
export function noteWaiting({ awaited, platform, clock, log, tell }: WaitingParts): Waiting {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tolerantly = async (what: string, work: () => Promise<void>): Promise<void> => {
    const over = new AbortController();
    try {
      const late = after(patience, 'late' as const, { signal: over.signal, ref: false });
      late.catch(() => undefined);
      if ((await Promise.race([work(), late])) === 'late') throw new Error('the store does not answer');
    } catch (error) {
      log.warn({ err: error }, `it could not be noted that a message ${what}`);
    } finally {
      over.abort();
    }
  };

  async function look(): Promise<void> {
    try {
      const left = await awaited.takeLeftBehind(platform, new Date(clock.now().getTime() - leftAfter));
      for (const message of left) {
        log.warn(
          { workspace: message.workspace },
          'a message was left without an answer; its writer is told',
        );
        const isTold = await tell(message).catch(() => false);
        if (isTold) continue;
        await awaited.keepAgain(message);
        log.info({ workspace: message.workspace }, 'that could not be said now; it is tried again');
      }
    } catch (error) {
      log.warn({ err: error }, 'messages that were left behind could not be looked for');
    }
  }

  return {
    begin: (message) => tolerantly('waits', () => awaited.keep(message)),
    end: (message) => tolerantly('was answered', () => awaited.done(message)),
    start() {
      void look();
      timer ??= setInterval(() => void look(), lookEvery).unref();
    },
    stop: () => clearInterval(timer),
  };
}
