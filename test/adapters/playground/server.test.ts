import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../../adapters/playground/server.ts';
import { type Running, runPlayground } from './running.ts';

interface Told {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describe('the page, to whoever asks for it', () => {
  let running: Running;
  let port: number;
  let own: string;
  beforeAll(async () => {
    running = await runPlayground('2026-11-24T12:00:00Z');
    port = Number(new URL(running.page.address).port);
    own = `127.0.0.1:${port}`;
  });
  afterAll(() => running.stop());

  function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Told> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
        let said = '';
        response.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: said }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const typed = () => running.page.address;

  it('is on loopback alone', async () => {
    expect(typed()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect(port, address, () => resolve(true));
        socket.on('error', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });

  it.each(['//', '//[', 'http://[', '*', '/%', '/page.js/..%2f..%2f'])('has nothing at %s', async (path) => {
    expect((await ask('GET', path, { host: own })).status).toBe(404);
  });

  it.each([
    ['the name of a site that points here', 'evil.example', 421],
    ['the same with our port', 'evil.example:PORT', 421],
    ['no port', '127.0.0.1', 421],
    ['the address', '127.0.0.1:PORT', 200],
    ['the name of this machine', 'localhost:PORT', 200],
  ])('as %s (Host: %s): %i', async (_, host, status) => {
    const told = await ask('GET', '/', { host: host.replace('PORT', String(port)) });
    expect(told.status).toBe(status);
    expect(told.headers['content-security-policy']).toContain("default-src 'none'");
    expect(told.headers['content-security-policy']).not.toContain('unsafe');
  });

  it.each([
    ['no origin', {}, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a hidden origin', { origin: 'null' }, 403],
    ['another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['itself', { origin: 'OWN' }, 303],
  ] as const)('takes a line from %s: %#', async (_, given, status) => {
    const origin = 'origin' in given ? { origin: given.origin.replace('OWN', `http://${own}`) } : {};
    const before = (await ask('GET', '/', { host: own })).body.includes('/compacts marker');
    const told = await ask('POST', '/say', { host: own, ...origin }, 'line=marker');
    expect(told.status).toBe(status);
    const after = (await ask('GET', '/', { host: own })).body.includes('/compacts marker');
    expect([before, after]).toEqual([false, status === 303]);
  });

  it('tells other sites nothing', async () => {
    const headers = { host: own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await ask('GET', '/page.js', headers)).status).toBe(403);
    expect((await ask('GET', '/complete?line=c', { host: own, origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/__proto__', 404],
    ['GET', '/../../package.json', 404],
    ['DELETE', '/', 405],
    ['POST', '/nothing', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    const told = await ask(method, path, { host: own, origin: `http://${own}` });
    expect(told.status).toBe(status);
    expect(told.body).not.toMatch(/\n\s+at /u);
  });

  it('reads no more than a form', async () => {
    const told = await ask(
      'POST',
      '/say',
      { host: own, origin: `http://${own}` },
      `line=${'x'.repeat(20_000)}`,
    );
    expect(told.status).toBe(413);
  });

  it('takes a free port where the wanted one is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const wanted = (taken.address() as { port: number }).port;
    const nothing = {
      page: () => '',
      complete: () => [],
      act: () => undefined,
      onChange: () => undefined,
    };
    const listening = await listen(wanted, nothing, () => undefined);
    expect(listening.port).not.toBe(wanted);
    await listening.stop();
    taken.close();
  });
});
