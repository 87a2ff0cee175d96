import { type Answer, type Block, paragraph } from '../../answer/nodes.ts';
import type { Language } from '../../language.ts';
import { zoneData } from '../../zone-clock.ts';
import { actionButton } from '../buttons.ts';
import { nextRun } from '../schedule.ts';
import type { Subscription } from '../subscription.ts';
import { type DigestDesk, type DigestReply, type DigestRequest, digestAnswer, draftFor } from './desk.ts';
import { nextOf, settingsOf } from './wording.ts';

/** What goes with a saved change. */
interface SaveExtras {
  /** The run that a user asked to leave out. */
  readonly skipped?: Subscription['next'];
  /** More to tell who asked. */
  readonly notes?: readonly Block[];
}

/** Saves with the next run worked out again, and says what is so now. */
export async function save(
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
  { skipped, notes = [] }: SaveExtras = {},
): Promise<DigestReply | 'again'> {
  const now = desk.clock.now().getTime();
  const next = wanted.state === 'on' ? nextRun(wanted, now) : undefined;
  const saved: Subscription = {
    ...without(wanted, 'next'),
    ...(next !== undefined && { next }),
    ...(wanted.madeAt !== now && { changed: { by: person.id, byName: person.name, at: now } }),
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
  const withWayBack = (answer: Answer, of: Language): Answer =>
    isOff ? { ...answer, buttons: [actionButton(desk.core, of, 'on')] } : answer;
  return {
    answer: withWayBack(digestAnswer(draft, [paragraph(...draft.say(key)), ...details, ...notes]), language),
    announcement: withWayBack(digestAnswer(everyone, announced), saved.language),
  };
}

/** The fields of a subscription that may be missing. */
type OptionalField = {
  [Field in keyof Subscription]-?: undefined extends Subscription[Field] ? Field : never;
}[keyof Subscription];

/** A subscription without some of its fields. */
export function without(
  subscription: Subscription,
  ...fields: readonly Exclude<OptionalField, undefined>[]
): Subscription {
  const copy: { -readonly [Field in keyof Subscription]: Subscription[Field] } = { ...subscription };
  for (const field of fields) delete copy[field];
  return copy;
}
