import { heading, list, note, paragraph, strong, text } from '../../answer/nodes.ts';
import type { Problem } from '../../commands/define.ts';
import { zoneData } from '../../doctor/zone-data.ts';
import { echo } from '../../text/echo.ts';
import { newMemory } from '../compose.ts';
import { undoLeaps } from '../leaps.ts';
import { rhythmFrom } from '../rhythm.ts';
import { forgetFollowed } from '../rotation.ts';
import { localDate, nextRun } from '../schedule.ts';
import { forever, newSettings, type Subscription, subscriptionId, type Target } from '../subscription.ts';
import { parseUntil } from '../until.ts';
import { findZoneOf } from '../zones.ts';
import { digestCommandName, digestCommands, digestExample } from './catalogue.ts';
import {
  type DigestDesk,
  type DigestReply,
  type DigestRequest,
  digestAnswer,
  draftFor,
  refusal,
} from './desk.ts';
import { doctor } from './doctor.ts';
import { type DigestWish, parseDigest } from './parse.ts';
import { preview, schedule, status } from './show.ts';
import { fixFor, nextOf, settingsOf } from './wording.ts';

/** The channel that a command is about. */
interface Meant {
  readonly target: Target;
  readonly channelName?: string;
}

/** How often a change is tried again that met another one at the same moment. */
const mostTries = 4;

/**
 * Answers a command of the digest: every surface calls this with who asks, where, and the words. Never throws for
 * anything a user can type.
 */
export async function answerDigest(request: DigestRequest, desk: DigestDesk): Promise<DigestReply> {
  const wish = parseDigest(request.words, desk.core.knowledge);
  if ('problem' in wish) return refusal(desk, request.language, wish.problem);
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
  const items = digestCommands
    .filter(({ name }) => name !== 'help')
    .map(({ name, summary, options }) => {
      const usage = [name, ...options.map((option) => `[${option.name}]`)].join(' ');
      return draft.say('help.command', { usage: strong(text(usage)), summary: draft.say(summary) });
    });
  const blocks = [
    heading(...draft.say('digest.help-title')),
    list(items),
    note(...draft.say('help.example', { example: `${digestCommandName} ${digestExample}` })),
  ];
  return { answer: digestAnswer(draft, blocks) };
}

/** Reads, changes and saves; again from the start where somebody else changed the same digest meanwhile. */
async function change(
  wish: DigestWish,
  meant: Meant,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply> {
  const id = subscriptionId(meant.target);
  await undoLeaps(desk.subscriptions, desk.clock.now().getTime(), 0, id);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const known = await desk.subscriptions.find(id);
    const done = await attempt(wish, meant, known, request, desk);
    if (done !== 'again') return done;
  }
  return refusal(desk, request.language, { key: 'digest.error-busy', given: {} });
}

