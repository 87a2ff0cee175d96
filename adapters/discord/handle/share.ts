import type { ButtonInteraction } from 'discord.js';
import { answer } from '../../../src/builders/answer.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import { sharedBy, sharedNotice } from '../../../src/chat/notices.ts';
import type { Press } from '../../../src/chat/press.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import type { Core } from '../../../src/core.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { Clock, OnceMarks } from '../../../src/ports.ts';
import { addressOf } from '../../../src/query/address.ts';
import { discordCaps, renderNotice, renderReply } from '../draw/render.ts';
import { askedAbove } from '../receive/asked-above.ts';
import type { Outgoing } from './answer-in-time.ts';

/** How long a shared answer stays shared: longer than any client keeps a message that only its asker sees. */
const remembered = 7 * 24 * 3_600_000;

/**
 * The answer for everyone in the channel, once for each message, question and language. It is the response to
 * the press itself, which Discord takes once, and needs no permission of the bot. Only who may write in the
 * channel may share in it.
 */
export async function share(
  interaction: ButtonInteraction,
  press: Press,
  { core, onceMarks, clock }: { readonly core: Core; readonly onceMarks: OnceMarks; readonly clock: Clock },
): Promise<Outgoing> {
  const { query, language, page } = press;
  const notice = (sentence: string): Outgoing => ({
    payload: renderNotice(sentence, 'ephemeral'),
    visibility: 'ephemeral',
  });
  if (!mayWrite(interaction)) return notice(sayPlainly(core.messages, language, 'discord.share-not-allowed'));
  const key = `discord/share/${interaction.message.id}/${language}/${addressOf(query)}`;
  const first = await onceMarks.first(key, new Date(clock.now().getTime() + remembered));
  if (!first) return notice(sharedNotice(core, language, false));
  const reply = replyWith(answer(query, core, language), core, discordCaps, page, 'everyone');
  const above = sharedBy(core, language, nameOf(interaction));
  return {
    payload: renderReply(reply, 'public', { above, asked: askedAbove(interaction.message) }),
    visibility: 'public',
    counted: countedOf(reply.answer),
  };
}

/** Outside a server Discord says nothing of permissions: whoever is there may write. */
function mayWrite({ memberPermissions, channel }: ButtonInteraction): boolean {
  const needed = channel?.isThread() === true ? 'SendMessagesInThreads' : 'SendMessages';
  return memberPermissions === null || memberPermissions.has(needed);
}

/** The name that others see: of the member in this server, else of the user. */
function nameOf({ member, user }: ButtonInteraction): string {
  const nick = member === null ? null : 'nickname' in member ? member.nickname : member.nick;
  return nick ?? user.globalName ?? user.username;
}
