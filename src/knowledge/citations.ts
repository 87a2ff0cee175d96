import { type DocumentText, describeMismatch, findQuote } from './document-text.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { CitedPassage } from './schema.ts';

/** The files whose records say what they are, by a sentence of their own or by facts. */
export const opened = ['instruments', 'organisations', 'people', 'places'] as const;

/** Every citation in the data with the file, record and field it stands in. */
export function* citationsIn(
  files: DataFiles,
): Generator<{ file: string; record: string; field: string; citation: CitedPassage }> {
  for (const name of ['facts', 'events'] as const) {
    for (const record of files[name].records) {
      const at = { file: filePaths[name], record: record.id };
      yield* fieldCitations(at, 'citations', record.citations);
      yield* fieldCitations(at, 'correction.citations', record.correction?.citations ?? []);
      yield* fieldCitations(at, 'addition.citations', record.addition?.citations ?? []);
      for (const [index, position] of (record.positions ?? []).entries()) {
        yield* fieldCitations(at, `positions[${index}].citations`, position.citations);
      }
    }
  }
  for (const name of opened) {
    for (const { id, inShort } of files[name].records) {
      const at = { file: filePaths[name], record: id };
      yield* fieldCitations(at, 'inShort.sentence.citations', inShort?.sentence.citations ?? []);
      for (const [index, { citations }] of (inShort?.simply ?? []).entries()) {
        yield* fieldCitations(at, `inShort.simply[${index}].citations`, citations);
      }
    }
  }
  for (const { id, citations } of files.changes.records) {
    yield* fieldCitations({ file: filePaths.changes, record: id }, 'citations', citations);
  }
  for (const { id, citations } of files.objectives.records) {
    yield* fieldCitations({ file: filePaths.objectives, record: id }, 'citations', citations);
  }
  yield* fieldCitations(
    { file: filePaths.objectives, record: 'the labels' },
    'officialLabels.citations',
    files.objectives.officialLabels.citations,
  );
  const { endorsers, commitments, countries } = files;
  for (const { of, symbol, report } of countries.rollCalls) {
    const at = { file: filePaths.countries, record: 'the roll calls', field: of };
    yield { ...at, citation: { document: countries.document, locator: symbol } };
    yield { ...at, citation: { document: report } };
  }
  yield {
    file: filePaths.countries,
    record: 'the groups',
    field: 'regions',
    citation: { document: countries.regions },
  };
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

/** Citations of documents that are not there, and quotations that are not in theirs letter for letter. */
export function* quotations(
  files: DataFiles,
  texts: ReadonlyMap<string, DocumentText>,
): Generator<DataProblem> {
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
    } else if (
      text === undefined &&
      quote !== undefined &&
      (citation.paragraph ?? citation.locator) === undefined
    ) {
      const message = `the text of "${document}" is not in the data, so a quotation from it is proved and shown only where the text was added; give its paragraph or a locator too`;
      yield { file, record, field: `${field}.quote`, message };
    } else if (text !== undefined && quote !== undefined && findQuote(text, quote) === undefined) {
      const message = `expected words that appear letter for letter in "${document}": ${describeMismatch(text, quote)}`;
      yield { file, record, field: `${field}.quote`, message };
    }
  }
}
