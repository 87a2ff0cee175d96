/** Finds known words by a spelling that is nearly theirs. */
export interface NearSpelling {
  /** Known words within `distance` slips of `spelling`, nearest first. */
  find(spelling: string, distance: number): { readonly word: string; readonly slips: number }[];
  /** Of these, the words that begin with the same letter: few people miss the first. */
  findBegun(spelling: string, distance: number): { readonly word: string; readonly slips: number }[];
}

/** The most spellings whose neighbours are kept: a question's words, for all the ways in which it is read. */
const mostKnown = 200;

/**
 * Files words by their lengths and by which letters they have. A slip (a letter missing, added, changed, or two swapped)
 * changes a length by one at most, and which letters there are by two; so nearly all words are passed over at a glance, and
 * an index of what is left of each word without some of its letters, which takes many times the memory, finds no more.
 * It is filed when it is first asked: most questions have no misspelling.
 */
export function indexSpellings(words: Iterable<string>): NearSpelling {
  let filed: ReturnType<typeof fileWords> | undefined;
  const finding = (isBegunAlike: boolean): NearSpelling['find'] => {
    // The same word is looked up for every reading of a question; what was found is kept up to a limit.
    const known = new Map<string, { word: string; slips: number }[]>();
    return (spelling, distance) => {
      const key = `${distance} ${spelling}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      filed ??= fileWords(words);
      const found = filed
        .resembling(spelling, distance, isBegunAlike)
        .map((word) => ({ word, slips: countSlips(spelling, word, distance) }))
        .filter(({ slips }) => slips <= distance)
        .sort((a, b) => a.slips - b.slips || a.word.localeCompare(b.word));
      if (known.size >= mostKnown) known.clear();
      known.set(key, found);
      return found;
    };
  };
  return { find: finding(false), findBegun: finding(true) };
}

function fileWords(words: Iterable<string>) {
  const byLength = [...new Set(words)].sort(
    (a, b) => a.length - b.length || a.charCodeAt(0) - b.charCodeAt(0),
  );
  const letters = Uint32Array.from(byLength, lettersOf);
  const firsts = Uint16Array.from(byLength, (word) => word.charCodeAt(0));
  /** Where the words of each length begin; behind the longest, where they end. */
  const starts: number[] = [];
  byLength.forEach(({ length }, at) => {
    while (starts.length <= length) starts.push(at);
  });
  const startOf = (length: number) => starts[Math.max(length, 0)] ?? byLength.length;
  return {
    /** The words that may be within `distance` slips, by their lengths and letters, and where that is wanted by the first. */
    resembling(spelling: string, distance: number, isBegunAlike: boolean): string[] {
      const own = lettersOf(spelling);
      const first = spelling.charCodeAt(0);
      const found: string[] = [];
      const end = startOf(spelling.length + distance + 1);
      for (let at = startOf(spelling.length - distance); at < end; at += 1) {
        if (isBegunAlike && firsts[at] !== first) continue;
        if (countBits((letters[at] ?? 0) ^ own) <= 2 * distance) found.push(byLength[at] ?? '');
      }
      return found;
    },
  };
}

/** Which letters a word has, a bit for each; letters may share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 31);
  return letters;
}

/** How many bits of 32 are set: added up in pairs, then fours, then bytes. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * How many slips lead from one spelling to the other: optimal string alignment distance. Where there are more than
 * `most`, it gives some number above that.
 */
export function countSlips(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  // What both begin and end with needs no slip.
  let begin = 0;
  while (begin < a.length && a.charCodeAt(begin) === b.charCodeAt(begin)) begin += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > begin && endB > begin && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const [height, width] = [endA - begin, endB - begin];
  if (height === 0 || width === 0 || Math.abs(height - width) > most) return Math.max(height, width);
  return slipsIn(a.slice(begin, endA), b.slice(begin, endB), most);
}

/** Row by row: how many slips lead from the first letters of the one to the first letters of the other. */
function slipsIn(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  let current: number[] = [];
  for (let column = 0; column <= b.length; column += 1) last.push(column);
  for (let row = 1; row <= a.length; row += 1) {
    current[0] = row;
    let least = row;
    const letter = a.charCodeAt(row - 1);
    const before = a.charCodeAt(row - 2);
    for (let column = 1; column <= b.length; column += 1) {
      const other = b.charCodeAt(column - 1);
      let slips = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (letter === other ? 0 : 1),
      );
      if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && before === other) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      current[column] = slips;
      least = Math.min(least, slips);
    }
    // Every way to the end leads through this row; a swap that leaps it costs as much as stopping there.
    if (least > most) return least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
