import { note } from '../../answer/nodes.ts';
import { formatDate } from '../../calendar.ts';
import type { Problem } from '../../commands/define.ts';
import { digestCommandName, digestExample } from '../../commands/digest-catalogue.ts';
import { echo } from '../../text/echo.ts';
import { anyOf, digestWords } from '../digest-words.ts';
import { undoLeaps } from '../leaps.ts';
import { localDate } from '../schedule.ts';
import { forever, type LocalDate, type Subscription, subscriptionId } from '../subscription.ts';
import { parseUntil } from '../until.ts';
import { askFirst } from './ask-first.ts';
import {
  type DigestDesk,
  type DigestReply,
  type DigestRequest,
  draftFor,
  type Meant,
  refusal,
} from './desk.ts';
import { isReason } from './idle.ts';
import { withoutQuiet } from './quiet.ts';
import type { DigestWish } from './read-line.ts';
import { save, without } from './save.ts';
import { following, turnOn } from './turn-on.ts';

/** How often a change is tried again that met another one at the same moment. */
const mostTries = 4;

/** Reads, changes and saves; again from the start where somebody else changed the same digest meanwhile. */
export async function change(
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
      const until = pauseOf(wish, known, now, request, desk);
      if ('key' in until) return say(until);
      return save({ ...known, pausedUntil: until.date }, 'digest.pause-done', request, desk, {
        notes: leftOutOf(until, request, desk),
      });
    }
    case 'resume': {
      const reason = reasonIn(wish.until, desk);
      if (wish.until !== undefined && reason === undefined) return resumeOn(wish, known, request, desk);
      return save(
        { ...without(known, 'pausedUntil', 'skip'), state: 'on' },
        'digest.resume-done',
        request,
        desk,
        { notes: leftOutOf(reason ?? {}, request, desk) },
      );
    }
    case 'follow': {
      if (wish.follow === undefined) return say({ key: 'digest.error-follow-none', given: {} });
      const wanted = following(known, wish.follow, desk);
      const asked = askFirst(known, wanted, wish, request, desk);
      return asked ?? save(wanted, 'digest.follow-done', request, desk);
    }
    case 'skip': {
      if (known.next === undefined || known.state !== 'on') return say({ key: 'digest.no-next', given: {} });
      return save({ ...known, skip: known.next.date }, 'digest.skip-done', request, desk, {
        skipped: known.next,
      });
    }
    default:
      throw new RangeError(`${wish.action} changes nothing`);
  }
}

/** What stands before the day on which it starts again: "on Monday", "à partir de lundi". */
const startingOn = new RegExp(`^\\s*${anyOf(digestWords.startingOn)}\\s+`, 'iu');

/** "resume on Monday": the end of the pause that it has. */
function resumeOn(wish: DigestWish, known: Subscription, request: DigestRequest, desk: DigestDesk) {
  const now = desk.clock.now().getTime();
  const isPaused = known.pausedUntil !== undefined && known.pausedUntil > localDate(now, known.zone);
  const day = wish.until?.replace(startingOn, '');
  const until = pauseOf({ ...wish, ...(day !== undefined && { until: day }) }, known, now, request, desk);
  if ('key' in until) return refusal(desk, request.language, until);
  if (!isPaused) {
    const nearest = `${digestCommandName} pause until ${until.date}`;
    return refusal(desk, request.language, { key: 'digest.error-not-paused', given: {} }, nearest);
  }
  return save({ ...known, pausedUntil: until.date }, 'digest.pause-done', request, desk, {
    notes: leftOutOf(until, request, desk),
  });
}

function leftOutOf(
  { leftOut }: { readonly leftOut?: string },
  { language }: DigestRequest,
  desk: DigestDesk,
) {
  return leftOut === undefined
    ? []
    : [note(...draftFor(desk, language).say('digest.left-out', { words: echo(leftOut) }))];
}

/** What is said beside "pause" or "resume" that is only a reason: no day, and no word that may be more. */
function reasonIn(
  text: string | undefined,
  { core }: Pick<DigestDesk, 'core'>,
): { leftOut: string } | undefined {
  if (text === undefined) return undefined;
  return isReason(text.split(/\s+/u), core.knowledge) ? { leftOut: text } : undefined;
}

/** The first day after a pause, or what is wrong with the one that was asked for. */
function pauseOf(
  { until }: DigestWish,
  { zone }: Subscription,
  now: number,
  { language }: DigestRequest,
  { core }: DigestDesk,
): { readonly date: LocalDate; readonly leftOut?: string } | Problem {
  if (until === undefined) return { date: forever };
  const today = localDate(now, zone);
  const isAside = (text: string) => isReason(withoutQuiet(text.split(/\s+/u)), core.knowledge);
  const meant = parseUntil(until, today, core.knowledge, language, isAside);
  const given = { value: echo(until) };
  if (meant === undefined) {
    const reason = reasonIn(until, { core });
    return reason === undefined ? { key: 'digest.error-until', given } : { date: forever, ...reason };
  }
  if ('either' in meant) {
    const [one, other] = meant.either.map((date) => formatDate(date, language));
    return {
      key: 'digest.error-until-order',
      given: { ...given, one: one ?? '', other: other ?? '', example: meant.either[0] },
    };
  }
  if (meant.date <= today) return { key: 'digest.error-past', given };
  return meant.date > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
    ? { key: 'digest.error-far', given }
    : meant;
}
