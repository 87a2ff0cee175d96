import type { Knowledge } from '../knowledge/knowledge.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';

/** Several questions as one: as a list where all ask the same of different things, else one behind the other. */
export function joined(queries: readonly Query[], isNearest: boolean, knowledge: Knowledge): Query {
  const distinct = [...new Map(queries.map((query) => [addressOf(query), query])).values()];
  const [first, ...rest] = distinct;
  if (first === undefined) throw new RangeError('nothing to join');
  if (rest.length === 0) return first;
  const one = isNearest ? undefined : sharedFact(distinct);
  return one ?? asList(distinct, knowledge) ?? { kind: 'several', of: distinct.map(addressOf) };
}

/** One fact that answers each is told once. */
function sharedFact(queries: readonly Query[]): Query | undefined {
  const all = queries.map((each) => (each.kind === 'facts' && each.not === undefined ? each.ids : []));
  const [fewest = []] = all.toSorted((a, b) => a.length - b.length);
  const shared = fewest.find((id) => all.every((ids) => ids.includes(id)));
  return shared === undefined ? undefined : { kind: 'facts', ids: [shared] };
}

function asList(queries: readonly Query[], { objectives }: Knowledge): Query | undefined {
  const [first] = queries;
  switch (first?.kind) {
    case 'commitment': {
      const all = queries.flatMap((each) => (each.kind === 'commitment' ? each : []));
      return all.length === queries.length
        ? { kind: 'commitments-on', numbers: all.map(({ number }) => number) }
        : undefined;
    }
    case 'objective':
    case 'objectives-on': {
      const all = queries.map((each) => {
        if (each.kind === 'objectives-on') return each.ids;
        if (each.kind !== 'objective') return [];
        const numbered = objectives.filter(
          ({ kind, number }) => kind === 'objective' && number === each.number,
        );
        const of = each.of ?? numbered[0]?.of;
        return numbered.flatMap((item) => (item.of === of ? item.id : []));
      });
      return all.every((ids) => ids.length > 0) ? { kind: 'objectives-on', ids: all.flat() } : undefined;
    }
    case 'listed': {
      const all = queries.map((each) => (each.kind === 'listed' ? (each.place ?? []) : []));
      return all.every((place) => place.length > 0)
        ? { kind: 'listed', place: [...new Set(all.flat())] }
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
