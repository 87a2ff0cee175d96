import { paragraph, text } from '../../answer/nodes.ts';
import { newMemory } from '../compose.ts';
import { rhythmFrom } from '../rhythm.ts';
import { forgetFollowed } from '../rotation.ts';
import { newSettings, type Subscription, subscriptionId } from '../subscription.ts';
import { findZoneOf } from '../zones.ts';
import { askFirst } from './ask-first.ts';
import {
  type DigestDesk,
  type DigestReply,
  type DigestRequest,
  digestAnswer,
  draftFor,
  type Meant,
  refusal,
} from './desk.ts';
import type { DigestWish } from './read-line.ts';
import { save, without } from './save.ts';
import { fixFor } from './wording.ts';

/** Turns a channel's digest on as the wish says, or changes it. */
export async function turnOn(
  wish: DigestWish,
  { target, channelName }: Meant,
  known: Subscription | undefined,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply | 'again'> {
  const { language } = request;
  const zone = wish.zone ?? known?.zone ?? findZoneOf(request.zone, desk.core.knowledge);
  if (zone === undefined) return refusal(desk, language, { key: 'digest.error-no-zone', given: {} });
  const access = await desk.access(target);
  if (!access.ok && !access.lasting)
    return refusal(desk, language, { key: 'digest.error-access-unknown', given: {} });
  if (!access.ok) {
    const draft = draftFor(desk, language);
    const sentence = [...draft.say('digest.error-access'), text(' '), ...fixFor(draft, access.reason)];
    return { answer: digestAnswer(draft, [paragraph(...sentence)], 'error') };
  }
  const wanted = wantedOf(
    wish,
    { target, ...(channelName !== undefined && { channelName }) },
    known,
    request,
    desk,
    zone,
  );
  const asked = known === undefined ? undefined : askFirst(known, wanted, wish, request, desk);
  return asked ?? save(wanted, isNewFrom(known) ? 'digest.on-done' : 'digest.changed-done', request, desk);
}

/** A channel's digest as the wish would have it: what the wish leaves open stays as it is. Saves nothing. */
export function wantedOf(
  wish: DigestWish,
  { target, channelName }: Meant,
  known: Subscription | undefined,
  { language, person }: Pick<DigestRequest, 'language' | 'person'>,
  desk: DigestDesk,
  zone: string,
): Subscription {
  const now = desk.clock.now().getTime();
  const base: Subscription = known ?? {
    ...target,
    ...newSettings,
    id: subscriptionId(target),
    zone,
    language,
    state: 'on',
    madeBy: person.id,
    madeByName: person.name,
    madeAt: now,
    memory: newMemory(desk.core),
    revision: 0,
  };
  const isNew = isNewFrom(known);
  const onlyChanges = wish.onlyChanges ?? base.onlyChanges === true;
  return {
    ...without(
      wish.follow === undefined ? base : following(base, wish.follow, desk),
      'monthly',
      'onlyChanges',
      'trouble',
      ...(isNew || wish.isChange !== true ? (['pausedUntil', 'skip'] as const) : []),
      ...(isNew ? (['changed'] as const) : []),
    ),
    state: 'on',
    ...(channelName !== undefined && { channelName }),
    zone,
    time: wish.time ?? base.time,
    ...rhythmFrom(wish.rhythm ?? {}, base),
    ...(onlyChanges && { onlyChanges }),
    language: wish.language ?? base.language,
    sections: wish.sections ?? base.sections,
    ...(isNew && { madeBy: person.id, madeByName: person.name, madeAt: now }),
  };
}

function isNewFrom(known: Subscription | undefined): boolean {
  return known === undefined || known.state === 'off';
}

/** The subscription as it follows something else, or everything where that is nothing. */
export function following(
  subscription: Subscription,
  follow: readonly string[],
  { core: { knowledge } }: DigestDesk,
): Subscription {
  if (follow.length === 0) return without(subscription, 'follow');
  return { ...subscription, follow, memory: forgetFollowed(subscription.memory, follow, knowledge) };
}
