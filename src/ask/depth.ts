import { addressLimit, addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import type { Reading } from './reading.ts';

/** The Query for as much of its answer as is wanted; whole where it says something in a few words, or is too long to name. */
export function asDeepAs({ depth }: Reading, query: Query): Query {
  if (depth === undefined || short.includes(query.kind)) return query;
  const brief: Query = { kind: 'brief', of: addressOf(query), as: depth };
  return addressOf(brief).length <= addressLimit ? brief : query;
}

const short: readonly Query['kind'][] = [
  'help',
  'greeting',
  'choose',
  'several',
  'cite',
  'verify',
  'unknown',
];
