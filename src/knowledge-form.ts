import type { z } from 'zod';
import type { DataProblem } from './knowledge/problem.ts';
import type { FileFormCheck } from './knowledge/read-files.ts';
import { files } from './knowledge/schema.ts';
import { wrongWordings } from './messages/check.ts';
import type { MessagesFormCheck } from './messages/load.ts';
import { messagesSchema } from './messages/schema.ts';
import { isZone } from './zone-clock.ts';

/** The checks of form, for the data's files and for the messages. */
export interface DataForm {
  readonly file: FileFormCheck;
  readonly messages: MessagesFormCheck;
}

/** Checks the form of data files against their schemas; gives every problem of form, or none where it is right. */
export const formCheck: DataForm = {
  file: (name, path, content) => {
    const problems = problemsOf(files[name], path, content);
    return name === 'zones' && problems.length === 0 ? unknownZones(path, content as Zones) : problems;
  },
  messages: (path, content) => {
    const parsed = messagesSchema.safeParse(content);
    return parsed.success
      ? wrongWordings(path, parsed.data)
      : parsed.error.issues.map((issue) => toProblem(path, issue, content));
  },
};

type Zones = z.infer<typeof files.zones>;

/** Zones of cities that the program's time-zone data does not know. */
function unknownZones(file: string, { cities }: Zones): DataProblem[] {
  return Object.entries(cities)
    .filter(([, zone]) => !isZone(zone))
    .map(([city, zone]) => ({
      file,
      record: city,
      field: 'cities',
      message: `"${zone}" is no IANA time zone; expected one like "Europe/Madrid"`,
    }));
}

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
