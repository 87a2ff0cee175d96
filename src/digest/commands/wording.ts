import { type Inline, strong, text } from '../../answer/nodes.ts';
import { type Draft, inRow } from '../../builders/draft.ts';
import { formatDate, formatDay, formatSpan } from '../../calendar.ts';
import { nameOfLanguage } from '../../language.ts';
import { offsetAt, zoneData } from '../../zone-clock.ts';
import { fixedClockName } from '../fixed-clocks.ts';
import { nameOfFollowed } from '../follow.ts';
import { horizonOf } from '../leaps.ts';
import type { Delivery } from '../ledger.ts';
import { isFrequent, sayRhythm } from '../rhythm.ts';
import { localDate, localTime } from '../schedule.ts';
import { sentences } from '../stories.ts';
import { forever, type Run, type Section, type Settings, type Subscription } from '../subscription.ts';
import { findZoneOf } from '../zones.ts';

/** When and with what a digest comes, in a sentence or two. */
export function settingsOf(draft: Draft, settings: Settings): Inline[] {
  const { time, zone, language, sections, onlyChanges, follow } = settings;
  const said = draft.say('digest.settings', {
    time: strong(text(time)),
    zone: zoneName(draft, zone),
    days: sayRhythm(draft, settings),
    language: nameOfLanguage(language, draft.language),
    sections: sections.map((section) => sectionName(draft, section)).join(', '),
  });
  const names = (follow ?? []).map((each) => [text(nameOfFollowed(draft, each))]);
  return sentences(
    said,
    onlyChanges === true
      ? draft.say('digest.only-changes')
      : isFrequent(settings)
        ? draft.say('digest.quiet-days')
        : [],
    fixedClockName(zone) === undefined
      ? []
      : draft.say('digest.fixed-clock', { zone: zoneName(draft, zone) }),
    names.length > 0 ? draft.say('digest.follows', { names: inRow(draft, names) }) : [],
  );
}

/** A zone by its name of today, or as "UTC-5": what was kept by a version before may have an old one. */
export function zoneName({ knowledge }: Draft, zone: string): string {
  return fixedClockName(zone) ?? findZoneOf(zone, knowledge) ?? zone;
}

/** When the next digest comes, or why none does. */
export function nextOf(draft: Draft, subscription: Subscription, now: number): Inline[] {
  const { state, pausedUntil, trouble, next, zone } = subscription;
  const today = localDate(now, zone);
  if (state === 'off') return draft.say('digest.is-off');
  if (state === 'suspended') {
    return [
      ...draft.say('digest.is-suspended', { reason: trouble?.reason ?? '' }),
      text(' '),
      ...fixFor(draft, trouble?.reason ?? ''),
    ];
  }
  if (pausedUntil === forever) return draft.say('digest.is-paused');
  if (next === undefined) return draft.say('digest.no-next');
  const when = { when: strong(text(whenOf(draft, next, zone))) };
  const said =
    pausedUntil !== undefined && pausedUntil > today
      ? draft.say('digest.is-paused-until', { ...when, date: formatDate(pausedUntil, draft.language) })
      : draft.say('digest.next', when);
  return next.movedFrom === undefined ? said : [...said, text(' '), ...movedOf(draft, next, zone)];
}

/** That other rules of the zone have moved a run, and by how much: its time on the clock is as it was asked for. */
function movedOf(draft: Draft, { at, movedFrom = at }: Run, zone: string): Inline[] {
  const minutes = Math.abs(at - movedFrom) / 60_000;
  const moved = { zone: zoneName(draft, zone), minutes: String(Math.round(minutes)), version: zoneData };
  return at > movedFrom ? draft.say('digest.moved-later', moved) : draft.say('digest.moved-earlier', moved);
}

/** A run for readers: "Monday, 30 November 2026, 09:00 (UTC+1)". */
export function whenOf(draft: Draft, { date, at }: Run, zone: string): string {
  const actual = localDate(at, zone);
  // A time that the clocks swallow at the end of a day comes on the next one.
  const day = formatDay(actual === date ? date : actual, draft.language);
  return `${day}, ${localTime(at, zone)} (${offsetName(offsetAt(at, zone))})`;
}

/** An offset for readers: UTC+1, UTC−3:30, UTC. */
export function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** How one day went. */
export function outcomeOf(draft: Draft, delivery: Delivery, now: number): Inline[] {
  const { date, through, state, reason = '', changedAt } = delivery;
  const day = formatSpan(date, through, draft.language);
  const outcome =
    changedAt > horizonOf(now).passedOver ? draft.say('digest.run-clock') : said(draft, state, reason);
  return draft.say('digest.run', { date: day, outcome });
}

function said(draft: Draft, state: Delivery['state'], reason: string): Inline[] {
  switch (state) {
    case 'claimed':
      return draft.say('digest.run-claimed');
    case 'sent':
      return draft.say('digest.run-sent');
    case 'empty':
      return draft.say('digest.run-empty');
    case 'uncertain':
      return draft.say('digest.run-uncertain');
    case 'failed':
      return draft.say('digest.run-failed', { reason });
    case 'skipped':
      if (reason === 'asked') return draft.say('digest.run-skipped');
      if (reason === 'down') return draft.say('digest.run-down');
      return reason === 'changed' ? draft.say('digest.run-changed') : draft.say('digest.run-unavailable');
  }
}

/** What to do about a channel that takes no messages, by the platform's word for it. */
export function fixFor(draft: Draft, reason: string): Inline[] {
  switch (reason) {
    case 'not_in_channel':
    case 'channel_not_found':
      return draft.say('digest.fix-invite');
    case 'is_archived':
    case '50083':
      return draft.say('digest.fix-archived');
    case '10003':
    case '10004':
      return draft.say('digest.fix-gone');
    case 'ViewChannel':
    case 'SendMessages':
    case 'SendMessagesInThreads':
    case '50001':
    case '50013':
      return draft.say('digest.fix-permission', { permission: permissionOf(reason) });
    case 'token_revoked':
    case 'account_inactive':
    case 'invalid_auth':
    case 'not_installed':
      return draft.say('digest.fix-installation');
    default:
      return draft.say('digest.fix-other', { reason });
  }
}

/** A permission as Discord's own settings call it. */
function permissionOf(reason: string): string {
  switch (reason) {
    case 'ViewChannel':
    case '50001':
      return 'View Channel';
    case 'SendMessagesInThreads':
      return 'Send Messages in Threads';
    default:
      return 'Send Messages';
  }
}

function sectionName(draft: Draft, section: Section): string {
  switch (section) {
    case 'changes':
      return draft.label('digest.section-changes');
    case 'day':
      return draft.label('digest.section-day');
    case 'record':
      return draft.label('digest.section-record');
    case 'upcoming':
      return draft.label('digest.section-upcoming');
  }
}

/** A workspace's digests as lines, for a place that shows text only. */
export function lineOf(draft: Draft, subscription: Subscription, channel: string): string {
  const { time, zone } = subscription;
  return draft.label('digest.line', {
    channel,
    time,
    zone: zoneName(draft, zone),
    days: sayRhythm(draft, subscription),
  });
}
