import { entityIds, rawText } from '../segments.ts';
import type { Frame } from './frame.ts';
import { unexplained } from './frame.ts';

/** "Is Arbour the High Commissioner?": a person, and an office that another person held. */
export const otherRole: Frame = (reading, index) => {
  if (!reading.yesNo) return undefined;
  const isPerson = (id: string) => index.knowledge.entities.get(id)?.kind === 'person';
  const named = reading.segments.filter((segment) => entityIds(segment).some(isPerson));
  const [person, office, ...more] = named;
  if (person === undefined || office === undefined || more.length > 0) return undefined;
  const [id] = entityIds(person).filter(isPerson);
  const role = index.lookup.naming(id ?? '').find(({ subject, says }) => subject === id && says.has('role'));
  if (role === undefined || entityIds(office).includes(role.subject)) return undefined;
  const left = unexplained(reading, index, { concepts: ['be', 'role', 'title'], used: named, strict: true });
  return { query: { kind: 'facts', ids: [role.id], not: [rawText(office)] }, unexplained: left };
};
