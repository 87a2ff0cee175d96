import type { Entity } from '../knowledge/knowledge.ts';
import type { Event, Fact } from '../knowledge/schema.ts';

/** What the data puts first of a record: what it is and how it came to be. An event says so itself. */
export function leadOf(entity: Entity, facts: readonly (Fact | Event)[]): (Fact | Event)[] {
  if (entity.kind === 'event') return facts.filter(({ id }) => id === entity.id);
  if (!('lead' in entity)) return [];
  return (entity.lead ?? []).flatMap((id) => facts.filter((fact) => fact.id === id));
}
