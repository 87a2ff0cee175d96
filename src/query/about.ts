import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Query } from './query.ts';

/** The one Query that shows a record, however it was named. */
export function queryAbout(id: string, { commitments, documents, endorsers, objectives }: Knowledge): Query {
  const commitment = commitments.find((each) => each.id === id);
  if (commitment !== undefined) return { kind: 'commitment', number: commitment.number };
  if (endorsers.some((each) => each.id === id)) return { kind: 'city', id };
  const objective = objectives.find((each) => each.id === id);
  if (objective?.kind === 'principle') return { kind: 'objectives-on', ids: [id] };
  if (objective !== undefined) return { kind: 'objective', number: objective.number, of: objective.of };
  return { kind: documents.has(id) ? 'source' : 'record', id };
}
