import { citationsIn, opened } from './citations.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths, rarelyNeeded } from './read-files.ts';

/** The id of every record with the file it stands in. */
export function* allIds(files: DataFiles): Generator<{ file: string; id: string }> {
  for (const name of Object.keys(files) as (keyof DataFiles)[]) {
    if (rarelyNeeded.includes(name)) continue;
    const content = files[name];
    if (!('records' in content)) continue;
    for (const { id } of content.records) yield { file: filePaths[name], id };
  }
}

/** The files whose records say something of others. */
const saying = ['facts', 'events', 'unknowns'] as const;

/** References to records that do not exist. */
export function* references(files: DataFiles): Generator<DataProblem> {
  const ids = new Set([...allIds(files)].map(({ id }) => id));
  for (const [key, target] of Object.entries(files.about.keyRecords)) {
    if (ids.has(target)) continue;
    yield { file: filePaths.about, field: `keyRecords.${key}`, message: `no record has the id "${target}"` };
  }
  for (const name of saying) {
    const file = filePaths[name];
    for (const record of files[name].records) {
      for (const [field, target] of namedBy(record)) {
        if (!ids.has(target)) {
          yield { file, record: record.id, field, message: `no record has the id "${target}"` };
        }
      }
    }
  }
  yield* answersToUnknowns(files);
  yield* overtaken(files);
  yield* following(files);
  yield* leads(files);
  yield* onSameSubject(files);
  yield* waysOfAsking(files);
}

/** What a way of asking is filed under is there. */
function* waysOfAsking(files: DataFiles): Generator<DataProblem> {
  const { facts, events, unknowns, commitments } = files;
  const answering = [facts, events, unknowns, commitments].flatMap(({ records }) =>
    records.map(({ id }: { id: string }) => id),
  );
  const ids = new Set(answering);
  for (const id of Object.keys(files.asked.byId).filter((each) => !ids.has(each))) {
    const message = `no fact, event, open question or commitment has the id "${id}"`;
    yield { file: filePaths.asked, field: `byId.${id}`, message };
  }
}

/** The commitment on an objective's subject is there. */
function* onSameSubject(files: DataFiles): Generator<DataProblem> {
  const commitments = new Set(files.commitments.records.map(({ id }) => id));
  for (const { id, commitment } of files.objectives.records) {
    if (commitment === undefined || commitments.has(commitment)) continue;
    const message = `no commitment has the id "${commitment}"`;
    yield { file: filePaths.objectives, record: id, field: 'commitment', message };
  }
}

/** What comes next is there, and an event behind another one later. */
function* following(files: DataFiles): Generator<DataProblem> {
  const undated = new Set([...files.facts.records, ...files.unknowns.records].map(({ id }) => id));
  for (const name of ['facts', 'events'] as const) {
    for (const record of files[name].records) {
      const { id, next } = record;
      const at = { file: filePaths[name], record: id, field: 'next' };
      const event = files.events.records.find((each) => each.id === next);
      if (next === undefined || undated.has(next)) continue;
      if (event === undefined) {
        yield { ...at, message: `no fact, event or open question has the id "${next}"` };
      } else if ('date' in record && event.date <= record.date) {
        yield { ...at, message: `expected an event behind ${record.date}; "${next}" is of ${event.date}` };
      }
    }
  }
}

/** What comes nearest to an answer must be a fact: what is unknown says nothing. */
function* answersToUnknowns(files: DataFiles): Generator<DataProblem> {
  const facts = new Set([...files.facts.records, ...files.events.records].map(({ id }) => id));
  for (const { id, known } of files.unknowns.records) {
    for (const target of (known ?? []).filter((fact) => !facts.has(fact))) {
      const message = `no fact or event has the id "${target}"`;
      yield { file: filePaths.unknowns, record: id, field: 'known', message };
    }
  }
}

/** What became of a fact must be one too, and what a correction denies must be what the fact says. */
function* overtaken(files: DataFiles): Generator<DataProblem> {
  const facts = new Set([...files.facts.records, ...files.events.records].map(({ id }) => id));
  for (const name of ['facts', 'events'] as const) {
    for (const { id, says, overtakenBy, correction } of files[name].records) {
      const at = { file: filePaths[name], record: id };
      if (overtakenBy !== undefined && (overtakenBy === id || !facts.has(overtakenBy))) {
        yield {
          ...at,
          field: 'overtakenBy',
          message: `"${overtakenBy}" is not another fact or event`,
        };
      }
      for (const word of (correction?.denies ?? []).filter((denied) => !says.includes(denied))) {
        yield { ...at, field: 'correction.denies', message: `"${word}" is not in "says" of this record` };
      }
    }
  }
}

/** What a record opens with is its own sentence, or a fact that is about it or names it. */
function* leads(files: DataFiles): Generator<DataProblem> {
  const naming = new Map(
    [...files.facts.records, ...files.events.records].map(({ id, subject, involves, roles }) => [
      id,
      [subject, ...(involves ?? []), ...Object.values(roles).flat()],
    ]),
  );
  for (const name of opened) {
    for (const { id, lead, inShort } of files[name].records) {
      const at = { file: filePaths[name], record: id };
      for (const target of (lead ?? []).filter((fact) => naming.get(fact)?.includes(id) !== true)) {
        yield { ...at, field: 'lead', message: `"${target}" is no fact or event about this record` };
      }
      if (inShort === undefined && (lead ?? []).length === 0) {
        const message = 'nothing says what it is: give it a sentence here, or a fact in "lead"';
        yield { ...at, field: 'inShort', message };
      }
    }
  }
}

/** The files whose records are only there to be named or cited by others. */
const serving = ['documents', 'instruments', 'organisations', 'people', 'places'] as const;

/** Records that nothing cites, says anything of or names: left behind, or waiting for a fact that was forgotten. */
export function* unused(files: DataFiles): Generator<DataProblem> {
  const used = new Set<string>(Object.values(files.about.keyRecords));
  for (const { citation } of citationsIn(files)) used.add(citation.document);
  for (const name of saying) {
    for (const record of files[name].records) for (const [, target] of namedBy(record)) used.add(target);
  }
  for (const { of } of files.objectives.records) used.add(of);
  for (const name of serving) {
    for (const { id } of files[name].records.filter((record) => !used.has(record.id))) {
      const message = 'expected a record that cites or names it, or else that it is deleted';
      yield { file: filePaths[name], record: id, field: 'id', message };
    }
  }
}

/** The records that a fact, an event or an open question names, each with the field. */
function* namedBy(
  record: DataFiles[(typeof saying)[number]]['records'][number],
): Generator<[field: string, target: string]> {
  yield ['subject', record.subject];
  for (const target of record.involves ?? []) yield ['involves', target];
  const { when: _dates, ...roles } = record.roles;
  for (const [role, targets] of Object.entries(roles)) {
    for (const target of targets ?? []) yield [`roles.${role}`, target];
  }
}
