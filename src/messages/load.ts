import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError, type DataProblem } from '../knowledge/problem.ts';
import { fallbackLanguage, type Language, languages } from '../language.ts';
import { type MessageKey, messageParameters } from './keys.ts';
import type { Messages, Wording } from './say.ts';

/** Checks the form of one file of messages; gives its problems. */
export type MessagesFormCheck = (path: string, content: unknown) => DataProblem[];

/**
 * Reads the messages below the data folder: English must be there, the other languages where their file is.
 * `form` checks the form of a file; without it the file is known to have been checked.
 * @throws DataError naming the file and the message for every one that is missing, unknown, or whose
 * parameters are not those the program gives.
 */
export function loadMessages(folder: string, form: MessagesFormCheck | undefined): Messages {
  const problems: DataProblem[] = [];
  const messages = new Map<Language, Record<MessageKey, Wording>>();
  for (const language of languages) {
    const file = `messages/${language}.json`;
    const content = readIfThere(join(folder, file));
    if (content === undefined) {
      if (language === fallbackLanguage) problems.push({ file, message: 'the file is missing' });
      continue;
    }
    const found = parseMessages(file, content, form);
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
  const { messages } = json as { messages: Record<MessageKey, Wording> };
  const problems = (Object.keys(messageParameters) as MessageKey[]).flatMap((key) =>
    wrongParameters(file, key, messages[key]),
  );
  return problems.length > 0 ? { problems } : { wordings: messages };
}

function wrongParameters(file: string, key: MessageKey, given: Wording): DataProblem[] {
  const known: readonly string[] = messageParameters[key];
  const forms =
    typeof given === 'string' ? [given] : Object.values(given).filter((each) => each !== undefined);
  const used = forms.flatMap((each) => [...each.matchAll(/\{([\w-]+)\}/g)].map(([, name = '']) => name));
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      file,
      record: key,
      message: `{${name}} is not one of its parameters: ${known.join(', ') || 'none'}`,
    }));
}
