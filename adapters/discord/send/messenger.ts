import type { Core } from '../../../src/core.ts';
import type { Access, Messenger, Outcome } from '../../../src/digest/messenger.ts';
import { renderPost } from '../draw/post.ts';
import type { Outbound } from './outbound.ts';
import type { Refusal } from './refusals.ts';

/**
 * How long Discord takes a repeated nonce for the first message, in milliseconds: "the past few minutes", of which
 * two are counted on. https://discord.com/developers/docs/resources/message#create-message
 */
const repeatWindow = 120_000;

/** Discord allows 50 requests a second a bot; half of it is left to answers and other instances. */
const postsPerSecond = 25;

/** How long a post may take, in milliseconds, repeats of discord.js's REST client included. */
const postTimeout = 15_000;

/** How long to wait where Discord did not say how long, in milliseconds. */
const unstatedWait = 5_000;

/** What the messenger needs of the running bot. */
export interface DiscordMessengerParts {
  readonly core: Core;
  readonly outbound: () => Outbound;
  /** What the bot may do in a channel of a server, as the gateway tells it. */
  readonly access: (guildId: string, channelId: string) => Access;
  readonly timeout?: number;
}

/** Digests on Discord: the enforced nonce makes a repeat within its window harmless. */
export function discordMessenger({
  core,
  outbound,
  access,
  timeout = postTimeout,
}: DiscordMessengerParts): Messenger {
  return {
    platform: 'discord',
    repeatWindow,
    timeout,
    postsPerSecond,
    prepare: async ({ channel }, answer, key) => {
      const payload = renderPost(answer, core);
      return {
        send: async () => {
          const signal = AbortSignal.timeout(timeout);
          const sent = await outbound().create(channel, payload, { nonce: key, signal });
          return sent.done ? { kind: 'sent', message: sent.result.messageId } : outcomeOf(sent.refusal);
        },
      };
    },
    // Messages that are read back do not tell their nonce.
    find: async () => 'unknown',
    check: async ({ workspace, channel }) => access(workspace, channel),
    tell: async (_, person, answer) => {
      const payload = renderPost(answer, core);
      return (await outbound().tell(person, payload)).done;
    },
  };
}

function outcomeOf({ todo, code, status, retryAfter }: Refusal): Outcome {
  const reason = String(code === 0 ? status : code);
  switch (todo) {
    case 'wait':
      // Without an answer, or with one that something broke inside, the message may be there.
      if (retryAfter === undefined && (status === 0 || status >= 500)) return { kind: 'unknown', reason };
      if (retryAfter === undefined && status !== 429) return { kind: 'passing', reason };
      return { kind: 'wait', for: retryAfter ?? unstatedWait, scope: 'channel' };
    case 'suspend':
    case 'tell':
    case 'log':
      return { kind: 'channel', reason };
    case 'stop':
      return { kind: 'platform', reason };
    case 'defect':
      return { kind: 'refused', reason };
  }
}
