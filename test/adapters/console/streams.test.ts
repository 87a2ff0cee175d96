import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root, run } from './program.ts';

describe('commands from a pipe', () => {
  it('are answered line by line, and what is wrong names its line', async () => {
    const { code, out, err } = await run([], {
      input: 'city chicago\n\ntimeline soon\ncommitment 3\nexit\ncity buffalo\n',
    });
    expect(out).toContain('Chicago is on the list');
    expect(out).toContain('Commitment 3 of 5');
    expect(out).not.toContain('Buffalo is on the list');
    expect(out.split('\n----\n')).toHaveLength(2);
    expect(err).toMatch(/^line 3: “soon” isn’t a year/);
    expect(code).toBe(2);
  });

  it('end with the pipe', async () => {
    const { code, out } = await run([], { input: 'city chicago' });
    expect(code).toBe(0);
    expect(out).toContain('Chicago is on the list');
  });

  it('may have a reader who leaves early', async () => {
    const child = spawn(
      'sh',
      ['-c', `yes "city" | head -2000 | "${process.execPath}" bin/compacts.js | head -1; echo "status $?"`],
      { cwd: root },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(said.split('\n')[0]).toContain('list of supporters');
    expect(said).not.toMatch(/EPIPE|\n\s+at /);
  });
});

describe('ask --jsonl', () => {
  it('answers in order, and a broken line does not stop the rest', async () => {
    const input = [
      '{"id":"a","question":"Is Chicago on the list?"}',
      'not json',
      '{"id":"b"}',
      '{"id":7,"question":"who is the mayor of Sacramento?","lang":"en"}',
      '{"id":"c","question":"when was it adopted?"}',
      '{"id":"d","question":""}',
    ].join('\n');
    const { code, out } = await run(['ask', '--jsonl'], { input });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(lines.map(({ id, line, status }) => id ?? `${line}:${status ?? 'error'}`)).toEqual([
      'a',
      '2:error',
      '3:error',
      7,
      'c',
      'd',
    ]);
    expect(lines[0]).toMatchObject({ status: 'answered', outcome: 'answered', query: 'endorsed/chicago' });
    expect(lines[0]?.['citations']).toContainEqual(
      expect.objectContaining({
        document: 'metropolis-article',
        quote: expect.stringContaining('New-York, Chicago'),
      }),
    );
    expect(lines[1]?.['error']).toContain('not JSON');
    expect(lines[2]?.['error']).toContain('question');
    expect(lines[3]).toMatchObject({ status: 'not_in_sources', outcome: 'not_in_sources', citations: [] });
    expect(lines[4]).toMatchObject({ status: 'needs_clarification' });
    expect(lines[5]).toMatchObject({ status: 'needs_clarification', query: 'unknown/empty' });
  });
});

describe('npm start without a terminal', () => {
  it('shows three questions with their answers and what to do next', async () => {
    const { code, out } = await run(['start'], { env: { COMPACTS_PLAYGROUND: 'off' } });
    expect(code).toBe(0);
    expect(out.match(/^> /gm)).toHaveLength(3);
    expect(out).toContain('Yes, Chicago is on the list');
    expect(out).toContain('npm run -s compacts -- ask');
  });
});
