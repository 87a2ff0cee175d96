import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateSchemas } from '../../data/schemas/generate.ts';
import { dataFolder } from '../../src/knowledge/load.ts';

describe('the schemas that editors use', () => {
  it.each([...generateSchemas()])('%s is what "npm run schemas" writes', (name, content) => {
    expect(readFileSync(join(dataFolder, 'schemas', name), 'utf8')).toBe(content);
  });
});
