import type { AskIndex } from '../ask/ask-index.ts';
import type { Core } from '../core.ts';
import type { Language, Localised } from '../language.ts';
import type { MessageKey, PlainKey } from '../messages/keys.ts';
import type { Query } from '../query/query.ts';

/** What an option takes. Platforms offer their own field for each kind. */
export type OptionKind = 'text' | 'year' | 'language' | 'command' | 'choice';

/** An option of a command. One that takes a text may be the `rest`: all words that belong to no other option. */
export interface CommandOption {
  /** Lower case, as platforms require: `^[-_a-z0-9]{1,32}$`. */
  readonly name: string;
  readonly kind: OptionKind;
  readonly summary: PlainKey;
  readonly required: boolean;
  /** True for the option that takes the words without a name. */
  readonly rest: boolean;
  /**
   * True for a `rest` that keeps its words as they are typed: quotation marks, and colons that name no option. The
   * command itself says what is wrong with one that is empty or too long.
   */
  readonly verbatim?: true;
  /** The most characters it takes, in UTF-16 code units. */
  readonly limit: number;
  /** What completes it: names of the data. */
  readonly completes?: Completes;
  /** The word between two names, where the option takes a pair of them: completed alone, one is not enough. */
  readonly pairedBy?: Localised;
  /** What an option of kind `choice` can be, at most 25; any other value is refused. */
  readonly choices?: readonly Choice[];
}

/**
 * Kinds of names that complete an option: `text` a document whose words are here, so that a quotation can be looked for
 * in it; `record` what the data says something of, so that it can be compared and cited.
 */
export type Completes =
  | 'city'
  | 'commitment'
  | 'compact'
  | 'document'
  | 'text'
  | 'command'
  | 'record'
  | 'objective';

/** A value that is typed or picked, and what readers see of it. */
export interface Choice {
  /** Lower case; what a command line takes. */
  readonly value: string;
  readonly label: PlainKey;
}

/** What a command makes of its options: a Query, and how names were understood. */
export interface Asked {
  readonly query: Query;
  /** The language of the question's own words, where they show it. */
  readonly language?: Language | undefined;
  readonly understood?: readonly { readonly said: string; readonly meant: string }[] | undefined;
  readonly notUnderstood?: readonly string[];
  readonly near?: readonly Query[];
  /** True where the Query is the nearest that can be answered, not just what was asked. */
  readonly isNearest?: boolean | undefined;
  /** What may be meant, to be shown as a suggestion beside a refusal. */
  readonly suggestion?: Query | undefined;
  /** The line with the command that was probably meant, where a name of none was typed. */
  readonly lineMeant?: { readonly typed: string; readonly line: string } | undefined;
}

/** A value that no record matches: answered as not in the sources, with what comes near. */
export interface NoMatch {
  readonly noMatch: string;
  readonly near: readonly Query[];
}

/** What is wrong with a command line, as a message. */
export interface Problem {
  readonly key: MessageKey;
  readonly given: Readonly<Record<string, string | number | Localised>>;
}

/** The values of a command's options by name, in the form their kind gives them. */
export type OptionValues = Readonly<Record<string, string | number>>;

/** How the words of a command are to be read. */
export interface Typed {
  /** The language where the words show none. */
  readonly suggested: Language;
  /** The index of the language that the words seem to be in; found out when it is asked for. */
  readonly index: AskIndex;
}

/**
 * A command, declared once: parsing, help, completion and what the platforms register all come from it.
 */
export interface Command {
  readonly name: string;
  /** Other words that it is typed with, in French and Spanish; folded. Only the name is registered and shown. */
  readonly aliases?: readonly string[];
  readonly summary: PlainKey;
  /** `by-name` for a command that the short help, 15 lines at most, names without its summary. */
  readonly inHelp?: 'by-name';
  readonly options: readonly CommandOption[];
  /** A whole command line that works, for help and for errors. */
  readonly example: Localised;
  /** What the options ask for. */
  readonly ask: (
    values: OptionValues,
    core: Core,
    typed: Typed,
  ) => Asked | NoMatch | { readonly problem: Problem };
}

const namePattern = /^[-_a-z0-9]{1,32}$/;

/**
 * Checks a declaration against what the strictest platform accepts.
 * @throws RangeError for a name that cannot be registered, more than 25 options or choices, a choice without any,
 * or a required option after one that is not.
 */
export function defineCommand(command: Command): Command {
  const names = [command.name, ...command.options.map(({ name }) => name)];
  const wrong = names.find((name) => !namePattern.test(name));
  if (wrong !== undefined) throw new RangeError(`"${wrong}" cannot be the name of a command or an option`);
  const unchosen = command.options.find(
    ({ kind, choices = [] }) => (kind === 'choice') !== choices.length > 0 || choices.length > 25,
  );
  if (unchosen !== undefined)
    throw new RangeError(`${unchosen.name} needs 1 to 25 choices if it is a choice`);
  if (command.options.length > 25) throw new RangeError(`${command.name} has more than 25 options`);
  const firstOptional = command.options.findIndex(({ required }) => !required);
  const late = command.options.find(
    ({ required }, index) => required && firstOptional >= 0 && index > firstOptional,
  );
  if (late !== undefined)
    throw new RangeError(`${late.name} is required and must stand before optional ones`);
  return command;
}
