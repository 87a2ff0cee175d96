import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runConsole } from '../../../adapters/console/console.ts';
import { languages } from '../../../src/language.ts';
import { defaults } from '../../../src/settings/config.ts';
import { root, run, watch } from '../console/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'compacts-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the real program in a folder of its own, as `npm start` does, and waits until it says where the page is. */
async function start() {
  const child = spawn(process.execPath, [join(root, 'bin', 'compacts.js'), 'start'], {
    cwd: folder,
    env: { ...process.env, COMPACTS_PLAYGROUND: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const program = watch(child);
  await program.prints(/open http:\S+\n/u);
  return { program, address: /open (http:\S+)\n/u.exec(program.printed())?.[1] ?? '' };
}

async function post(address: string, path: string, fields: Record<string, string>): Promise<string> {
  const { origin } = new URL(address);
  const body = new URLSearchParams(fields);
  // A browser that was here before: what is fetched does not keep the cookie by itself.
  const headers = { origin, cookie: 'compacts-visitor=11111111-2222-3333-4444-555555555555' };
  return (await fetch(new URL(path, address), { method: 'POST', headers, body })).text();
}

describe('npm start without tokens and without a terminal', () => {
  it('shows three answers, serves the page until it is stopped, and keeps its digest even when it is killed', async () => {
    const first = await start();
    await first.program.prints('Press Ctrl-C');
    expect(first.program.printed().match(/^> /gmu)).toHaveLength(3);
    expect(await post(first.address, '/say', { line: 'city chicago' })).toContain('<strong>Chicago</strong>');
    const on = { action: 'on', time: '09:00', timezone: 'Europe/Madrid' };
    expect(await post(first.address, '/digest', on)).toContain('Europe/Madrid');
    expect(await first.program.end('SIGKILL')).toBeNull();

    const second = await start();
    const told = await post(second.address, '/digest', { action: 'status' });
    expect(told).toContain('09:00');
    expect(told).toContain('Europe/Madrid');
    expect(await second.program.end('SIGTERM')).toBe(0);
  });

  it('says why where the page cannot be', async () => {
    const store = join(folder, 'a-folder');
    mkdirSync(store);
    const { code, out, err } = await run(['start'], { env: { COMPACTS_STORE: store } });
    expect(out.match(/^> /gmu)).toHaveLength(3);
    expect(err).toMatch(/The page with the answers cannot be served: .*a-folder/u);
    expect(err).not.toMatch(/\n\s+at /u);
    expect(code).toBe(1);
  });

  it('names a setting that is none', async () => {
    const { code, err } = await run(['start'], { env: { COMPACTS_PLAYGROUND: '99999' } });
    expect(err).toContain('COMPACTS_PLAYGROUND: expected a port from 0 to 65535, or off');
    expect(code).toBe(1);
  });
});

describe('npm start on a terminal', () => {
  it('says where the page is, keeps the prompt, and stops the page with it', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 90, rows: 40 });
    let screen = '';
    output.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
    });
    const stopped = vi.fn(async () => undefined);
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const openPage = async () => ({ address: 'http://127.0.0.1:4321/', stop: stopped });
    const streams = { input, output, errors: new PassThrough() };
    const done = runConsole(['start'], streams, defaults, {}, { openPage, ended });
    const shown = () => stripVTControlCharacters(screen);
    await vi.waitFor(() => expect(shown()).toMatch(/open http:\/\/127\.0\.0\.1:4321\/[\s\S]*compacts> /u));
    input.write('city chicago\r');
    await vi.waitFor(() => expect(shown()).toContain('Chicago is on the list'));
    expect(stopped).not.toHaveBeenCalled();
    end();
    expect(await done).toBe(0);
    expect(stopped).toHaveBeenCalledOnce();
  });

  it.each(['taken', 'forbidden'] as const)(
    'says in every language why it is not where it was wanted: %s',
    async (because) => {
      for (const language of languages) {
        const input = Object.assign(new PassThrough(), { isTTY: false });
        const output = new PassThrough();
        let said = '';
        output.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
        const openPage = async () => ({
          address: 'http://127.0.0.1:50123/',
          instead: { port: 4321, because },
          stop: async () => undefined,
        });
        const streams = { input, output, errors: new PassThrough() };
        await runConsole(
          ['start'],
          streams,
          { ...defaults, language },
          {},
          { openPage, ended: Promise.resolve() },
        );
        // A port is a name and no quantity: its digits are not grouped.
        expect(said).toMatch(/\b4321\b[\s\S]*50123/u);
      }
    },
  );
});
