import { quotations } from './citations.ts';
import type { DocumentText } from './document-text.ts';
import { offices } from './offices.ts';
import { parts } from './parts.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import { allIds, references, unused } from './references.ts';
import { rollCalls } from './roll-calls.ts';

/**
 * Everything a schema cannot see: ids used twice, references to records that do not exist, quotations that are
 * not in their document letter for letter, words that the lexicon does not know, records that nothing uses.
 * Gives every problem; an empty list means the data can be trusted.
 */
export function proveData(files: DataFiles, texts: ReadonlyMap<string, DocumentText>): DataProblem[] {
  return [
    ...uniqueIds(files),
    ...quotations(files, texts),
    ...references(files),
    ...unused(files),
    ...commitmentNumbers(files),
    ...objectives(files),
    ...parts(files),
    ...places(files),
    ...changes(files),
    ...rollCalls(files),
    ...offices(files),
  ];
}

function* uniqueIds(files: DataFiles): Generator<DataProblem> {
  const owner = new Map<string, string>();
  for (const { file, id } of allIds(files)) {
    const other = owner.get(id);
    if (other === undefined) owner.set(id, file);
    else yield { file, record: id, field: 'id', message: `expected an id of its own; ${other} has the same` };
  }
}

function* commitmentNumbers(files: DataFiles): Generator<DataProblem> {
  for (const [index, { id, number }] of files.commitments.records.entries()) {
    if (number === index + 1) continue;
    const message = `expected ${index + 1}: commitments are numbered in the order of the document`;
    yield { file: filePaths.commitments, record: id, field: 'number', message };
  }
}

/** The objectives of each compact, and the principles, are numbered in their order; each is of a compact. */
function* objectives(files: DataFiles): Generator<DataProblem> {
  const compacts = new Set(files.instruments.records.flatMap(({ id, compact }) => (compact ? [id] : [])));
  const file = filePaths.objectives;
  const last = new Map<string, number>();
  for (const { id, kind, of, number } of files.objectives.records) {
    if (!compacts.has(of)) {
      yield { file, record: id, field: 'of', message: `"${of}" is no compact in ${filePaths.instruments}` };
    }
    const row = `${kind} ${of}`;
    const expected = (last.get(row) ?? 0) + 1;
    last.set(row, expected);
    if (number === expected) continue;
    const message = `expected ${expected}: each ${kind} has the number of its place in the compact`;
    yield { file, record: id, field: 'number', message };
  }
}

function* places(files: DataFiles): Generator<DataProblem> {
  for (const { id, place } of files.endorsers.records) {
    const at = { file: filePaths.endorsers, record: id };
    if (place.certainty === 'unknown' && place.state !== undefined) {
      yield {
        ...at,
        field: 'place.state',
        message: 'expected none: a place that is unknown is never given a state',
      };
    }
    if (place.certainty === 'unknown' && place.candidates === undefined) {
      yield {
        ...at,
        field: 'place.candidates',
        message: 'expected the states it could be in, since it is unknown',
      };
    }
    if (place.certainty !== 'unknown' && place.state === undefined) {
      yield {
        ...at,
        field: 'place.state',
        message: `expected the state, since the place is ${place.certainty}`,
      };
    }
  }
}

/** A change names a record that is there, and the day it was made. */
function* changes(files: DataFiles): Generator<DataProblem> {
  const ids = new Set([...allIds(files)].map(({ id }) => id));
  const file = filePaths.changes;
  for (const { id, date, about } of files.changes.records) {
    if (date.length < 10) {
      yield { file, record: id, field: 'date', message: 'expected a day, like "2026-11-23"' };
    }
    if (!ids.has(about)) {
      yield { file, record: id, field: 'about', message: `no record has the id "${about}"` };
    }
  }
}
