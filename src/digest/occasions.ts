import { type Inline, strong, text } from '../answer/nodes.ts';
import type { Draft } from '../builders/draft.ts';
import { doubtOf, hasPassed, opening } from '../builders/told.ts';
import { addDays, type CalendarDate, formatDate, formatSpan, yearOf } from '../calendar.ts';
import { todayOf } from '../core.ts';
import { holding } from '../holding.ts';
import { compacts, type Knowledge } from '../knowledge/knowledge.ts';
import type { Change, Event, Fact } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { queryAbout } from '../query/about.ts';
import { concerned } from './concerned.ts';
import type { Item } from './item.ts';
import { isOfLooks } from './leads.ts';
import { belongsToDay, saysTheSame } from './same-told.ts';
import { attributed, sentences } from './stories.ts';
import type { LocalDate, Memory } from './subscription.ts';
import { dayOf, hasDay, isOutdated, remembered } from './told-days.ts';

/** How many days ahead a milestone is announced: once within each of these; one without a day within the first alone. */
const announced = [90, 30, 7, 1, 0] as const;

/**
 * What began on one of the days from `begin` to `date` in another year, those of the last day first: what happened on
 * days without a digest is told with the next one.
 */
export function onTheseDays(knowledge: Knowledge, begin: LocalDate, date: LocalDate): Item[] {
  const days: LocalDate[] = [];
  for (let day = date; day >= begin; day = addDays(day, -1)) days.push(day);
  const all = remembered(knowledge).map((record) => ({ record, start: dayOf(record) ?? '' }));
  return days.flatMap((day) =>
    all
      .filter(({ start }) => yearOf(start) < yearOf(day) && isAnniversary(start, day))
      .map(({ record }) => onDay(knowledge, record, day === date)),
  );
}

/** What happened on a day of another year, of all that the data knows, as a digest of a date tells it. */
export function dayItems(knowledge: Knowledge, date: LocalDate): Item[] {
  return remembered(knowledge).map((record) =>
    onDay(knowledge, record, isAnniversary(dayOf(record) ?? '', date)),
  );
}

/** What is told with what happened on a day: facts without a day of their own, and what it left open. */
interface Beside {
  readonly same: readonly Fact[];
  readonly open: readonly Fact[];
}

/**
 * What is told beside each record that is remembered. A fact goes with the first record that it belongs to. All of them at
 * once: each fact is compared with many records, and somebody waits for a button's answer.
 */
const besideDays = holding((knowledge: Knowledge): ReadonlyMap<Fact | Event, Beside> => {
  const { facts } = knowledge;
  const days = remembered(knowledge);
  const overtaking = new Set(facts.map(({ overtakenBy }) => overtakenBy));
  const behind = Map.groupBy(
    facts.filter(
      (fact) =>
        dayOf(fact) === undefined &&
        fact.known === undefined &&
        !hasDay(fact) &&
        !overtaking.has(fact.id) &&
        fact.inDigests !== false &&
        fact.doubt === undefined &&
        !isOfLooks(fact),
    ),
    (fact) => days.find((day) => belongsToDay(fact, day)),
  );
  return new Map(
    days.map((record) => [
      record,
      {
        same: (behind.get(record) ?? []).filter((fact) => !saysTheSame(fact, record)),
        open: facts.filter(({ known }) => known?.includes(record.id) === true),
      },
    ]),
  );
});

function onDay(knowledge: Knowledge, record: Fact | Event, isToday: boolean): Item {
  const year = yearOf(dayOf(record) ?? '');
  const { same = [], open = [] } = besideDays(knowledge).get(record) ?? {};
  const isOnCompact = compacts(knowledge).some(({ id }) => id === record.subject);
  return {
    kind: 'day',
    id: record.id,
    query:
      'date' in record || isOnCompact ? { kind: 'timeline', year } : queryAbout(record.subject, knowledge),
    about: concerned(record),
    tells: [record, ...same, ...open].map(({ id }) => id),
    say: (draft) => {
      const said = opening(draft, record);
      return isToday
        ? draft.say('digest.on-this-day', {
            year: String(year),
            text: withoutDay(said, record, draft.language),
          })
        : draft.say('digest.on-date', { year: String(year), text: said });
    },
    more: (draft) => {
      const isNew = (fact: Fact) => !isOutdated(fact, todayOf(draft.core));
      return sentences(
        ...same
          .filter(isNew)
          .map((fact) => (fact.correction === undefined ? attributed(draft, fact) : opening(draft, fact))),
        ...open.filter(isNew).map((question) => [draft.textOf(question.text)]),
      );
    },
  };
}

/** Words before a day in a sentence. */
const beforeDay = { en: 'on', fr: 'le', es: 'el' } as const;

