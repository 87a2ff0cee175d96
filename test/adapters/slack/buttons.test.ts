import { describe, expect, it } from 'vitest';
import { digestLines } from '../../../src/digest/notices.ts';
import { subscriptionId } from '../../../src/digest/subscription.ts';
import { sampleSubscription } from '../../digest/sample.ts';
import { type Person, person } from '../../fakes/slack/deliveries.ts';
import { dialogue, labels, only } from './dialogue.ts';
import { core } from './running.ts';

describe('buttons', () => {
  const talk = dialogue('http');
  const press = async (label: string, on = talk.seen().at(-1)) => {
    if (on === undefined) throw new Error('there is no message to press a button of');
    await talk.bot.deliver(talk.alice.press(on, label));
  };

  it('turn the pages of a long answer in its place, there and back, after a restart too', async () => {
    const first = await talk.ask('source');
    const more = labels(first).find((label) => label.startsWith('More')) ?? '';
    expect(more).toMatch(/^More \(2 of \d\)$/u);
    await talk.restart();
    await press(more);
    await talk.slack.until(() => talk.seen()[0]?.words !== first.words, 'another page');
    const second = only(talk.seen());
    expect(second.ts).toBe(first.ts);
    expect(second.visibleTo).toBe('UALICE');
    expect(labels(second)).toContain('Back');
    await press('Back');
    await talk.slack.until(() => talk.seen()[0]?.words === first.words, 'the first page');
    only(talk.seen());
  });

  it('change the language of an answer in its place', async () => {
    await talk.ask('city chicago');
    await press('Français');
    await talk.slack.until(() => talk.seen()[0]?.words.includes('au 23 novembre 2026') === true, 'French');
    expect(labels(only(talk.seen()))).toContain('English');
    for (const [label, words] of [
      ['English', 'as of 23 November 2026'],
      ['Français', 'au 23 novembre 2026'],
    ] as const) {
      await press(label);
      await talk.slack.until(() => talk.seen()[0]?.words.includes(words) === true, words);
    }
    only(talk.seen());
  });

  it('ask what comes next with a new message for whoever pressed', async () => {
    const first = await talk.ask('city chicago');
    const next = labels(first)[0] ?? '';
    await press(next);
    const answer = await talk.count(2);
    expect(answer.visibleTo).toBe('UALICE');
    expect(answer.words).not.toBe(first.words);
    expect(talk.seenByOthers()).toEqual([]);
  });

  it('pressed twice by a slip of the finger, or delivered twice, answer once', async () => {
    const first = await talk.ask('city chicago');
    const next = talk.alice.press(first, labels(first)[0] ?? '');
    await Promise.all([talk.bot.deliver(next), talk.bot.deliver(next)]);
    await press(labels(first)[0] ?? '', first);
    await talk.bot.stop();
    expect(talk.seen()).toHaveLength(2);
  });

  it('under a message for everyone answer only whoever presses, in its thread', async () => {
    await talk.bot.deliver(talk.alice.mention('city chicago', { thread: '1700000000.000100' }));
    const shown = await talk.count(1);
    expect(labels(shown)).not.toContain('Share here');
    const bob: Person = person(talk.slack, 'UBOB');
    await talk.bot.deliver(bob.press(shown, 'Français'));
    await talk.slack.until(() => talk.seenByOthers().length === 2, 'an answer for Bob');
    const forBob = talk.seenByOthers().at(-1);
    expect(forBob?.visibleTo).toBe('UBOB');
    expect(forBob?.thread).toBe('1700000000.000100');
    expect(only(talk.seen()).words).toBe(shown.words);
  });

  it('cannot change a message for everyone, not even with a forged id', async () => {
    await talk.bot.deliver(talk.alice.mention('city chicago'));
    const shown = await talk.count(1);
    const forged = { ...shown, buttons: [{ label: 'x', actionId: 't1fr:city/chicago', value: undefined }] };
    await press('x', forged);
    expect((await talk.count(2)).visibleTo).toBe('UALICE');
    expect(only(talk.seenByOthers()).words).toBe(shown.words);
  });

  it.each([
    '',
    'nonsense',
    't1en:no-such-query',
    's1xx:help',
    'p1en:city/nowhere',
    `s1en:${'x'.repeat(200)}`,
  ])('that this version never made ("%s") harm nothing', async (actionId) => {
    const message = {
      ...(await talk.ask('city chicago')),
      buttons: [{ label: 'x', actionId, value: undefined }],
    };
    await press('x', message);
    const answer = await talk.count(2);
    expect(answer.words).toMatch(/older version|incident|Something went wrong/u);
    expect(answer.words).not.toMatch(/Error|at .*\.ts/u);
  });

  it('that share say so where Slack did not take the message, and nothing is shared', async () => {
    const answer = await talk.ask('city chicago');
    talk.slack.faults.plan('response_url', { kind: 'status', status: 404 });
    await press('Share here', answer);
    expect((await talk.count(2)).words).toContain('nothing was shared');
    expect(talk.seenByOthers()).toEqual([]);
  });

  it('that share never post again where the first post may have arrived', async () => {
    const answer = await talk.ask('city chicago');
    talk.slack.faults.plan('response_url', { kind: 'drop', when: 'after' });
    await press('Share here', answer);
    await talk.slack.until(() => talk.bot.logged().includes('connection_lost'), 'a lost connection');
    await talk.restart();
    await press('Share here', answer);
    await talk.bot.stop();
    only(talk.seenByOthers());
  });
});

