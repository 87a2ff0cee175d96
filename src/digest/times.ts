import { foldPhrase } from '../text/normalise.ts';
import type { LocalTime } from './subscription.ts';

/** Words for a time of day. */
const named: ReadonlyMap<string, LocalTime> = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midi', '12:00'],
  ['mediodia', '12:00'],
  ['midnight', '00:00'],
  ['minuit', '00:00'],
  ['medianoche', '00:00'],
]);

const hourAndMinute =
  /^(?<hour>\d{1,2})(?:\s*(?:[:.h]|uhr)\s*(?<minute>\d{2})?)?\s*(?:h|hrs?|hs|hours?|heures?|horas?|o.?clock)?\s*(?<half>[ap]\.?\s?m\.?)?$/u;

/**
 * A time of day as people write it: "9", "9:30", "9.30", "9am", "9:30 p.m.", "18h30", "18 h", "noon". Gives
 * `09:30`, or undefined where the text is no time of a day (25:00, 13pm).
 */
export function parseTime(text: string): LocalTime | undefined {
  const typed = partOfDay(text.trim().toLowerCase());
  const word = named.get(foldPhrase(typed));
  if (word !== undefined) return word;
  // As clocks of stations write it: 0930.
  const groups = hourAndMinute.exec(typed.replace(/^(\d{2})(\d{2})$/u, '$1:$2'))?.groups;
  if (groups === undefined) return undefined;
  const hour = Number(groups['hour']);
  const minute = Number(groups['minute'] ?? 0);
  const half = groups['half']?.[0];
  if (minute > 59 || hour > 23) return undefined;
  if (half === undefined) return toTime(hour, minute);
  if (hour < 1 || hour > 12) return undefined;
  return toTime((hour % 12) + (half === 'p' ? 12 : 0), minute);
}

/** Words behind the hour that say which half of the day it is in, as "am" and "pm". */
function partOfDay(typed: string): string {
  return typed
    .replace(/\s+(?:in the morning|du matin|de la ma(?:ñ|n)ana)$/u, ' am')
    .replace(/\s+(?:in the (?:afternoon|evening)|at night|du soir|de la (?:tarde|noche))$/u, ' pm')
    .replace(/^(\d{1,2}) ?(?:h|heures?)? (?:et demie|y media)(?= [ap]m$|$)/u, '$1:30')
    .replace(/^(\d{1,2}) ?(?:h|heures?|horas?) ([ap]m)$/u, '$1 $2');
}

function toTime(hour: number, minute: number): LocalTime {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
