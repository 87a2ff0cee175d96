import { createHmac } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, webApi } from '@slack/bolt';
import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, REST } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts';
import { userOf } from '../fakes/discord/user.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on this machine that answers so; gives its address. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const quiet = () => undefined;
const logger = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  setLevel: quiet,
  setName: quiet,
  getLevel: () => LogLevel.ERROR,
};

describe('@slack/web-api', () => {
  const failureOf = async (answer: RequestListener) => {
    const client = new webApi.WebClient('xoxb-not-a-token', {
      slackApiUrl: `${await serving(answer)}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger,
    });
    return client.chat.postMessage({ channel: 'C1', text: 'hello' }).then(
      () => undefined,
      (error: unknown) => error,
    );
  };

  it('page-as-code: a page with status 200 becomes the error code', async () => {
    const failure = await failureOf((_, response) => response.end('<html>sign in</html>'));
    expect(failure).toBeInstanceOf(webApi.WebAPIPlatformError);
    expect(failure).toMatchObject({ data: { error: '<html>sign in</html>' } });
  });

  it('limit-with-time: a 429 with Retry-After is an error of its own', async () => {
    const failure = await failureOf((_, response) => response.writeHead(429, { 'retry-after': '7' }).end());
    expect(failure).toBeInstanceOf(webApi.WebAPIRateLimitedError);
    expect(failure).toMatchObject({ retryAfter: 7 });
  });

  it('limit-without-time: a 429 without Retry-After is a plain error', async () => {
    const failure = await failureOf((_, response) => response.writeHead(429).end());
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(webApi.WebAPIRateLimitedError);
    expect(failure).not.toHaveProperty('code');
  });
});

describe('Bolt over HTTP', () => {
  const secret = 'a-signing-secret';
  /** An app whose command does `work`; gives its address. */
  const running = async (work: (ack: (said?: string) => Promise<void>) => Promise<void>, wait = 50) => {
    const receiver = new HTTPReceiver({
      signingSecret: secret,
      logger,
      unhandledRequestTimeoutMillis: wait,
    });
    const app = new App({ receiver, logger, authorize: async () => ({ botToken: 'xoxb-not-a-token' }) });
    app.command('/compacts', ({ ack }) => work(ack));
    const server = (await app.start({ port: 0, host: '127.0.0.1' })) as Server;
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const command = async (
    address: string,
    seconds = Math.floor(Date.now() / 1000),
    path = '/slack/events',
  ) => {
    const body = 'command=%2Fcompacts&text=help&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1';
    const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
    const response = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(seconds),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
    return { status: response.status, body: await response.text() };
  };

  it('ack-body: what is acknowledged with is the body of the answer', async () => {
    const address = await running((ack) => ack('hello'));
    expect(await command(address)).toEqual({ status: 200, body: 'hello' });
  });

  it('no-ack: a command that nobody acknowledges is answered with 404 when its time is over', async () => {
    const address = await running(async () => undefined);
    expect(await command(address)).toMatchObject({ status: 404 });
  });

  it('two-acks: a second acknowledgement throws', async () => {
    let said: unknown;
    const address = await running(async (ack) => {
      await ack('one');
      await ack('two').catch((error: { code?: string }) => {
        said = error.code;
      });
    });
    expect(await command(address)).toMatchObject({ body: 'one' });
    expect(said).toBe('slack_bolt_receiver_ack_multiple_error');
  });

  it('old: a request that is six minutes old is refused', async () => {
    const address = await running((ack) => ack());
    expect(await command(address, Math.floor(Date.now() / 1000) - 360)).toMatchObject({ status: 401 });
  });

  it('future: a request from six minutes ahead is taken', async () => {
    const address = await running((ack) => ack());
    expect(await command(address, Math.floor(Date.now() / 1000) + 360)).toMatchObject({ status: 200 });
  });

  it('other-path: a path that is none of its endpoints is not found', async () => {
    const address = await running((ack) => ack());
    expect(await command(address, undefined, '/elsewhere')).toMatchObject({ status: 404 });
  });
});

describe('the REST client of discord.js', () => {
  const client = async (answer: RequestListener, options: object = {}) =>
    new REST({ api: `${await serving(answer)}/api`, retries: 0, ...options }).setToken('not-a-token');
  const said = (work: Promise<unknown>) =>
    work.then(
      () => 'answered',
      (error: { name: string; status?: number; message: string }) =>
        error.status ?? (error.message || error.name),
    );

  it('token: a 401 to any request makes it forget the token', async () => {
    let count = 0;
    const rest = await client((_, response) => {
      count += 1;
      response.writeHead(401).end('<html>proxy</html>');
    });
    expect(await said(rest.get('/users/@me'))).toBe(401);
    expect(await said(rest.get('/users/@me'))).toContain('Expected token to be set');
    expect(count).toBe(1);
  });

  it('retries: a 5xx is asked again so many times', async () => {
    let count = 0;
    const rest = await client(
      (_, response) => {
        count += 1;
        response.writeHead(502).end();
      },
      { retries: 2 },
    );
    expect(await said(rest.get('/gateway'))).toBe(502);
    expect(count).toBe(3);
  });

  it('route: a rate limit is told with the route whose ids are left open', async () => {
    const routes: string[] = [];
    const rest = await client(
      (_, response) =>
        response
          .writeHead(429, { 'content-type': 'application/json', 'retry-after': '60' })
          .end('{"message":"slow","retry_after":60,"global":false}'),
      { rejectOnRateLimit: ({ route }: { route: string }) => routes.push(route) > 0 },
    );
    expect(await said(rest.post('/channels/123456789012345678/messages', { body: {} }))).toContain(
      'RateLimit',
    );
    expect(routes).toEqual(['/channels/:id/messages']);
  });

  it('clock: it keeps its limit of a second in wall time', async () => {
    const rest = await client((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
    const realNow = Date.now.bind(Date);
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 3_600_000);
    await rest.get('/channels/1');
    ahead.mockRestore();
    for (let channel = 2; channel <= 50; channel += 1) await rest.get(`/channels/${channel}`);
    expect(rest.globalRemaining).toBe(0);
    expect(rest.globalReset - Date.now()).toBeGreaterThan(3_000_000);
  });

  it('page: an answer that is no JSON is given as bytes', async () => {
    const rest = await client((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>proxy</html>'),
    );
    expect(await rest.get('/gateway')).toBeInstanceOf(ArrayBuffer);
  });
});

describe('the gateway of discord.js', () => {
  it('direct-unknown: a direct message in a channel it does not know is told as it came, and as no message', async () => {
    const discord = await startFakeDiscord();
    const { Guilds, DirectMessages } = GatewayIntentBits;
    const client = new Client({ intents: [Guilds, DirectMessages], rest: { api: discord.api } });
    const told: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => told.push(`message ${content}`));
    client.ws.on(GatewayDispatchEvents.MessageCreate, ({ content, referenced_message: to }) =>
      told.push(`event ${content}, to ${to?.content}`),
    );
    try {
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      await client.login(discord.token);
      await ready;
      const ana = userOf(discord, 'Ana', { channelId: '930000000000000001' });
      ana.write('and Boston?', { replyTo: ana.write('Chicago?') });
      await discord.until(() => told.length >= 2);
      expect(told).toEqual(['event Chicago?, to undefined', 'event and Boston?, to Chicago?']);
    } finally {
      await client.destroy();
      await discord.close();
    }
  });
});
