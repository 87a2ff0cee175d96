import type { AskIndex } from './ask-index.ts';
import { isYear } from './frames/frame.ts';
import { isDeed, readQuestion, unshouted } from './reading.ts';
import { does, named, rawText, readPhrase, type Segment } from './segments.ts';

/** One way of reading a coordination: the question once for each thing that it joins, in their order. */
export interface Distribution {
  readonly parts: readonly string[];
  /** What is joined, as it was written: "date", "result". */
  readonly joined: readonly string[];
  /** True where all that is joined begins alike: with an article, a preposition or the word itself. */
  readonly isAlike: boolean;
  /** True where it is made of the same, too: two numbers, two names, two words each. */
  readonly isEven: boolean;
}

/** A segment with its place in the text. */
interface Placed {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

/** Where two things are joined: behind `left` and before `right`, by a word or by a mark alone. */
interface Joint {
  readonly left: number;
  readonly right: number;
  readonly isWord: boolean;
}

/** What is joined has at most so many words that say something. */
const longestJoined = 4;

/** Of two things that are joined, one says at most so much more. */
const mostLonger = 2;

/** At most so many things are joined. */
const mostJoined = 8;

/**
 * The ways to hand out what a question joins: "date and result of the vote" is "date of the vote" and "result of the vote",
 * "objectives 21 and 22" is "objectives 21" and "objectives 22". The likeliest first; none where nothing is joined. A name that
 * the data knows is one segment, so nothing is parted in it.
 */
export function distributionsOf(question: string, index: AskIndex): Distribution[] {
  const text = unshouted(question, index);
  const reading = readQuestion(text, index);
  const placed = placedIn(
    text,
    reading.segments.flatMap((segment) => wordsOf(segment, index)),
  );
  // "Who is both on the list and on the letter?": what holds at once is not handed out.
  if (placed.some(({ segment }) => isAtOnce(segment, index))) return [];
  const rows = rowsOf(jointsOf(text, placed, index), text, placed);
  // "Did Chile abstain and then join?" asks of one after the other.
  const isYesNo = reading.yesNo && reading.focus === 'none';
  const mayBeHanded = (all: readonly (readonly Placed[])[]) =>
    !isYesNo ||
    !isBehindSubject(all[0] ?? [], text, placed) ||
    !all.flat().some(({ segment }) => isDeed(segment, index));
  return rows
    .flatMap((row) => handedOut(row, text, placed, index, mayBeHanded))
    .toSorted(
      (a, b) => rankOf(b) - rankOf(a) || b.parts.length - a.parts.length || lengthOf(a) - lengthOf(b),
    );
}

function rankOf({ isAlike, isEven }: Distribution): number {
  return 2 * Number(isAlike) + Number(isEven);
}

function lengthOf({ joined }: Distribution): number {
  return joined.join(' ').split(' ').length;
}

/** The words of a phrase, which may end within it ("date and result of the vote"); names, and what joins by itself, stay whole. */
function wordsOf(segment: Segment, index: AskIndex): Segment[] {
  const { tokens, meanings } = segment;
  // "The first and the second Global Refugee Forum": the forum is shared.
  const [order, ...others] = tokens;
  const isOrdered = order !== undefined && index.words.number(order.text)?.ordinal === true;
  if (meanings.length > 0 && others.length > 0 && isOrdered) {
    return [readPhrase([order], index) ?? named([order], []), named(others, meanings)];
  }
  const isWhole = tokens.length === 1 || meanings.length > 0;
  if (isWhole || tokens.some(({ text }) => index.words.does(text, 'joins'))) return [segment];
  return tokens.map((token) => readPhrase([token], index) ?? named([token], []));
}

function placedIn(text: string, segments: readonly Segment[]): Placed[] {
  let at = 0;
  return segments.flatMap((segment) => {
    const first = segment.tokens[0]?.raw ?? '';
    const from = text.indexOf(first, at);
    if (from < 0) return [];
    let to = from;
    for (const { raw } of segment.tokens) {
      const found = text.indexOf(raw, to);
      to = found < 0 ? to : found + raw.length;
    }
    at = to;
    return [{ segment, from, to }];
  });
}

/** Marks that part what they stand between; a full stop or a colon also ends it. */
const mark = /[,;&+/]/u;
const end = /[.?!:()¿¡«»“”"]|\s[-–—]\s/u;

function jointsOf(text: string, placed: readonly Placed[], index: AskIndex): Joint[] {
  return placed.flatMap(({ segment, from }, at): Joint[] => {
    const before = placed[at - 1];
    if (before === undefined) return [];
    const gap = text.slice(before.to, from);
    if (end.test(gap)) return [];
    if (coordinates(segment, index)) {
      const behind = placed[at + 1];
      const isLast = behind === undefined || end.test(text.slice(placed[at]?.to, behind.from));
      return isLast ? [] : [{ left: at - 1, right: at + 1, isWord: true }];
    }
    if (coordinates(before.segment, index)) return [];
    return mark.test(gap) ? [{ left: at - 1, right: at, isWord: false }] : [];
  });
}

function coordinates({ tokens, meanings }: Segment, { words }: AskIndex): boolean {
  return meanings.length === 0 && words.does(tokens.map(({ text }) => text).join(' '), 'coordinates');
}

function isAtOnce({ tokens }: Segment, { words }: AskIndex): boolean {
  return words.does(tokens.map(({ text }) => text).join(' '), 'at-once');
}

/** Joints that make one row: "A, B and C". A row ends in a joining word; one of marks alone joins three things at least. */
function rowsOf(joints: readonly Joint[], text: string, placed: readonly Placed[]): Joint[][] {
  const rows: Joint[][] = [];
  for (const joint of joints) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const between = last === undefined ? [] : placed.slice(last.right, joint.left + 1);
    const isOne =
      last?.isWord === false &&
      between.filter(({ segment }) => !segment.stop).length <= longestJoined &&
      !end.test(text.slice(between[0]?.from, between.at(-1)?.to));
    if (isOne) row?.push(joint);
    else rows.push([joint]);
  }
  // "What are they called, in short, objectives 5, 11 and 19": what begins a row may stand within one of marks.
  return rows
    .flatMap((row) => row.map((_, from) => row.slice(from)))
    .filter((row) => row.length < mostJoined && (row.at(-1)?.isWord === true || row.length > 1));
}

function handedOut(
  row: readonly Joint[],
  text: string,
  placed: readonly Placed[],
  index: AskIndex,
  mayBeHanded: (all: readonly (readonly Placed[])[]) => boolean,
): Distribution[] {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = row.slice(1).map((joint, at) => placed.slice(row[at]?.right, joint.left + 1));
  const ofLeft = stretches(placed, first.left, -1, text, index);
  const ofRight = stretches(placed, last.right, 1, text, index);
  return ofLeft.flatMap((left) =>
    ofRight.flatMap((right): Distribution[] => {
      const all = [left, ...between, right];
      const kinds = all.map((each) => kindsOf(each));
      const heads = kinds.map(([head]) => head);
      const [shortest = 0, longest = 0] = [kinds.at(0)?.length, kinds.at(-1)?.length].toSorted();
      if (new Set(heads).size > 1 || longest - shortest > mostLonger || !mayBeHanded(all)) return [];
      const [begins, ends] = [left[0]?.from ?? 0, right.at(-1)?.to ?? text.length];
      const joined = all.map((each) => text.slice(each[0]?.from, each.at(-1)?.to));
      if (isOneName(all)) return [];
      const [before, behind] = [text.slice(0, begins), text.slice(ends)];
      const parts = joined.map((each, at) => `${before}${each}${ofFirst(all, at, text)}${behind}`);
      const isAlike = new Set(all.map((each) => opensOf(each, index))).size === 1;
      const isEven = kinds.every((each) => each.join(' ') === kinds[0]?.join(' '));
      // Of unlike things one has words that the other lacks, but no name: that is shared.
      const isOrdered = all.slice(1).every((_, at) => ofFirst(all, at + 1, text) !== '');
      if (!isEven && !isOrdered && kinds.some(([, ...more]) => more.some((kind) => kind !== 'word')))
        return [];
      // Marks alone part adverbs, too; they join names or numbers.
      if (!last.isWord && !(isEven && kinds.every(([head]) => head !== 'word'))) return [];
      return [{ parts, joined, isAlike, isEven }];
    }),
  );
}

/** "The first Global Refugee Forum and the second": what an order alone leaves out stands behind the first. */
function ofFirst(all: readonly (readonly Placed[])[], at: number, text: string): string {
  const [first = []] = all;
  const isOrder = ({ segment }: Placed) => segment.number?.ordinal === true;
  const own = all[at]?.filter(({ segment }) => !segment.stop || segment.number !== undefined) ?? [];
  const order = first.findIndex(isOrder);
  const rest = first.slice(order + 1);
  if (at === 0 || order < 0 || rest.length === 0 || own.length !== 1 || !own.every(isOrder)) return '';
  return ` ${text.slice(rest[0]?.from, rest.at(-1)?.to)}`;
}

/** The stretches of up to so many telling segments that end (or begin) at a joint. */
function stretches(
  placed: readonly Placed[],
  at: number,
  step: 1 | -1,
  text: string,
  index: AskIndex,
): Placed[][] {
  const found: Placed[][] = [];
  const row: Placed[] = [];
  let says = 0;
  for (let next = at; next >= 0 && next < placed.length; next += step) {
    const each = placed[next] as Placed;
    const beside = placed[next - step];
    if (row.length > 0 && beside !== undefined) {
      const [a, b] = step === 1 ? [beside, each] : [each, beside];
      const gap = text.slice(a.to, b.from);
      if (end.test(gap) || mark.test(gap)) break;
    }
    if (coordinates(each.segment, index)) break;
    row.push(each);
    if (!each.segment.stop) says += 1;
    if (says > longestJoined) break;
    // What is joined begins with an article or a preposition, and ends with neither.
    const whole = step === 1 ? [...row] : [...row].reverse();
    if (whole.at(-1)?.segment.stop !== true) found.push(whole);
  }
  return found;
}

/** "Chile abstained": something is told of what stands before. */
function isBehindSubject([first]: readonly Placed[], text: string, placed: readonly Placed[]): boolean {
  const before = placed.filter(({ to, segment }) => to <= (first?.from ?? 0) && !segment.stop).at(-1);
  return before !== undefined && !end.test(text.slice(before.to, first?.from));
}

/** What a stretch begins with: "for the migration compact and for the refugee compact" are alike from "for" on. */
function opensOf([first]: readonly Placed[], index: AskIndex): 'article' | 'preposition' | 'word' {
  if (first?.segment.stop !== true) return 'word';
  return does(first.segment, 'article', index) ? 'article' : 'preposition';
}

/** What a stretch is made of: numbers, years, names, other words. */
function kindsOf(stretch: readonly Placed[]): string[] {
  return stretch.flatMap(({ segment: { stop, number, meanings, month } }) => {
    if (number?.ordinal === false) return isYear(number.value) ? 'year' : 'number';
    if (stop) return [];
    if (month !== undefined) return 'month';
    if (meanings.length > 0) return 'name';
    return 'word';
  });
}

/** True where what is joined is a name that the data does not know: "Mayors and Regional Governments". */
function isOneName(stretchesOf: readonly (readonly Placed[])[]): boolean {
  return stretchesOf.every((stretch) =>
    stretch.every(
      ({ segment }) => segment.stop || (/^\p{Lu}/u.test(rawText(segment)) && segment.meanings.length === 0),
    ),
  );
}
