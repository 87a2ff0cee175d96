import type { Token } from '../text/normalise.ts';
import type { Claim } from './claims.ts';

/** A word that more claims share than these tells nothing of one. */
const mostForRare = 6;

/** What of a question finds claims: its names, its concepts, its topics and its words. */
export interface Asked {
  readonly named: readonly string[];
  readonly concepts: ReadonlySet<string>;
  readonly segments: readonly { readonly topics: ReadonlySet<string>; readonly tokens: readonly Token[] }[];
}

/** Finds the claims that a question may be about, without looking at every one. */
export interface ClaimLookup {
  /** The claims that say, name or are about something the question holds, in the order of the data. */
  candidates(asked: Asked): readonly Claim[];
  /** True for a word that only few claims hold. */
  isRare(stem: string): boolean;
}

/** Files the claims by what they say, whom they name, their topics and their rare words. */
export function fileClaims(claims: readonly Claim[]): ClaimLookup {
  const bySay = fileBy(claims, ({ says }) => says);
  const byEntity = fileBy(claims, ({ entities }) => entities);
  const byStem = fileBy(claims, ({ stems }) => stems);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const position = new Map(claims.map((claim, index) => [claim, index]));
  const isRare = (stem: string) => {
    const holders = byStem.get(stem)?.length ?? 0;
    return holders > 0 && holders <= mostForRare;
  };
  const found = ({ segments, concepts, named }: Asked) => {
    const all = new Set<Claim>();
    const add = (some: readonly Claim[] | undefined) => {
      for (const claim of some ?? []) all.add(claim);
    };
    for (const concept of concepts) add(bySay.get(concept));
    for (const id of named) add(byEntity.get(id));
    for (const { topics: ids, tokens } of segments) {
      for (const id of ids) add(ofOne(byId.get(id)));
      for (const { stem } of tokens) if (isRare(stem)) add(byStem.get(stem));
    }
    return all;
  };
  return {
    candidates: (asked) => [...found(asked)].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    isRare,
  };
}

function ofOne(claim: Claim | undefined): readonly Claim[] {
  return claim === undefined ? [] : [claim];
}

function fileBy(claims: readonly Claim[], keysOf: (claim: Claim) => Iterable<string>): Map<string, Claim[]> {
  const filed = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const key of keysOf(claim)) {
      const known = filed.get(key);
      if (known === undefined) filed.set(key, [claim]);
      else known.push(claim);
    }
  }
  return filed;
}
