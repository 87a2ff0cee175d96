import { pingedBy } from './mentions.ts';
import { allComponents, flag, type WireComponent, type WireMessage } from './payload-rules.ts';

/** A message as it stands in a channel. */
export interface ChannelMessage {
  readonly id: string;
  readonly channelId: string;
  /** The interaction it answers, where it answers one. */
  readonly interactionId?: string;
  /** The only user who sees it; everyone in the channel where that is missing. */
  readonly seenBy?: string;
  /** True while Discord shows "thinking …". */
  thinking: boolean;
  deleted: boolean;
  payload: WireMessage;
  /** Who was notified when it was created. */
  pinged: readonly string[];
  edits: number;
}

/** The text of a message as Discord got it, its parts separated by an empty line. */
export function rawTextOf({ payload }: ChannelMessage): string {
  const parts = allComponents(payload.components ?? []).flatMap(({ content }) =>
    content === undefined ? [] : [content],
  );
  return [payload.content ?? '', ...parts].filter((part) => part !== '').join('\n\n');
}

/** The text as a reader sees it, near enough for words: backslashes of escapes and marks of addresses gone. */
export function textOf(message: ChannelMessage): string {
  return rawTextOf(message)
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1')
    .replaceAll('​', '');
}

/** The buttons of a message in order. */
export function buttonsOf({ payload }: ChannelMessage): WireComponent[] {
  return allComponents(payload.components ?? []).filter(({ type }) => type === 2);
}

/** True where links in the message grow pictures and previews. */
export function unfurls({ payload }: ChannelMessage): boolean {
  const flags = payload.flags ?? 0;
  return (flags & flag.componentsV2) === 0 && (flags & flag.suppressEmbeds) === 0;
}

/** A new message; notifies nobody where only its asker sees it. */
export function newMessage(
  given: Pick<ChannelMessage, 'id' | 'channelId'> & { interactionId?: string; seenBy?: string },
  payload: WireMessage,
  thinking = false,
): ChannelMessage {
  return {
    ...given,
    payload,
    thinking,
    deleted: false,
    edits: 0,
    pinged: thinking ? [] : pingedBy(payload),
  };
}
