import { pino } from 'pino';
import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

describe('zod', () => {
  it('coerced-nothing: an empty text is the number 0', () => {
    expect(z.coerce.number().parse('')).toBe(0);
    expect(z.coerce.number().parse('  ')).toBe(0);
  });

  it('default-behind-preprocess: a default counts where the preprocessing gave undefined', () => {
    const schema = z.preprocess((value) => (value === '' ? undefined : value), z.string().default('usual'));
    expect(schema.parse('')).toBe('usual');
  });

  it('unknown-field: a field that is not known is told with its key and no path', () => {
    const [issue] = z.strictObject({ a: z.string() }).safeParse({ a: 'x', b: 1 }).error?.issues ?? [];
    expect(issue).toMatchObject({ code: 'unrecognized_keys', keys: ['b'], path: [] });
  });

  it('json-schema: the schema of a strict object allows nothing else, in draft 2020-12', () => {
    expect(z.toJSONSchema(z.strictObject({ a: z.string().optional() }))).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: false,
    });
  });
});

describe('pino', () => {
  const lines: string[] = [];
  const log = pino(
    {
      redact: { paths: ['token', '*.token'], censor: 'hidden' },
      hooks: { streamWrite: (line) => line.replace('secret', 'gone') },
      mixin: () => ({ request: 'r1' }),
    },
    { write: (line: string) => void lines.push(line) },
  );
  log.info({ token: 1, a: { token: 2, b: { token: 3 } } }, 'secret');
  const written = JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;

  it('wildcard: a star in a path to redact stands for one level', () => {
    expect(written).toMatchObject({ token: 'hidden', a: { token: 'hidden', b: { token: 3 } } });
  });

  it('stream-write: the hook is given the whole line, and what it gives is written', () => {
    expect(written['msg']).toBe('gone');
    expect(lines[0]?.endsWith('\n')).toBe(true);
  });

  it('mixin: what the mixin gives is in every line', () => {
    expect(written['request']).toBe('r1');
  });
});

describe('prom-client', () => {
  it('unseen-label: a counter with labels says nothing before its first count, one without says 0', async () => {
    const registry = new Registry();
    new Counter({ name: 'plain_total', help: 'plain', registers: [registry] });
    new Counter({ name: 'labelled_total', help: 'labelled', labelNames: ['kind'], registers: [registry] });
    const shown = (await registry.metrics()).split('\n').filter((line) => !line.startsWith('#'));
    expect(shown.filter((line) => line !== '')).toEqual(['plain_total 0']);
  });
});
