import { foldPhrase } from '../text/normalise.ts';
import { withDigits } from './numbers.ts';
import type { LocalTime } from './subscription.ts';

/** The part of the day that words name beside an hour: "in the morning", "de la tarde", "du soir". */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night';

/** A time of day as it was said. */
export interface TimeSaid {
  readonly hour: number;
  readonly minute: number;
  /** True where the half of the day is said with it (8pm, noon, 18h): no other words change it. */
  readonly isSettled: boolean;
}

/** Words for a time of day, each with its hour. */
const named: ReadonlyMap<string, number> = new Map([
  ['noon', 12],
  ['midday', 12],
  ['midi', 12],
  ['mediodia', 12],
  ['medio dia', 12],
  ['midnight', 0],
  ['minuit', 0],
  ['medianoche', 0],
  ['media noche', 0],
]);

const clock =
  /^(?<hour>\d{1,2})(?:\s*(?:[:.h]|uhr)\s*(?<minute>\d{2})?)?\s*(?:h|hrs?|hs|hours?|heures?|horas?|o.?clock)?\s*(?<half>[ap]\.?\s?m\.?|(?<=\d)[ap])?$/u;

/** Times in words, once their numbers are digits: "15 past 7", "half 8" (the British half past), "7 et demie", "9 30". */
const past =
  /^(?:(?<minute>\d{1,2})(?: minutes?)?|(?<name>quarter|half)) (?<side>past|after|to|before) |^(?<name>half) /u;
const behind =
  / (?:(?:(?<less>moins|menos) (?:le )?|et |y )(?<minute>\d{1,2}|quart|cuarto|demie?|media)|(?<plain>\d{2}))(?: minutes?| minutos?)?$/u;

/** What "quarter" and "half" are in minutes. */
const fractions: ReadonlyMap<string, number> = new Map([
  ['quarter', 15],
  ['quart', 15],
  ['cuarto', 15],
  ['half', 30],
  ['demi', 30],
  ['demie', 30],
  ['media', 30],
]);

const parts: readonly (readonly [PartOfDay, RegExp])[] = [
  [
    'morning',
    /^(?:(?:in|on|of) the )?(?:early )?(?:morning|morn)s?$|^(?:du |le |au |en |les |de )?(?:matin|mat|matinee)s?$/u,
  ],
  ['morning', /^(?:(?:por|x|de|en|a) las? |las? )?(?:mananas?|madrugadas?)$/u],
  [
    'afternoon',
    /^(?:in the )?(?:early |late )?(?:afternoon|arvo)s?$|^(?:de l |l |dans l |les |d |en )?apres midis?$/u,
  ],
  ['afternoon', /^(?:(?:por|x|de|en|a) las? |las? )?tardes?$/u],
  [
    'evening',
    /^(?:in the )?(?:early |late )?evenings?$|^(?:du |le |au |les )?soirs?$|^(?:en |la |de la )?soiree$/u,
  ],
  ['night', /^(?:at |in the )?nights?$|^(?:de la |la )?nuits?$|^(?:(?:por|x|de|en|a) las? |las? )?noches?$/u],
];

/** The part of the day that a phrase names, and nothing else. */
export function parsePartOfDay(text: string): PartOfDay | undefined {
  const folded = foldPhrase(text);
  return parts.find(([, pattern]) => pattern.test(folded))?.[0];
}

/**
 * A time of day as people say it: "9", "9:30", "0930", "9am", "18h30", "noon", "quarter past seven in the morning",
 * "huit heures moins le quart", "las siete y media de la tarde". Undefined where the text is no time (25:00, 13pm).
 */
export function readTime(text: string): TimeSaid | undefined {
  const words = text.trim().toLowerCase().split(/\s+/u);
  for (let length = Math.min(4, words.length - 1); length > 0; length -= 1) {
    const part = parsePartOfDay(words.slice(-length).join(' '));
    const said = part === undefined ? undefined : readClock(words.slice(0, -length).join(' '));
    if (part !== undefined && said !== undefined) return inPart(said, part);
  }
  return readClock(words.join(' '));
}

