import type {
  AllMiddlewareArgs,
  MessageShortcut,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt';
import { askedBehind } from '../../../src/chat/lead.ts';
import type { LanguageWish } from '../../../src/language.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { type Drawn, drawReply } from '../draw/drawn.ts';
import { slashCommand } from '../draw/manifest.ts';
import { renderNotice } from '../draw/render.ts';
import { acknowledge, wayOf } from '../receive/acknowledgement.ts';
import { shownText } from '../receive/shown-text.ts';
import { unescapeText } from '../receive/typed-text.ts';
import { startCount } from '../send/counting.ts';
import { budgets } from '../send/limits.ts';
import {
  type Bot,
  inTurnOrIncident,
  messageOrIncident,
  replyToLine,
  replyToQuotation,
  wishOf,
} from './bot.ts';

/** How many commands may wait for their answers before a new one is acknowledged without waiting for its own. */
const mostInSuspense = 50;

/** How long a command that came once is known, in ms: longer than anyone delivers it again. */
const knownFor = 60 * 60 * 1000;

/**
 * `/compacts …`: the answer is the acknowledgement, so that it takes one way and cannot come twice. Where it is
 * not ready in time, or the connection is gone, it follows in the other way. One whose acknowledgement may be lost
 * gets a fresh answer when it comes again: Slack delivers again only what it had no acknowledgement of.
 */
export function onCommand(bot: Bot) {
  let inSuspense = 0;
  return async ({ ack, command, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const key = `command/${command.trigger_id}`;
    if (!bot.recent.first(key, knownFor)) return ack();
    const count = startCount(bot.metrics, wayOf(context)?.arrivedAt);
    const wish = wishOf(bot, { token: context.botToken ?? '', team: command.team_id, user: command.user_id });
    // Slack leaves the field out, or empty, where nothing was typed.
    const typed = unescapeText((command.text as string | undefined) ?? '').trim();
    const messageFor = (wanted: LanguageWish) => {
      const reply = () => replyToLine(bot, typed, wanted, 'asker');
      const asked = askedBehind(slashCommand, typed);
      const draw = () => bot.rendered.messageFor(rememberedAs(wanted), reply, asked);
      return messageOrIncident(bot, wanted.suggested, draw);
    };
    const rememberedAs = ({ suggested }: LanguageWish) => `${suggested} ${typed}`;
    const inTurn = (wanted: LanguageWish) => {
      const turn = bot.rendered.has(rememberedAs(wanted)) ? undefined : bot.turns.next();
      return turn === undefined ? messageFor(wanted) : turn.then(() => messageFor(wanted));
    };
    const made = wish instanceof Promise ? wish.then(inTurn) : inTurn(wish);
    const ready = made instanceof Promise ? await soon(made) : made;
    if (ready !== undefined) {
      const { acknowledgement, counted } = ready;
      let isWritten = true;
      wayOf(context)?.onLost(() => {
        if (!isWritten) return;
        bot.recent.forget(key);
        bot.log.warn('the connection broke with an answer on its way; it is given again if Slack asks again');
      });
      isWritten = await acknowledge(() => ack(acknowledgement), bot.log);
      if (isWritten) return count(counted);
    } else {
      await acknowledge(ack, bot.log);
    }
    const { message, counted } = ready ?? (await made);
    const sent = await bot.outbound.respond(command.response_url, message, { audience: 'asker' });
    if (sent.ok) return count(counted);
    bot.log.error({ code: sent.failure.code }, 'Slack did not take the answer to a command');
    // What surely was not shown may be answered when it comes again.
    if (sent.failure.kind !== 'unknown') bot.recent.forget(key);
  };

  /** The answer where it is there within Slack's patience; undefined at once where so many wait that it can't be. */
  async function soon(made: Promise<Drawn>): Promise<Drawn | undefined> {
    if (inSuspense >= mostInSuspense) return undefined;
    inSuspense += 1;
    try {
      return await within(made, budgets.acknowledgeSeconds);
    } finally {
      inSuspense -= 1;
    }
  }
}

/** What a promise gives within so many seconds, or undefined. */
async function within<Value>(promise: Promise<Value>, seconds: number): Promise<Value | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The message shortcut: checks the words of someone's message against the sources, for whoever asks. */
export function onVerifyShortcut(bot: Bot) {
  return async ({
    ack,
    shortcut,
    context,
  }: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs): Promise<void> => {
    await acknowledge(ack, bot.log);
    if (!bot.recent.first(`shortcut/${shortcut.trigger_id}`, knownFor)) return;
    const count = startCount(bot.metrics);
    const person = { token: context.botToken ?? '', team: context.teamId ?? '', user: shortcut.user.id };
    const wish = await wishOf(bot, person);
    const quoted = shownText(shortcut.message);
    const { message, counted }: Partial<Drawn> & Pick<Drawn, 'message'> =
      quoted === ''
        ? { message: renderNotice(sayPlainly(bot.core.messages, wish.suggested, 'slack.shortcut-no-text')) }
        : await inTurnOrIncident(bot, wish.suggested, () =>
            drawReply(replyToQuotation(bot, quoted, wish, 'asker')),
          );
    // A message in a thread is read there, so the answer stands there too.
    const thread = threadOf(shortcut.message);
    const sent = await bot.outbound.respond(shortcut.response_url, message, { audience: 'asker', thread });
    if (!sent.ok) bot.log.error({ code: sent.failure.code }, 'Slack did not take the answer to a shortcut');
    else if (counted !== undefined) count(counted);
  };
}

function threadOf(message: MessageShortcut['message']): string | undefined {
  const thread: unknown = message['thread_ts'];
  return typeof thread === 'string' ? thread : undefined;
}
