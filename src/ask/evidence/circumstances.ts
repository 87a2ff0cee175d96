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
export function circumstancesOf({ facts, documents }: Knowledge): ReadonlyMap<string, Circumstances> {
  const held = facts.filter(({ says, roles }) => says.includes('hold') && roles.where !== undefined);
  const found = new Map<string, { entities: string[]; dates: string[] }>();
  const of = (id: string) => {
    const known = found.get(id) ?? { entities: [], dates: [] };
    found.set(id, known);
    return known;
  };
  for (const { subject, roles } of held) {
    of(subject).entities.push(...(roles.where ?? []));
    of(subject).dates.push(...(roles.when ?? []));
  }
  for (const [id, { symbol }] of documents) {
    const subjects = facts
      .filter(({ citations }) => citations.some(({ document }) => document === id))
      .map(({ subject }) => subject);
    const [subject] = subjects;
    const isOwn = subject !== undefined && subjects.every((each) => each === subject);
    if (symbol !== undefined && isOwn) of(subject).entities.push(id);
  }
  return found;
}
