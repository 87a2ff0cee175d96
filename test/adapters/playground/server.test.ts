import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../../adapters/playground/server.ts';
import { runs } from '../../runs.ts';
import { type Running, runPlayground } from './running.ts';

/** A browser that was here before. */
const cookieOf = (number: number) =>
  `other=1; compacts-visitor=11111111-2222-3333-4444-${String(number).padStart(12, '0')}`;

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
    const mine = { host: own, cookie: cookieOf(1) };
    const before = (await ask('GET', '/', mine)).body.includes('/compacts marker');
    const told = await ask('POST', '/say', { ...mine, ...origin }, 'line=marker');
    expect(told.status).toBe(status);
    const after = (await ask('GET', '/', mine)).body.includes('/compacts marker');
    expect([before, after]).toEqual([false, status === 303]);
  });

  it('has a first answer for everybody, and a conversation for each browser alone', async () => {
    const first = await ask('GET', '/', { host: own });
    expect(first.body).toContain('is a non-binding framework');
    expect(String(first.headers['set-cookie'])).toMatch(
      /^compacts-visitor=[\da-f-]{36}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    const origin = `http://${own}`;
    const [one, other] = [cookieOf(2), cookieOf(3)];
    await ask('POST', '/say', { host: own, origin, cookie: one }, 'line=city+Sacramento');
    const seen = async (headers: Record<string, string>) =>
      (await ask('GET', '/', { host: own, ...headers })).body.includes('/compacts city Sacramento');
    expect(await seen({ cookie: one })).toBe(true);
    expect(await seen({ cookie: other })).toBe(false);
    expect(await seen({})).toBe(false);
  });

  it('finds the conversation that a first line began, by the cookie that comes with it', async () => {
    const told = await ask('POST', '/say', { host: own, origin: `http://${own}` }, 'line=city+Buffalo');
    const [cookie = ''] = String(told.headers['set-cookie']).split(';');
    expect((await ask('GET', '/', { host: own, cookie })).body).toContain('/compacts city Buffalo');
  });

  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr', 'Qui a voté contre'],
    ['de-DE, es-419;q=0.7, en;q=0.2', 'es', '¿Quién votó en contra'],
    ['en;q=0.1, fr;q=0.9', 'fr', 'Qui a voté contre'],
    ['de', 'en', 'Who voted against'],
    ['fr;q=0, *', 'en', 'Who voted against'],
    [',;;q=,=;q=x,\u00ff'.repeat(50), 'en', 'Who voted against'],
    ['', 'en', 'Who voted against'],
  ])('speaks the language of the browser: %s', async (accepted, language, question) => {
    const { body } = await ask('GET', '/', { host: own, 'accept-language': accepted });
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(question);
  });

  it('answers any address and any form without an error of its own', async () => {
    const origin = `http://${own}`;
    const paths = fc.oneof(
      fc.webPath(),
      fc.string({ unit: fc.constantFrom(...'/%?#&=.;:@[]{}\\^|~\u00e9\u00ff'), maxLength: 20 }),
      fc.constantFrom(
        '/%E0%A4%A',
        '/complete?line=%E0%A4%A',
        '/complete?line',
        '/press',
        '/digest?action=on',
      ),
    );
    const fields = fc.dictionary(
      fc.constantFrom(
        'line',
        'platform',
        'message',
        'press',
        'action',
        'time',
        'timezone',
        'language',
        'form',
        'do',
      ),
      fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('slack', 'discord', 'on', 'send', '__proto__')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST'),
        fc.oneof(paths, fc.constantFrom('/say', '/press', '/report', '/digest', '/language')),
        fields,
        async (method, path, form) => {
          const clean = `/${path.replace(/[^\x21-\x7e]/gu, '')}`;
          if (clean.startsWith('/changes')) return;
          const body = method === 'POST' ? new URLSearchParams(form).toString() : '';
          const told = await ask(method, clean, { host: own, origin, cookie: cookieOf(4) }, body);
          expect(told.status).toBeLessThan(500);
        },
      ),
      { numRuns: runs(300) },
    );
    expect(running.bugs).toEqual([]);
  });

  it('takes a report of a mistake, and says what becomes of it', async () => {
    const mine = { host: own, origin: `http://${own}`, cookie: cookieOf(5) };
    const page = async () => (await ask('GET', '/', mine)).body;
    await ask('POST', '/say', mine, 'line=city+Chicago');
    const opened = async (platform: string) => {
      const message =
        /<article class="message" id="(m[^"]+)" tabindex="-1">(?:(?!<\/article>)[\s\S])*?name="press" value="([^"]+)">Report a mistake/gu;
      const column = (await page()).split(`id="${platform}-log"`)[1] ?? '';
      const [, id = '', value = ''] = [...column.matchAll(message)].at(platform === 'slack' ? 0 : -1) ?? [];
      await ask(
        'POST',
        '/press',
        mine,
        new URLSearchParams({ platform, message: id, press: value.replaceAll('&amp;', '&') }).toString(),
      );
      return /name="form" value="(m[^"]+)"/u.exec(await page())?.[1] ?? '';
    };
    const send = (fields: Record<string, string>) =>
      ask(
        'POST',
        '/report',
        mine,
        new URLSearchParams({ platform: 'discord', do: 'send', ...fields }).toString(),
      );

    await send({ form: await opened('discord'), said: '', source: '', name: '' });
    expect(await page()).toContain('Please write what is wrong.');
    const form = await opened('discord');
    expect(form).not.toBe('');
    await send({ form, said: 'It is <b>not</b> so', source: 'example.org', name: '' });
    expect(await page()).toContain('Thank you. Your report is kept.');
    expect(await page()).not.toContain('name="form"');
    const kept = await running.reports.all();
    expect(kept).toMatchObject([
      { platform: 'playground', said: 'It is <b>not</b> so', source: 'example.org' },
    ]);
    await send({ form, said: 'again', source: '', name: '' });
    expect(await running.reports.all()).toHaveLength(1);

    await send({ form: await opened('discord'), do: 'cancel' });
    expect(await page()).not.toContain('name="form"');
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
      page: async () => '',
      complete: () => [],
      act: () => undefined,
      onChange: () => undefined,
    };
    const listening = await listen(wanted, nothing, () => undefined);
    expect(listening.port).not.toBe(wanted);
    expect(listening.instead).toEqual({ port: wanted, because: 'taken' });
    await listening.stop();
    taken.close();
  });
});
