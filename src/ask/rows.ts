import type { AskIndex } from './ask-index.ts';
import { askingConcepts } from './concepts.ts';
import { readQuestion } from './reading.ts';
import { does, type Segment } from './segments.ts';

/** A question in its segments, each with where it stands. */
interface Row {
  readonly segments: readonly Segment[];
  /** The text of the segments from one place to before another, with the marks between them. */
  words(from: number, to?: number): string;
}

/** How a row at this joining word may be read: as whole questions, or not at all. */
type Joint = (row: Row, at: number, index: AskIndex) => readonly string[] | undefined;

/**
 * The questions that two words which ask stand for: of one subject ("where and when was it held?", "who won, and on what day?"),
 * or each of its own ("which objective is on trafficking and which on smuggling?").
 */
export function splitRow(question: string, index: AskIndex): readonly (readonly string[])[] {
  const row = rowOf(question, readQuestion(question, index).segments);
  if (row === undefined) return [];
  const read = row.segments.flatMap((segment, at) =>
    does(segment, 'joins', index) ? joints.flatMap((joint) => [joint(row, at, index) ?? []]) : [],
  );
  return read
    .filter((parts) => parts.length > 1)
    .map((parts) => parts.map((part) => `${part.replace(/[\s,;:.?]+$/u, '')}?`));
}

/** A question in its segments; undefined where one is read otherwise than it is written. */
function rowOf(text: string, segments: readonly Segment[]): Row | undefined {
  const places: [from: number, to: number][] = [];
  let end = 0;
  for (const { tokens } of segments) {
    let from: number | undefined;
    for (const { raw } of tokens) {
      const at = text.indexOf(raw, end);
      if (at < 0) return undefined;
      from ??= at;
      end = at + raw.length;
    }
    places.push([from ?? end, end]);
  }
  const words = (from: number, to = segments.length) =>
    from >= to ? '' : text.slice(places[from]?.[0], places[to - 1]?.[1]);
  return { segments, words };
}

/** "Where and when was it held?", "how many cities and how many actions …"; or "who won, and on what day?" */
const ofAskingWords: Joint = (row, at, index) => {
  const [one, other] = [askingAt(row, 0, index), askingAt(row, at + 1, index)];
  if (one === undefined || other === undefined) return undefined;
  const [isRow, isBehind] = [one === at && other < row.segments.length, other === row.segments.length];
  if (!isRow && (!isBehind || one >= at)) return undefined;
  const rest = isRow ? row.words(other) : row.words(one, at);
  return [`${row.words(0, one)} ${rest}`, `${row.words(at + 1, other)} ${rest}`];
};

/** "Which objective is on trafficking and which on smuggling?": what the second word leaves out stands behind the first. */
const ofGaps: Joint = (row, at, index) => {
  const [one, other] = [askingAt(row, 0, index), askingAt(row, at + 1, index)];
  if (one === undefined || other === undefined || one >= at || other >= row.segments.length) return undefined;
  const asks = row.segments[other - 1];
  const name = row.segments.findIndex((segment, place) => place >= one && isNamed(segment));
  const isGap = asks?.concepts.has('which') === true && row.segments[one - 1] !== asks;
  const first = row.segments.findIndex((segment) => isAsking(segment));
  return isGap && name > one - 1 && name < at && first < one - 1
    ? [row.words(0, at), `${row.words(first, name)} ${row.words(other)}`]
    : undefined;
};

const joints: readonly Joint[] = [ofAskingWords, ofGaps];

/** Where the words end that ask, from a place on: small words, the word itself, and what it asks for ("cuántas ciudades"). */
function askingAt({ segments }: Row, from: number, index: AskIndex): number | undefined {
  const asks = segments.findIndex((segment, at) => at >= from && isAsking(segment));
  const before = segments.slice(from, asks);
  if (asks < 0 || before.some((segment) => !segment.stop || does(segment, 'joins', index))) return undefined;
  const isOfThing = (['which', 'how-many', 'how-much'] as const).some((each) =>
    segments[asks]?.concepts.has(each),
  );
  const thing = segments[asks + 1];
  return isOfThing && thing !== undefined && !thing.stop && !isNamed(thing) ? asks + 2 : asks + 1;
}

function isAsking({ concepts }: Segment): boolean {
  return askingConcepts.some((concept) => concepts.has(concept));
}

/** True for what a question may be about: a record, a place, a topic, a number. */
function isNamed({ meanings, topics, concepts, number, stop }: Segment): boolean {
  return meanings.length > 0 || (number !== undefined && !stop) || (topics.size > 0 && concepts.size === 0);
}
