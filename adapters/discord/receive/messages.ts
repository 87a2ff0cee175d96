import { type GatewayMessageCreateDispatchData, MessageType } from 'discord.js';
import { type ShownMessage, shownText } from './shown-text.ts';

/** A message that was written to the bot. */
export interface Heard {
  readonly id: string;
  readonly channelId: string;
  /** Undefined where it was written to the bot alone. */
  readonly guildId: string | undefined;
  readonly userId: string;
  /** Its words, without mentions. */
  readonly text: string;
  /** The message it replies to: what that one shows, as far as Discord lets the bot see it. */
  readonly repliesTo: { readonly id: string; readonly shown: string } | undefined;
}

const writtenTypes: ReadonlySet<number> = new Set([MessageType.Default, MessageType.Reply]);

/**
 * What of a message is for the bot: it is written to the bot alone, or mentions it, as a reply to one of its messages
 * does that notifies it. Undefined where a bot wrote it, or it is not for this one. Without the privileged intent,
 * Discord blanks the words of all other messages.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function heardIn(message: GatewayMessageCreateDispatchData, botId: string): Heard | undefined {
  const { id, author, channel_id: channelId, guild_id: guildId, content, type } = message;
  if (author.bot === true || message.webhook_id !== undefined || !writtenTypes.has(type)) return undefined;
  if (guildId !== undefined && !message.mentions.some((each) => each.id === botId)) return undefined;
  const to = message.referenced_message;
  return {
    id,
    channelId,
    guildId,
    userId: author.id,
    text: content.replace(/<@[!&]?\d+>/gu, ' ').trim(),
    repliesTo: to === undefined || to === null ? undefined : { id: to.id, shown: shownText(asShown(to)) },
  };
}

type WireMessage = NonNullable<GatewayMessageCreateDispatchData['referenced_message']>;

function asShown({ content, embeds, components, message_snapshots: snapshots }: WireMessage): ShownMessage {
  return {
    content,
    embeds,
    components: components ?? [],
    snapshots: (snapshots ?? []).map(({ message }) => ({
      content: message.content,
      embeds: message.embeds,
      components: message.components ?? [],
    })),
  };
}
