import type { z } from 'zod';
import { messagesSchema } from '../messages/schema.ts';
import type { DataProblem } from './problem.ts';
import { files } from './schema.ts';

/** Checks the form of data files against their schemas. Each gives every problem of form; none means it is right. */
export interface FormCheck {
  readonly file: (name: keyof typeof files, path: string, content: unknown) => DataProblem[];
  readonly messages: (path: string, content: unknown) => DataProblem[];
}

export const formCheck: FormCheck = {
  file: (name, path, content) => problemsOf(files[name], path, content),
  messages: (path, content) => problemsOf(messagesSchema, path, content),
};

function problemsOf(schema: z.ZodType, file: string, content: unknown): DataProblem[] {
  const parsed = schema.safeParse(content);
  return parsed.success ? [] : parsed.error.issues.map((issue) => toProblem(file, issue, content));
}

function toProblem(file: string, issue: z.core.$ZodIssue, content: unknown): DataProblem {
  const [first, index, ...rest] = issue.path;
  if (first !== 'records' || typeof index !== 'number') {
    return { file, field: fieldName(issue.path), message: issue.message };
  }
  const record = (content as { records: { id?: unknown }[] }).records[index];
  const name = typeof record?.id === 'string' ? record.id : `entry ${index + 1}`;
  return { file, record: name, field: fieldName(rest), message: issue.message };
}

/** `['citations', 0, 'quote']` as people write it: `citations[0].quote`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name === '' ? String(key) : `${name}.${String(key)}`,
    '',
  );
}
