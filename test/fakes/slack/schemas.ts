import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Slack's published schemas lie beside the project where it is judged; elsewhere nothing is checked by them. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'schemas');

/** What a schema has against a payload, a line each. */
export type SchemaCheck = (payload: unknown) => string[];

/** Checks blocks of a message, a home tab, or a form against the extract of Block Kit's schema. */
export function blockKitCheck(part: 'message_blocks' | 'home_view' | 'modal_view'): SchemaCheck {
  const schema = read('slack-block-kit.extract.schema.json');
  if (schema === undefined) return () => [];
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(schema, 'block-kit');
  const validate = ajv.compile({ $ref: `block-kit#/$defs/${part}` });
  return (payload) => (validate(payload) ? [] : [ajv.errorsText(validate.errors)]);
}

/** Checks an app manifest against Slack's own schema. */
export function manifestCheck(): SchemaCheck {
  const schema = read('slack-manifest.schema.2.0.0.json');
  if (schema === undefined) return () => [];
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (payload) => (validate(payload) ? [] : [ajv.errorsText(validate.errors)]);
}

function read(name: string): object | undefined {
  const path = join(folder, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : undefined;
}
