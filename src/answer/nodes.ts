import type { CalendarDate } from '../calendar.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query/query.ts';

/**
 * The parts of running text. The text of a leaf is literal: whatever stands in it is shown as it is, and no
 * adapter reads markup in it. Markup exists only as nodes.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly address: string; readonly label: string }
  | { readonly type: 'time'; readonly date: CalendarDate; readonly label: string }
  /**
   * `address` is where the cited document is, for a platform on which the mark can be a link; a document that has none is
   * named in the mark by its `publisher`.
   */
  | {
      readonly type: 'reference';
      readonly citation: number;
      readonly address?: string;
      readonly publisher?: string;
    };

export type Block =
  | { readonly type: 'heading'; readonly children: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Inline[]; readonly language: Language }
  | {
      readonly type: 'list';
      /** The number of the first item; left out for a list without numbers. */
      readonly start?: number;
      readonly items: readonly (readonly Inline[])[];
    }
  | {
      readonly type: 'table';
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  /** Signs to be copied as they are, such as an entry for a program; its line breaks count. */
  | { readonly type: 'code'; readonly children: readonly Inline[] }
  | { readonly type: 'note'; readonly children: readonly Inline[] };

export type AnswerStatus = 'answered' | 'not_in_sources' | 'needs_clarification' | 'error';

/**
 * What became of a question, finer than its status: `nearest` is an answer to a question that was not understood to the last
 * word (its status is `answered`); `not_understood` says nothing of the sources (its status is `not_in_sources`).
 */
export type Outcome = AnswerStatus | 'nearest' | 'not_understood';

/** A source behind an answer. `quote` is letter for letter from the document and stays in its language. */
export interface Citation {
  /** 1 for the answer's first source: what a reference node points to. */
  readonly number: number;
  /** The document's id. */
  readonly document: string;
  readonly quote?: string;
  readonly locator?: string;
}

/** Something to ask next, offered as a button or a hint. */
export interface NextStep {
  readonly query: Query;
  /** What a button shows. */
  readonly label: string;
  /** What to type instead of pressing. */
  readonly line: string;
}

/** A file to take along. */
export interface AnswerFile {
  /** Letters, digits, hyphens and one dot, so that every system takes it. */
  readonly name: string;
  readonly type: 'text/csv' | 'application/x-bibtex' | 'application/x-research-info-systems';
  /** A table's lines end with CR LF: https://www.rfc-editor.org/rfc/rfc4180 */
  readonly content: string;
  /** True where the answer shows the content as well, to be copied. */
  readonly isShown?: true;
}

/** What the bot says to one question, before any platform's form. */
export interface Answer {
  readonly status: AnswerStatus;
  readonly outcome: Outcome;
  /** The address of the Query it answers. */
  readonly query: string;
  readonly language: Language;
  /** How the question was understood where it was not taken letter for letter; stands before everything else. */
  readonly preface: readonly Block[];
  /** What answers the question alone, where that is not the first block: see `pointOf`. */
  readonly point?: readonly Inline[];
  readonly blocks: readonly Block[];
  /** How many of its blocks are its point, where that is more than the first that says something. */
  readonly glance?: number;
  /** The sources and the data's date, as blocks, after the answer itself. */
  readonly sources: readonly Block[];
  /** What to ask next, as one line to read and to type. */
  readonly hint: readonly Block[];
  readonly citations: readonly Citation[];
  readonly dataDate: CalendarDate;
  /** A file that goes with it, where the platform takes one; elsewhere its content is shown to be copied. */
  readonly file?: AnswerFile;
  readonly next: readonly NextStep[];
  /** Buttons that belong to this answer alone; left out where it has none. */
  readonly buttons?: readonly AnswerButton[];
}

/** A button: what readers see of it, and all of what it means, at most 100 characters. */
export interface AnswerButton {
  readonly label: string;
  readonly id: string;
}

export function text(value: string): Inline {
  return { type: 'text', text: value };
}

export function strong(...children: readonly Inline[]): Inline {
  return { type: 'strong', children };
}

export function paragraph(...children: readonly Inline[]): Block {
  return { type: 'paragraph', children };
}

export function heading(...children: readonly Inline[]): Block {
  return { type: 'heading', children };
}

export function note(...children: readonly Inline[]): Block {
  return { type: 'note', children };
}

export function code(signs: string): Block {
  return { type: 'code', children: [text(signs)] };
}

/** A list without numbers, or with numbers from `start`. */
export function list(items: readonly (readonly Inline[])[], start?: number): Block {
  return start === undefined ? { type: 'list', items } : { type: 'list', start, items };
}
