import {
  type Answer,
  type Block,
  heading,
  type Inline,
  list,
  paragraph,
  strong,
  text,
} from '../answer/nodes.ts';
import { type CalendarDate, formatDate, formatSpan, yearOf } from '../calendar.ts';
import type { Core } from '../core.ts';
import type { Event } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { type Draft, startDraft } from './draft.ts';
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
  const byYear = [...Map.groupBy(events, ({ date }) => yearOf(date))];
  const lists = byYear.flatMap(([year, those]): Block[] => [
    // Below the year, a date need not open each line.
    ...(byYear.length > 1 ? [heading(text(String(year)))] : []),
    list(those.map((event) => itemOf(draft, event))),
  ]);
  const next: Query[] = period === undefined ? [{ kind: 'export', of: 'timeline' }] : [whole];
  return finishAnswer(draft, 'answered', query, [heading(...title), ...lists], next);
}

/** An event with its date, which stands once: where the sentence has it, or before the sentence. */
function itemOf(draft: Draft, event: Event): Inline[] {
  const { date, end } = event;
  const label = formatSpan(date, end, draft.language);
  const day = strong({ type: 'time', date, label });
  const said = toldInline(draft, event);
  const last = end === undefined ? undefined : formatDate(end, draft.language);
  // "From 4 to 6 December 2017" has the dates in its own words.
  const inWords =
    last === undefined || end === undefined
      ? undefined
      : inPlace(said, last, strong({ type: 'time', date: end, label: last }));
  return inPlace(said, label, day) ?? inWords ?? draft.say('timeline.item', { date: day, text: said });
}

/** The year, the month or the day asked for, as dates begin: `2016`, `2016-10`, `2016-10-20`. */
function periodOf({ year, month, day }: Extract<Query, { kind: 'timeline' }>): CalendarDate | undefined {
  if (year === undefined) return undefined;
  const name = String(year).padStart(4, '0');
  const two = (part: number) => String(part).padStart(2, '0');
  if (month === undefined) return name;
  return day === undefined ? `${name}-${two(month)}` : `${name}-${two(month)}-${two(day)}`;
}

/** Running text with its date marked where it stands, so that none is printed twice. Undefined where it is not in it. */
function inPlace(said: readonly Inline[], label: string, day: Inline): Inline[] | undefined {
  const places = said.map((node) => (node.type === 'text' ? placeOf(node.text, label) : undefined));
  const at = places.findIndex((place) => place !== undefined);
  const [node, from] = [said[at], places[at]];
  if (node?.type !== 'text' || from === undefined) return undefined;
  const [before, after] = [node.text.slice(0, from), node.text.slice(from + label.length)];
  return [
    ...said.slice(0, at),
    ...(before === '' ? [] : [text(before)]),
    day,
    ...(after === '' ? [] : [text(after)]),
    ...said.slice(at + 1),
  ];
}

/** Where a text has this date: "8 December 2018" stands in "18 December 2018" too, "October 2016" in "20 October 2016". */
function placeOf(words: string, label: string): number | undefined {
  for (let from = words.indexOf(label); from >= 0; from = words.indexOf(label, from + 1)) {
    const [before, after] = [words.slice(0, from), words.slice(from + label.length)];
    const isOfDay = /^\p{L}/u.test(label) && /\d(?:er|\.º)?\s(?:de\s)?$/u.test(before);
    if (!isOfDay && !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return from;
  }
  return undefined;
}
