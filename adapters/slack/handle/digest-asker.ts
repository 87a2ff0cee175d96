import { replyWith } from '../../../src/chat/reply.ts';
import type { DigestDesk, DigestPresser, DigestReply } from '../../../src/digest/commands/desk.ts';
import type { Subscriptions } from '../../../src/digest/ledger.ts';
import type { Messenger } from '../../../src/digest/messenger.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import type { Language } from '../../../src/language.ts';
import type { DigestConfig } from '../../../src/settings/config.ts';
import { renderReply, type SlackMessage, slackCaps } from '../draw/render.ts';
import type { Bot } from './bot.ts';

/** What the command for digests works with. */
export interface Digesting {
  readonly subscriptions: Subscriptions;
  readonly access: DigestConfig['slackAccess'];
  readonly messenger: Messenger;
  /** How the running bot is. */
  readonly examine: () => Promise<readonly Finding[]>;
}

/** Names that Slack gives channels without one of their own. */
const nameless = new Set(['directmessage', 'privategroup']);

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

/** Tells everyone in the channel what was changed. */
export async function announce(bot: Bot, { token, channel }: DigestAsker, reply: DigestReply): Promise<void> {
  if (reply.announcement === undefined) return;
  const posted = await bot.outbound.post({ token, channel }, messageOf(bot, reply.announcement));
  if (!posted.ok) bot.log.warn({ code: posted.failure.code }, 'a change of a digest could not be announced');
}

/** One page of an answer about a digest, as its asker sees it. */
export function messageOf({ core }: Bot, answer: DigestReply['answer'], page = 1): SlackMessage {
  return renderReply(replyWith(answer, core, slackCaps, page, 'asker'));
}
