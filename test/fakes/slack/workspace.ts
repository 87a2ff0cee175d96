import { isFields, type Json } from './refusals.ts';
import { buttonsSeen, type Entity, entitiesIn, type SeenButton, unescapeText, wordsSeen } from './seen.ts';

type Fields = { readonly [name: string]: Json };

/** A message that is in a channel, or that one user sees there. */
export interface PostedMessage {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | undefined;
  /** Everyone in the channel, or the one user who sees it. */
  readonly visibleTo: 'everyone' | string;
  /** As it was sent. */
  readonly sent: Fields;
  /** What a screen reader reads: the top-level text. */
  readonly spoken: string;
  /** The words on the screen: those of the blocks, or the text where there are none. */
  readonly words: string;
  readonly buttons: readonly SeenButton[];
  readonly entities: readonly Entity[];
}

/** A channel of the fake workspace. */
export interface Channel {
  readonly id: string;
  readonly archived?: boolean;
  /** True where the bot was invited. */
  readonly botIsMember?: boolean;
}

/** What is in the channels, and what each user sees in the bot's home tab. */
export interface Workspace {
  readonly channels: Map<string, Channel>;
  readonly messages: PostedMessage[];
  /** Who left the workspace: their accounts are deactivated, and nothing can be posted to them. */
  readonly left: Set<string>;
  readonly homes: Map<string, Fields>;
  /** The questions to try above a conversation with the bot, by its channel. */
  readonly prompts: Map<string, Fields>;
  /** Ids of messages that are planned for later. */
  readonly scheduled: Map<string, { readonly channel: string; readonly text: string }>;
  /** Files whose content is awaited, or is there and was not put anywhere yet. */
  readonly uploads: Map<
    string,
    { readonly name: string; readonly length: number; content: string | undefined }
  >;
  /** The files in the channels, oldest first. */
  readonly files: {
    readonly channel: string;
    readonly thread: string | undefined;
    readonly name: string;
    readonly content: string;
  }[];
  /** A timestamp that no other message has. */
  nextTs(): string;
  put(message: {
    channel: string;
    thread?: string | undefined;
    visibleTo: string;
    sent: Fields;
    ts?: string;
  }): PostedMessage;
  /** The forms that were opened, as they are now. */
  readonly forms: { readonly id: string; view: Fields }[];
  /** Everything that this user sees in the channel, oldest first. */
  seenBy(user: string, channel: string): PostedMessage[];
}

/** An empty workspace with these channels, whose clock shows `now`, in ms. */
export function createWorkspace(channels: readonly Channel[], now: () => number): Workspace {
  const messages: PostedMessage[] = [];
  let count = 0;
  const nextTs = () => {
    count += 1;
    return `${Math.floor(now() / 1000)}.${String(count).padStart(6, '0')}`;
  };
  return {
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    messages,
    left: new Set(),
    homes: new Map(),
    prompts: new Map(),
    forms: [],
    scheduled: new Map(),
    uploads: new Map(),
    files: [],
    nextTs,
    put({ channel, thread, visibleTo, sent, ts = nextTs() }) {
      const message = { ts, channel, thread, visibleTo, sent, ...asSeen(sent) };
      const at = messages.findIndex((each) => each.ts === ts);
      if (at >= 0) messages[at] = message;
      else messages.push(message);
      return message;
    },
    seenBy: (user, channel) =>
      messages.filter(
        (message) =>
          message.channel === channel && (message.visibleTo === 'everyone' || message.visibleTo === user),
      ),
  };
}

/** A payload as users see and hear it. */
export function asSeen(sent: Fields): Pick<PostedMessage, 'spoken' | 'words' | 'buttons' | 'entities'> {
  const spoken = unescapeText(String(sent['text'] ?? ''));
  const blocks = Array.isArray(sent['blocks']) ? (sent['blocks'] as Json[]) : undefined;
  return {
    spoken,
    words: blocks === undefined ? spoken : wordsSeen(blocks),
    buttons: blocks === undefined ? [] : buttonsSeen(blocks),
    entities: entitiesIn(isFields(sent) ? sent : {}),
  };
}
