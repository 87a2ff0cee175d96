import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Caps } from '../../../src/answer/caps.ts';
import { asksToCheck } from '../../../src/chat/check-above.ts';
import { fallbackLanguage, type Language } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { type Drawn, drawMessage, drawReply } from '../draw/drawn.ts';
import { renderNotice, type SlackMessage, slackCaps } from '../draw/render.ts';
import { type Written, writtenIn } from '../receive/messages.ts';
import { shownText } from '../receive/shown-text.ts';
import { readText } from '../receive/typed-text.ts';
import { startCount } from '../send/counting.ts';
import type { Destination, ThreadMessage } from '../send/outbound.ts';
import { type Bot, inTurnOrIncident, replyToLine, replyToQuotation, wishOf } from './bot.ts';
import { drawnWithFile, sendFile } from './files.ts';
import { keyOf } from './left-behind.ts';

/** How long a message is marked as answered, in ms: Slack delivers an event again for up to an hour. */
const markedFor = 24 * 60 * 60 * 1000;

/** The longest wait before a post that Slack put off, in seconds, and how often it is tried. */
const longestPause = 30;
const mostTries = 3;

/** A message that was written to the bot, and where. */
interface Heard extends Written {
  readonly team: string;
  readonly token: string;
  /** The bot itself, as a user. */
  readonly botUser: string | undefined;
}

type MessageArguments = SlackEventMiddlewareArgs<'app_mention' | 'message'> & AllMiddlewareArgs;

/** A mention of the bot, or a message to it alone: answered in its thread, as Slack shows such a message with one. */
export function onMessage(bot: Bot) {
  return async ({ event, context }: MessageArguments): Promise<void> => {
    const written = writtenIn(event);
    const { teamId: team = '', botToken: token = '', botUserId: botUser } = context;
    if (written === undefined || written.user === botUser) return;
    const isSettled = await answerHeard(bot, { ...written, team, token, botUser });
    if (isSettled) await bot.waiting?.end(keyOf(team, written.channel, written.ts));
  };
}

/**
 * Answers a message in its thread, and once however often Slack delivers it. False where it has no answer yet: somebody
 * else is at it, or Slack may take one later.
 */
async function answerHeard(bot: Bot, heard: Heard): Promise<boolean> {
  const { team, token, channel, user, text, ts, thread, isDirect } = heard;
  const until = new Date(bot.clock.now().getTime() + markedFor);
  if (!(await bot.marks.first(`slack/mention/${team}/${channel}/${ts}`, until))) return false;
  const count = startCount(bot.metrics);
  const wish = await wishOf(bot, { token, team, user });
  const inThread = thread ?? ts;
  const audience = isDirect ? 'alone' : 'everyone';
  const line = readText(text).trim();
  const above = await wordsToCheck(bot, heard, line);
  const conversations = conversationsOf({ ...heard, thread: inThread }, thread === undefined && isDirect);
  const follow = () => bot.conversations.follow(conversations, line, bot.core, wish.suggested);
  let asked: string | undefined;
  const answered = (caps: Caps): Drawn => {
    if (above === 'unreadable') return noticeOf(bot, wish.suggested, 'slack.check-unreadable');
    if (above === '') return noticeOf(bot, wish.suggested, 'slack.shortcut-no-text');
    if (above !== undefined) return drawReply(replyToQuotation(bot, above, wish, audience));
    asked ??= follow();
    return drawReply(replyToLine(bot, asked, wish, audience, caps));
  };
  const draw = (caps: Caps) => inTurnOrIncident(bot, wish.suggested, () => answered(caps));
  const { message, counted, file } = await drawnWithFile(bot, { team, token }, draw);
  const to = { token, channel, thread: inThread };
  const posted = await postPatiently(bot, to, message);
  if (posted === 'done') count(counted);
  if (posted === 'done' && file !== undefined) await sendFile(bot, to, file, () => draw(slackCaps));
  return posted !== 'later';
}

/**
 * The words that somebody asks to check with "verify" alone: of what they forward with it, else of the message above.
 * Who forwards something to the bot and says nothing asks for that, too. Undefined where another question is asked.
 */
async function wordsToCheck(
  bot: Bot,
  heard: Heard,
  line: string,
): Promise<string | 'unreadable' | undefined> {
  const { forwarded, thread, isDirect } = heard;
  const isAsked = asksToCheck(line);
  const words = isAsked || (isDirect && line === '') ? shownText({ attachments: forwarded }) : '';
  if (words !== '') return words;
  return isAsked && thread !== undefined ? wordsAbove(bot, { ...heard, thread }) : undefined;
}

/**
 * The words of the message above in the thread that somebody asks to check: the last one that is neither the bot's own
 * nor written to it, else that which the thread is about.
 */
async function wordsAbove(
  bot: Bot,
  heard: Heard & { readonly thread: string },
): Promise<string | 'unreadable'> {
  const { token, channel, thread, ts, botUser } = heard;
  const told = await bot.outbound.messagesAbove({ token, channel, thread }, ts);
  if (!told.ok) {
    bot.log.info({ code: told.failure.code }, 'Slack did not show the message above');
    return 'unreadable';
  }
  const isAside = ({ user, text = '' }: ThreadMessage) => user === botUser || text.includes(`<@${botUser}>`);
  const meant = told.value.findLast((message) => !isAside(message)) ?? told.value[0];
  return meant === undefined ? 'unreadable' : shownText(meant);
}

function noticeOf(
  bot: Bot,
  language: Language,
  key: 'slack.check-unreadable' | 'slack.shortcut-no-text',
): Drawn {
  const { messages } = bot.core;
  const name = sayPlainly(messages, fallbackLanguage, 'slack.shortcut');
  const sentence =
    key === 'slack.check-unreadable'
      ? sayPlainly(messages, language, key, { name })
      : sayPlainly(messages, language, key);
  return drawMessage(renderNotice(sentence), { query: 'verify', status: 'needs_clarification' });
}

/** Its thread; a new message to the bot alone leans on the one before it there too, for who does not use threads. */
function conversationsOf({ team, channel, thread }: Heard, isNewThread: boolean): readonly string[] {
  const own = `${team}/${channel}/${thread}`;
  return isNewThread ? [own, `${team}/${channel}`] : [own];
}

/** Posts; where Slack says that nothing was posted and when to come again, comes again, up to some times. */
async function postPatiently(
  bot: Bot,
  to: Destination,
  message: SlackMessage,
): Promise<'done' | 'in vain' | 'later'> {
  for (let tries = 1; ; tries += 1) {
    const posted = await bot.outbound.post(to, message);
    if (posted.ok) return 'done';
    const { kind, code, retryAfter = tries } = posted.failure;
    if (kind !== 'wait' || tries === mostTries || retryAfter > longestPause) {
      bot.log.error({ code, kind }, 'Slack did not take the answer to a message');
      return kind === 'wait' || kind === 'passing' ? 'later' : 'in vain';
    }
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
  }
}
