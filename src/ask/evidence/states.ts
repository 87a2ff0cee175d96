import { holding } from '../../holding.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { namesOfCountry } from '../../knowledge/roll-calls.ts';
import { foldPhrase } from '../../text/normalise.ts';

/** Whose facts are told of which states. */
export interface StatesTold {
  /** The states that a folded name stands for, by their ids. */
  readonly called: ReadonlyMap<string, ReadonlySet<string>>;
  /** The states that a fact is told of, by the fact's id. */
  readonly tellers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The states by their names and by the facts that are told of them; filed once for the data. */
export const statesToldIn = holding(({ countries }: Knowledge): StatesTold => {
  const [called, tellers] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const file = (map: Map<string, Set<string>>, key: string, id: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(id));
  for (const country of countries) {
    for (const name of namesOfCountry(country)) file(called, foldPhrase(name), country.id);
    for (const fact of country.facts ?? []) file(tellers, fact, country.id);
  }
  return { called, tellers };
});
