/**
 * Many lists of numbers in two arrays: list `at` is what stands in `items` from `starts[at]` up to `starts[at + 1]`. Tens
 * of thousands of short lists take a tenth of the memory of as many arrays, and are written to a file as they are.
 */
export interface Lists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

const empty = new Uint32Array();

/** List `at`; an empty one where `at` is undefined, or nothing was ever filed there. */
export function listAt({ starts, items }: Lists, at: number | undefined): Uint32Array {
  const end = at === undefined ? undefined : starts[at + 1];
  return at === undefined || end === undefined ? empty : items.subarray(starts[at], end);
}

/** How many items list `at` has. */
export function lengthAt({ starts }: Lists, at: number | undefined): number {
  const end = at === undefined ? undefined : starts[at + 1];
  return at === undefined || end === undefined ? 0 : end - (starts[at] ?? 0);
}

/** True where list `at`, whose items ascend, has this item. */
export function hasItem({ starts, items }: Lists, at: number | undefined, item: number): boolean {
  if (at === undefined) return false;
  let low = starts[at] ?? 0;
  let high = starts[at + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle] ?? 0) < item) low = middle + 1;
    else high = middle;
  }
  return low < (starts[at + 1] ?? 0) && items[low] === item;
}

/** Fills lists that nobody knows the lengths of beforehand. */
export interface ListsFiler {
  /** Adds to list `at` an item that is no smaller than those it has; false where it has it already. */
  add(at: number, item: number): boolean;
  /** What was added. */
  filed(): Lists;
}

export function listsFiler(): ListsFiler {
  const lists: number[][] = [];
  return {
    add(at, item) {
      const list = lists[at];
      if (list === undefined) lists[at] = [item];
      else if (list[list.length - 1] === item) return false;
      else list.push(item);
      return true;
    },
    // A list may have nothing yet.
    filed: () => listsOf(Array.from(lists, (list) => list ?? [])),
  };
}

/** These lists, in two arrays. */
export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = (starts[at] ?? 0) + list.length;
  });
  const items = new Uint32Array(starts.at(-1) ?? 0);
  lists.forEach((list, at) => {
    items.set(list, starts[at]);
  });
  return { starts, items };
}

/** Gives each key a number, in the order of their first coming. */
export interface Numbering {
  of(key: string): number;
  /** The keys in the order of their numbers. */
  keys(): string[];
}

export function numbering(): Numbering {
  const numbers = new Map<string, number>();
  return {
    of(key) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    keys: () => [...numbers.keys()],
  };
}

/** The numbers of keys that were given in their order. */
export function numbersOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const key of keys) numbers.set(key, numbers.size);
  return numbers;
}

/** Where a key stands among keys that were sorted by `toSorted()`; undefined where it does not. */
export function sortedAt(keys: readonly string[], key: string): number | undefined {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : undefined;
}
