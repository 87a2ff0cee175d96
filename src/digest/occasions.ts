import { type Inline, strong } from '../answer/nodes.ts';
import type { Draft } from '../builders/draft.ts';
import { doubtOf } from '../builders/facts.ts';
import { type CalendarDate, formatDate, formatSpan, yearOf } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Change, Event } from '../knowledge/schema.ts';
import { queryAbout } from '../query/about.ts';
import type { Item } from './rotation.ts';
import type { LocalDate, Memory } from './subscription.ts';

/** How many days ahead a milestone is announced: once within each of these. */
const announced = [90, 30, 7, 1, 0] as const;

/** What happened on this day in another year: events of this day, or that lasted over it. */
export function onThisDay({ events }: Knowledge, date: LocalDate): Item[] {
  return events
    .filter((event) => event.date.length === 10 && event.date < date && yearOf(event.date) < yearOf(date))
    .filter((event) => isAnniversary(event, date))
    .map((event) => ({
      id: event.id,
      query: { kind: 'timeline', year: yearOf(event.date) },
      say: (draft) => [
        ...draft.say('digest.on-this-day', {
          year: event.date.slice(0, 4),
          text: draft.textOf(event.text),
        }),
        ...draft.cite(...event.citations),
        ...doubtOf(draft, event),
      ],
    }));
}

/** The events to come that are to be announced on a date, the next first, with what to remember of each. */
export function milestones(
  knowledge: Knowledge,
  date: LocalDate,
  memory: Memory,
): { item: Item; mark: string }[] {
  return knowledge.events
    .filter((event) => (event.end ?? event.date) >= date.slice(0, (event.end ?? event.date).length))
    .map((event) => ({ event, days: daysUntil(event.date, date) }))
    .sort((a, b) => a.days - b.days)
    .flatMap(({ event, days }) => {
      const step = announced.findLast((each) => days <= each);
      if (step === undefined || days < 0) return [];
      const mark = `${event.id}@${step}`;
      return memory.milestones.includes(mark) ? [] : [{ item: milestone(knowledge, event), mark }];
    });
}

/** What changed in the data and was not told yet, corrections first, then the latest first. */
export function untoldChanges(knowledge: Knowledge, memory: Memory): { item: Item; id: string }[] {
  const told = new Set(memory.changes);
  return knowledge.changes
    .filter(({ id }) => !told.has(id))
    .toSorted((a, b) => order(a) - order(b) || b.date.localeCompare(a.date))
    .map((change) => ({ id: change.id, item: changed(knowledge, change) }));
}

function changed(knowledge: Knowledge, { id, kind, about, text: what, citations }: Change): Item {
  const sentence = (draft: Draft): Inline[] =>
    kind === 'correction'
      ? draft.say('digest.correction', { text: draft.textOf(what) })
      : draft.say('digest.addition', { text: draft.textOf(what) });
  const subject = knowledge.entities.has(about)
    ? about
    : (knowledge.facts.find((fact) => fact.id === about)?.subject ?? about);
  return {
    id,
    query: queryAbout(subject, knowledge),
    say: (draft) => [...sentence(draft), ...draft.cite(...citations)],
  };
}

function milestone(knowledge: Knowledge, event: Event): Item {
  const { id, date, end, text: what, citations } = event;
  return {
    id,
    query: { kind: 'timeline', year: yearOf(date) },
    say: (draft) => [
      ...draft.say('digest.milestone', {
        when: strong({ type: 'time', date, label: formatSpan(date, end, draft.language) }),
        asOf: formatDate(knowledge.date, draft.language),
        text: draft.textOf(what),
      }),
      ...draft.cite(...citations),
      ...doubtOf(draft, event),
    ],
  };
}

function order({ kind }: Change): number {
  return kind === 'correction' ? 0 : 1;
}

/** True where the day of the year is the event's, or one of those it lasted; 29 February counts on the 28th as well. */
function isAnniversary({ date: start, end = start }: Event, date: LocalDate): boolean {
  const day = date.slice(5);
  const isBetween = (wanted: string) => wanted >= start.slice(5) && wanted <= end.slice(5);
  const leapDay = day === '02-28' && !isLeapYear(yearOf(date));
  return isBetween(day) || (leapDay && isBetween('02-29'));
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}

/** Days from a date to the beginning of a day, a month or a year; negative where it has begun. */
function daysUntil(date: CalendarDate, from: LocalDate): number {
  const begins = date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
  return Math.round((Date.parse(begins) - Date.parse(from)) / 86_400_000);
}
