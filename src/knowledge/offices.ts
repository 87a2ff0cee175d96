import type { CalendarDate } from '../calendar.ts';
import type { Knowledge } from './knowledge.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { Office } from './schema.ts';

/** One holder's time in an office. */
export type Term = Office['terms'][number];

/**
 * Who held an office at a time: a day, or any part of a month or a year. Of a term without a beginning only the year of
 * its end is known; one without an end is known up to the date of its fact, or of the data.
 */
export function termsAt({ terms }: Office, at: CalendarDate, knowledge: Knowledge): Term[] {
  return terms.filter(({ from, to, fact }) => {
    const said = knowledge.facts.find(({ id }) => id === fact);
    const known = said !== undefined && 'asOf' in said ? said.asOf : undefined;
    const start = firstDay(from ?? (to ?? knowledge.date).slice(0, 4));
    const end = lastDay(to ?? latest(known, from) ?? knowledge.date);
    return start <= lastDay(at) && firstDay(at) <= end;
  });
}

/** A term that begins after the date of its fact is known from its beginning on, no further. */
function latest(known: CalendarDate | undefined, from: CalendarDate | undefined): CalendarDate | undefined {
  return known !== undefined && from !== undefined && lastDay(known) < firstDay(from) ? from : known;
}

function firstDay(date: CalendarDate): string {
  return `${date}-01-01`.slice(0, 10);
}

/** Compared only: no month has a day behind its 31st. */
function lastDay(date: CalendarDate): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** Offices of what does not exist, terms that no fact says, and terms that end before they begin. */
export function* offices(files: DataFiles): Generator<DataProblem> {
  const file = filePaths.offices;
  const holders = new Set([...files.organisations.records, ...files.places.records].map(({ id }) => id));
  const facts = new Set([...files.facts.records, ...files.events.records].map(({ id }) => id));
  const said = new Set([...facts, ...files.unknowns.records.map(({ id }) => id)]);
  const people = new Set(files.people.records.map(({ id }) => id));
  for (const { id, of, today, terms } of files.offices.records) {
    const at = { file, record: id };
    if (!holders.has(of))
      yield { ...at, field: 'of', message: `no organisation or place has the id "${of}"` };
    if (today !== undefined && !said.has(today)) {
      yield { ...at, field: 'today', message: `no fact or open question has the id "${today}"` };
    }
    for (const [index, { fact, person, from, to }] of terms.entries()) {
      const field = `terms[${index}]`;
      if (!facts.has(fact)) yield { ...at, field, message: `no fact or event has the id "${fact}"` };
      if (person !== undefined && !people.has(person)) {
        yield { ...at, field, message: `no person has the id "${person}"` };
      }
      if (from !== undefined && to !== undefined && lastDay(to) < firstDay(from)) {
        yield { ...at, field, message: `expected an end behind the beginning: ${from}, ${to}` };
      }
    }
  }
}
