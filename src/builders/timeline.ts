import { type Answer, heading, list, paragraph, strong } from '../answer/nodes.ts';
import { type CalendarDate, formatDate, formatSpan, yearOf } from '../calendar.ts';
import type { Core } from '../core.ts';
import type { Event } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';
import { toldInline } from './told.ts';

/** The dated events in order, of all years or of one. */
export function answerTimeline(
  query: Extract<Query, { kind: 'timeline' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const all = core.knowledge.events.toSorted((a, b) => a.date.localeCompare(b.date));
  const period = periodOf(query);
  const isThen = ({ date, end = date }: Event) =>
    period === undefined || date.startsWith(period) || (date <= period && period <= end);
  const events = all.filter(isThen);
  const whole: Query = { kind: 'timeline' };
  if (period !== undefined && events.length === 0) {
    const years = [...new Set(all.map(({ date }) => yearOf(date)))].join(', ');
    const none = draft.say('timeline.none', { year: formatDate(period, language), years });
    return finishAnswer(draft, 'not_in_sources', query, [paragraph(...none)], [whole]);
  }
  const title =
    period === undefined
      ? draft.say('timeline.title')
      : draft.say('timeline.year', { year: formatDate(period, language) });
  const items = events.map((event) => {
    const { date, end } = event;
    const day = strong({ type: 'time', date, label: formatSpan(date, end, language) });
    return draft.say('timeline.item', { date: day, text: toldInline(draft, event) });
  });
  const next = period === undefined ? [] : [whole];
  return finishAnswer(draft, 'answered', query, [heading(...title), list(items)], next);
}

/** The year, the month or the day asked for, as dates begin: `2016`, `2016-10`, `2016-10-20`. */
function periodOf({ year, month, day }: Extract<Query, { kind: 'timeline' }>): CalendarDate | undefined {
  if (year === undefined) return undefined;
  const name = String(year).padStart(4, '0');
  const two = (part: number) => String(part).padStart(2, '0');
  if (month === undefined) return name;
  return day === undefined ? `${name}-${two(month)}` : `${name}-${two(month)}-${two(day)}`;
}
