import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';

/** Several questions as one: as a list where all ask the same of different things, else one behind the other. */
export function joined(queries: readonly Query[]): Query {
  const distinct = [...new Map(queries.map((query) => [addressOf(query), query])).values()];
  const [first, ...rest] = distinct;
  if (first === undefined) throw new RangeError('nothing to join');
  return rest.length === 0 ? first : (asList(distinct) ?? { kind: 'several', of: distinct.map(addressOf) });
}

function asList(queries: readonly Query[]): Query | undefined {
  const [first] = queries;
  switch (first?.kind) {
    case 'commitment': {
      const all = queries.flatMap((each) => (each.kind === 'commitment' ? each : []));
      return all.length === queries.length
        ? { kind: 'commitments-on', numbers: all.map(({ number }) => number) }
        : undefined;
    }
    case 'objectives-on': {
      const all = queries.flatMap((each) => (each.kind === 'objectives-on' ? each : []));
      return all.length === queries.length
        ? { kind: 'objectives-on', ids: all.flatMap(({ ids }) => ids) }
        : undefined;
    }
    case 'country': {
      const { names: _, ...asked } = first;
      const all = queries.flatMap((each) => (each.kind === 'country' ? each : []));
      const isSame = all.every(({ names: __, ...other }) => JSON.stringify(other) === JSON.stringify(asked));
      return all.length === queries.length && isSame
        ? { ...first, names: [...new Set(all.flatMap(({ names }) => names))] }
        : undefined;
    }
    default:
      return undefined;
  }
}
