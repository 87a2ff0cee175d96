import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../fakes/slack/deliveries.ts';
import type { Loss } from '../../fakes/slack/sockets.ts';
import { dialogue, only } from './dialogue.ts';
import type { Mode } from './running.ts';

/** What a user sees where the connection breaks in the very moment of an acknowledgement, and Slack comes again. */
describe.each<Mode>(['socket', 'http'])('an acknowledgement that is lost over %s', (mode) => {
  const talk = dialogue(mode);
  const { settled } = {
    /** The bot has noticed that its connection broke, and is there again. */
    settled: (times: number) =>
      talk.slack.until(
        () => mode === 'http' || (talk.slack.sockets.made() > times && talk.bot.service.health().ready),
        'a new connection',
      ),
  };

  const lostAndAgain = async (delivery: Delivery, loss: Loss, noticed = false) => {
    await talk.bot.lose(delivery, loss);
    return cameAgain(delivery, noticed);
  };
  const cameAgain = async (delivery: Delivery, noticed = false) => {
    await settled(1);
    if (noticed) await talk.slack.until(() => talk.bot.logged().includes('on its way'), 'a noticed loss');
    // Slack comes again until it is acknowledged, and then once more for good measure.
    for (let time = 0; time < 3; time += 1) expect((await talk.bot.deliver(delivery)).status).toBe(200);
    await talk.count(1);
    await talk.bot.stop();
    return only(talk.seen());
  };

  it.each(['before', 'after'] as const)('leaves a command with one answer: lost %s', async (loss) => {
    const answer = await lostAndAgain(talk.alice.command('city chicago'), loss, loss === 'after');
    expect(answer.words).toContain('Chicago is on the list');
  });

  it.each(['before', 'after'] as const)('leaves a slow command with one answer: lost %s', async (loss) => {
    const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
    talk.slack.faults.plan('users.info', { kind: 'held', until: () => until });
    const command = talk.alice.command('city chicago');
    await talk.bot.lose(command, loss);
    goOn();
    const answer = await cameAgain(command);
    expect(answer.words).toContain('Chicago is on the list');
  });

  it.each(['before', 'after'] as const)('leaves a mention with one answer: lost %s', async (loss) => {
    const answer = await lostAndAgain(talk.alice.mention('is Chicago on the list?'), loss);
    expect(answer.words).toContain('Chicago is on the list');
  });

  it.each(['before', 'after'] as const)('leaves a checked message with one answer: lost %s', async (loss) => {
    const answer = await lostAndAgain(talk.alice.checkMessage('peer review of cities'), loss);
    expect(answer.words).toMatch(/\S/u);
  });

  it('leaves a pressed button with one answer', async () => {
    const answer = await talk.ask('city chicago');
    const press = talk.alice.press(answer, 'Share here');
    await talk.bot.lose(press, 'before');
    await settled(1);
    for (let time = 0; time < 2; time += 1) expect((await talk.bot.deliver(press)).status).toBe(200);
    await talk.count(3);
    await talk.bot.stop();
    expect(only(talk.seenByOthers()).words).toContain('Chicago is on the list');
  });
});

describe('an acknowledgement that cannot be sent', () => {
  const talk = dialogue('http');

  it('does not keep back the answer, though Slack never comes again', async () => {
    const { promise: until, resolve: goOn } = Promise.withResolvers<void>();
    talk.slack.faults.plan('users.info', { kind: 'held', until: () => until });
    await talk.bot.lose(talk.alice.command('city chicago'), 'before');
    goOn();
    await talk.count(1);
    expect(only(talk.seen()).words).toContain('Chicago is on the list');
  });
});
