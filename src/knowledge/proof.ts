import { type DocumentText, describeMismatch, findQuote } from './document-text.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { CitedPassage } from './schema.ts';

/**
 * Everything a schema cannot see: ids used twice, references to records that do not exist, quotations that are
 * not in their document letter for letter, words that the lexicon does not know.
 * Gives every problem; an empty list means the data can be trusted.
 */
export function proveData(files: DataFiles, texts: ReadonlyMap<string, DocumentText>): DataProblem[] {
  return [
    ...uniqueIds(files),
    ...quotations(files, texts),
    ...references(files),
    ...commitmentNumbers(files),
    ...objectives(files),
    ...places(files),
    ...changes(files),
    ...zones(files),
  ];
}

/** Every citation in the data with the file, record and field it stands in. */
export function* citationsIn(
  files: DataFiles,
): Generator<{ file: string; record: string; field: string; citation: CitedPassage }> {
  for (const name of ['facts', 'events'] as const) {
    for (const record of files[name].records) {
      const at = { file: filePaths[name], record: record.id };
      yield* fieldCitations(at, 'citations', record.citations);
      yield* fieldCitations(at, 'correction.citations', record.correction?.citations ?? []);
    }
  }
  for (const { id, citations } of files.changes.records) {
    yield* fieldCitations({ file: filePaths.changes, record: id }, 'citations', citations);
  }
  for (const { id, citations } of files.objectives.records) {
    yield* fieldCitations({ file: filePaths.objectives, record: id }, 'citations', citations);
  }
  const { endorsers, commitments } = files;
  const lists = [
    {
      file: filePaths.endorsers,
      record: 'the list',
      field: 'introduction',
      quote: endorsers.introduction,
      of: endorsers,
    },
    { file: filePaths.endorsers, record: 'the list', field: 'list', quote: endorsers.list, of: endorsers },
    {
      file: filePaths.commitments,
      record: 'the list',
      field: 'introduction',
      quote: commitments.introduction,
      of: commitments,
    },
  ];
  for (const { quote, of, ...at } of lists) yield { ...at, citation: { document: of.document, quote } };
  for (const record of endorsers.records) {
    const at = { file: filePaths.endorsers, record: record.id };
    yield* fieldCitations(at, 'place.citations', record.place.citations);
    yield { ...at, field: 'printed', citation: { document: endorsers.document, quote: record.printed } };
  }
  for (const { id, wording } of commitments.records) {
    const at = { file: filePaths.commitments, record: id };
    yield { ...at, field: 'wording', citation: { document: commitments.document, quote: wording } };
  }
}

function* fieldCitations(
  at: { file: string; record: string },
  field: string,
  citations: readonly CitedPassage[],
): Generator<{ file: string; record: string; field: string; citation: CitedPassage }> {
  for (const [index, citation] of citations.entries()) yield { ...at, field: `${field}[${index}]`, citation };
}

function* uniqueIds(files: DataFiles): Generator<DataProblem> {
  const owner = new Map<string, string>();
  for (const { file, id } of allIds(files)) {
    const other = owner.get(id);
    if (other === undefined) owner.set(id, file);
    else yield { file, record: id, field: 'id', message: `expected an id of its own; ${other} has the same` };
  }
}

function* allIds(files: DataFiles): Generator<{ file: string; id: string }> {
  for (const [name, content] of Object.entries(files)) {
    if (!('records' in content)) continue;
    for (const { id } of content.records) yield { file: filePaths[name as keyof DataFiles], id };
  }
}

function* quotations(files: DataFiles, texts: ReadonlyMap<string, DocumentText>): Generator<DataProblem> {
  const documents = new Set(files.documents.records.map(({ id }) => id));
  for (const { file, record, field, citation } of citationsIn(files)) {
    const { document, quote } = citation;
    if (!documents.has(document)) {
      const message = `"${document}" is not a document; expected an id from ${filePaths.documents}`;
      yield { file, record, field, message };
      continue;
    }
    const text = texts.get(document);
    if (text !== undefined && quote === undefined) {
      const message = `expected a quotation: the text of "${document}" is in the data, so it can be proved`;
      yield { file, record, field: `${field}.quote`, message };
    } else if (text === undefined && quote !== undefined) {
      const message = `the text of "${document}" is not in the data, so a quotation from it cannot be proved; use a locator`;
      yield { file, record, field: `${field}.quote`, message };
    } else if (text !== undefined && quote !== undefined && findQuote(text, quote) === undefined) {
      const message = `expected words that stand letter for letter in "${document}": ${describeMismatch(text, quote)}`;
      yield { file, record, field: `${field}.quote`, message };
    }
  }
}

function* references(files: DataFiles): Generator<DataProblem> {
  const ids = new Set([...allIds(files)].map(({ id }) => id));
  const concepts = new Set(Object.keys(files.lexicon.concepts));
  for (const [key, target] of Object.entries(files.about.keyRecords)) {
    if (!ids.has(target)) {
      yield {
        file: filePaths.about,
        field: `keyRecords.${key}`,
        message: `no record has the id "${target}"`,
      };
    }
  }
  for (const name of ['facts', 'events'] as const) {
    const file = filePaths[name];
    for (const record of files[name].records) {
      const { when: _dates, ...recordRoles } = record.roles;
      const referred: [string, readonly string[]][] = [
        ['subject', [record.subject]],
        ['involves', record.involves ?? []],
        ...Object.entries(recordRoles).map(([role, to]): [string, string[]] => [`roles.${role}`, to ?? []]),
      ];
      for (const [field, targets] of referred) {
        for (const target of targets.filter((id) => !ids.has(id))) {
          yield { file, record: record.id, field, message: `no record has the id "${target}"` };
        }
      }
      const words: [string, readonly string[]][] = [
        ['says', record.says],
        ['mentions', record.mentions ?? []],
        ['counts.of', record.counts === undefined ? [] : [record.counts.of]],
      ];
      for (const [field, used] of words) {
        for (const word of used.filter((concept) => !concepts.has(concept))) {
          const message = `"${word}" is not in the lexicon; expected a name from "concepts" in ${filePaths.lexicon}`;
          yield { file, record: record.id, field, message };
        }
      }
    }
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

/** Every zone of a city is one that this program's time-zone data knows. */
function* zones(files: DataFiles): Generator<DataProblem> {
  const known = new Set(Intl.supportedValuesOf('timeZone'));
  for (const [city, zone] of Object.entries(files.zones.cities)) {
    if (known.has(zone) || isLinkedZone(zone)) continue;
    yield {
      file: filePaths.zones,
      record: city,
      field: 'cities',
      message: `"${zone}" is no IANA time zone; expected one like "Europe/Madrid"`,
    };
  }
}

/** True for a zone under another of its names: `Asia/Kolkata` is listed as `Asia/Calcutta`. */
function isLinkedZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
