import { inLanguage, type Language } from '../language.ts';
import { allPhrases, type Knowledge } from './knowledge.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { CitedPassage, Country, RollCall, Vote } from './schema.ts';

/** What a state can have done, in the order in which results are told. */
export const votesInOrder: readonly Vote[] = ['for', 'against', 'abstained', 'absent'];

/** Every name of a country, in every language. */
export function namesOfCountry({
  name,
  official,
  aliases,
}: Pick<Country, 'name' | 'official' | 'aliases'>): string[] {
  const names = [...Object.values(name), ...Object.values(official ?? {})].filter(
    (each) => each !== undefined,
  );
  return [...names, ...allPhrases(aliases)];
}

/** A country as the subject of a sentence: "the Netherlands", "la Pologne". */
export function subjectOf({ subject, name }: Country, language: Language): string {
  return inLanguage(subject ?? name, language).text;
}

/** The countries that did this when the compact `of` was voted on, in the order of the data. */
export function countriesThat({ countries }: Knowledge, vote: Vote, of: string): Country[] {
  return countries.filter(({ votes }) => votes[of] === vote);
}

/** Where a roll call stands. */
export function passageOf({ rollCalls }: Knowledge, { symbol }: RollCall): CitedPassage {
  return { document: rollCalls.document, locator: symbol };
}

/**
 * What is wrong with the roll calls: a country without a vote on one, a vote on what was no roll call, a fact that is not
 * there, a border that only one side has, votes that do not add up to the official result, or members that are too few or
 * too many.
 */
export function* rollCalls(files: DataFiles): Generator<DataProblem> {
  const { members, rollCalls: calls, records } = files.countries;
  const file = filePaths.countries;
  const compacts = new Set(files.instruments.records.flatMap(({ id, compact }) => (compact ? [id] : [])));
  const facts = new Set([...files.facts.records, ...files.events.records].map(({ id }) => id));
  if (records.length !== members) {
    const message = `expected ${members} Member States; there are ${records.length}`;
    yield { file, field: 'records', message };
  }
  for (const { of, totals } of calls) {
    const field = `rollCalls, ${of}`;
    if (!compacts.has(of)) {
      yield { file, field, message: `"${of}" is no compact in ${filePaths.instruments}` };
    }
    for (const vote of votesInOrder) {
      const count = records.filter(({ votes }) => votes[of] === vote).length;
      if (count === totals[vote]) continue;
      yield {
        file,
        field,
        message: `expected ${totals[vote]} that are "${vote}"; the countries give ${count}`,
      };
    }
  }
  const groups = new Set(files.countries.groups.map((each) => each.id));
  const bordersOf = new Map(records.map(({ id, borders = [] }) => [id, borders]));
  for (const { id, votes, groups: within, borders = [], facts: own = [] } of records) {
    for (const group of within.filter((each) => !groups.has(each))) {
      yield { file, record: id, field: 'groups', message: `no group has the id "${group}"` };
    }
    for (const other of borders.filter((each) => !bordersOf.get(each)?.includes(id))) {
      yield { file, record: id, field: 'borders', message: `"${other}" is no country that borders it, too` };
    }
    for (const { of } of calls.filter((call) => votes[call.of] === undefined)) {
      yield { file, record: id, field: 'votes', message: `expected a vote on "${of}"` };
    }
    for (const of of Object.keys(votes).filter((each) => !calls.some((call) => call.of === each))) {
      yield { file, record: id, field: 'votes', message: `"${of}" is in no roll call of this file` };
    }
    for (const fact of own.filter((each) => !facts.has(each))) {
      yield { file, record: id, field: 'facts', message: `no fact or event has the id "${fact}"` };
    }
  }
}
