import { parseArgs } from 'node:util';
import { isLanguage, type Language } from '../../src/language.ts';
import type { MessageKey } from '../../src/messages/keys.ts';
import { echo } from '../../src/text/echo.ts';

/** The forms an answer can always be printed in; platforms add theirs. */
const ownForms = ['text', 'json'];

/** `text`, `json`, or the name of a platform. */
export type Form = string;

/** A command line, read: what to run, and how to print it. */
export interface ConsoleArguments {
  readonly words: readonly string[];
  readonly form: Form;
  /** The language asked for with `--lang`. */
  readonly language: Language | undefined;
  readonly jsonl: boolean;
  readonly explain: boolean;
  /** Only the point of the answer. */
  readonly brief: boolean;
}

/** What is wrong with the command line, as a message. */
export interface ArgumentProblem {
  readonly key: MessageKey;
  readonly given: Readonly<Record<string, string>>;
}

const flags = {
  as: { type: 'string' },
  lang: { type: 'string' },
  jsonl: { type: 'boolean' },
  explain: { type: 'boolean' },
  brief: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the program's arguments: flags anywhere, everything else is the command, in its order. Only what begins
 * with two hyphens can be a wrong flag: a question may well begin with one.
 */
export function readArguments(
  args: readonly string[],
  platforms: readonly string[],
): ConsoleArguments | ArgumentProblem {
  const { tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = new Map<number, string>();
  const given = new Map<string, string | undefined>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const word = args[token.index] ?? '';
    if (token.kind === 'positional') words.set(token.index, token.value);
    else if (Object.hasOwn(flags, token.name) && isWhole(token.rawName, word))
      given.set(token.name, token.value);
    else if (word.startsWith('--')) {
      return { key: 'console.flag-unknown', given: { flag: echo(word), flags: knownFlags() } };
    } else words.set(token.index, word);
  }
  return toArguments([...words.values()], given, [...ownForms, ...platforms]);
}

/** True for `--as`, `--as=json` and `-h`, false for the h in "-hello". */
function isWhole(rawName: string, word: string): boolean {
  return word === rawName || word.startsWith(`${rawName}=`);
}

function toArguments(
  words: readonly string[],
  given: ReadonlyMap<string, string | undefined>,
  forms: readonly Form[],
): ConsoleArguments | ArgumentProblem {
  for (const flag of ['as', 'lang']) {
    if (given.has(flag) && (given.get(flag) ?? '') === '') {
      return { key: 'console.flag-value', given: { flag: `--${flag}`, example: '--as json, --lang fr' } };
    }
  }
  const form = given.get('as') ?? 'text';
  if (!forms.includes(form)) {
    const known = forms.map((each) => `--as ${each}`).join(', ');
    return { key: 'console.format-unknown', given: { value: echo(form), forms: known } };
  }
  const language = given.get('lang');
  if (language !== undefined && !isLanguage(language)) {
    return { key: 'error.option-language', given: { value: echo(language) } };
  }
  const jsonl = given.has('jsonl');
  if (jsonl && words.join(' ') !== 'ask') return { key: 'console.jsonl-alone', given: {} };
  return {
    words: given.has('help') ? ['help', ...words] : words,
    form,
    language,
    jsonl,
    explain: given.has('explain'),
    brief: given.has('brief'),
  };
}

function knownFlags(): string {
  return Object.keys(flags)
    .map((name) => `--${name}`)
    .join(', ');
}
