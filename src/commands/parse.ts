import { isLanguage, type Language, type Localised } from '../language.ts';
import type { MessageKey } from '../messages/keys.ts';
import type { MessageParameters } from '../messages/say.ts';
import { echo } from '../text/echo.ts';
import { foldPhrase } from '../text/normalise.ts';
import type { Command, CommandOption, OptionValues, Problem } from './define.ts';
import { languageOption } from './language-option.ts';
import { findCommand } from './registry.ts';
import type { Word } from './words.ts';

/** What was typed, cut into words, and as it was. */
export interface Input {
  readonly words: readonly Word[];
  readonly text: string;
}

export type Parsed =
  | { readonly command: Command; readonly values: OptionValues; readonly language?: Language }
  | { readonly problem: Problem; readonly language?: Language };

/** Names of the languages as people write them. */
const languageNames: ReadonlyMap<string, Language> = new Map([
  ['english', 'en'],
  ['anglais', 'en'],
  ['ingles', 'en'],
  ['french', 'fr'],
  ['francais', 'fr'],
  ['frances', 'fr'],
  ['spanish', 'es'],
  ['espanol', 'es'],
  ['espagnol', 'es'],
  ['castellano', 'es'],
]);

/**
 * Reads a command line. What begins with no command's name is a question in words. Options may come in any
 * order and any case, by name (`year:2016`) or by position. Never throws: what is wrong comes back as a message
 * that says what was not understood and what to write instead.
 */
export function parseCommand(input: Input): Parsed {
  const at = input.words.findIndex(({ option }) => option !== languageOption.name);
  const first = input.words[at];
  const command =
    first === undefined || first.option !== undefined ? undefined : findCommand(foldPhrase(first.text));
  const others = input.words.filter((word) => word !== first);
  if (command !== undefined) return parseOptions(command, others);
  const alone = languageAlone(input.words);
  const help = findCommand('help');
  if (alone !== undefined && help !== undefined) return { command: help, values: {}, language: alone };
  const ask = findCommand('ask');
  if (ask === undefined) throw new Error('there is no command "ask"');
  return parseOptions(ask, input.words);
}

/** "language fr": no command, but a wish: the help in that language says how to have it kept to. */
function languageAlone(words: readonly Word[]): Language | undefined {
  const [first, second, ...more] = words;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return languageWords.has(foldPhrase(first.text)) ? readLanguage(second.text) : undefined;
}

const languageWords = new Set(['language', 'langue', 'idioma', 'lengua', 'lang']);

/** True where a lone quotation mark is a mark like any other: in a question, and in a quotation. */
export function takesAnyMarks({ options }: Command): boolean {
  return options.some(({ verbatim }) => verbatim === true);
}

function parseOptions(command: Command, words: readonly Word[]): Parsed {
  const given = new Map<string, string>();
  const free: string[] = [];
  const rest = command.options.find(({ rest: takesRest }) => takesRest);
  for (const { option, text, raw = text } of words) {
    const known = allOptions(command).some(({ name }) => name === option);
    if (rest?.verbatim === true && (!known || option === rest.name)) {
      free.push(option === rest.name ? text : raw);
      continue;
    }
    if (option === undefined) {
      free.push(text);
      continue;
    }
    if (!known) {
      const options = allOptions(command)
        .map(({ name }) => name)
        .join(', ');
      return problem('error.option-unknown', { option: echo(option), command: command.name, options });
    }
    if (given.has(option)) return problem('error.option-twice', { option });
    given.set(option, text);
  }
  if (free.length > 0) {
    if (rest === undefined || given.has(rest.name)) {
      return problem('error.word-extra', {
        words: echo(free.join(' ')),
        command: command.name,
        example: command.example,
      });
    }
    given.set(rest.name, free.join(' '));
  }
  return readValues(command, given);
}

function readValues(command: Command, given: ReadonlyMap<string, string>): Parsed {
  const values: Record<string, string | number> = {};
  let language: Language | undefined;
  for (const option of allOptions(command)) {
    const value = given.get(option.name)?.trim();
    if (value === undefined || value === '') {
      if (!option.required || option.verbatim === true) continue;
      return problem('error.option-missing', {
        option: option.name,
        command: command.name,
        example: command.example,
      });
    }
    const read = readValue(option, value);
    if (typeof read === 'object') return read;
    if (option.kind === 'language') language = read as Language;
    else values[option.name] = read;
  }
  return { command, values, ...(language !== undefined && { language }) };
}

function readValue(option: CommandOption, value: string): string | number | { problem: Problem } {
  if (option.kind === 'year') {
    return /^\d{4}$/.test(value)
      ? Number(value)
      : problem('error.option-year', { option: option.name, value: echo(value) });
  }
  if (option.kind === 'language') {
    return readLanguage(value) ?? problem('error.option-language', { value: echo(value) });
  }
  if (option.kind === 'choice') {
    const values = option.choices?.map((choice) => choice.value) ?? [];
    const chosen = values.find((each) => each === foldPhrase(value));
    return (
      chosen ??
      problem('error.option-choice', { option: option.name, value: echo(value), values: values.join(', ') })
    );
  }
  if (value.length > option.limit && option.verbatim !== true)
    return problem('error.option-long', { option: option.name, limit: option.limit });
  return value;
}

function readLanguage(value: string): Language | undefined {
  const folded = foldPhrase(value);
  return isLanguage(folded) ? folded : languageNames.get(folded);
}

function allOptions(command: Command): readonly CommandOption[] {
  return [...command.options, languageOption];
}

function problem<Key extends MessageKey>(
  key: Key,
  given: { readonly [Name in keyof MessageParameters<Key>]: string | number | Localised },
): { problem: Problem } {
  return { problem: { key, given } };
}
