import { isRecord } from '../../knowledge/knowledge.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, unexplained } from './frame.ts';

/** "How should I cite the article?", "reference for the New Urban Agenda" */
export const cite: Frame = (reading, index) => {
  if (!mentions(reading, 'cite') || !['none', 'which', 'how'].includes(reading.focus)) return undefined;
  const [id, ...more] = namedEntities(reading).filter((each) => isRecord(each, index.knowledge));
  if (id === undefined || more.length > 0) return undefined;
  const left = unexplained(reading, index, {
    // "How should I" asks for a form here, not for advice.
    concepts: ['cite', 'source', 'how', 'which', 'advice', 'instrument', 'list'],
    entities: [id],
  });
  return { query: { kind: 'cite', id }, unexplained: left };
};
