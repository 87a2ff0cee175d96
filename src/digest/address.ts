import { createHash } from 'node:crypto';
import { isCalendarDate } from '../calendar.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Item } from './item.ts';
import { changed, comingItems, dayItems } from './occasions.ts';
import { rotationOf } from './rotation.ts';
import type { LocalDate } from './subscription.ts';

/** How a digest is told again: as it was posted, all of it, or the words of its sources. */
export const tellings = ['digest-post', 'digest', 'digest-sources'] as const;
export type Telling = (typeof tellings)[number];

/** A digest as its buttons name it: everything it told is in the address, so that it is found again without a store. */
export interface DigestAddress {
  readonly telling: Telling;
  readonly date: LocalDate;
  /** The items that it told and those behind its buttons, each by the beginning of its digest. */
  readonly marks: readonly string[];
}

/** How many characters stand for an item, and how many items an address holds at most: a button's id is short. */
const markLength = 5;
const mostMarks = 12;

/** How many marks are kept. */
const mostKnown = 10_000;

const address = /^(digest|digest-post|digest-sources)\/(\d{4}-\d{2}-\d{2})\/([\w-]+)$/u;

/** Where a digest with these items is found again. */
export function addressOfDigest(telling: Telling, date: LocalDate, items: readonly Item[]): string {
  const marks = items.slice(0, mostMarks).map(markOf);
  return `${telling}/${date}/${marks.join('')}`;
}

/** What an address names; undefined where the text is none. */
export function parseDigestAddress(text: string): DigestAddress | undefined {
  const [, kind, date = '', marks = ''] = address.exec(text) ?? [];
  const telling = tellings.find((each) => each === kind);
  if (telling === undefined || !isCalendarDate(date) || marks.length % markLength !== 0) return undefined;
  const count = marks.length / markLength;
  const cut = Array.from({ length: count }, (_, at) => marks.slice(at * markLength, (at + 1) * markLength));
  return { telling, date, marks: cut };
}

/** The items of a digest, in their order; what left the data since is left out. */
export function itemsOf({ date, marks }: DigestAddress, knowledge: Knowledge): Item[] {
  const { changes } = knowledge;
  const all = [
    ...changes.map((change) => changed(knowledge, change)),
    ...dayItems(knowledge, date),
    ...comingItems(knowledge),
    ...rotationOf(knowledge),
  ];
  const byMark = new Map(all.map((item) => [markOf(item), item]));
  return marks.flatMap((mark) => byMark.get(mark) ?? []);
}

/** The data has some hundred items; each is hashed once. */
const known = new Map<string, string>();

function markOf({ kind, id }: Item): string {
  const name = `${kind}/${id}`;
  const mark = known.get(name) ?? createHash('sha256').update(name).digest('base64url').slice(0, markLength);
  if (known.size < mostKnown) known.set(name, mark);
  return mark;
}
