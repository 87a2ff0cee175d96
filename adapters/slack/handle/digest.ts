import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { answerOrIncident } from '../../../src/builders/incident.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { splitWords, type Word } from '../../../src/commands/words.ts';
import type { DigestPress } from '../../../src/digest/buttons.ts';
import { answerDigest } from '../../../src/digest/commands/answer.ts';
import type { DigestDesk, DigestReply } from '../../../src/digest/commands/desk.ts';
import {
  answerDigestPress,
  type DigestPresser,
  type PressReply,
} from '../../../src/digest/commands/press.ts';
import type { Subscriptions } from '../../../src/digest/ledger.ts';
import type { Messenger } from '../../../src/digest/messenger.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import type { Language } from '../../../src/language.ts';
import type { DigestConfig } from '../../../src/settings/config.ts';
import { renderReply, type SlackMessage, slackCaps } from '../draw/render.ts';
import { acknowledge } from '../receive/acknowledgement.ts';
import { unescapeText } from '../receive/typed-text.ts';
import { startCount } from '../send/counting.ts';
import type { Bot } from './bot.ts';
import { wishOf } from './bot.ts';

/** What the command for digests works with. */
export interface Digesting {
  readonly subscriptions: Subscriptions;
  readonly access: DigestConfig['slackAccess'];
  readonly messenger: Messenger;
  /** How the running bot is. */
  readonly examine: () => Promise<readonly Finding[]>;
}

/** How long a command that came once is known, in ms. */
const knownFor = 60 * 60 * 1000;

/** Names that Slack gives channels without one of their own. */
const nameless = new Set(['directmessage', 'privategroup']);

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
    const reply = await orIncident(bot, language, async () => {
      const { presser, desk } = await askingOf(bot, digesting, asker);
      const words = wordsOf(unescapeText((command.text as string | undefined) ?? ''));
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

/** Who asks about a digest on Slack, and where. */
export interface DigestAsker {
  readonly token: string;
  readonly team: string;
  readonly user: string;
  readonly userName: string | undefined;
  readonly channel: string;
  readonly channelName: string | undefined;
  readonly language: Language;
}

/** The asker with their rights and their zone, as Slack tells them now. */
export async function askingOf(
  bot: Bot,
  digesting: Digesting,
  { token, team, user, userName, channel, channelName, language }: DigestAsker,
): Promise<{ readonly presser: DigestPresser; readonly desk: DigestDesk }> {
  const profile = await bot.outbound.profileOf(token, user);
  const known = profile.ok ? profile.value : undefined;
  return {
    presser: {
      place: { platform: 'slack', workspace: team, channel },
      channelName: channelName === undefined || nameless.has(channelName) ? undefined : channelName,
      person: { id: user, name: userName ?? user },
      mayManage: digesting.access === 'everyone' || known?.isAdmin === true,
      seesWorkspace: false,
      zone: known?.zone,
      language,
    },
    desk: {
      core: bot.core,
      subscriptions: digesting.subscriptions,
      clock: bot.clock,
      access: digesting.messenger.check,
      examine: digesting.examine,
    },
  };
}

/** A button under a digest: its answer is seen by whoever presses it, what it changed by everyone. */
export async function replyToDigestPress(
  bot: Bot,
  digesting: Digesting,
  press: DigestPress,
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

/** Tells everyone in the channel what was changed. */
export async function announce(bot: Bot, { token, channel }: DigestAsker, reply: DigestReply): Promise<void> {
  if (reply.announcement === undefined) return;
  const posted = await bot.outbound.post({ token, channel }, messageOf(bot, reply.announcement));
  if (!posted.ok) bot.log.warn({ code: posted.failure.code }, 'a change of a digest could not be announced');
}

function wordsOf(line: string): readonly Word[] {
  const split = splitWords(line);
  return 'words' in split ? split.words : line.split(/\s+/u).map((text) => ({ text }));
}

function messageOf({ core }: Bot, answer: DigestReply['answer'], page = 1): SlackMessage {
  return renderReply(replyWith(answer, core, slackCaps, page, 'asker'));
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