describe('the home tab', () => {
  const talk = dialogue('socket');
  const home = () => {
    const view = talk.slack.workspace.homes.get('UALICE');
    return view === undefined ? '' : JSON.stringify(view);
  };
  const open = async () => {
    await talk.bot.deliver(talk.alice.openHome());
    await talk.slack.until(() => home() !== '', 'a home tab');
  };

  it('shows what the bot can do and three questions to press, in the user’s language', async () => {
    talk.slack.backend.locales.set('UALICE', 'es-419');
    await open();
    expect(home()).toContain('Preguntas para probar');
    const blocks = talk.slack.workspace.homes.get('UALICE')?.['blocks'] as { type: string }[];
    const [buttons] = blocks.filter(({ type }) => type === 'actions') as {
      type: string;
      elements: unknown[];
    }[];
    expect(buttons?.elements).toHaveLength(3);
  });

  it('shows the answer to a question that is pressed there, after a restart too', async () => {
    await open();
    const before = home();
    await talk.restart();
    await talk.bot.deliver(talk.alice.pressHome('Chicago'));
    await talk.slack.until(() => home() !== before, 'an answer in the home tab');
    expect(home()).toContain('on the list of non-members');
    expect(home()).toContain('Questions to try');
  });

  it('shows this workspace’s digests, with their channels, where digests are sent', async () => {
    const target = { platform: 'slack', workspace: talk.slack.team, channel: 'C0123456789' };
    const subscription = sampleSubscription({ ...target, id: subscriptionId(target) });
    expect(await talk.store.subscriptions.save(subscription, 'test')).toBe(true);
    const { subscriptions } = talk.store;
    await talk.restart({
      digestLines: (workspace, language) =>
        digestLines(core, subscriptions, { platform: 'slack', workspace }, language),
    });
    await open();
    expect(home()).toContain('Digests in this workspace');
    expect(home()).toContain('{"type":"channel","channel_id":"C0123456789"}');
    expect(home()).toContain(`${subscription.time} (${subscription.zone})`);
  });

  it('says so where no channel gets a digest', async () => {
    await talk.restart({ digestLines: async () => [] });
    await open();
    expect(home()).toContain('No channel of this workspace gets a digest.');
  });
});

describe('the shortcut that checks a quotation', () => {
  const talk = dialogue('socket');

  it('finds words of the article, for whoever asks alone', async () => {
    await talk.bot.deliver(talk.alice.checkMessage('“is expected to be adopted 2018”'));
    const answer = await talk.count(1);
    expect(answer.visibleTo).toBe('UALICE');
    expect(answer.words).toContain('is expected to be adopted 2018');
    expect(answer.words).toContain('www.metropolis.org');
  });

  it('says so where there is nothing to check, and where it is far too long', async () => {
    await talk.bot.deliver(talk.alice.checkMessage(' <@U7> '));
    expect((await talk.count(1)).words).toBe('This message has no words to check.');
    await talk.bot.deliver(talk.alice.checkMessage('word '.repeat(2000)));
    expect((await talk.count(2)).words).toMatch(/long/u);
  });
});
