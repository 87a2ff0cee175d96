import { holding } from '../holding.ts';
import type { Event, Fact } from './schema.ts';

type Facts = readonly (Fact | Event)[];

interface Filed {
  /** The position of each fact, by its id. */
  readonly positions: ReadonlyMap<string, number>;
  readonly bySubject: ReadonlyMap<string, Facts>;
  /** The facts that give the number of something, by what it is. */
  readonly byCounted: ReadonlyMap<string | undefined, Facts>;
}

/** The facts by their ids and their subjects, filed when they are first asked for: nobody looks at every one of them. */
const filedFacts = holding(
  (facts: Facts): Filed => ({
    positions: new Map(facts.map(({ id }, position) => [id, position])),
    bySubject: Map.groupBy(facts, ({ subject }) => subject),
    byCounted: Map.groupBy(
      facts.filter(({ counts }) => counts !== undefined),
      ({ counts }) => counts?.of,
    ),
  }),
);

/** The fact, the event or the open question with this id. */
export function factById(facts: Facts, id: string | undefined): Fact | Event | undefined {
  const position = filedFacts(facts).positions.get(id ?? '');
  return position === undefined ? undefined : facts[position];
}

/** Those with these ids, each once, in the order of the data. */
export function factsById(facts: Facts, ids: Iterable<string>): (Fact | Event)[] {
  const { positions } = filedFacts(facts);
  const found = [...new Set(ids)].flatMap((id) => positions.get(id) ?? []);
  return found.sort((a, b) => a - b).flatMap((position) => facts[position] ?? []);
}

/** Those on one record, in the order of the data. */
export function factsWithSubject(facts: Facts, subject: string): Facts {
  return filedFacts(facts).bySubject.get(subject) ?? [];
}

/** The first that gives the number of something. */
export function factGivingNumber(facts: Facts, of: string): Fact | Event | undefined {
  return filedFacts(facts).byCounted.get(of)?.[0];
}
