import { type Inline, strong } from '../answer/nodes.ts';
import type { Draft } from '../builders/draft.ts';
import { doubtOf, opening } from '../builders/told.ts';
import { addDays, type CalendarDate, formatDate, formatSpan, yearOf } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Change, Event } from '../knowledge/schema.ts';
import { queryAbout } from '../query/about.ts';
import type { Item } from './item.ts';
import { concerned, sentences } from './stories.ts';
import type { LocalDate, Memory } from './subscription.ts';

/** How many days ahead a milestone is announced: once within each of these. */
const announced = [90, 30, 7, 1, 0] as const;

/**
 * What began on one of the days from `begin` to `date` in another year, those of the last day first: what happened on
 * days without a digest is told with the next one.
 */
export function onTheseDays({ events }: Knowledge, begin: LocalDate, date: LocalDate): Item[] {
  const days: LocalDate[] = [];
  for (let day = date; day >= begin; day = addDays(day, -1)) days.push(day);
  return days.flatMap((day) =>
    events
      .filter((event) => event.date.length === 10 && yearOf(event.date) < yearOf(day))
      .filter((event) => isAnniversary(event, day))
      .map((event) => onDay(event, day === date)),
  );
}

/** What began on a day of another year, as a digest of a date tells it. */
export function dayItem(event: Event, date: LocalDate): Item {
  return onDay(event, isAnniversary(event, date));
}

function onDay(event: Event, isToday: boolean): Item {
  return {
    kind: 'day',
    id: event.id,
    query: { kind: 'timeline', year: yearOf(event.date) },
    about: concerned(event),
    say: (draft) => {
      const what = opening(draft, event);
      return isToday
        ? draft.say('digest.on-this-day', { year: event.date.slice(0, 4), text: what })
        : draft.say('digest.on-date', { year: event.date.slice(0, 4), text: what });
    },
  };
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

/** A change of the data, to be told. */
export function changed(knowledge: Knowledge, change: Change): Item {
  const { id, kind, about, text: what, before, after, why, citations } = change;
  const sentence = (draft: Draft): Inline[] =>
    kind === 'correction'
      ? draft.say('digest.correction', { text: draft.textOf(what) })
      : draft.say('digest.addition', { text: draft.textOf(what) });
  const fact = knowledge.facts.find((each) => each.id === about);
  const subject = knowledge.entities.has(about) ? about : (fact?.subject ?? about);
  return {
    kind: 'change',
    id,
    query: queryAbout(subject, knowledge),
    about: fact === undefined ? [about] : concerned(fact),
    tells: [about],
    say: (draft) => [...sentence(draft), ...draft.cite(...citations)],
    more: (draft) =>
      sentences(
        before === undefined ? [] : draft.say('digest.change-before', { text: draft.textOf(before) }),
        after === undefined ? [] : draft.say('digest.change-after', { text: draft.textOf(after) }),
        why === undefined ? [] : draft.say('digest.change-why', { text: draft.textOf(why) }),
      ),
  };
}

/** An event to come, to be told. */
export function milestone(knowledge: Knowledge, event: Event): Item {
  const { id, date, end, text: what, citations } = event;
  return {
    kind: 'coming',
    id,
    query: { kind: 'timeline', year: yearOf(date) },
    about: concerned(event),
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

/** True where the day of the year is the one on which the event began; 29 February counts on the 28th as well. */
function isAnniversary({ date: start }: Event, date: LocalDate): boolean {
  const day = date.slice(5);
  const isLeapDay = day === '02-28' && !isLeapYear(yearOf(date)) && start.slice(5) === '02-29';
  return day === start.slice(5) || isLeapDay;
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}

/** Days from a date to the beginning of a day, a month or a year; negative where it has begun. */
function daysUntil(date: CalendarDate, from: LocalDate): number {
  const begins = date.length === 10 ? date : date.length === 7 ? `${date}-01` : `${date}-01-01`;
  return Math.round((Date.parse(begins) - Date.parse(from)) / 86_400_000);
}
