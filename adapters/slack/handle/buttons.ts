import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Caps } from '../../../src/answer/caps.ts';
import { askedLine } from '../../../src/chat/lead.ts';
import { buttonTooOld, sharedBy, sharedNotice } from '../../../src/chat/notices.ts';
import { type Press, parsePress } from '../../../src/chat/press.ts';
import { replyWith } from '../../../src/chat/reply.ts';
import { type DigestPress, parseDigestPress } from '../../../src/digest/buttons.ts';
import { sayPlainly } from '../../../src/messages/say.ts';
import { drawReply } from '../draw/drawn.ts';
import { renderNotice, renderReply, type SlackMessage, slackCaps } from '../draw/render.ts';
import { acknowledge } from '../receive/acknowledgement.ts';
import { startCount } from '../send/counting.ts';
import type { Response } from '../send/outbound.ts';
import { type Bot, inTurnOrIncident, replyToPress, wishOf } from './bot.ts';
import { replyToDigestPress } from './digest.ts';
import { announce, type DigestAsker, type Digesting } from './digest-asker.ts';
import { managersOnly, openDigestForm } from './digest-form.ts';
import { drawnWithFile, sendFile } from './files.ts';
import { showHome } from './home.ts';
import { openReport } from './reports.ts';

/** How long a press that came once is known, and within what time a second one of the same button is a slip. */
const knownFor = 60 * 60 * 1000;
const slipWithin = 3_000;

/** How long an answer is marked as shared, in ms: longer than its button can be seen. */
const markedFor = 7 * 24 * 60 * 60 * 1000;

type ActionArguments = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Any button of the bot. Everything it means is in its id. */
export function onPress(bot: Bot, digesting?: Digesting) {
  return async ({ ack, body, action, context }: ActionArguments): Promise<void> => {
    await acknowledge(ack, bot.log);
    const message = body.container['message_ts'] ?? body.view?.id ?? '';
    const button = `${body.user.id}/${message}/${action.action_id}`;
    const when = 'action_ts' in action ? action.action_ts : body.trigger_id;
    if (!bot.recent.first(`press/${button}/${when}`, knownFor)) return;
    const press = parsePress(action.action_id);
    const ofDigest =
      press === undefined ? parseDigestPress(action.action_id, buttonsBeside(body.message)) : undefined;
    // What changes in its place may be changed back and forth, and a form opened again; a new message is not wanted twice.
    const deed = press?.do ?? ofDigest?.do;
    const inPlace = deed === 'turn' || deed === 'report' || deed === 'form' || body.view !== undefined;
    if (!inPlace && !bot.recent.first(`press/${button}`, slipWithin)) return;
    const token = context.botToken ?? '';
    const team = context.teamId ?? '';
    if (press?.do === 'report') {
      await openReport(bot, { token, trigger: body.trigger_id }, press);
    } else if (ofDigest !== undefined && digesting !== undefined && body.view === undefined) {
      await pressDigest(bot, digesting, body, ofDigest, { token, team });
    } else if (body.view !== undefined) {
      await showHome(bot, { token, team, user: body.user.id }, press && replyToPress(bot, press, 'everyone'));
    } else if (press === undefined) {
      const { suggested } = await wishOf(bot, { token, team, user: body.user.id });
      await answerPress(bot, body, renderNotice(buttonTooOld(bot.core, suggested)), { audience: 'asker' });
    } else if (press.do === 'share') {
      await share(bot, body, press, { token, team, asked: askedWith(action) });
    } else {
      // Only the asker's own message may change under their eyes; under a message for everyone, a new one comes.
      const isAlone = isDirect(body.container['channel_id']);
      const replace = press.do === 'turn' && (isAlone || body.container['is_ephemeral'] === true);
      const count = startCount(bot.metrics);
      const asked = press.do === 'turn' ? askedWith(action) : undefined;
      const draw = (caps: Caps) =>
        inTurnOrIncident(bot, press.language, () =>
          drawReply(replyToPress(bot, press, isAlone ? 'alone' : 'asker', caps), asked),
        );
      const drawn = isAlone ? await drawnWithFile(bot, { team, token }, draw) : await draw(slackCaps);
      const { message: answered, counted, file } = drawn;
      // What is said to one person alone stays there: nobody else could see it.
      const audience = isAlone ? 'everyone' : 'asker';
      if (!(await answerPress(bot, body, answered, { audience, replace }))) return;
      count(counted);
      if (!isAlone || file === undefined) return;
      const thread = body.container['thread_ts'] as string | undefined;
      const to = { token, channel: String(body.container['channel_id']), thread };
      await sendFile(bot, to, file, () => draw(slackCaps));
    }
  };
}