/** A sentence without its date, behind words that give it; where it has other days the date stays, to tell them apart. */
function withoutDay(said: readonly Inline[], record: Fact | Event, language: Language): Inline[] {
  const [first, ...rest] = said;
  if (first?.type !== 'text') return [...said];
  const months = Array.from({ length: 12 }, (_, at) =>
    formatDate(`2000-${String(at + 1).padStart(2, '0')}`, language).replace(/ (?:de )?2000$/u, ''),
  );
  const days = first.text.match(new RegExp(`\\d(?:er)? (?:de )?(?:${months.join('|')})`, 'gu')) ?? [];
  const phrase = `${beforeDay[language]} ${formatDate(dayOf(record) ?? '', language)}`;
  if (days.length !== 1) return [...said];
  const behind = first.text.replace(new RegExp(`,? ${phrase}(?=[.,;: ])`, 'u'), '');
  const within = behind.replace(new RegExp(`^${phrase},? (.)`, 'iu'), (_, letter: string) =>
    letter.toLocaleUpperCase(language),
  );
  return [text(within), ...rest];
}

/** What is to come on a day, in a month or a year. */
interface Foreseen {
  readonly record: Event | Fact;
  readonly date: CalendarDate;
  readonly end?: CalendarDate | undefined;
}

const foreseenIn = holding(({ events, facts }: Knowledge): readonly Foreseen[] => [
  ...events.map((event) => ({ record: event, date: event.date, end: event.end })),
  ...facts.flatMap((fact) => (fact.foresees === undefined ? [] : [{ record: fact, date: fact.foresees }])),
]);

/** What is to come, of all that the data knows, as a digest of its date tells it. */
export function comingItems(knowledge: Knowledge): Item[] {
  return foreseenIn(knowledge).map((foreseen) => milestone(knowledge, foreseen));
}

/** What is to come and to be announced on a date, the next first, with what to remember of each. */
export function milestones(
  knowledge: Knowledge,
  date: LocalDate,
  memory: Memory,
): { item: Item; mark: string }[] {
  return (
    foreseenIn(knowledge)
      .filter(({ date: begins, end = begins }) => end >= date.slice(0, end.length))
      .filter(({ record }) => 'date' in record || !isPassedOrOld(record, knowledge, date))
      .map((foreseen) => ({ foreseen, days: daysUntil(foreseen.date, date) }))
      // A day before the month or the year that begins with it.
      .sort((a, b) => a.days - b.days || b.foreseen.date.length - a.foreseen.date.length)
      .flatMap(({ foreseen, days }) => {
        const steps = foreseen.date.length === 10 ? announced : announced.slice(0, 1);
        const step = steps.findLast((each) => days <= each);
        if (step === undefined || days < 0) return [];
        const mark = `${foreseen.record.id}@${step}`;
        return memory.milestones.includes(mark) ? [] : [{ item: milestone(knowledge, foreseen), mark }];
      })
  );
}

/** True where a sentence on what is to come is right no more: a day that it speaks of has passed, or it is old. */
function isPassedOrOld(fact: Event | Fact, { date: reviewed }: Knowledge, date: LocalDate): boolean {
  return hasPassed(fact, reviewed, date) !== undefined || isOutdated(fact, date);
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

/** Something to come, to be told: in how many days, where its day is known, and when that was last known. */
function milestone(knowledge: Knowledge, { record, date, end }: Foreseen): Item {
  const isFact = !('date' in record);
  return {
    kind: 'coming',
    id: record.id,
    query: isFact ? queryAbout(record.subject, knowledge) : { kind: 'timeline', year: yearOf(date) },
    about: concerned(record),
    say: (draft) => {
      const given = {
        when: strong({ type: 'time', date, label: formatSpan(date, end, draft.language) }),
        asOf: formatDate((isFact ? record.asOf : undefined) ?? knowledge.date, draft.language),
        text: isFact
          ? opening(draft, record)
          : [draft.textOf(record.text), ...draft.cite(...record.citations), ...doubtOf(draft, record)],
      };
      const days = date.length === 10 ? daysUntil(date, todayOf(draft.core)) : undefined;
      return days === 0
        ? draft.say('digest.milestone-today', given)
        : days === 1
          ? draft.say('digest.milestone-tomorrow', given)
          : days !== undefined && days > 1
            ? draft.say('digest.milestone-in', { count: days, ...given })
            : draft.say('digest.milestone', given);
    },
  };
}

function order({ kind }: Change): number {
  return kind === 'correction' ? 0 : 1;
}

/** True where the day of the year is the one on which the event began; 29 February counts on the 28th as well. */
function isAnniversary(start: CalendarDate, date: LocalDate): boolean {
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
