import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import type { AskIndex } from './ask-index.ts';
import type { Tried } from './choose.ts';
import type { Reading } from './reading.ts';

/** How a question was understood. */
export interface Interpretation {
  readonly query: Query;
  /** The language of the question's own words, where they show it. */
  readonly language: Language | undefined;
  /** Misspelt names and what they were taken for. */
  readonly understood: readonly { readonly said: string; readonly meant: string }[];
  /** Words that no kind of question had a place for: why there is no answer, or what it leaves out. */
  readonly notUnderstood: readonly string[];
  /** What to ask instead, at most three; only where there is no answer. */
  readonly near: readonly Query[];
  /** True where the answer is the nearest that the sources say, and leaves out what was not understood. */
  readonly isNearest?: true;
  /** True where its sentences make one question, and none is asked alone. */
  readonly isWhole?: true;
  /** What may be meant, to be shown but not asserted; only where there is no answer. */
  readonly suggestion?: Query;
  /** What the kinds of question made of the words, for the evidence behind them. */
  readonly attempt?: Attempt;
  /** Every step, for `ask --explain`. */
  readonly steps: readonly Step[];
}

interface Attempt {
  readonly question: string;
  readonly reading: Reading;
  readonly tried: readonly Tried[];
  readonly index: AskIndex;
}

/** One step of understanding: what was tried and what came of it. */
export interface Step {
  readonly name: string;
  /** In words; where these take time, they are made when somebody reads them. */
  readonly result: string;
}
