import { createHash } from 'node:crypto';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { isLanguage, type Language } from '../language.ts';
import { isZone } from '../zone-clock.ts';
import { allFollowed, type Followed } from './follow.ts';
import type { RhythmSaid } from './rhythm.ts';
import type { LocalTime, Rhythm, Weekday } from './subscription.ts';

/** Settings that were seen in a form and are not saved yet. */
export interface DraftSettings {
  readonly time: LocalTime;
  readonly zone: string;
  readonly rhythm: Rhythm;
  readonly language: Language;
  /** Nothing in it follows everything. */
  readonly follow: readonly Followed[];
  readonly onlyChanges: boolean;
}

/** How many characters stand for one thing that is followed. */
const markLength = 5;

/**
 * A draft as a short text, so that a button can carry it: `0930|Europe/Madrid|12345|fr|` and five characters for each
 * thing that is followed; a rhythm of the month begins with its day, and one that
 * comes only when something changed ends with a c.
 */
export function packDraft({
  time,
  zone,
  rhythm: { days, monthly },
  language,
  follow,
  onlyChanges,
}: DraftSettings): string {
  const rhythm = `${monthly === undefined ? '' : `${monthly}m`}${days.join('')}${onlyChanges ? 'c' : ''}`;
  return [time.replace(':', ''), zone, rhythm, language, follow.map(markOf).join('')].join('|');
}

/** The draft behind a text; undefined where it is none. What is not in the data any more is not followed. */
export function unpackDraft(text: string, knowledge: Knowledge): DraftSettings | undefined {
  const [time = '', zone = '', rhythm = '', language = '', marks = '', ...more] = text.split('|');
  const [, hour, minute] = /^([01]\d|2[0-3])([0-5]\d)$/u.exec(time) ?? [];
  const [, monthly, days, rare] = /^(?:(\d{1,2}|first|last)m)?([1-7]{1,7})(c?)$/u.exec(rhythm) ?? [];
  if (hour === undefined || days === undefined || more.length > 0) return undefined;
  if (!isZone(zone) || !isLanguage(language) || !/^[\w-]*$/u.test(marks)) return undefined;
  const weekdays = [...new Set([...days].map(Number))].sort() as Weekday[];
  const ofMonth = monthly === 'first' || monthly === 'last' ? monthly : Number(monthly);
  return {
    time: `${hour}:${minute}`,
    zone,
    rhythm: { days: weekdays, ...(monthly !== undefined && { monthly: ofMonth }) },
    language,
    follow: followedBy(marks, knowledge),
    onlyChanges: rare === 'c',
  };
}

/** What a line says that gives just this rhythm. */
export function saidAs({ days, monthly }: Rhythm): RhythmSaid {
  return monthly === undefined ? { days } : { every: 'month', days, ofMonth: monthly };
}

function followedBy(marks: string, knowledge: Knowledge): Followed[] {
  const count = Math.floor(marks.length / markLength);
  const wanted = Array.from({ length: count }, (_, at) =>
    marks.slice(at * markLength, (at + 1) * markLength),
  );
  const known = new Map(allFollowed(knowledge).map((followed) => [markOf(followed), followed]));
  return wanted.flatMap((mark) => known.get(mark) ?? []);
}

function markOf(followed: Followed): string {
  return createHash('sha256').update(followed).digest('base64url').slice(0, markLength);
}
