import type { Answer } from '../../../src/answer/nodes.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import { discordCaps, type MessagePayload, renderReply } from './render.ts';

const drawn = new WeakMap<Answer, MessagePayload>();

/** A post for everyone in a channel. Many channels get the same digest on a day, and it is drawn once for them. */
export function renderPost(answer: Answer, core: Core): MessagePayload {
  const known = drawn.get(answer);
  if (known !== undefined) return known;
  const payload = renderReply(replyWith(answer, core, discordCaps, 1, 'everyone'), 'public');
  drawn.set(answer, payload);
  return payload;
}
