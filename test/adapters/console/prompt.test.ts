import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { complete } from '../../../adapters/console/completion.ts';
import { runConsole } from '../../../adapters/console/console.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { loadCore } from '../../../src/core.ts';
import { defaults } from '../../../src/settings/config.ts';

/** A terminal: what is typed goes in, what is on the screen comes out. */
function openTerminal(store?: Parameters<typeof runConsole>[5]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 90, rows: 40 });
  const errors = new PassThrough();
  let screen = '';
  output.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
  });
  const done = runConsole([], { input, output, errors }, defaults, {}, undefined, store);
  const shown = () => stripVTControlCharacters(screen);
  return {
    type: (keys: string) => input.write(keys),
    sees: (text: string) => vi.waitFor(() => expect(shown()).toContain(text)),
    shown,
    done,
  };
}

describe('the prompt on a terminal', () => {
  it('answers, and leaves with "exit"', async () => {
    const terminal = openTerminal();
    await terminal.sees('compacts> ');
    terminal.type('city chicago\r');
    await terminal.sees('Chicago is on the list');
    terminal.type('exit\r');
    expect(await terminal.done).toBe(0);
    await terminal.sees('Goodbye.');
  });

  it('takes what leans on the line before with it', async () => {
    const terminal = openTerminal();
    await terminal.sees('compacts> ');
    terminal.type('Is Chicago a member of Metropolis?\r');
    await terminal.sees('Chicago');
    terminal.type('and Boston?\r');
    await terminal.sees('The article counts 136 members');
    terminal.type('exit\r');
    expect(await terminal.done).toBe(0);
  });

  it('completes with Tab and remembers with the arrow', async () => {
    const terminal = openTerminal();
    await terminal.sees('compacts> ');
    terminal.type('city mad\t');
    await terminal.sees('city Madison');
    terminal.type('\r');
    await terminal.sees('State: probably Wisconsin');
    const before = terminal.shown().split('State: probably Wisconsin').length;
    terminal.type('\u001b[A\r');
    await vi.waitFor(() =>
      expect(terminal.shown().split('State: probably Wisconsin').length).toBe(before + 1),
    );
    terminal.type('\u0004');
    expect(await terminal.done).toBe(0);
  });

  it('answers what was pasted before Ctrl-D', async () => {
    const terminal = openTerminal();
    await terminal.sees('compacts> ');
    terminal.type('city chicago\rcommitment 3\rtimeline soon\r\u0004');
    expect(await terminal.done).toBe(0);
    await terminal.sees('Commitment 3 of 5');
    await terminal.sees('“soon” isn’t a year');
  });

  it('drops the line with Ctrl-C, and leaves with Ctrl-C on an empty one', async () => {
    const terminal = openTerminal();
    await terminal.sees('compacts> ');
    terminal.type('city bost\u0003');
    await vi.waitFor(() => expect(terminal.shown().match(/compacts> /g)?.length).toBeGreaterThan(1));
    terminal.type('commitment 1\r');
    await terminal.sees('Commitment 1 of 5');
    expect(terminal.shown()).not.toContain('Boston');
    terminal.type('\u0003');
    expect(await terminal.done).toBe(0);
  });
});

describe('a line for the digest at the prompt', () => {
  it('is the command, in the language of the digest, and no question', async () => {
    const clock = { now: () => new Date('2026-11-30T12:00:00Z') };
    const folder = mkdtempSync(join(tmpdir(), 'compacts-prompt-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'store.sqlite');
    const terminal = openTerminal({
      open: () => openStore({ databaseUrl: undefined, file }, clock),
      clock,
    });
    await terminal.sees('compacts> ');
    terminal.type('/compacts-digest on 9h30 Paris du lundi au vendredi langue:fr\r');
    await terminal.sees('Le résumé est activé.');
    terminal.type('compacts-digest status\r');
    await terminal.sees('Les résumés d’ici');
    terminal.type('/compacts-digest preview --days 1 --lang es\r');
    await terminal.sees('Resumen del lunes 30 de noviembre de 2026');
    terminal.type('/compacts-digest on 9h30 Pariss\r');
    await terminal.sees('Vouliez-vous dire');
    // A question is answered as before.
    terminal.type('city chicago\r');
    await terminal.sees('Chicago is on the list');
    terminal.type('exit\r');
    expect(await terminal.done).toBe(0);
  });
});

describe('completion', async () => {
  const core = await loadCore();
  it.each([
    ['ci', 'city'],
    ['CITY SAN', 'city San José'],
    ['commitment peer', 'commitment peer review'],
    ['source a/res/71', 'source A/RES/71/1'],
    ['help ti', 'help timeline'],
    ['compact ref', 'compact refugee compact'],
    ['ex', 'exit'],
    ['compacts-d', 'compacts-digest'],
    ['/compacts-d', '/compacts-digest'],
    ['/compacts-digest pr', '/compacts-digest preview'],
  ])('of %j offers %j', (typed, offered) => {
    expect(complete(typed, core, 'en')).toContain(offered);
  });

  it('of nothing that fits offers nothing', () => {
    expect(complete('zzz', core, 'en')).toEqual([]);
  });
});
