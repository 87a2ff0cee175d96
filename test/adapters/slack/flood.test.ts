import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyLimit, heldLimit, mostKept } from '../../../adapters/slack/receive/http.ts';
import { asRequest } from '../../fakes/slack/deliveries.ts';
import { dialogue } from './dialogue.ts';

describe('bodies that nobody signed', () => {
  const talk = dialogue('http');
  const open = new Set<Socket>();
  afterEach(() => {
    for (const socket of open) socket.destroy();
    open.clear();
  });

  /** A connection that sends this; resolves with what came back when the bot has closed it. */
  const send = (head: string, body = '') => {
    const { hostname, port } = new URL(talk.bot.address);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: false });
    open.add(socket);
    let said = '';
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    socket.on('error', () => undefined);
    const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
    const answered = new Promise((resolve) => socket.once('data', resolve));
    socket.write(`${head}\r\n\r\n${body}`);
    return { closed, answered };
  };
  const head = (length: number) =>
    `POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}`;

  it('are refused by their announced length, before they are sent', async () => {
    expect(await send(head(bodyLimit + 1)).closed).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it.each(['with their heads', 'after all their heads'])(
    'that come %s never hold more than their share of memory, and who asks is answered afterwards',
    async (how) => {
      const part = 'x'.repeat(bodyLimit - 1);
      const many = Math.ceil((2 * heldLimit) / bodyLimit);
      const isAfter = how === 'after all their heads';
      const floods = Array.from({ length: many }, () =>
        isAfter ? send(`${head(bodyLimit)}\r\nexpect: 100-continue`) : send(head(bodyLimit), part),
      );
      // Twice of what may be held is sent, and half of the connections at least are closed for it.
      let closed = 0;
      const cut = new Promise<void>((resolve) => {
        for (const flood of floods)
          void flood.closed.then((said) => {
            // One that only had no more time is no part of it.
            if (!said.includes('HTTP/1.1 408')) closed += 1;
            if (closed >= many / 2 - 1) resolve();
          });
      });
      if (isAfter) {
        await Promise.all(floods.map((flood) => flood.answered));
        for (const socket of open) socket.write(part);
      }
      await cut;
      for (const socket of open) socket.destroy();
      await Promise.all(floods.map((flood) => flood.closed));
      expect((await talk.ask('city chicago')).words).toContain('Chicago');
    },
  );
});

describe('connections to the HTTP port', () => {
  const talk = dialogue('http');
  const agents: Agent[] = [];
  afterEach(() => {
    for (const agent of agents.splice(0)) agent.destroy();
  });

  /** Sends a command on the one connection of an agent; gives the port that it left from and what was said of keeping it. */
  const command = (agent: Agent, signed = asRequest(talk.slack, talk.alice.command('city chicago'))) =>
    new Promise<{ status: number | undefined; from: number | undefined; kept: string | undefined }>(
      (resolve, reject) => {
        const { body, headers } = signed;
        const sent = request(talk.bot.address, { agent, method: 'POST', headers }, (response) => {
          const from = sent.socket?.localPort;
          response.resume().once('end', () => {
            const { connection, 'keep-alive': time } = response.headers;
            resolve({ status: response.statusCode, from, kept: `${connection} ${time}` });
          });
        });
        sent.once('error', reject);
        sent.end(body);
      },
    );
  const oneConnection = () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agents.push(agent);
    return agent;
  };

  it('are kept for who signs, longer than balancers keep theirs', async () => {
    const balancer = oneConnection();
    const first = await command(balancer);
    expect(first).toMatchObject({ status: 200, kept: 'keep-alive timeout=620' });
    expect((await command(balancer)).from).toBe(first.from);
  });

  it('are closed for who does not sign, and where many are open', async () => {
    const { body, headers } = asRequest(talk.slack, talk.alice.command('city chicago'));
    const unsigned = { body, headers: { ...headers, 'x-slack-signature': 'v0=0' } };
    expect(await command(oneConnection(), unsigned)).toMatchObject({ status: 401, kept: 'close undefined' });
    for (let open = 0; open < mostKept; open += 1) await command(oneConnection());
    expect(await command(oneConnection())).toMatchObject({ status: 200, kept: 'close undefined' });
  });
});
