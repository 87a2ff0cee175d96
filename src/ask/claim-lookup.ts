import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Concept } from '../knowledge/schema.ts';
import type { Token } from '../text/normalise.ts';
import { type Claim, claimAt, claimsBy, type FiledStems } from './claims.ts';
import { hasItem, lengthAt, listAt, numbersOf } from './lists.ts';
import { remembering } from './remembering.ts';

/** A word that more claims share than these tells nothing of one. */
const mostForRare = 6;

/** What of a question finds claims: its names, its concepts, its topics and its words. */
export interface Clues {
  readonly named: readonly string[];
  readonly concepts: ReadonlySet<Concept>;
  readonly segments: readonly { readonly topics: ReadonlySet<string>; readonly tokens: readonly Token[] }[];
}

/** Finds claims without looking at every one. */
export interface ClaimLookup {
  /**
   * The claims that say, name or are about something the question holds, in the order of the data. Where there are more
   * than can be weighed, those that hold most of it and the rarest.
   */
  candidates(clues: Clues): readonly Claim[];
  /** The claim with this id. */
  byId(id: string): Claim | undefined;
  /** The claims that name this record, their subject included, in the order of the data. */
  naming(id: string): readonly Claim[];
  /** The claims among `ids`, and then those among the ids that the caller adds meanwhile, in the order of the data. */
  inOrder(ids: ReadonlySet<string>): Iterable<Claim>;
  /** The claims on commitments, in the order of the data. */
  readonly commitments: readonly Claim[];
  /** True for a word that some claim holds. */
  isHeld(stem: string): boolean;
  /** True for a word that only few claims hold. */
  isRare(stem: string): boolean;
}

/** The most claims that are weighed for one question, and the most entries that are looked at to choose them. */
const mostWeighed = 100;
const mostLookedAt = 20_000;

/** The claims that hold one thing a question may hold, by their positions. */
type Posting = Iterable<number> & { readonly length: number };

/** Finds claims by what they say, whom they name, their topics and their words, which are filed in `words`. */
export function lookUpClaims(knowledge: Knowledge, words: FiledStems): ClaimLookup {
  const { positions, says, names } = claimsBy(knowledge);
  const numbers = numbersOf(words.stems);
  const { facts, commitments } = knowledge;
  const total = facts.length + commitments.length;
  const none: Posting = [];
  const made: (Claim | undefined)[] = [];
  const at = (position: number | undefined) => {
    if (position === undefined) return undefined;
    const isHeld = (stem: string) => hasItem(words.holders, numbers.get(stem), position);
    made[position] ??= claimAt(knowledge, position, isHeld);
    return made[position];
  };
  const claimsAt = (posting: Iterable<number>) => [...posting].flatMap((position) => at(position) ?? []);
  // Several kinds of question ask for the candidates of the same one.
  const known = new WeakMap<Clues, readonly Claim[]>();
  const isRare = (stem: string) => {
    const holders = lengthAt(words.holders, numbers.get(stem));
    return holders > 0 && holders <= mostForRare;
  };
  const postingsFor = ({ segments, concepts, named }: Clues): Posting[] => {
    // A word that is said twice is one clue.
    const ofWord = remembering((stem) => (isRare(stem) ? listAt(words.holders, numbers.get(stem)) : none));
    return [
      ...[...concepts].map((concept) => says.get(concept) ?? none),
      ...named.map((id) => names.get(id) ?? none),
      ...segments.flatMap(({ topics, tokens }) => [
        ...[...topics].map((id) => ofOne(positions.get(id))),
        ...tokens.map(({ stem }) => ofWord(stem)),
      ]),
    ];
  };
  return {
    candidates: (clues) => {
      const before = known.get(clues);
      if (before !== undefined) return before;
      const found = claimsAt(positionsIn([...new Set(postingsFor(clues))], total));
      known.set(clues, found);
      return found;
    },
    byId: (id) => at(positions.get(id)),
    naming: (id) => claimsAt(names.get(id) ?? none),
    *inOrder(ids) {
      let last = -1;
      for (;;) {
        const behind = [...ids].map((id) => positions.get(id) ?? -1).filter((position) => position > last);
        const claim = at(behind.length === 0 ? undefined : Math.min(...behind));
        if (claim === undefined) return;
        last = positions.get(claim.id) ?? last;
        yield claim;
      }
    },
    get commitments() {
      return claimsAt(commitments.map((_, of) => facts.length + of));
    },
    isHeld: (stem) => numbers.has(stem),
    isRare,
  };
}

/**
 * The positions in these postings, in their order; where they are too many, those in most postings and the rarest, and of
 * equal ones the first.
 */
function positionsIn(postings: readonly Posting[], total: number): number[] {
  const found: number[] = [];
  const weights = new Float64Array(total);
  let left = mostLookedAt;
  // The rarest first: where the work is too much, it is the commonest that is left out.
  for (const posting of postings.toSorted((a, b) => a.length - b.length)) {
    const weight = Math.log(1 + total / posting.length);
    for (const position of posting) {
      if (left === 0) break;
      left -= 1;
      if (weights[position] === 0) found.push(position);
      weights[position] = (weights[position] ?? 0) + weight;
    }
  }
  const ascending = (a: number, b: number) => a - b;
  if (found.length <= mostWeighed) return found.sort(ascending);
  const least = Float64Array.from(found, (position) => weights[position] ?? 0).sort()[
    found.length - mostWeighed
  ];
  const weightOf = (position: number) => weights[position] ?? 0;
  const best = found.filter((position) => weightOf(position) > (least ?? 0));
  const equal = found.filter((position) => weightOf(position) === least).sort(ascending);
  return [...best, ...equal.slice(0, mostWeighed - best.length)].sort(ascending);
}

function ofOne(position: number | undefined): Posting {
  return position === undefined ? [] : [position];
}
