import type { Knowledge } from './knowledge.ts';

/** Keeps from one run of the program to the next what was worked out from the data. */
export interface Keeper {
  /** What was kept under this name; else what `make` gives, which is kept then. It is plain: lists, records, maps, sets, texts and numbers. */
  kept<Value>(name: string, make: () => Value): Value;
}

/** By the very data they keep for: a copy of it that was changed is other data. */
const keepers = new WeakMap<Knowledge, Keeper>();

/** Has `keeper` keep what is worked out from this knowledge. */
export function keepWith(keeper: Keeper, knowledge: Knowledge): void {
  keepers.set(knowledge, keeper);
}

/** The keeper of some knowledge also keeps for a copy of it, in which nothing that is kept depends on the difference. */
export function keepAlike(from: Knowledge, copy: Knowledge): Knowledge {
  const keeper = keepers.get(from);
  if (keeper !== undefined) keepers.set(copy, keeper);
  return copy;
}

/** What was kept of this knowledge under a name, or else what `make` gives. */
export function kept<Value>(knowledge: Knowledge, name: string, make: () => Value): Value {
  const keeper = keepers.get(knowledge);
  return keeper === undefined ? make() : keeper.kept(name, make);
}
