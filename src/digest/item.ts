import type { Inline } from '../answer/nodes.ts';
import type { Draft } from '../builders/draft.ts';
import type { Query } from '../query/query.ts';
import type { LocalDate } from './subscription.ts';

/** What an item is: a change of the data, what happened on a day of the year, what is coming, one record's story. */
export type ItemKind = 'change' | 'day' | 'coming' | 'story';

/** Something a digest can tell, and the question whose answer tells the rest. */
export interface Item {
  readonly kind: ItemKind;
  readonly id: string;
  readonly query: Query;
  /** The records it concerns, by their ids: who follows one of them hears of it. */
  readonly about: readonly string[];
  /** The facts that it tells, by their ids; left out where it is one and has that id. */
  readonly tells?: readonly string[];
  /** True for what is told to who follows it alone. */
  readonly isForFollowers?: boolean;
  /** True on dates by which a day that it speaks of has passed since the data was reviewed: it is no news then. */
  isPast?(date: LocalDate): boolean;
  /** What is worth telling, in words that stand alone. */
  say(draft: Draft): Inline[];
  /** How the story goes on, where it does. */
  more?(draft: Draft): Inline[];
}

/** An item as what it is found in makes it. */
export type Told = Omit<Item, 'kind'>;
