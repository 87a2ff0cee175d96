import type { AnswerFile } from '../../../src/answer/nodes.ts';
import { createBounded } from '../../../src/bounded.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { holding } from '../../../src/holding.ts';
import type { CountedAnswer } from '../../../src/ports.ts';
import { kindOf } from '../../../src/query/address.ts';
import { renderReply, type SlackMessage } from './render.ts';

/** How many messages are kept at least. */
const keptMessages = 200;

/** A message, with what is counted of its answer. */
export interface Drawn {
  readonly message: SlackMessage;
  /** The message as the answer to a slash command, seen by who asked only. */
  readonly acknowledgement: SlackMessage & { readonly response_type: 'ephemeral' };
  readonly counted: Pick<CountedAnswer, 'query' | 'status'>;
  /** The file of its answer. */
  readonly file?: AnswerFile | undefined;
}

/**
 * Messages of lately, by what was typed: the same words have the same answer as long as the program runs, so what
 * many ask is understood and drawn once. Without names, in memory only, and soon pushed out by newer ones.
 */
export interface Rendered {
  /** The message for what was typed, from memory or made. A failure is not remembered: its message is made each time. */
  messageFor(typed: string, reply: () => Reply, asked?: string): Drawn;
  /** True where the message need not be made. */
  has(typed: string): boolean;
}

/** A reply as it is sent, with what was asked above it; the help answers no question. */
export function drawReply(reply: Reply, asked?: string): Drawn {
  const isHelp = kindOf(reply.answer.query) === 'help';
  const drawn = drawMessage(renderReply(reply, isHelp ? {} : { asked }), countedOf(reply.answer));
  return reply.page === 1 && reply.answer.file !== undefined ? { ...drawn, file: reply.answer.file } : drawn;
}

/** A message as it is sent. */
export function drawMessage(message: SlackMessage, counted: Drawn['counted']): Drawn {
  return { message, acknowledgement: { response_type: 'ephemeral', ...message }, counted };
}

const messagesOf = holding((_: object) => createBounded<Drawn>(keptMessages));

export function createRendered(): Rendered {
  const key = {};
  return {
    has: (typed) => messagesOf(key).get(typed) !== undefined,
    messageFor(typed, reply, asked) {
      const known = messagesOf(key).get(typed);
      if (known !== undefined) return known;
      const made = reply();
      const drawn = drawReply(made, asked);
      if (made.answer.status !== 'error') messagesOf(key).set(typed, drawn);
      return drawn;
    },
  };
}
