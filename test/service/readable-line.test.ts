import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/service/log.ts';
import { asRequest } from '../../src/service/request.ts';

/** A log to a terminal or to a file, with everything that was written to it. */
function log(isTTY: boolean) {
  let written = '';
  const stream = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  const made = createLog({ logLevel: 'info', secrets: ['canary-secret'] }, Object.assign(stream, { isTTY }));
  return { made, written: () => stripVTControlCharacters(written) };
}

describe('a line of the log', () => {
  it('is for people on a terminal', () => {
    const { made, written } = log(true);
    made.warn({ waitSeconds: 5 }, 'Discord cannot be reached');
    expect(written()).toMatch(/^\d\d:\d\d:\d\d warn {2}Discord cannot be reached waitSeconds=5\n$/u);
  });

  it('shows where an error came from, without the secret in it', () => {
    const { made, written } = log(true);
    made.error({ err: new Error('canary-secret is wrong') }, 'failed');
    expect(written()).toMatch(/error failed\nError: \[redacted\] is wrong\n {4}at /u);
  });

  it('is JSON elsewhere', () => {
    const { made, written } = log(false);
    made.info({ servers: 3 }, 'connected');
    expect(JSON.parse(written())).toMatchObject({ level: 30, servers: 3, msg: 'connected' });
  });

  it('carries the id of the request it belongs to, through whatever is awaited, and no other', async () => {
    const { made, written } = log(false);
    const work = async (id: string) =>
      asRequest(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        made.info(`line of ${id}`);
      }, id);
    await Promise.all([work('one'), work('two')]);
    made.info('line of none');
    const lines = written()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { request?: string; msg: string });
    for (const { request = 'none', msg } of lines) expect(msg).toBe(`line of ${request}`);
    expect(lines).toHaveLength(3);
  });

  it('gives a request without an id one of its own, the same on each of its lines', async () => {
    const { made, written } = log(false);
    const work = () =>
      asRequest(async () => {
        made.info('first');
        await new Promise((resolve) => setImmediate(resolve));
        made.info('second');
      });
    await Promise.all([work(), work()]);
    const ids = written()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { request: string }).request);
    expect(ids).toEqual([ids[0], ids[1], ids[0], ids[1]]);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^\w{8}$/);
  });
});
