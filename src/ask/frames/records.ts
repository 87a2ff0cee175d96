import type { AskIndex } from '../ask-index.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, unexplained, yearIn } from './frame.ts';

/** "What is the NUA?", "who is Valérie Plante?", "Filippo Grandi's job", or only a name. */
export const record: Frame = (reading, index) => {
  if (!['none', 'which', 'who'].includes(reading.focus)) return undefined;
  const named = namedEntities(reading).filter((id) => isRecord(id, index));
  const about =
    named.length > 1 ? named.filter((id) => id !== 'metropolis' && id !== 'united-nations') : named;
  const id = about.length === 1 ? about[0] : undefined;
  if (id === undefined) return undefined;
  const kind = index.knowledge.entities.get(id)?.kind;
  const concepts = [
    'be',
    'which',
    'instrument',
    'doing',
    ...(kind === 'person' ? ['who', 'role', 'title'] : []),
  ];
  const left = unexplained(reading, { concepts, entities: [id, 'united-nations'] });
  const query = kind === 'document' ? { kind: 'source' as const, id } : { kind: 'record' as const, id };
  return { query, unexplained: left };
};

/** "What are the compacts?", "the two pacts" */
export const compactsAsked: Frame = (reading) => {
  if (!mentions(reading, 'compact') || !['none', 'which'].includes(reading.focus)) return undefined;
  const number = numbersIn(reading).find(({ value, ordinal }) => value === 2 && !ordinal);
  const left = unexplained(reading, {
    concepts: ['compact', 'be', 'which', 'list', 'name'],
    entities: ['united-nations'],
    used: [number?.segment],
  });
  return { query: { kind: 'compacts' }, unexplained: left };
};

/** "What is the difference between the New York Declaration and the New Urban Agenda?" */
export const compare: Frame = (reading, index) => {
  if (!mentions(reading, 'compare')) return undefined;
  const named = namedEntities(reading).filter(
    (id) => index.knowledge.entities.get(id)?.kind === 'instrument',
  );
  const both =
    mentions(reading, 'compact') && named.length === 0 ? ['migration-compact', 'refugee-compact'] : named;
  if (both.length < 2) return undefined;
  const left = unexplained(reading, {
    concepts: ['compare', 'compact', 'which', 'how', 'be', 'instrument'],
    entities: both,
    used: numbersIn(reading).map(({ segment }) => segment),
  });
  return { query: { kind: 'compare', of: both }, unexplained: left };
};

/** "Timeline", "what happened in 2016?" */
export const timeline: Frame = (reading) => {
  const year = yearIn(reading);
  const asked = mentions(reading, 'timeline') || (year !== undefined && mentions(reading, 'hold'));
  if (!asked) return undefined;
  const left = unexplained(reading, {
    concepts: ['timeline', 'when', 'which', 'list', 'hold', 'be'],
    used: [year?.segment],
  });
  return { query: { kind: 'timeline', ...(year !== undefined && { year: year.year }) }, unexplained: left };
};

/** "What are your sources?" */
export const sources: Frame = (reading) => {
  if (!mentions(reading, 'source')) return undefined;
  const left = unexplained(reading, {
    concepts: ['source', 'which', 'be', 'list', 'where', 'instrument', 'have'],
  });
  return { query: { kind: 'sources' }, unexplained: left };
};

function isRecord(id: string, index: AskIndex): boolean {
  const kind = index.knowledge.entities.get(id)?.kind;
  return kind !== undefined && kind !== 'city' && kind !== 'county';
}
