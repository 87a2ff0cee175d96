import type { CalendarDate } from '../calendar.ts';
import type { Localised } from '../language.ts';
import { factById, factsWithSubject } from './filed-facts.ts';
import { type Knowledge, shortName } from './knowledge.ts';
import type { CitedPassage, Event, Fact } from './schema.ts';

/** Something with a date, and what proves the date. */
export interface Dated {
  readonly name: Localised;
  readonly date: CalendarDate;
  readonly citations: readonly CitedPassage[];
}

/**
 * The date of a record or a fact: an event's first day, the day an instrument was adopted, the date a document
 * bears. Undefined where the data gives none.
 */
export function datedOf(knowledge: Knowledge, id: string): Dated | undefined {
  const fact = factById(knowledge.facts, id);
  if (fact !== undefined) return datedFact(fact);
  const entity = knowledge.entities.get(id);
  if (entity === undefined) return undefined;
  if (entity.kind === 'document') {
    if (entity.date === undefined) return undefined;
    return { name: shortName(entity), date: entity.date, citations: [{ document: id, locator: undefined }] };
  }
  const adopted = factsWithSubject(knowledge.facts, id).filter(({ says }) => says.includes('adopt'));
  const dates = adopted.flatMap((each) => datedFact(each) ?? []);
  // A day is when it happened; a year alone may be when it was expected.
  const first = dates.find(({ date }) => date.length === 10) ?? dates[0];
  return first === undefined ? undefined : { ...first, name: shortName(entity) };
}

/** The first and the last day of a fact that has both. */
export function lastDay(fact: Fact | Event): { start: CalendarDate; end: CalendarDate } | undefined {
  if ('date' in fact) return fact.end === undefined ? undefined : { start: fact.date, end: fact.end };
  const [start, end] = (fact.roles.when ?? []).toSorted();
  return start === undefined || end === undefined || start === end ? undefined : { start, end };
}

function datedFact(fact: Fact | Event): Dated | undefined {
  const date = 'date' in fact ? fact.date : (fact.roles.when?.toSorted()[0] ?? fact.day);
  if (date === undefined) return undefined;
  const name = 'date' in fact && fact.name !== undefined ? fact.name : fact.text;
  return { name, date, citations: fact.citations };
}
