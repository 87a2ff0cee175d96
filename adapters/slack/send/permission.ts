import { setTimeout as pause } from 'node:timers/promises';
import type * as webApi from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../../../src/ports.ts';
import type { Destination } from './outbound.ts';
import type { Outcome } from './refusals.ts';

/** How far ahead a message is planned that is never meant to be sent, in s. Slack allows 120 days. */
const farAhead = 100 * 24 * 3600;

/** What such a message says: nothing of ours that is planned says the same. */
const placeholder = '…';

/** The waits before a planned message is taken back once more, in s; after the last, the next check finds it. */
const waits = [1, 5, 30, 120, 600, 1800, 3600];

/** Makes a value of a call that may fail. */
type AsOutcome = <Value>(call: () => Promise<Value>) => Promise<Outcome<Value>>;

/** Waits so many milliseconds; it does not keep the process alive. */
type Pause = (milliseconds: number) => Promise<unknown>;

const quietPause: Pause = (milliseconds) => pause(milliseconds, undefined, { ref: false });

/**
 * A check whether a post would be taken: a message is planned far ahead and taken back at once. There is no method
 * that asks, and reading about channels needs scopes that the bot does not have. That it was planned is the answer;
 * what Slack does not let be taken back at once is taken back later, and what an earlier process left is looked for.
 */
export function checkByPlanning(
  client: webApi.WebClient,
  asOutcome: AsOutcome,
  log: Logger,
  clock: Clock,
  wait: Pause = quietPause,
): (to: Destination) => Promise<Outcome<void>> {
  const takeBack = ({ token, channel }: Destination, id: string) =>
    asOutcome(() => client.chat.deleteScheduledMessage({ token, channel, scheduled_message_id: id }));

  async function takeBackLater(to: Destination, id: string, first: number | undefined): Promise<void> {
    for (const [index, seconds] of waits.entries()) {
      await wait(1000 * Math.max(seconds, index === 0 ? (first ?? 0) : 0));
      const taken = await takeBack(to, id);
      if (taken.ok || taken.failure.code === 'invalid_scheduled_message_id') return;
    }
    log.warn(
      { channel: to.channel },
      'a message planned for a check is still there; the next check takes it',
    );
  }

  async function takeBackOlder(to: Destination): Promise<void> {
    const { token, channel } = to;
    const listed = await asOutcome(() => client.chat.scheduledMessages.list({ token, channel, limit: 100 }));
    if (!listed.ok) return;
    for (const { id, text } of listed.value.scheduled_messages ?? [])
      if (text === placeholder && id !== undefined) await takeBack(to, String(id));
  }

  return async (to) => {
    const { token, channel } = to;
    const planned = await asOutcome(async () => {
      const post_at = Math.floor(clock.now().getTime() / 1000) + farAhead;
      return client.chat.scheduleMessage({ token, channel, post_at, text: placeholder });
    });
    if (!planned.ok) return planned;
    const { scheduled_message_id: id } = planned.value;
    const taken = id === undefined ? undefined : await takeBack(to, id);
    if (id !== undefined && taken?.ok === false) void takeBackLater(to, id, taken.failure.retryAfter);
    else await takeBackOlder(to);
    return { ok: true, value: undefined };
  };
}
