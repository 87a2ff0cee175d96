import type { Block } from './nodes.ts';
import type { Table } from './table.ts';

/** Kinds of node that a platform may be unable to show; each has a next step down the ladder. */
export type Feature =
  | 'heading'
  | 'quote'
  | 'list'
  | 'table'
  | 'note'
  | 'code'
  | 'strong'
  | 'emphasis'
  | 'link'
  | 'time';

/**
 * What a platform can take, as its adapter tells it. Core never asks which platform it is. Sizes are in UTF-16
 * code units of what the adapter would send, after escaping, because platforms count that.
 */
export interface Caps {
  /** The kinds of node the platform shows as such. */
  readonly features: ReadonlySet<Feature>;
  /** Which tables it shows as such, where not all; the others step down. */
  readonly takesTable?: (table: Table) => boolean;
  /** True where a message takes one table and no more. */
  readonly oneTable?: boolean;
  /** True where a message can carry a file. */
  readonly takesFiles?: boolean;
  /** The most blocks in one part. */
  readonly partBlocks: number;
  /** The largest size of all blocks of a part together. */
  readonly partSize: number;
  /** The largest size of one block. */
  readonly blockSize: number;
  /** The largest size of a heading; a longer one steps down to a paragraph. */
  readonly headingSize: number;
  /** The size of a block as the adapter renders it, with whatever it puts between this one and the next. */
  readonly sizeOf: (block: Block) => number;
}

/** Something the platform could not take as it was, and what was done instead. Nothing else is ever changed. */
export type Loss =
  /** A kind of node was shown as a simpler one: its words stay, its form goes. */
  | { readonly kind: 'stepped-down'; readonly from: Feature; readonly to: string }
  /** A block was cut in two, at the best place there was. */
  | { readonly kind: 'split'; readonly at: 'item' | 'sentence' | 'word' | 'character' };

/** A message's worth of an answer. */
export interface Part {
  readonly blocks: readonly Block[];
  /** What stands below them because of them. */
  readonly foot: readonly Block[];
}

/** An answer fitted to a platform. */
export interface Fitted {
  readonly parts: readonly Part[];
  readonly loss: readonly Loss[];
}
