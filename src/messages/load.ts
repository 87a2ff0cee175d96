import { DataError, type DataProblem } from '../knowledge/problem.ts';
import { type ReadFile, readerOf } from '../knowledge/read-files.ts';
import { type Language, languages } from '../language.ts';
import type { MessageKey } from './keys.ts';
import type { Messages, Wording } from './say.ts';

/** Checks one file of messages: its form, its parameters, its plural forms. Gives its problems. */
export type MessagesFormCheck = (path: string, content: unknown) => DataProblem[];

/**
 * Reads the messages below the data folder, complete in every language.
 * `form` checks a file; without it the file is known to have been checked, and the list of keys is not even loaded.
 * @throws DataError naming the file and the message for every one that is missing, unknown, lacks a plural form
 * of its language, or whose parameters are not those the program gives.
 */
export function loadMessages(
  folder: string,
  form: MessagesFormCheck | undefined,
  read: ReadFile = readerOf(folder),
): Messages {
  const problems: DataProblem[] = [];
  const messages = new Map<Language, Record<MessageKey, Wording>>();
  for (const language of languages) {
    const file = `messages/${language}.json`;
    const content = readIfThere(read, file);
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

function readIfThere(read: ReadFile, file: string): string | undefined {
  try {
    return read(file);
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
  return { wordings: messages };
}
