import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const forbidden = [
  [
    'src/builders/a.ts',
    "import { runConsole } from '../../adapters/console/console.ts';",
    'src/ is the core: it imports no adapter',
  ],
  ['src/digest/b.ts', "import { App } from '@slack/bolt';", 'no platform SDK'],
  ['src/digest/c.ts', "import { Client } from 'discord.js';", 'no platform SDK'],
  ['src/d.ts', "import { DatabaseSync } from 'node:sqlite';", 'no database'],
  ['src/e.ts', "import { createServer } from 'node:http';", 'no HTTP'],
  ['src/f.ts', "export const pg = await import('pg');", 'no database'],
  ['adapters/store/h.ts', "import { render } from '../slack/render.ts';", 'never imports another adapter'],
  [
    'adapters/discord/d.ts',
    "import { renderReply } from '../slack/render.ts';",
    'never imports another adapter',
  ],
  ['src/g.ts', "import { Counter } from 'prom-client';", 'Put it in an adapter behind a port'],
  [
    'adapters/operations/i.ts',
    "import { openStore } from '../store/store.ts';",
    'never imports another adapter',
  ],
  ['adapters/console/g.ts', "import { render } from '../slack/render.ts';", 'never imports another adapter'],
  [
    'adapters/playground/i.ts',
    "import { renderReply } from '../slack/render.ts';",
    'never imports another adapter',
  ],
  ['adapters/slack/h.ts', "import { render } from '../discord/render.ts';", 'never imports another adapter'],
] as const;

const allowed = [
  'src/app/main.ts',
  "import { runConsole } from '../adapters/console/console.ts';\nvoid runConsole;",
] as const;

describe('import boundaries, as "npm run check" holds them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compacts-boundaries-'));
  let said: string;

  beforeAll(() => {
    for (const file of ['biome.json', '.gitignore']) cpSync(join(root, file), join(folder, file));
    for (const [path, content] of [...forbidden, allowed]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${content}\n`);
    }
    const biome = join(root, 'node_modules', '.bin', 'biome');
    const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=200'], {
      cwd: folder,
      encoding: 'utf8',
    });
    said = stdout + stderr;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(forbidden)('%s may not hold %s', (path, _, reason) => {
    const aboutFile = said.split(/^(?=\S+\.ts:)/mu).filter((part) => part.startsWith(path));
    expect(aboutFile.some((part) => part.includes('noRestrictedImports') && part.includes(reason))).toBe(
      true,
    );
  });

  it('src/app/ alone may import adapters', () => {
    expect(said).not.toContain('src/app/main.ts:1:28 lint/style/noRestrictedImports');
    expect(said.match(/^src\/app\/.*noRestrictedImports/gmu)).toBeNull();
  });
});

describe('what an adapter draws and registers', () => {
  const pure = globSync('adapters/*/draw/{render,manifest,commands,home}.ts', { cwd: root });

  it.each(pure)('%s runs no SDK and no way out', (path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const imported = [...source.matchAll(/^import (type )?[^;]*? from '([^']+)';$/gmu)]
      .filter(([, onlyType]) => onlyType === undefined)
      .map(([, , from = '']) => from);
    expect(imported.filter((from) => !from.startsWith('.') && !from.startsWith('node:'))).toEqual([]);
  });

  it('is looked at', () => expect(pure).toContain(join('adapters', 'slack', 'draw', 'render.ts')));
});
