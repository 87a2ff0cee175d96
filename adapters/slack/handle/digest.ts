import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { answerOrIncident } from '../../../src/builders/incident.ts';
import { splitWords, type Word } from '../../../src/commands/words.ts';
import { answerDigest } from '../../../src/digest/commands/answer.ts';
import type { DigestReply } from '../../../src/digest/commands/desk.ts';
import { asksForForm } from '../../../src/digest/commands/parse.ts';
import {
  type AnsweredPress,
  answerDigestPress,
  type PressReply,
} from '../../../src/digest/commands/press.ts';
import type { Language } from '../../../src/language.ts';
import type { SlackMessage } from '../draw/render.ts';
import { acknowledge } from '../receive/acknowledgement.ts';
import { unescapeText } from '../receive/typed-text.ts';
import { startCount } from '../send/counting.ts';
import type { Bot } from './bot.ts';
import { wishOf } from './bot.ts';
import { announce, askingOf, type DigestAsker, type Digesting, messageOf } from './digest-asker.ts';
import { openDigestForm } from './digest-form.ts';

/** How long a command that came once is known, in ms. */
const knownFor = 60 * 60 * 1000;

/**
 * `/compacts-digest …`: acknowledged at once, since it asks Slack whether the bot can post; the answer follows, seen by
 * the asker only. What was changed is announced in the channel, so that everyone there knows who did it.
 */
export function onDigestCommand(bot: Bot, digesting: Digesting) {
  return async ({ ack, command, context }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const count = startCount(bot.metrics);
    await acknowledge(ack, bot.log);
    if (!bot.recent.first(`digest/${command.trigger_id}`, knownFor)) return;
    const token = context.botToken ?? '';
    const { suggested: language } = await wishOf(bot, {
      token,
      team: command.team_id,
      user: command.user_id,
    });
    const asker = {
      token,
      team: command.team_id,
      user: command.user_id,
      userName: command.user_name as string | undefined,
      channel: command.channel_id,
      channelName: command.channel_name,
      language,
    };
    const words = wordsOf(unescapeText((command.text as string | undefined) ?? ''));
    if (asksForForm(words) && (await openDigestForm(bot, digesting, command.trigger_id, asker))) return;
    const reply = await orIncident(bot, language, async () => {
      const { presser, desk } = await askingOf(bot, digesting, asker);
      return answerDigest({ ...presser, words }, desk);
    });
    const sent = await bot.outbound.respond(command.response_url, messageOf(bot, reply.answer), {
      audience: 'asker',
    });
    if (sent.ok) count(reply.answer);
    else bot.log.error({ code: sent.failure.code }, 'Slack did not take the answer to a command');
    await announce(bot, asker, reply);
  };
}

/** A button under a digest: its answer is seen by whoever presses it, what it changed by everyone. */
export async function replyToDigestPress(
  bot: Bot,
  digesting: Digesting,
  press: AnsweredPress,
  asker: DigestAsker,
): Promise<{ readonly message: SlackMessage; readonly reply: DigestReply }> {
  const { language } = asker;
  const reply = await orIncident(bot, language, async () => {
    const { presser, desk } = await askingOf(bot, digesting, asker);
    return answerDigestPress(press, presser, desk);
  });
  const page = 'page' in reply ? reply.page : 1;
  return { message: messageOf(bot, reply.answer, page), reply };
}

function wordsOf(line: string): readonly Word[] {
  const split = splitWords(line);
  return 'words' in split ? split.words : line.split(/\s+/u).map((text) => ({ text }));
}

async function orIncident(
  bot: Bot,
  language: Language,
  work: () => Promise<DigestReply | PressReply>,
): Promise<DigestReply | PressReply> {
  try {
    return await work();
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { answer: answerOrIncident(fail, bot.core, language, bot.report).answer };
  }
}
