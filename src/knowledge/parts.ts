import type { Knowledge } from './knowledge.ts';
import type { DataProblem } from './problem.ts';
import { type DataFiles, filePaths } from './read-files.ts';
import type { Event, Fact, Instrument, Objective } from './schema.ts';

/** Where the text of an instrument stands, and the parts it has. */
export type Parts = NonNullable<Instrument['parts']>;

/** What the data knows of a paragraph. */
export interface Paragraph {
  /** The objective that it is, or the principles that it holds. */
  readonly items: readonly Objective[];
  /** The smallest part that it lies in, told by its fact. */
  readonly part: Fact | Event | undefined;
  /** What else is cited from it. */
  readonly facts: readonly (Fact | Event)[];
}

/** The parts of an instrument's text, where the data knows them. */
export function partsOf({ entities }: Knowledge, id: string): Parts | undefined {
  const entity = entities.get(id);
  return entity?.kind === 'instrument' ? entity.parts : undefined;
}

/** What the data knows of a paragraph of a compact; undefined where that is nothing. */
export function paragraphOf(knowledge: Knowledge, of: string, number: number): Paragraph | undefined {
  const parts = partsOf(knowledge, of);
  if (parts === undefined) return undefined;
  const { document, list } = parts;
  const isThere = ({ citations }: Pick<Fact, 'citations'>) =>
    citations.some((each) => each.document === document && startsWith(each.paragraph, number));
  const [smallest] = list
    .filter(({ from, to }) => from <= number && number <= to)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const found = {
    items: knowledge.objectives.filter((each) => each.of === of && isThere(each)),
    part: knowledge.facts.find(({ id }) => id === smallest?.fact),
    facts: knowledge.facts.filter((fact) => isThere(fact) && !list.some((part) => part.fact === fact.id)),
  };
  return found.items.length + found.facts.length === 0 && found.part === undefined ? undefined : found;
}

/** True for "15(b)" and 15; not for "17, 32 and 40", which names several. */
function startsWith(paragraph: string | undefined, number: number): boolean {
  return paragraph !== undefined && /^(\d+)(?:\([a-z]\))*$/u.exec(paragraph)?.[1] === String(number);
}

/** Parts of a document that is not there, that no fact tells, or that end before they begin. */
export function* parts(files: DataFiles): Generator<DataProblem> {
  const documents = new Set(files.documents.records.map(({ id }) => id));
  const facts = new Set(files.facts.records.map(({ id }) => id));
  for (const { id, parts: given } of files.instruments.records) {
    if (given === undefined) continue;
    const at = { file: filePaths.instruments, record: id };
    if (!documents.has(given.document)) {
      yield { ...at, field: 'parts.document', message: `"${given.document}" is not a document` };
    }
    for (const [index, { from, to, fact }] of given.list.entries()) {
      const field = `parts.list[${index}]`;
      if (!facts.has(fact)) yield { ...at, field, message: `no fact has the id "${fact}"` };
      if (to < from) yield { ...at, field, message: `expected an end behind the beginning: ${from}, ${to}` };
    }
  }
}
