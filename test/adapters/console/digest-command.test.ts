import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, runHere } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-digest-'));
const env = { COMPACTS_STORE: join(folder, 'store.sqlite') };
const digest = (...args: string[]) => runHere(['compacts-digest', ...args], env);
afterAll(() => rmSync(folder, { recursive: true }));

describe('compacts-digest on a console', () => {
  it('previews days in the language that a flag names', async () => {
    const { code, out } = await digest('preview', '--days', '14', '--lang', 'fr');
    expect(code).toBe(0);
    expect(out.match(/^Résumé du .* 20\d\d$/gmu)).toHaveLength(10);
    expect(await digest('preview', '--days', 'many')).toMatchObject({
      code: 2,
      err: expect.stringContaining('preview --days N'),
    });
  });

  it('reads a line in one piece, and prints what a platform would be sent', async () => {
    expect(await digest('on 9:30 Madrid mon and fri')).toMatchObject({
      code: 0,
      out: expect.stringContaining('09:30 (Europe/Madrid), Monday, Friday'),
    });
    // The flag names the language of a preview, whatever the subscription has.
    expect((await digest('preview', '--days', '2', '--lang', 'es')).out).toMatch(/^Resumen del /u);
    expect((await digest('preview', '--days', '2')).out).toMatch(/^Digest for /u);
    const { out } = await digest('status', '--as', 'slack');
    expect(JSON.parse(out)).toMatchObject({ blocks: expect.any(Array) });
    expect(out).toContain('Monday, Friday');
    expect(await digest('status', '--nonsense')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--nonsense'),
    });
  });

  it('answers in the language of the digest where no flag names one', async () => {
    const own = { ...env, COMPACTS_STORE: join(folder, 'own.sqlite') };
    const say = (...args: string[]) => runHere(['compacts-digest', ...args], own);
    expect((await say('on 9h30 Paris lun-ven langue:fr')).out).toMatch(/^Le résumé est activé/u);
    expect((await say('skip')).out).toMatch(/^Le prochain résumé/u);
    expect((await say('status', '--lang', 'en')).out).toMatch(/^Digests here/u);
    expect((await say('on 10:00 language:es')).out).toMatch(/^El resumen se ha cambiado/u);
    expect(await say('on 9 Madridd')).toMatchObject({ code: 2, err: expect.stringContaining('«Madridd»') });
  });

  it('takes lines from a pipe', async () => {
    const input =
      'compacts-digest on 9:30 Madrid daily\nIs Chicago on the list?\n/compacts-digest pausee x\n';
    const piped = await run([], { env: { COMPACTS_STORE: join(folder, 'pipe.sqlite') }, input });
    expect(piped.code).toBe(2);
    expect(piped.out).toMatch(/^The digest is on\..*Yes, Chicago/su);
    expect(piped.err).toMatch(/^line 3: .*pausee/u);
  });
});
