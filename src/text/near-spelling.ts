/**
 * Finds known words by a spelling that is nearly theirs, without comparing with each. Every word is filed under
 * all that is left of its beginning after dropping up to `reach` letters, and so is the spelling looked up: two
 * spellings within `reach` slips (a letter missing, added, changed, or two swapped) share such a remainder.
 */
export interface NearSpelling {
  /** Known words within `distance` slips of `spelling`, nearest first. */
  find(spelling: string, distance: number): { readonly word: string; readonly slips: number }[];
}

/** The most spellings whose neighbours are kept. */
const mostKnown = 2000;

/** How much of a word is filed: more would find nothing that this does not, and cost more. */
const filedLetters = 7;

/**
 * Builds the index when it is first asked: most questions have no misspelling. `reach` is the largest distance
 * that will be asked for.
 */
export function indexSpellings(words: Iterable<string>, reach: number): NearSpelling {
  let index: ReadonlyMap<string, readonly string[]> | undefined;
  // The same word is looked up for every reading of a question; what was found is kept up to a limit.
  const known = new Map<string, { word: string; slips: number }[]>();
  return {
    find(spelling, distance) {
      const key = `${distance} ${spelling}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      index ??= fileWords(words, reach);
      const candidates = new Set<string>();
      for (const remainder of remainders(spelling.slice(0, filedLetters), Math.min(distance, reach))) {
        for (const word of index.get(remainder) ?? []) candidates.add(word);
      }
      const found = [...candidates]
        .filter((word) => Math.abs(word.length - spelling.length) <= distance)
        .map((word) => ({ word, slips: countSlips(spelling, word) }))
        .filter(({ slips }) => slips <= distance)
        .sort((a, b) => a.slips - b.slips || a.word.localeCompare(b.word));
      if (known.size >= mostKnown) known.clear();
      known.set(key, found);
      return found;
    },
  };
}

function fileWords(words: Iterable<string>, reach: number): Map<string, string[]> {
  const byRemainder = new Map<string, string[]>();
  for (const word of new Set(words)) {
    for (const remainder of remainders(word.slice(0, filedLetters), reach)) {
      const filed = byRemainder.get(remainder);
      if (filed === undefined) byRemainder.set(remainder, [word]);
      else filed.push(word);
    }
  }
  return byRemainder;
}

/** How many slips lead from one spelling to the other: optimal string alignment distance. */
export function countSlips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function remainders(word: string, drops: number): Set<string> {
  const all = new Set([word]);
  let edge = [word];
  for (let drop = 0; drop < drops; drop += 1) {
    edge = edge.flatMap((rest) =>
      Array.from(rest, (_, index) => rest.slice(0, index) + rest.slice(index + 1)),
    );
    for (const rest of edge) all.add(rest);
  }
  return all;
}
