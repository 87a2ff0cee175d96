import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { invalid } from './payload-rules.ts';

/** Discord's own description of its API. It is beside the project on some machines only. */
const path = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'schemas', 'discord-openapi.json');

/** What of the description checks which kind of payload. */
const roots = {
  commands: '/paths/~1applications~1%7Bapplication_id%7D~1commands/put',
  callback: '/paths/~1interactions~1%7Binteraction_id%7D~1%7Binteraction_token%7D~1callback/post',
  message: '/paths/~1channels~1%7Bchannel_id%7D~1messages/post',
  followUp: '/paths/~1webhooks~1%7Bwebhook_id%7D~1%7Bwebhook_token%7D/post',
  edit: '/paths/~1webhooks~1%7Bwebhook_id%7D~1%7Bwebhook_token%7D~1messages~1@original/patch',
} as const;

export type PayloadKind = keyof typeof roots;

/** False where Discord's description is not on this machine: then payloads are held to our own rules only. */
export const hasOpenApi = existsSync(path);

let compiled: Ajv2020 | undefined;
const validators = new Map<PayloadKind, ValidateFunction>();

/**
 * Refuses what Discord's own description does not allow.
 * @throws Refusal
 */
export function checkAgainstOpenApi(kind: PayloadKind, body: unknown): void {
  if (!hasOpenApi) return;
  const validate = validatorOf(kind);
  if (validate(body)) return;
  const [error] = validate.errors ?? [];
  throw invalid(error?.instancePath ?? '', `not valid against Discord's OpenAPI: ${error?.message}`);
}

function validatorOf(kind: PayloadKind): ValidateFunction {
  const known = validators.get(kind);
  if (known !== undefined) return known;
  if (compiled === undefined) {
    compiled = new Ajv2020({ strict: false, validateFormats: false });
    compiled.addSchema({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), $id: 'discord' });
  }
  const validate = compiled.compile({
    $ref: `discord#${roots[kind]}/requestBody/content/application~1json/schema`,
  });
  validators.set(kind, validate);
  return validate;
}
