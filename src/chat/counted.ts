import type { Answer } from '../answer/nodes.ts';
import type { CountedAnswer } from '../ports.ts';
import { parseAddress } from '../query/address.ts';

/** What is counted of an answer: the kind of its question, and how it went; never what was asked about. */
export function countedOf({ query, status }: Answer): Pick<CountedAnswer, 'query' | 'status'> {
  return { query: parseAddress(query)?.kind ?? (query.startsWith('digest') ? 'digest' : 'other'), status };
}
