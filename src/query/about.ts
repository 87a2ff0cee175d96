import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Query } from './query.ts';

/** The one Query that shows a record, however it was named. */
export function queryAbout(id: string, { commitments, documents, entities, objectives }: Knowledge): Query {
  const commitment = commitments.find((each) => each.id === id);
  if (commitment !== undefined) return { kind: 'commitment', number: commitment.number };
  const kind = entities.get(id)?.kind;
  if (kind === 'city' || kind === 'county') return { kind: 'city', id };
  const objective = objectives.find((each) => each.id === id);
  if (objective?.kind === 'principle') return { kind: 'objectives-on', ids: [id] };
  if (objective !== undefined) return { kind: 'objective', number: objective.number, of: objective.of };
  return { kind: documents.has(id) ? 'source' : 'record', id };
}
