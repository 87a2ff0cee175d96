import { describe, expect, it } from 'vitest';
import { type Metrics, noMetrics } from '../../../src/ports.ts';
import { linesOf } from '../../ask/score.ts';
import { person } from '../../fakes/slack/deliveries.ts';
import { dialogue } from './dialogue.ts';

/** Questions that nobody asked before, each by a person of their own. */
const questions = [...new Set(linesOf('built').map(({ question }) => question))].slice(0, 150);

describe.each(['http', 'socket'] as const)('a crowd, over %s', (mode) => {
  const talk = dialogue(mode);

  it('is acknowledged before its answers are made, and each has one', async () => {
    const order: ('acknowledged' | 'answered')[] = [];
    const metrics: Metrics = {
      ...noMetrics,
      acknowledged: () => void order.push('acknowledged'),
      answered: () => void order.push('answered'),
    };
    await talk.restart({ metrics });
    const people = questions.map((question, at) => ({ question, user: `U${at}` }));
    const taken = await Promise.all(
      people.map(({ question, user }) => talk.bot.deliver(person(talk.slack, user).command(question))),
    );
    expect(taken.map(({ status }) => status)).toEqual(people.map(() => 200));
    const answered = () => order.filter((each) => each === 'answered').length;
    await talk.slack.until(() => answered() === people.length, 'every answer');
    for (const { user } of people) expect(talk.slack.workspace.seenBy(user, 'C1')).toHaveLength(1);
    const beforeTheLast = order.slice(0, order.lastIndexOf('acknowledged'));
    expect(beforeTheLast.filter((each) => each === 'answered').length).toBeLessThan(people.length / 2);
  });

  it('is asked about by few at a time, and not while Slack says to wait', async () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = () => talk.slack.calls.filter(({ method }) => method === 'users.info').length;
    talk.slack.faults.plan(
      'users.info',
      ...Array.from({ length: 8 }, () => ({ kind: 'held', until: () => until }) as const),
      { kind: 'status', status: 429, retryAfter: 30 },
    );
    const crowd = Array.from({ length: 40 }, (_, at) =>
      talk.bot.deliver(person(talk.slack, `U${at}`).command(`city chicago ${at}`)),
    );
    await Promise.all(crowd);
    expect(asked()).toBe(8);
    release();
    const answers = () => talk.slack.workspace.messages.length;
    await talk.slack.until(() => answers() === crowd.length, 'every answer');
    // Those that were on their way with the one that was told to wait, and none after it.
    expect(asked()).toBeLessThanOrEqual(16);
    const before = asked();
    talk.slack.clock.ahead += 31_000;
    await talk.bot.deliver(person(talk.slack, 'U39').command('city chicago'));
    await talk.slack.until(() => answers() === crowd.length + 1, 'the answer after the wait');
    expect(asked()).toBe(before + 1);
  });
});
