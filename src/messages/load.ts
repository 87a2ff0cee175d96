import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError, type DataProblem } from '../knowledge/problem.ts';
import { type Language, languages } from '../language.ts';
import { type MessageKey, messageParameters } from './keys.ts';
import type { Messages, Wording } from './say.ts';

/** Checks the form of one file of messages; gives its problems. */
export type MessagesFormCheck = (path: string, content: unknown) => DataProblem[];

/**
 * Reads the messages below the data folder, complete in every language.
 * `form` checks the form of a file; without it the file is known to have been checked.
 * @throws DataError naming the file and the message for every one that is missing, unknown, lacks a plural form
 * of its language, or whose parameters are not those the program gives.
 */
export function loadMessages(folder: string, form: MessagesFormCheck | undefined): Messages {
  const problems: DataProblem[] = [];
  const messages = new Map<Language, Record<MessageKey, Wording>>();
  for (const language of languages) {
    const file = `messages/${language}.json`;
    const content = readIfThere(join(folder, file));
    if (content === undefined) {
      problems.push({ file, message: 'the file is missing' });
      continue;
    }
    const found = parseMessages(file, language, content, form);
    if ('problems' in found) problems.push(...found.problems);
    else messages.set(language, found.wordings);
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
  file: string,
  language: Language,
  content: string,
  form: MessagesFormCheck | undefined,
): { wordings: Record<MessageKey, Wording> } | { problems: DataProblem[] } {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return { problems: [{ file, message: `not valid JSON: ${(error as Error).message}` }] };
  }
  const ofForm = form?.(file, json) ?? [];
  if (ofForm.length > 0) return { problems: ofForm };
  const { language: named, messages } = json as { language: string; messages: Record<MessageKey, Wording> };
  if (named !== language) {
    return {
      problems: [{ file, field: 'language', message: `expected "${language}", as the file is called` }],
    };
  }
  const problems = (Object.keys(messageParameters) as MessageKey[]).flatMap((key) => [
    ...wrongParameters(key, messages[key]).map((message) => ({ file, record: key, message })),
    ...missingForms(language, messages[key]).map((message) => ({ file, record: key, message })),
  ]);
  return problems.length > 0 ? { problems } : { wordings: messages };
}

/** Every form says everything it is given, but a number may be left unsaid: "One commitment:". */
function wrongParameters(key: MessageKey, given: Wording): string[] {
  const known: readonly string[] = messageParameters[key];
  const forms =
    typeof given === 'string' ? [given] : Object.values(given).filter((each) => each !== undefined);
  const used = forms.map((form) => [...form.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name));
  const unknown = [...new Set(used.flat())].filter((name) => !known.includes(name));
  const missing = known.filter((name) => name !== 'count' && !used.every((names) => names.includes(name)));
  return [
    ...unknown.map((name) => `{${name}} is not one of its parameters: ${known.join(', ') || 'none'}`),
    ...missing.map((name) => `expected {${name}}: without it the sentence loses what it is about`),
  ];
}

/** The plural forms of the language (CLDR) that a wording with forms lacks. */
function missingForms(language: Language, given: Wording): string[] {
  if (typeof given === 'string') return [];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return pluralCategories
    .filter((category) => (given as Readonly<Record<string, string | undefined>>)[category] === undefined)
    .map(
      (category) => `expected the form "${category}": ${language} counts in ${pluralCategories.join(', ')}`,
    );
}
