import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { files } from '../../src/knowledge/schema.ts';
import { messagesSchema } from '../../src/messages/schema.ts';

/** The JSON Schemas that editors use while someone writes in `data/`, by file name. */
export function generateSchemas(): Map<string, string> {
  const { lexiconFr, lexiconEs, ...ofFiles } = files;
  if (lexiconFr !== files.lexicon || lexiconEs !== files.lexicon)
    throw new Error('one form for every lexicon');
  const all = { ...ofFiles, messages: messagesSchema };
  return new Map(
    Object.entries(all).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
}

if (import.meta.main) {
  for (const [name, content] of generateSchemas()) writeFileSync(join(import.meta.dirname, name), content);
}