async function attempt(
  wish: DigestWish,
  meant: Meant,
  known: Subscription | undefined,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply | 'again'> {
  const { language } = request;
  const say = (problem: Problem) => refusal(desk, language, problem);
  if (wish.action === 'on') return turnOn(wish, meant, known, request, desk);
  if (known === undefined || known.state === 'off') {
    return say({ key: 'digest.none', given: { example: `${digestCommandName} ${digestExample}` } });
  }
  const now = desk.clock.now().getTime();
  switch (wish.action) {
    case 'off':
      return save(
        { ...without(known, 'next', 'pausedUntil', 'skip', 'trouble'), state: 'off' },
        'digest.off-done',
        request,
        desk,
      );
    case 'pause': {
      const until = pausedUntil(wish, known, now, desk);
      if (typeof until !== 'string') return say(until);
      return save({ ...known, pausedUntil: until }, 'digest.pause-done', request, desk);
    }
    case 'resume':
      return save(
        { ...without(known, 'pausedUntil', 'skip'), state: 'on' },
        'digest.resume-done',
        request,
        desk,
      );
    case 'follow': {
      if (wish.follow === undefined) return say({ key: 'digest.error-follow-none', given: {} });
      return save(following(known, wish.follow, desk), 'digest.follow-done', request, desk);
    }
    case 'skip': {
      if (known.next === undefined || known.state !== 'on') return say({ key: 'digest.no-next', given: {} });
      return save({ ...known, skip: known.next.date }, 'digest.skip-done', request, desk, known.next);
    }
    default:
      throw new RangeError(`${wish.action} changes nothing`);
  }
}

async function turnOn(
  wish: DigestWish,
  { target, channelName }: Meant,
  known: Subscription | undefined,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply | 'again'> {
  const { language, person } = request;
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
  const isNew = base.state === 'off' || known === undefined;
  const onlyChanges = wish.onlyChanges ?? base.onlyChanges === true;
  return save(
    {
      ...without(
        wish.follow === undefined ? base : following(base, wish.follow, desk),
        'monthly',
        'onlyChanges',
        'pausedUntil',
        'skip',
        'trouble',
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
    },
    isNew ? 'digest.on-done' : 'digest.changed-done',
    request,
    desk,
  );
}

/** The subscription as it follows something else, or everything where that is nothing. */
function following(
  subscription: Subscription,
  follow: readonly string[],
  { core: { knowledge } }: DigestDesk,
): Subscription {
  if (follow.length === 0) return without(subscription, 'follow');
  return { ...subscription, follow, memory: forgetFollowed(subscription.memory, follow, knowledge) };
}

/** Saves with the next run worked out anew, and says what is so now. */
async function save(
  wanted: Subscription,
  key:
    | 'digest.on-done'
    | 'digest.changed-done'
    | 'digest.off-done'
    | 'digest.pause-done'
    | 'digest.follow-done'
    | 'digest.resume-done'
    | 'digest.skip-done',
  { language, person }: DigestRequest,
  desk: DigestDesk,
  skipped?: Subscription['next'],
): Promise<DigestReply | 'again'> {
  const now = desk.clock.now().getTime();
  const next = wanted.state === 'on' ? nextRun(wanted, now) : undefined;
  const saved: Subscription = {
    ...without(wanted, 'next'),
    ...(next !== undefined && { next }),
    revision: wanted.revision + 1,
  };
  const isSaved = await desk.subscriptions.setSkip(saved, skipped, zoneData, now);
  if (!isSaved) return 'again';
  const draft = draftFor(desk, language);
  const isOff = saved.state === 'off';
  const details = isOff
    ? []
    : [paragraph(...settingsOf(draft, saved)), paragraph(...nextOf(draft, saved, now))];
  const everyone = draftFor(desk, saved.language);
  const announced = [
    paragraph(...everyone.say('digest.announced', { who: person.name, what: everyone.say(key) })),
    ...(isOff ? [] : [paragraph(...settingsOf(everyone, saved)), paragraph(...nextOf(everyone, saved, now))]),
  ];
  return {
    answer: digestAnswer(draft, [paragraph(...draft.say(key)), ...details]),
    announcement: digestAnswer(everyone, announced),
  };
}

/** The first day after a pause, or what is wrong with the one that was asked for. */
function pausedUntil(
  { until }: DigestWish,
  { zone }: Subscription,
  now: number,
  { core }: DigestDesk,
): string | Problem {
  if (until === undefined) return forever;
  const today = localDate(now, zone);
  const date = parseUntil(until, today, core.knowledge);
  const given = { value: echo(until) };
  if (date === undefined) return { key: 'digest.error-until', given };
  if (date <= today) return { key: 'digest.error-past', given };
  return date > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
    ? { key: 'digest.error-far', given }
    : date;
}

/** The fields of a subscription that may be missing. */
type OptionalField = {
  [Field in keyof Subscription]-?: undefined extends Subscription[Field] ? Field : never;
}[keyof Subscription];

function without(
  subscription: Subscription,
  ...fields: readonly Exclude<OptionalField, undefined>[]
): Subscription {
  const copy: { -readonly [Field in keyof Subscription]: Subscription[Field] } = { ...subscription };
  for (const field of fields) delete copy[field];
  return copy;
}
