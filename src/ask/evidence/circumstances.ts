import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** Where and when something was held, and the document that it is laid down in. */
interface Circumstances {
  readonly entities: readonly string[];
  readonly dates: readonly string[];
}

/**
 * What belongs to a record, whatever is said of it: a forum's place and days, a compact's resolution. Who asks "how much
 * was promised in Geneva in December 2023" means the forum that was held there and then.
 */
export const circumstancesOf: (knowledge: Knowledge) => ReadonlyMap<string, Circumstances> = holding(gather);

function gather({ facts, documents }: Knowledge): ReadonlyMap<string, Circumstances> {
  const found = new Map<string, { entities: Set<string>; dates: Set<string> }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { entities: new Set(), dates: new Set() };
    found.set(id, known);
    return known;
  };
  for (const { subject, says, roles } of facts) {
    if (!says.includes('hold') || roles.where === undefined) continue;
    for (const id of roles.where) of(subject).entities.add(id);
    for (const date of roles.when ?? []) of(subject).dates.add(date);
  }
  const citing = subjectsByDocument(facts);
  for (const [id, { symbol }] of documents) {
    const [subject, ...others] = citing.get(id) ?? [];
    if (symbol !== undefined && subject !== undefined && others.length === 0) of(subject).entities.add(id);
  }
  return new Map(
    [...found].map(([id, { entities, dates }]) => [id, { entities: [...entities], dates: [...dates] }]),
  );
}

/** The records that facts are about which cite a document, by its id. */
function subjectsByDocument(facts: Knowledge['facts']): Map<string, Set<string>> {
  const citing = new Map<string, Set<string>>();
  for (const { subject, citations } of facts) {
    for (const { document } of citations)
      citing.set(document, (citing.get(document) ?? new Set()).add(subject));
  }
  return citing;
}
