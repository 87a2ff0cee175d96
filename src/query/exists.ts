import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseAddress } from './address.ts';
import { formOf, type Query } from './query.ts';

/**
 * True where every record that a Query names exists. A Query from a button may be older than the data, or forged.
 */
export function exists(query: Query, knowledge: Knowledge): boolean {
  if (query.kind === 'several') return query.of.every((address) => isThere(address, 'several', knowledge));
  if (query.kind === 'brief') return isThere(query.of, 'brief', knowledge);
  return formOf(query.kind).exists?.(query, knowledge) ?? true;
}

/** True where an address inside a Query stands for one that exists, and not for another of the kind around it. */
function isThere(address: string, around: Query['kind'], knowledge: Knowledge): boolean {
  const inner = parseAddress(address);
  return inner !== undefined && inner.kind !== around && exists(inner, knowledge);
}
