import { setTimeout as after } from 'node:timers/promises';
import type { Client, GatewayMessageCreateDispatchData } from 'discord.js';
import type { Answer } from '../../../src/answer/nodes.ts';
import { answerOrIncident } from '../../../src/builders/incident.ts';
import { asksToCheck } from '../../../src/chat/check-above.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import type { Conversations } from '../../../src/chat/follow-up.ts';
import type { Waiting } from '../../../src/chat/left-behind.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { answerTypedLine } from '../../../src/chat/typed-line.ts';
import { dispatch } from '../../../src/dispatch.ts';
import type { Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import type { AwaitedMessage } from '../../../src/ports.ts';
import { asRequest } from '../../../src/service/request.ts';
import { discordCaps, type MessagePayload, renderNotice, renderReply } from '../draw/render.ts';
import { checkInput, suggestedLanguage } from '../receive/invocations.ts';
import { type Heard, heardIn } from '../receive/messages.ts';
import type { Bot } from './bot.ts';

/** How long a message is marked as answered, in milliseconds: longer than Discord delivers an event again. */
const markedFor = 24 * 3_600_000;

/** The longest wait before a message that Discord put off, in milliseconds, and how often it is tried. */
const longestPause = 30_000;
const mostTries = 3;

/** A reply is refused with this code where the bot may not read what was written before. */
const mayNotReply = 160_002;

/** What messages are answered with. */
export interface MessageParts
  extends Pick<Bot, 'core' | 'outbound' | 'onceMarks' | 'clock' | 'log' | 'report' | 'metrics' | 'language'> {
  /** The last questions, for minutes. */
  readonly conversations: Conversations;
  /** Which messages wait for their answer; undefined where nothing is kept. */
  readonly waiting: Waiting | undefined;
}

/** Answers messages that are written to the bot, each once. */
export interface MessageHandler {
  handle(message: GatewayMessageCreateDispatchData, client: Client): void;
  /** Resolves when everything that was begun is answered. */
  settled(): Promise<void>;
}

/** The handler of mentions, of replies to the bot, and of what is written to it alone. */
export function messageHandler(parts: MessageParts): MessageHandler {
  const running = new Set<Promise<void>>();
  return {
    handle: (message, client) => {
      const heard = heardIn(message, client.user?.id ?? '');
      if (heard === undefined) return;
      const work = asRequest(
        () =>
          answerAwaited(heard, client, parts).catch((error: unknown) => {
            parts.report(crypto.randomUUID().slice(0, 8), error);
          }),
        heard.id,
      );
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}

/** Notes that the message waits, and that it waits no more: Discord tells it once, so nobody else knows of it. */
async function answerAwaited(heard: Heard, client: Client, parts: MessageParts): Promise<void> {
  const { id, channelId, guildId } = heard;
  const key = { platform: 'discord', workspace: guildId ?? withBotAlone, id };
  await parts.waiting?.begin({ ...key, place: JSON.stringify({ channelId } satisfies Place) });
  await answerHeard(heard, client, parts);
  await parts.waiting?.end(key);
}

/** What stands for a server where there is none. */
const withBotAlone = '@me';

/** Where a message waits. */
interface Place {
  readonly channelId: string;
}

/** Says, as a reply to a message, that it was left behind. False where Discord may take that later. */
export async function tellLeftBehind(
  { id, workspace, place }: AwaitedMessage,
  client: Client,
  parts: Pick<MessageParts, 'core' | 'language' | 'log' | 'outbound'>,
): Promise<boolean> {
  const { channelId } = JSON.parse(place) as Place;
  const guildId = workspace === withBotAlone ? undefined : workspace;
  const language = languageIn({ guildId }, client, parts);
  const notice = renderNotice(sayPlainly(parts.core.messages, language, 'chat.interrupted'), 'public');
  const told = await parts.outbound.create(channelId, notice, { nonce: id, replyTo: id });
  return told.done || told.refusal.todo !== 'wait';
}

async function answerHeard(heard: Heard, client: Client, parts: MessageParts): Promise<void> {
  const { core, clock, metrics, onceMarks, report, conversations } = parts;
  const began = performance.now();
  const until = new Date(clock.now().getTime() + markedFor);
  if (!(await onceMarks.first(`discord/message/${heard.id}`, until))) return;
  const language = languageIn(heard, client, parts);
  if (heard.repliesTo !== undefined && asksToCheck(heard.text)) {
    await checkAbove(heard, heard.repliesTo.shown, language, parts);
    return;
  }
  const asked = conversations.follow(conversationsOf(heard, client), heard.text, core, language);
  const answerIt = () => answerTypedLine(asked, { suggested: language }, core);
  const { answer } = answerOrIncident(answerIt, core, language, report);
  const messageId = await post(heard, drawn(answer, heard, parts), parts);
  if (messageId === undefined) return;
  for (const each of [messageId, heard.userId]) conversations.remember(placeOf(heard, each), asked);
  const seconds = (performance.now() - began) / 1000;
  metrics.answered({ platform: 'discord', ...countedOf(answer), seconds });
}

/** "verify" in reply to a message: what that one says is checked, where Discord shows it to the bot. */
async function checkAbove(
  heard: Heard,
  shown: string,
  language: Language,
  parts: MessageParts,
): Promise<void> {
  const { core, metrics, report } = parts;
  const began = performance.now();
  const input = checkInput(shown);
  if (input === undefined) {
    const name = sayPlainly(core.messages, language, 'discord.check-quotation');
    const sentence = sayPlainly(core.messages, language, 'discord.check-unreadable', { name });
    await post(heard, renderNotice(sentence, 'public'), parts);
    return;
  }
  const answerIt = () => dispatch({ input, wish: { suggested: language } }, core);
  const { answer } = answerOrIncident(answerIt, core, language, report);
  if ((await post(heard, drawn(answer, heard, parts), parts)) === undefined) return;
  const seconds = (performance.now() - began) / 1000;
  metrics.answered({ platform: 'discord', ...countedOf(answer), seconds });
}

/** In a server, everyone sees the answer and its buttons; with the bot alone there is nobody else. */
function drawn(given: Answer, { guildId }: Heard, { core, metrics }: MessageParts): MessagePayload {
  const audience = guildId === undefined ? 'alone' : 'everyone';
  const reply = replyWith(given, core, discordCaps, 1, audience);
  metrics.lost('discord', reply.loss);
  return renderReply(reply, 'public');
}

/**
 * What a question may lean on. With the bot alone, and in a thread, it is the question before it there; elsewhere that
 * of the answer it replies to, and without one the person's own last question in the channel: others ask there too.
 */
function conversationsOf(heard: Heard, client: Client): readonly string[] {
  const { channelId, guildId, userId, repliesTo } = heard;
  const isThread = client.channels.cache.get(channelId)?.isThread() === true;
  if (guildId === undefined || isThread) return [channelId];
  return [placeOf(heard, repliesTo === undefined ? userId : repliesTo.id)];
}

function placeOf({ channelId }: Heard, id: string): string {
  return `${channelId}/${id}`;
}

/** A message tells no locale of its writer's, so the server's suggests the language, if there is one. */
function languageIn(
  { guildId }: Pick<Heard, 'guildId'>,
  client: Client,
  { language }: Pick<MessageParts, 'language'>,
): Language {
  const guildLocale =
    guildId === undefined ? null : (client.guilds.cache.get(guildId)?.preferredLocale ?? null);
  return suggestedLanguage({ locale: '', guildLocale }, language);
}

/**
 * Posts the answer as a reply; where the bot may not reply there, as a message of its own. Where Discord puts it off,
 * it comes again: the nonce makes that harmless. Gives the message's id, or undefined where it was in vain.
 */
async function post(
  { id, channelId }: Heard,
  payload: MessagePayload,
  { outbound, log }: MessageParts,
): Promise<string | undefined> {
  let replyTo: string | undefined = id;
  for (let tries = 1; ; tries += 1) {
    const sent = await outbound.create(channelId, payload, {
      nonce: id,
      ...(replyTo !== undefined && { replyTo }),
    });
    if (sent.done) return sent.result.messageId;
    const { refusal } = sent;
    const pause = refusal.retryAfter ?? tries * 1000;
    if (refusal.code === mayNotReply && replyTo !== undefined) replyTo = undefined;
    else if (refusal.todo === 'wait' && tries < mostTries && pause <= longestPause) await after(pause);
    else {
      log.warn({ refusal }, 'Discord did not take the answer to a message');
      return undefined;
    }
  }
}