/** The same as `09:30`. */
export function parseTime(text: string): LocalTime | undefined {
  const said = readTime(text);
  return said && toTime(said);
}

/** A time as `09:30`. */
export function toTime({ hour, minute }: TimeSaid): LocalTime {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A time with the part of the day that was said apart from it; undefined where the two contradict each other. */
export function inPart(said: TimeSaid, part: PartOfDay): TimeSaid | undefined {
  const { hour, minute } = said;
  const at = (moved: number): TimeSaid => ({ hour: moved, minute, isSettled: true });
  switch (part) {
    case 'morning':
      return hour < 12 ? at(hour) : undefined;
    case 'afternoon':
      if (said.isSettled || hour === 12) return hour >= 12 && hour < 20 ? at(hour) : undefined;
      return hour > 0 && hour < 12 ? at(hour + 12) : undefined;
    case 'evening':
      if (said.isSettled) return hour >= 16 ? at(hour) : undefined;
      return hour >= 4 && hour < 12 ? at(hour + 12) : undefined;
    case 'night':
      if (said.isSettled) return hour >= 18 || hour < 6 ? at(hour) : undefined;
      if (hour === 12) return at(0);
      return hour >= 6 ? at(hour + 12) : at(hour);
  }
}

function readClock(text: string): TimeSaid | undefined {
  const isWords = /^[\d\s]+$|\p{L}/u.test(text) && !/\d[:.h]\s?\d/u.test(text);
  return readDigits(text) ?? (isWords ? readWords(withDigits(text).replace(/^(?:las?|a) /u, '')) : undefined);
}

function readDigits(text: string): TimeSaid | undefined {
  const hourNamed = named.get(foldPhrase(text));
  if (hourNamed !== undefined) return { hour: hourNamed, minute: 0, isSettled: true };
  // As clocks of stations write it: 0930, 1800h; and in haste: 930, 730pm.
  const groups = clock.exec(
    text.replace(/(?<=\d)(?:ish|-ish)\b/u, '').replace(/^(\d{1,2})(\d{2})(?!\d|[:.])/u, '$1:$2'),
  )?.groups;
  if (groups === undefined) return undefined;
  const hour = Number(groups['hour']);
  const minute = Number(groups['minute'] ?? 0);
  const half = groups['half']?.[0];
  if (minute > 59 || hour > 23) return undefined;
  if (half === undefined) return { hour, minute, isSettled: hour > 12 || hour === 0 };
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (half === 'p' ? 12 : 0), minute, isSettled: true };
}

/** A time in words whose numbers are digits by now. */
function readWords(words: string): TimeSaid | undefined {
  // "nine thirty am"; "12 noon", "las doce del mediodía", which say it twice.
  const text = words
    .replace(/^(\d{1,2}) (\d{2})(?= ?[ap] ?m$)/u, '$1:$2')
    .replace(
      /^(?:12|0)(?: (?:h|heures?|horas?))?(?: du| de la| del?)? (?=\p{L}+$)/u,
      (whole, at: number, all: string) => (named.has(all.slice(at + whole.length)) ? '' : whole),
    );
  const whole = readDigits(text);
  if (whole !== undefined) return whole;
  const before = past.exec(text)?.groups;
  if (before !== undefined) {
    const size = fractions.get(before['name'] ?? '') ?? Number(before['minute']);
    const isLess = before['side'] === 'to' || before['side'] === 'before';
    return moved(readDigits(text.replace(past, '')), isLess ? -size : size);
  }
  const after = behind.exec(text)?.groups;
  if (after === undefined) return undefined;
  const typed = after['minute'] ?? after['plain'] ?? '';
  const size = fractions.get(typed) ?? Number(typed);
  return moved(readDigits(text.replace(behind, '')), after['less'] === undefined ? size : -size);
}

/** A full hour, so many minutes later or earlier. */
function moved(said: TimeSaid | undefined, minutes: number): TimeSaid | undefined {
  if (said === undefined || said.minute !== 0 || Math.abs(minutes) > 59) return undefined;
  const day = 24 * 60;
  const all = (said.hour * 60 + minutes + day) % day;
  return { ...said, hour: Math.floor(all / 60), minute: all % 60 };
}
