import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { linesOf } from '../test/ask/score.ts';
import { asRequest, person } from '../test/fakes/slack/deliveries.ts';
import type { FakeSlack } from '../test/fakes/slack/slack.ts';
import type { Result } from './result.ts';
import { against, rssOf, type Server, slowestKnownOf, withServers } from './slack-servers.ts';

/** How many commands come at one instant, each by a person and on a connection of its own. */
const atOnce = 2_000;

/** How long afterwards the memory is looked at, in ms. */
const later = 60_000;

/** Slack's patience with an acknowledgement, in ms. */
const patience = 3_000;

/** How one command went: after how long it was acknowledged, in ms, and whether that was the answer. */
interface Acknowledged {
  readonly after: number;
  readonly isAnswer: boolean;
}

/**
 * 2,000 people ask at one instant, each something that nobody asked before: how long the last one waited for the
 * acknowledgement and for the answer, and what the process keeps of it a minute later.
 * @throws Error where a command is not acknowledged.
 */
export async function slackFlood(): Promise<Result[]> {
  const all = [...new Set(['built', 'held'].flatMap(linesOf).map(({ question }) => question))];
  const questions = all.slice(0, atOnce);
  const followed = await startAnswerAddress();
  try {
    return await withServers(async (bot, noop, _, slack) => {
      const began = performance.now();
      const own = await floodWith(bot, slack, questions, followed.address);
      await followed.reached(own.filter(({ isAnswer }) => !isAnswer).length);
      const answered = performance.now() - began;
      const other = await floodWith(noop, slack, questions, followed.address);
      const slowestKnown = (await slowestKnownOf(bot)) * 1_000;
      await new Promise((resolve) => setTimeout(resolve, later));
      const [botRss, noopRss] = [await rssOf(bot), await rssOf(noop)];
      const row = (name: string, value: number, unit: Result['unit'], than: number, what = against) => ({
        group: 'slack',
        name: `${atOnce} new commands at once: ${name}`,
        value,
        unit,
        ratio: value / than,
        against: what,
      });
      const slowest = slowestOf(own);
      return [
        row('last acknowledged', slowest, 'ms', slowestOf(other)),
        row('last acknowledged', slowest, 'ms', patience, 'Slack’s 3 s'),
        row('by its own histogram, at most', slowestKnown, 'ms', patience, 'Slack’s 3 s'),
        row('last answered', answered, 'ms', slowestOf(other)),
        row('memory a minute later', botRss, 'MB', noopRss),
      ];
    });
  } finally {
    followed.stop();
  }
}

function slowestOf(all: readonly Acknowledged[]): number {
  return Math.max(...all.map(({ after }) => after));
}

/** Where answers come that follow their acknowledgements: it takes all, and counts them. */
async function startAnswerAddress() {
  let count = 0;
  let look: () => void = () => undefined;
  const server = createServer((incoming, response) => {
    incoming.resume().once('end', () => {
      response.end('ok');
      count += 1;
      look();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Resolves when so many came. */
    reached: (wanted: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (count >= wanted) resolve();
        };
        look();
      }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function floodWith(
  { port }: Server,
  slack: FakeSlack,
  questions: readonly string[],
  answerAddress: string,
): Promise<Acknowledged[]> {
  const agent = new Agent({ maxSockets: questions.length });
  const signed = questions.map((question, at) => {
    const command = person(slack, `U${at}`).command(question);
    const payload = { ...command.payload, response_url: `${answerAddress}${at}` };
    return asRequest(slack, { ...command, payload });
  });
  try {
    return await Promise.all(signed.map((each) => sendOn(agent, port, each)));
  } finally {
    agent.destroy();
  }
}

function sendOn(
  agent: Agent,
  port: number,
  { body, headers }: ReturnType<typeof asRequest>,
): Promise<Acknowledged> {
  const began = performance.now();
  const length = { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const where = { port, host: '127.0.0.1', agent, method: 'POST', path: '/slack/events' };
    const sent = request({ ...where, headers: { ...headers, ...length } }, (response) => {
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        else resolve({ after: performance.now() - began, isAnswer: received > 0 });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
