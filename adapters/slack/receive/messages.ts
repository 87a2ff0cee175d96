import type { types } from '@slack/bolt';

/** A message that a person wrote to the bot. */
export interface Written {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  /** The message whose thread it stands in; undefined where it stands in none. */
  readonly thread: string | undefined;
  /** The messages that it forwards, as Slack attaches them. */
  readonly forwarded: readonly unknown[];
  /** True where nobody else reads it. */
  readonly isDirect: boolean;
}

/** How a message that a person wrote is told apart from one that was changed, deleted, or is Slack's own. */
const writtenKinds: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** The message that a person wrote to the bot: it mentions it, or nobody else reads it. Undefined for any other event. */
export function writtenIn(event: types.SlackEvent): Written | undefined {
  if (event.type === 'app_mention') return written(event, event.text, false);
  if (event.type !== 'message' || event.channel_type !== 'im' || !writtenKinds.has(event.subtype))
    return undefined;
  return written(event, 'text' in event ? (event.text ?? '') : '', true);
}

function written(
  event: Readonly<{ channel: string; ts: string }> & object,
  text: string,
  isDirect: boolean,
): Written | undefined {
  const { channel, ts } = event;
  const { user, bot_id: bot, thread_ts: thread, attachments } = event as Readonly<Record<string, unknown>>;
  if (bot !== undefined || typeof user !== 'string') return undefined;
  return {
    channel,
    user,
    text,
    ts,
    thread: typeof thread === 'string' ? thread : undefined,
    forwarded: Array.isArray(attachments) ? attachments : [],
    isDirect,
  };
}
