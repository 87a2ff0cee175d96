import { createBounded } from '../../src/chat/bounded.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { renderReply, type SlackMessage } from './render.ts';

/** How many messages are kept at least. */
const keptMessages = 200;

/**
 * Messages of lately, by what was typed: the same words have the same answer as long as the program runs, so what
 * many ask is understood and drawn once. Without names, in memory only, and soon pushed out by newer ones.
 */
export interface Rendered {
  /** The message for what was typed, from memory or made. What went wrong is made anew each time. */
  messageFor(typed: string, reply: () => Reply): SlackMessage;
}

export function createRendered(): Rendered {
  const messages = createBounded<SlackMessage>(keptMessages);
  return {
    messageFor(typed, reply) {
      const known = messages.get(typed);
      if (known !== undefined) return known;
      const made = reply();
      const message = renderReply(made);
      if (made.answer.status !== 'error') messages.set(typed, message);
      return message;
    },
  };
}
