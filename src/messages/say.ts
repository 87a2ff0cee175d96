import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Inline } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { DataError, type DataProblem } from '../knowledge/problem.ts';
import { fallbackLanguage, type Language, languages } from '../language.ts';
import { type MessageKey, messageParameters } from './keys.ts';

/** A wording: one text, or one for each plural form of its `count`. Parameters stand in braces: `{name}`. */
const wording = z.union([
  z.string(),
  z.strictObject({ one: z.string(), other: z.string(), many: z.string().optional() }),
]);

/** The form of `data/messages/<language>.json`. */
export const messagesSchema = z.strictObject({
  $schema: z.string().optional(),
  language: z.enum(languages),
  messages: z.strictObject(
    Object.fromEntries(Object.keys(messageParameters).map((key) => [key, wording])) as Record<
      MessageKey,
      typeof wording
    >,
  ),
});

/** The sentences of every language that has its file, complete. */
export type Messages = ReadonlyMap<Language, Readonly<Record<MessageKey, z.infer<typeof wording>>>>;

type ParameterName<Key extends MessageKey> = (typeof messageParameters)[Key][number];
export type MessageParameters<Key extends MessageKey> = {
  readonly [Name in ParameterName<Key>]: string | number | Inline | readonly Inline[];
};

/** The languages that have all their sentences. */
export function spokenLanguages(messages: Messages): Language[] {
  return languages.filter((language) => messages.has(language));
}

/**
 * The sentence for `key` in `language`, as running text: what is passed in keeps its markup, and a string
 * passed in is literal. A language without its file gets the English sentence.
 */
export function say<Key extends MessageKey>(
  messages: Messages,
  language: Language,
  key: Key,
  ...[given]: ParameterName<Key> extends never ? [] : [MessageParameters<Key>]
): Inline[] {
  return formatMessage(messages, language, key, given ?? {});
}

/** `say` for a key that is only known while the program runs, such as that of a parser's problem. */
export function formatMessage(
  messages: Messages,
  language: Language,
  key: MessageKey,
  parameters: Readonly<Record<string, string | number | Inline | readonly Inline[]>>,
): Inline[] {
  const spoken = messages.has(language) ? language : fallbackLanguage;
  const wordings = messages.get(spoken);
  if (wordings === undefined) throw new Error('the English messages are missing');
  const template = chooseForm(wordings[key], parameters['count'], spoken);
  return template.split(/\{([\w-]+)\}/).flatMap((part, index): readonly Inline[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', text: part }];
    return toInlines(parameters[part]);
  });
}

/** The same sentence without markup, where a platform takes plain text only (a button, a command's description). */
export function sayPlainly<Key extends MessageKey>(
  messages: Messages,
  language: Language,
  key: Key,
  ...given: ParameterName<Key> extends never ? [] : [MessageParameters<Key>]
): string {
  return plainInline(say(messages, language, key, ...given));
}

/**
 * Reads the messages below the data folder: English must be there, the other languages where their file is.
 * @throws DataError naming the file and the message for every one that is missing, unknown, or whose
 * parameters are not those the program gives.
 */
export function loadMessages(folder: string): Messages {
  const problems: DataProblem[] = [];
  const messages = new Map<Language, Record<MessageKey, z.infer<typeof wording>>>();
  for (const language of languages) {
    const file = `messages/${language}.json`;
    const content = readIfThere(join(folder, file));
    if (content === undefined) {
      if (language === fallbackLanguage) problems.push({ file, message: 'the file is missing' });
      continue;
    }
    const parsed = parseMessages(content);
    if ('problem' in parsed) problems.push(...parsed.problem.map((problem) => ({ file, ...problem })));
    else messages.set(language, parsed.wordings);
  }
  if (problems.length > 0) throw new DataError(problems);
  return messages;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseMessages(
  content: string,
):
  | { wordings: Record<MessageKey, z.infer<typeof wording>> }
  | { problem: { record?: string; field?: string; message: string }[] } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return { problem: [{ message: `not valid JSON: ${(error as Error).message}` }] };
  }
  const parsed = messagesSchema.safeParse(json);
  if (!parsed.success) {
    return {
      problem: parsed.error.issues.map(({ path, message }) => ({
        field: path.map(String).join(' → '),
        message,
      })),
    };
  }
  const wordings = parsed.data.messages;
  const problem = (Object.keys(messageParameters) as MessageKey[]).flatMap((key) =>
    wrongParameters(key, wordings[key]),
  );
  return problem.length > 0 ? { problem } : { wordings };
}

function wrongParameters(
  key: MessageKey,
  given: z.infer<typeof wording>,
): { record: string; message: string }[] {
  const known: readonly string[] = messageParameters[key];
  const forms =
    typeof given === 'string' ? [given] : Object.values(given).filter((form) => form !== undefined);
  const used = forms.flatMap((form) => [...form.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name));
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      record: key,
      message: `{${name}} is not one of its parameters: ${known.join(', ') || 'none'}`,
    }));
}

function chooseForm(given: z.infer<typeof wording>, count: unknown, language: Language): string {
  if (typeof given === 'string') return given;
  const form = new Intl.PluralRules(language).select(typeof count === 'number' ? count : 2);
  return form === 'one' ? given.one : form === 'many' ? (given.many ?? given.other) : given.other;
}

function toInlines(value: string | number | Inline | readonly Inline[] | undefined): readonly Inline[] {
  if (value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number') return [{ type: 'text', text: String(value) }];
  return isList(value) ? value : [value];
}

function isList(value: Inline | readonly Inline[]): value is readonly Inline[] {
  return Array.isArray(value);
}