/** The ids of all buttons of the message that was pressed, where Slack sends it along. */
function buttonsBeside(message: BlockAction['message']): string[] {
  const blocks: readonly { readonly elements?: readonly { readonly action_id?: unknown }[] }[] =
    message?.['blocks'] ?? [];
  return blocks.flatMap(({ elements = [] }) =>
    elements.flatMap(({ action_id: id }) => (typeof id === 'string' ? [id] : [])),
  );
}

/** A button under a digest, or under an answer about one. */
async function pressDigest(
  bot: Bot,
  digesting: Digesting,
  body: BlockAction,
  press: DigestPress,
  { token, team }: { readonly token: string; readonly team: string },
): Promise<void> {
  const { suggested: language } = await wishOf(bot, { token, team, user: body.user.id });
  const asker: DigestAsker = {
    token,
    team,
    user: body.user.id,
    userName: body.user.name,
    channel: String(body.container['channel_id']),
    channelName: body.channel?.name,
    language,
  };
  if (press.do === 'form') {
    if (await openDigestForm(bot, digesting, body.trigger_id, asker)) return;
    const { answer } = managersOnly(bot, digesting, language);
    const sorry = renderReply(replyWith(answer, bot.core, slackCaps, 1, 'asker'));
    await answerPress(bot, body, sorry, { audience: 'asker' });
    return;
  }
  const count = startCount(bot.metrics);
  const { message, reply } = await replyToDigestPress(bot, digesting, press, asker);
  const replace = press.do === 'turn' && body.container['is_ephemeral'] === true;
  if (await answerPress(bot, body, message, { audience: 'asker', replace })) count(reply.answer);
  await announce(bot, asker, reply);
}

/** The name that others see of whoever pressed, where the workspace lets the bot ask for it; else their handle. */
async function nameOf(bot: Bot, token: string, { id, name }: BlockAction['user']): Promise<string> {
  const profile = await bot.outbound.profileOf(token, id);
  return (profile.ok ? profile.value.name : undefined) ?? name ?? id;
}

/** What was asked, as a button carries it. */
function askedWith(action: BlockAction['actions'][number]): string | undefined {
  return 'value' in action && typeof action.value === 'string' ? askedLine(action.value) : undefined;
}

/** True for the conversation between the bot and one person. https://docs.slack.dev/apis/web-api/using-the-conversations-api */
function isDirect(channel: unknown): boolean {
  return typeof channel === 'string' && channel.startsWith('D');
}

/** Posts the answer for everyone, once for each message it is shared from, on whatever instance. */
async function share(
  bot: Bot,
  body: BlockAction,
  press: Press,
  {
    token,
    team,
    asked,
  }: { readonly token: string; readonly team: string; readonly asked: string | undefined },
): Promise<void> {
  const { language } = press;
  const count = startCount(bot.metrics);
  await bot.turns.next();
  const reply = replyToPress(bot, press, 'everyone');
  if (reply.answer.status !== 'answered') {
    // No button of ours shares what is no answer: the id is a forgery, or of a time with other data.
    await answerPress(bot, body, renderNotice(buttonTooOld(bot.core, language)), { audience: 'asker' });
    return;
  }
  const until = new Date(bot.clock.now().getTime() + markedFor);
  const origin = `${body.container['channel_id']}/${body.container['message_ts']}`;
  const first = await bot.marks.first(`slack/share/${team}/${origin}`, until);
  if (first) {
    const above = sharedBy(bot.core, language, await nameOf(bot, token, body.user));
    const shared = await answerPress(bot, body, renderReply(reply, { above, asked }), {
      audience: 'everyone',
    });
    // Whether it arrived is open where the connection broke; to say that it failed would invite a second one.
    if (!shared) return;
    count(reply.answer);
  }
  await answerPress(bot, body, renderNotice(sharedNotice(bot.core, language, first)), { audience: 'asker' });
}

/** Answers through the press's own address. Gives false where Slack did not take it, after saying so. */
async function answerPress(
  bot: Bot,
  body: BlockAction,
  message: SlackMessage,
  how: Response,
): Promise<boolean> {
  const thread = body.container['thread_ts'] as string | undefined;
  const address = body.response_url ?? '';
  const sent = await bot.outbound.respond(address, message, { ...how, thread });
  if (sent.ok) return true;
  const { code, kind } = sent.failure;
  bot.log.error({ code, kind }, 'Slack did not take the answer to a button');
  if (how.audience === 'everyone' && how.replace !== true && kind !== 'unknown') {
    const sorry = sayPlainly(bot.core.messages, bot.language, 'slack.share-failed');
    await bot.outbound.respond(address, renderNotice(sorry), { audience: 'asker', thread });
  }
  return false;
}
