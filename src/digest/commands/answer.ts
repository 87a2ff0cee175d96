import { note } from '../../answer/nodes.ts';
import { digestHelpBlocks } from '../../builders/digest-help.ts';
import type { Problem } from '../../commands/define.ts';
import { digestCommandName } from '../../commands/digest-catalogue.ts';
import { echo } from '../../text/echo.ts';
import { subscriptionId } from '../subscription.ts';
import { change } from './change.ts';
import {
  type DigestDesk,
  type DigestReply,
  type DigestRequest,
  digestAnswer,
  draftFor,
  type Meant,
  refusal,
} from './desk.ts';
import { doctor } from './doctor.ts';
import { showForm } from './form.ts';
import { parseDigest } from './parse.ts';
import type { DigestWish } from './read-line.ts';
import { preview, schedule, status } from './show.ts';

/**
 * Answers a command of the digest: every surface calls this with who asks, where, and the words. Never throws for
 * anything a user can type.
 */
export async function answerDigest(asked: DigestRequest, desk: DigestDesk): Promise<DigestReply> {
  const wish = parseDigest(asked.words, desk.core.knowledge);
  const request = {
    ...asked,
    language: await spokenTo(asked, 'problem' in wish ? undefined : wish.language, desk),
  };
  if ('problem' in wish) {
    const nearest = wish.nearest === undefined ? undefined : `${digestCommandName} ${wish.nearest}`;
    return refusal(desk, request.language, wish.problem, nearest);
  }
  const reply = await answerWish(wish, request, desk);
  if (wish.leftOut === undefined || reply.answer.status === 'error') return reply;
  const unread = note(
    ...draftFor(desk, request.language).say('digest.left-out', { words: echo(wish.leftOut) }),
  );
  return { ...reply, answer: { ...reply.answer, blocks: [...reply.answer.blocks, unread] } };
}

/** The language that is answered in: the asker's own, or else that of the digest as it is to be, or is. */
async function spokenTo(
  { isAskedInItsLanguage, language, place }: DigestRequest,
  wished: DigestWish['language'],
  { subscriptions }: DigestDesk,
): Promise<DigestRequest['language']> {
  if (isAskedInItsLanguage !== true) return language;
  return wished ?? (await subscriptions.find(subscriptionId(place)))?.language ?? language;
}

/** The same for a wish that was read already. */
export async function answerWish(
  wish: DigestWish,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply> {
  const meant = targetOf(wish, request, desk);
  if ('problem' in meant) return refusal(desk, request.language, meant.problem);
  const { target } = meant;
  switch (wish.action) {
    case 'help':
      return help(request, desk);
    case 'status':
      return status(request, desk);
    case 'preview':
      return preview(target, request, desk);
    case 'schedule':
      return schedule(target, request, desk);
  }
  if (!request.mayManage) return refusal(desk, request.language, { key: 'digest.error-managers', given: {} });
  if (wish.action === 'doctor') return doctor(request, desk);
  if (wish.action === 'form') return showForm(request, desk);
  return change(wish, meant, request, desk);
}

/** The channel that is meant: where it was said, or another one of the same workspace. */
function targetOf(
  { channel }: DigestWish,
  { place, channelName, seesWorkspace }: DigestRequest,
  desk: DigestDesk,
): Meant | { readonly problem: Problem } {
  const here = { target: place, ...(channelName !== undefined && { channelName }) };
  if (channel === undefined) return here;
  const [, id] = /^<#(\w+)(?:\|[^>]*)?>$/u.exec(channel) ?? [];
  if (id === place.channel || (channelName !== undefined && channel.replace(/^#/u, '') === channelName))
    return here;
  const found = desk.channelNamed?.(channel, place);
  if (found?.channel === place.channel) return here;
  if (!seesWorkspace || found === undefined) {
    return { problem: { key: 'digest.error-channel', given: { value: echo(channel) } } };
  }
  return { target: { ...place, channel: found.channel }, channelName: found.name };
}

function help({ language }: DigestRequest, desk: DigestDesk): DigestReply {
  const draft = draftFor(desk, language);
  return { answer: digestAnswer(draft, digestHelpBlocks(draft)) };
}
