import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { answerOrIncident } from '../../../src/builders/incident.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { splitWords, type Word } from '../../../src/commands/words.ts';
import { answerDigest } from '../../../src/digest/commands/answer.ts';
import type { DigestDesk, DigestReply } from '../../../src/digest/commands/desk.ts';
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
    const reply = await orIncident(bot, language, async () => {
      const profile = await bot.outbound.profileOf(token, command.user_id);
      const known = profile.ok ? profile.value : undefined;
      const desk: DigestDesk = {
        core: bot.core,
        subscriptions: digesting.subscriptions,
        clock: bot.clock,
        access: digesting.messenger.check,
        examine: digesting.examine,
      };
      return answerDigest(
        {
          words: wordsOf(unescapeText((command.text as string | undefined) ?? '')),
          place: { platform: 'slack', workspace: command.team_id, channel: command.channel_id },
          channelName: nameless.has(command.channel_name) ? undefined : command.channel_name,
          person: { id: command.user_id, name: (command.user_name as string | undefined) ?? command.user_id },
          mayManage: digesting.access === 'everyone' || known?.isAdmin === true,
          seesWorkspace: false,
          zone: known?.zone,
          language,
        },
        desk,
      );
    });
    const sent = await bot.outbound.respond(command.response_url, messageOf(bot, reply.answer), {
      audience: 'asker',
    });
    if (sent.ok) count(reply.answer);
    else bot.log.error({ code: sent.failure.code }, 'Slack did not take the answer to a command');
    if (reply.announcement === undefined) return;
    const posted = await bot.outbound.post(
      { token, channel: command.channel_id },
      messageOf(bot, reply.announcement),
    );
    if (!posted.ok)
      bot.log.warn({ code: posted.failure.code }, 'a change of a digest could not be announced');
  };
}

function wordsOf(line: string): readonly Word[] {
  const split = splitWords(line);
  return 'words' in split ? split.words : line.split(/\s+/u).map((text) => ({ text }));
}

function messageOf({ core }: Bot, answer: DigestReply['answer']): SlackMessage {
  return renderReply(replyWith(answer, core, slackCaps, 1, 'asker'));
}

async function orIncident(
  bot: Bot,
  language: Language,
  work: () => Promise<DigestReply>,
): Promise<DigestReply> {
  try {
    return await work();
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { answer: answerOrIncident(fail, bot.core, language, bot.report).answer };
  }
}
