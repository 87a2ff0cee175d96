import { type Block, heading, type Inline, list, note, paragraph, strong, text } from '../../answer/nodes.ts';
import type { Draft } from '../../builders/draft.ts';
import { formatDate, formatDay } from '../../calendar.ts';
import { digestCommandName, digestExample } from '../../commands/digest-catalogue.ts';
import { labelColon } from '../../language.ts';
import { clockChanges } from '../../zone-clock.ts';
import { composeDigest, newMemory } from '../compose.ts';
import type { Delivery } from '../ledger.ts';
import { instantOf, isWanted, localDate, localTime, nextRun, nextRuns, runOn } from '../schedule.ts';
import { newSettings, type Subscription, subscriptionId, type Target } from '../subscription.ts';
import { type DigestDesk, type DigestReply, type DigestRequest, digestAnswer, draftFor } from './desk.ts';
import { nextOf, offsetName, outcomeOf, settingsOf, whenOf, zoneName } from './wording.ts';

/** How many of the last runs are shown of a digest, and how many of the next. */
const lastRuns = 10;
const nextShown = 5;
const changesShown = 2;

/** The digests of the place: settings, who made each, its next run, and how the last ones went. */
export async function status(request: DigestRequest, desk: DigestDesk): Promise<DigestReply> {
  const { place, seesWorkspace, language } = request;
  const draft = draftFor(desk, language);
  const own = await desk.subscriptions.find(subscriptionId(place));
  const others = seesWorkspace ? await desk.subscriptions.ofWorkspace(place.platform, place.workspace) : [];
  const shown = [...(own === undefined ? [] : [own]), ...others.filter(({ id }) => id !== own?.id)];
  if (shown.length === 0) return nothing(draft);
  const now = desk.clock.now().getTime();
  const blocks: Block[] = [];
  for (const subscription of shown) {
    const history = await desk.subscriptions.history(subscription.id, lastRuns);
    blocks.push(...statusOf(draft, subscription, history, nameFor(draft, subscription, place), now));
  }
  return { answer: digestAnswer(draft, [heading(...draft.say('digest.status-title')), ...blocks]) };
}

function statusOf(
  draft: Draft,
  subscription: Subscription,
  history: readonly Delivery[],
  name: string,
  now: number,
): Block[] {
  const { changed, madeAt, zone } = subscription;
  const dayOf = (at: number) => formatDate(localDate(at, zone), draft.language);
  const made = dayOf(madeAt);
  const settings = [
    strong(text(name)),
    text(labelColon[draft.language]),
    ...settingsOf(draft, subscription),
    text(' '),
    ...draft.say('digest.made-by', { who: subscription.madeByName, date: made }),
    ...(changed === undefined
      ? []
      : [text(' '), ...draft.say('digest.changed-by', { who: changed.byName, date: dayOf(changed.at) })]),
  ];
  const runs = history.map((delivery) => outcomeOf(draft, delivery, now));
  return [
    paragraph(...settings),
    paragraph(...nextOf(draft, subscription, now), ...whyNotToday(draft, subscription, history, now)),
    ...(runs.length === 0 ? [note(...draft.say('digest.no-runs'))] : [list(runs)]),
  ];
}

/** Why there is nothing today, where the ledger has no row that says so. */
function whyNotToday(
  draft: Draft,
  subscription: Subscription,
  history: readonly Delivery[],
  now: number,
): Inline[] {
  const { state, pausedUntil, skip, zone } = subscription;
  const today = localDate(now, zone);
  const isPaused = pausedUntil !== undefined && pausedUntil > today;
  if (state !== 'on' || isPaused || skip === today || history.some(({ date }) => date === today)) return [];
  if (!isWanted(subscription, today)) return [text(' '), ...draft.say('digest.not-today')];
  return runOn(subscription, today) === undefined ? [text(' '), ...draft.say('digest.no-such-day')] : [];
}

/** The next digest, for the asker alone: nothing is noted as sent, and everyone may look at it. */
export async function preview(
  target: Target,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply> {
  const { core, clock } = desk;
  const now = clock.now().getTime();
  const known = await desk.subscriptions.find(subscriptionId(target));
  const isOn = known !== undefined && known.state !== 'off';
  const zone = known?.zone ?? request.zone ?? 'UTC';
  const settings = isOn ? known : { ...newSettings, language: request.language };
  const next = isOn ? (known.next ?? nextRun(known, now)) : undefined;
  const date = next?.date ?? localDate(now, zone);
  const draft = draftFor(desk, request.language);
  const digest = composeDigest(core, settings, isOn ? known.memory : newMemory(core), { date });
  const day = formatDay(date, request.language);
  if (digest === undefined) {
    return { answer: digestAnswer(draft, [paragraph(...draft.say('digest.preview-empty', { date: day }))]) };
  }
  const above = isOn
    ? draft.say('digest.preview', { date: day })
    : draft.say('digest.preview-none', { example: `${digestCommandName} ${digestExample}` });
  return { answer: { ...digest.answer, blocks: [note(...above), ...digest.answer.blocks] } };
}

/** The next runs with their offsets, and what the next clock changes do to them. */
export async function schedule(
  target: Target,
  request: DigestRequest,
  desk: DigestDesk,
): Promise<DigestReply> {
  const { language } = request;
  const known = await desk.subscriptions.find(subscriptionId(target));
  const draft = draftFor(desk, language);
  if (known === undefined || known.state === 'off') return nothing(draft);
  const now = desk.clock.now().getTime();
  const runs = known.state === 'on' ? nextRuns(known, now, nextShown) : [];
  const blocks: Block[] = [
    heading(...draft.say('digest.schedule-title', { zone: zoneName(draft, known.zone) })),
    ...(runs.length === 0
      ? [paragraph(...nextOf(draft, known, now))]
      : [list(runs.map((run) => [text(whenOf(draft, run, known.zone))]))]),
    ...changesOf(draft, known, now),
  ];
  return { answer: digestAnswer(draft, blocks) };
}

function changesOf(draft: Draft, subscription: Subscription, now: number): Block[] {
  const { zone, time } = subscription;
  const changes = clockChanges(zone, now, changesShown);
  if (changes.length === 0)
    return [note(...draft.say('digest.no-clock-change', { zone: zoneName(draft, zone) }))];
  const items = changes.map(({ at, before, after }) => {
    const date = localDate(at, zone);
    const change = {
      date: formatDay(date, draft.language),
      before: offsetName(before),
      after: offsetName(after),
    };
    const said =
      after > before ? draft.say('digest.clocks-forward', change) : draft.say('digest.clocks-back', change);
    // Every day counts here, as if none were left out: what the clocks do to the time itself is the question.
    const instant = instantOf(date, time, zone);
    if (instant === undefined) return said;
    const comes = localTime(instant, zone);
    const effect =
      comes === time
        ? draft.say('digest.clocks-same', { time })
        : draft.say('digest.clocks-moved', { time, comes });
    return [...said, text(' '), ...effect];
  });
  return [list(items)];
}

function nothing(draft: Draft): DigestReply {
  const example = `${digestCommandName} ${digestExample}`;
  return { answer: digestAnswer(draft, [paragraph(...draft.say('digest.none', { example }))]) };
}

/** The channel for readers: by its name, or as "this channel" where it is. */
function nameFor(draft: Draft, { channel, channelName }: Subscription, place: Target): string {
  if (channelName !== undefined) return `#${channelName}`;
  return channel === place.channel ? draft.label('digest.this-channel') : channel;
}
