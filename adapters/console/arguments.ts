import { parseArgs } from 'node:util';
import { isLanguage, type Language } from '../../src/language.ts';
import type { MessageKey } from '../../src/messages/keys.ts';

/** The forms an answer can be printed in. */
export const forms = ['text', 'json'] as const;
export type Form = (typeof forms)[number];

/** A command line, read: what to run, and how to print it. */
export interface ConsoleArguments {
  readonly words: readonly string[];
  readonly form: Form;
  /** The language asked for with `--lang`. */
  readonly language: Language | undefined;
  readonly jsonl: boolean;
  readonly explain: boolean;
}

/** What is wrong with the flags, as a message. */
export interface FlagProblem {
  readonly key: MessageKey;
  readonly given: Readonly<Record<string, string>>;
}

const flags = {
  as: { type: 'string' },
  lang: { type: 'string' },
  jsonl: { type: 'boolean' },
  explain: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the program's arguments: flags anywhere, everything else is the command. */
export function readArguments(args: readonly string[]): ConsoleArguments | FlagProblem {
  let read: ReturnType<typeof parse>;
  try {
    read = parse(args);
  } catch (error) {
    return flagProblem(error, args);
  }
  const { values, positionals } = read;
  const form = values.as ?? 'text';
  if (!isForm(form)) return { key: 'console.format-unknown', given: { value: form } };
  const language = values.lang;
  if (language !== undefined && !isLanguage(language))
    return { key: 'error.option-language', given: { value: language } };
  return {
    words: values.help === true ? ['help', ...positionals] : positionals,
    form,
    language,
    jsonl: values.jsonl === true,
    explain: values.explain === true,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
}

function isForm(value: string): value is Form {
  return (forms as readonly string[]).includes(value);
}

function flagProblem(error: unknown, args: readonly string[]): FlagProblem {
  const code = (error as { code?: string }).code;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const flag = args.find((arg) => arg.startsWith('-') && !isKnown(arg)) ?? '-';
    return { key: 'console.flag-unknown', given: { flag, flags: knownFlags() } };
  }
  const flag =
    args.find((arg) => arg === '--as' || arg === '--lang') ?? args.find((arg) => arg.startsWith('--')) ?? '';
  return { key: 'console.flag-value', given: { flag, example: '--as json, --lang fr' } };
}

function isKnown(arg: string): boolean {
  return (
    arg === '-h' || Object.keys(flags).some((name) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  );
}

function knownFlags(): string {
  return Object.keys(flags)
    .map((name) => `--${name}`)
    .join(', ');
}
