import { countSlips } from '../text/near-spelling.ts';
import { fold } from '../text/normalise.ts';
import { comparedText } from './compared-text.ts';
import type { Span } from './verdict.ts';

/** One stretch of words that a quotation and its document do not share. Either side may be empty. */
export interface Difference {
  /** What the quotation has there. */
  readonly said: string;
  /** What the document has there. */
  readonly printed: string;
  /** The last words that both have before it; empty at the beginning. */
  readonly before: string;
  /** Whether it is at the beginning or the end of the quotation, before or behind all that both have. */
  readonly at: 'start' | 'inside' | 'end';
}

/** The passage of a text that comes nearest to a quotation, and how the two differ word by word. */
export interface Nearest {
  readonly span: Span;
  readonly differences: readonly Difference[];
  /** What the alignment costs: the less, the nearer. */
  readonly cost: number;
  /** How many of the quotation's words stand in the passage, misspelt ones included. */
  readonly shared: number;
}

/** What it costs to take one word for another, to leave one out, or to add one. */
const cost = { alike: 1, misspelt: 4, other: 9, skip: 6 };

/** How many slips may be in a word that is still taken for another. */
const mostSlips = 2;

/** How many words before a difference are shown, so that it is found. */
const wordsBefore = 3;

interface Word {
  readonly text: string;
  readonly compared: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The passage of `text` with the least differences to `quotation`: an alignment of words that may begin and end
 * anywhere in the text (Sellers' algorithm). Its work is the number of words of one times that of the other, so it is not
 * begun where the text has less than a share of the quotation's words, from 0 to 1, letter for letter.
 */
export function nearestPassage(quotation: string, text: string, fewestShared: number): Nearest | undefined {
  const said = wordsOf(quotation);
  const printed = wordsOf(text);
  if (said.length === 0 || printed.length === 0) return undefined;
  const words = new Set(printed.map(({ folded }) => folded));
  if (said.filter(({ folded }) => words.has(folded)).length < said.length * fewestShared) return undefined;
  const steps = align(said, printed);
  const shared = steps.filter(({ step, weight }) => step === 'take' && weight <= cost.misspelt);
  const taken = steps.filter(({ step }) => step !== 'add');
  const first = printed[taken[0]?.column ?? -1];
  const last = printed[taken.at(-1)?.column ?? -1];
  if (first === undefined || last === undefined) return undefined;
  const closed = closesAlike(steps.at(-1), said, printed);
  return {
    span: { from: first.start, to: last.end - (closed ? closingMarks(last.text).length : 0) },
    differences: differencesOf(closed ? steps.slice(0, -1) : steps, said, printed),
    cost: steps.reduce((sum, { weight }) => sum + weight, 0),
    shared: shared.length,
  };
}

/** True where the last words differ in the marks behind them only: those end the passage, not the quotation. */
function closesAlike(
  step: AlignmentStep | undefined,
  said: readonly Word[],
  printed: readonly Word[],
): boolean {
  const one = said[step?.row ?? -1]?.compared ?? '';
  const other = printed[step?.column ?? -1]?.compared ?? '';
  const bare = (word: string) => word.slice(0, word.length - closingMarks(word).length);
  return step?.step === 'take' && bare(one) === bare(other) && bare(one) !== '';
}

function closingMarks(word: string): string {
  return /[.,;:!?]*$/u.exec(word)?.[0] ?? '';
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[^\s\p{Cf}\p{Cc}]+/gu)].map((found) => ({
    text: found[0],
    compared: comparedText(found[0]).compared,
    folded: fold(found[0]).replace(/[^\p{L}\p{N}]/gu, ''),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** One step of the alignment: both words are taken, one of the document is skipped, or the quotation adds one. */
interface AlignmentStep {
  readonly step: 'take' | 'skip' | 'add';
  readonly weight: number;
  readonly row: number;
  readonly column: number;
}

function align(said: readonly Word[], printed: readonly Word[]): AlignmentStep[] {
  const width = printed.length + 1;
  const costs = new Int32Array((said.length + 1) * width);
  const at = (row: number, column: number) => costs[row * width + column] ?? 0;
  const weights = weightsOf(said, printed);
  const weightAt = (row: number, column: number) => weights[row - 1]?.[column - 1] ?? cost.other;
  for (let row = 1; row <= said.length; row += 1) {
    costs[row * width] = row * cost.skip;
    for (let column = 1; column < width; column += 1) {
      costs[row * width + column] = Math.min(
        at(row - 1, column - 1) + weightAt(row, column),
        at(row - 1, column) + cost.skip,
        at(row, column - 1) + cost.skip,
      );
    }
  }
  let column = 0;
  for (let each = 1; each < width; each += 1)
    if (at(said.length, each) < at(said.length, column)) column = each;
  const steps: AlignmentStep[] = [];
  let row = said.length;
  while (row > 0) {
    const weight = weightAt(row, column);
    if (column > 0 && at(row, column) === at(row - 1, column - 1) + weight) {
      row -= 1;
      column -= 1;
      steps.push({ step: 'take', weight, row, column });
    } else if (at(row, column) === at(row - 1, column) + cost.skip) {
      row -= 1;
      steps.push({ step: 'add', weight: cost.skip, row, column });
    } else {
      column -= 1;
      steps.push({ step: 'skip', weight: cost.skip, row, column });
    }
  }
  return steps.reverse();
}

/** What it costs to take each word of the quotation for each of the document. Equal words are compared once. */
function weightsOf(said: readonly Word[], printed: readonly Word[]): Uint8Array[] {
  const known = new Map<string, Uint8Array>();
  const columns = Map.groupBy(printed.keys(), (column) => printed[column]?.compared);
  return said.map((one) => {
    const found = known.get(one.compared);
    if (found !== undefined) return found;
    const weights = new Uint8Array(printed.length);
    for (const [compared, sameWords] of columns) {
      const other = printed[sameWords[0] ?? 0];
      const weight =
        compared === one.compared || other === undefined ? 0 : weightOf(one.folded, other.folded);
      for (const column of sameWords) weights[column] = weight;
    }
    known.set(one.compared, weights);
    return weights;
  });
}

/** How near two words are, folded. Only long words that begin alike are looked at letter by letter. */
function weightOf(one: string, other: string): number {
  if (one === other) return one === '' ? cost.other : cost.alike;
  const isShort = Math.min(one.length, other.length) < 4;
  if (isShort || one[0] !== other[0] || Math.abs(one.length - other.length) > mostSlips) return cost.other;
  return countSlips(one, other, mostSlips) <= mostSlips ? cost.misspelt : cost.other;
}

function differencesOf(
  steps: readonly AlignmentStep[],
  said: readonly Word[],
  printed: readonly Word[],
): Difference[] {
  const differences: { said: string[]; printed: string[]; before: string[] }[] = [];
  const passed: string[] = [];
  let isOpen = false;
  // Behind the difference before: what leads to the next one begins there.
  let since = 0;
  for (const { step, weight, row, column } of steps) {
    const [one, other] = [said[row]?.text ?? '', printed[column]?.text ?? ''];
    const differs = step !== 'take' || weight > 0;
    if (differs && !isOpen)
      differences.push({ said: [], printed: [], before: wordsThatLead(passed.slice(since)) });
    isOpen = differs;
    if (differs && step !== 'skip') differences.at(-1)?.said.push(one);
    if (differs && step !== 'add') differences.at(-1)?.printed.push(other);
    if (step !== 'add') passed.push(other);
    if (differs) since = passed.length;
  }
  const open = isOpen ? differences.length - 1 : -1;
  return differences.map((each, index) => ({
    said: each.said.join(' '),
    printed: each.printed.join(' '),
    before: each.before.join(' '),
    at: each.before.length === 0 ? 'start' : index === open ? 'end' : 'inside',
  }));
}

/** The last words before a difference: as few as are shown, and as many as lead to no place before it. */
function wordsThatLead(passed: readonly string[]): string[] {
  const whole = passed.join(' ');
  let count = wordsBefore;
  const leads = () => {
    const words = passed.slice(-count).join(' ');
    return whole.indexOf(words) === whole.length - words.length;
  };
  while (count < passed.length && !leads()) count += 1;
  return passed.slice(-count);
}
