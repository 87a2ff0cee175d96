import { formatDays } from '../days.ts';
import { fixedClockName } from '../fixed-clocks.ts';
import type { RhythmSaid } from '../rhythm.ts';
import { weekdays } from '../subscription.ts';
import { toTime } from '../times.ts';
import type { Values } from './values.ts';

/** What a line takes that names no time or no zone: an example to write another in its place. */
const usual = { time: '9:30', zone: 'Europe/Madrid' } as const;

/** A line of the digest that says the same and is understood: "on 09:30 Europe/Madrid weekdays language:fr". */
export function lineFor({ time, zone, rhythm, onlyChanges, language, sections }: Values): string {
  return [
    'on',
    time === undefined ? usual.time : toTime(time),
    zone === undefined ? usual.zone : (fixedClockName(zone) ?? zone),
    ...(rhythm === undefined ? [] : [rhythmFor(rhythm)]),
    ...(onlyChanges === undefined ? [] : [`when:${onlyChanges ? 'changed' : 'always'}`]),
    ...(language === undefined ? [] : [`language:${language}`]),
    ...(sections === undefined ? [] : [`sections:${sections.join(',')}`]),
  ].join(' ');
}

function rhythmFor({ every, days, except, ofMonth }: RhythmSaid): string {
  if (days === undefined && except !== undefined) return `except ${daysFor(except)}`;
  if (typeof ofMonth === 'number')
    return ofMonth === 31 ? 'last day of the month' : `day ${ofMonth} of the month`;
  const named = days === undefined ? undefined : daysFor(days);
  if (ofMonth !== undefined && named !== undefined) return `${ofMonth} ${named} of the month`;
  if (every === 'month') return named === undefined ? 'monthly' : `first ${named} of the month`;
  return named ?? 'weekly';
}

function daysFor(days: NonNullable<RhythmSaid['days']>): string {
  const all = days.join();
  if (all === weekdays.join()) return 'daily';
  return all === '1,2,3,4,5' ? 'weekdays' : formatDays(days, 'en').replaceAll(', ', ',').replaceAll('–', '-');
}
