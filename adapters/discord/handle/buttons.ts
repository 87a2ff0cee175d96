import type { ButtonInteraction } from 'discord.js';
import type { Answer } from '../../../src/answer/nodes.ts';
import { answer } from '../../../src/builders/answer.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import { buttonTooOld, sharedBy, sharedNotice } from '../../../src/chat/notices.ts';
import { type Press, parsePress } from '../../../src/chat/press.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { type DigestPress, parseDigestPress } from '../../../src/digest/buttons.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { addressOf } from '../../../src/query/address.ts';
import { discordCaps, renderReply } from '../draw/render.ts';
import { askedAbove } from '../receive/asked-above.ts';
import { answerInTime, type Outgoing } from './answer-in-time.ts';
import { type Bot, incident, languageFor, notice, pageOf, visibilityIn } from './bot.ts';
import { announce, answerDigestButton, type Digesting, openDigestForm } from './digest.ts';
import { openReport } from './reports.ts';

/** How long a shared answer stays shared: longer than any client keeps a message that only its asker sees. */
const remembered = 7 * 24 * 3_600_000;

/** Any button of the bot. Everything it means is in its id. */
export function press(interaction: ButtonInteraction, parts: Bot): Promise<void> {
  const { core } = parts;
  const pressed = parsePress(interaction.customId);
  const ofDigest =
    pressed === undefined
      ? parseDigestPress(interaction.customId, buttonsIn(interaction.message.components))
      : undefined;
  if (ofDigest !== undefined && parts.digesting !== undefined)
    return pressDigest(interaction, ofDigest, parts.digesting, parts);
  if (pressed === undefined) {
    const sentence = buttonTooOld(core, languageFor(interaction, parts));
    return answerInTime(interaction, 'ephemeral', parts, () => notice(sentence));
  }
  if (pressed.do === 'report') return openReport(interaction, pressed, parts);
  const visibility = visibilityIn(interaction);
  const sorry = (error: unknown): Outgoing =>
    pageOf(incident(error, pressed.language, parts), 1, visibility, parts);
  if (pressed.do === 'share') {
    return answerInTime(interaction, 'public', parts, () => share(interaction, pressed, parts), sorry);
  }
  // A message that everyone sees stays as it is: whoever presses gets an answer of their own.
  const own = visibility === 'public' || interaction.message.flags.has('Ephemeral');
  const turns = pressed.do === 'turn' && own;
  return answerInTime(
    interaction,
    turns ? 'turn' : visibility,
    parts,
    () => {
      const answered = answer(pressed.query, core, pressed.language);
      const asked = pressed.do === 'turn' ? askedAbove(interaction.message) : undefined;
      return pageOf(answered, pressed.page, visibility, parts, asked);
    },
    sorry,
  );
}

/** The ids of all buttons of a message, however deep they stand in it. */
function buttonsIn(components: readonly object[]): string[] {
  return components.flatMap((component) => [
    ...('customId' in component && typeof component.customId === 'string' ? [component.customId] : []),
    ...('components' in component && Array.isArray(component.components)
      ? buttonsIn(component.components as object[])
      : []),
  ]);
}

/** A button under a digest: its answer is seen by whoever presses it, what it changed by everyone. */
async function pressDigest(
  interaction: ButtonInteraction,
  pressed: DigestPress,
  digesting: Digesting,
  parts: Bot,
): Promise<void> {
  const language = languageFor(interaction, parts);
  if (pressed.do === 'form') {
    if (await openDigestForm(interaction, language, digesting, parts)) return;
    const sentence = sayPlainly(parts.core.messages, language, 'digest.error-managers');
    return answerInTime(interaction, 'ephemeral', parts, () => notice(sentence));
  }
  let announcement: Answer | undefined;
  const turns = pressed.do === 'turn' && interaction.message.flags.has('Ephemeral');
  await answerInTime(
    interaction,
    turns ? 'turn' : 'ephemeral',
    parts,
    async () => {
      const reply = await answerDigestButton(interaction, pressed, language, digesting);
      announcement = reply.announcement;
      return pageOf(reply.answer, reply.page, 'ephemeral', parts);
    },
    (error) => pageOf(incident(error, language, parts), 1, 'ephemeral', parts),
  );
  if (announcement !== undefined) await announce(interaction.channelId, announcement, parts);
}

/**
 * The answer for everyone in the channel, once for each message, question and language. It is the response to
 * the press itself, which Discord takes once, and needs no permission of the bot. Only who may write in the
 * channel may share in it.
 */
async function share(
  interaction: ButtonInteraction,
  press: Press,
  { core, onceMarks, clock }: Bot,
): Promise<Outgoing> {
  const { query, language, page } = press;
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
