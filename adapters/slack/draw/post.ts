import type { Answer } from '../../../src/answer/nodes.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import { renderReply, type SlackMessage, slackCaps } from './render.ts';

const drawn = new WeakMap<Answer, SlackMessage>();

/** A post for everyone in a channel. Many channels get the same digest on a day, and it is drawn once for them. */
export function renderPost(answer: Answer, core: Core): SlackMessage {
  const known = drawn.get(answer);
  if (known !== undefined) return known;
  const message = renderReply(replyWith(answer, core, slackCaps, 1, 'everyone'));
  drawn.set(answer, message);
  return message;
}
