import { afterAll, describe, expect, it } from 'vitest';
import { type ChannelMessage, textOf } from '../fakes/discord/messages.ts';
import { runBot } from './discord/running-bot.ts';
import { dialogue, only } from './slack/dialogue.ts';

/** A question that would be markup, mentions and links on both platforms. */
const hostile = 'Is *Chicago* on the `list`? <https://evil.example> <@123456789012345678> @everyone';

describe('what was asked stands above the answer on Slack', () => {
  const talk = dialogue('socket');

  it('as literal text, on every page, in every language, and after a restart above the shared answer', async () => {
    const answer = await talk.ask(hostile);
    const asked = hostile;
    // Its asker knows the question: one line of a phone is enough.
    const own = `${hostile.slice(0, 42).trimEnd()}…`;
    expect(answer.words.split('\n')[0]).toBe(own);
    expect(answer.spoken.split('\n')[0]).toBe(own);
    expect(answer.entities.filter(({ target }) => /evil|everyone|123/u.test(target))).toEqual([]);
    await talk.bot.deliver(talk.alice.press(answer, 'Français'));
    await talk.slack.until(() => talk.seen()[0]?.words !== answer.words, 'another language');
    const french = only(talk.seen());
    expect(french.words.split('\n')[0]).toBe(own);
    await talk.restart();
    await talk.bot.deliver(talk.alice.press(french, 'Partager ici'));
    await talk.slack.until(() => talk.seenByOthers().length === 1, 'a shared answer');
    const shared = only(talk.seenByOthers());
    expect(shared.words.split('\n').slice(0, 2)).toEqual(['Partagé par alice', asked]);
    expect(shared.entities.filter(({ target }) => /evil|everyone|123/u.test(target))).toEqual([]);
  });

  it('shortened where it is long, and not at all above the help', async () => {
    const long = await talk.ask(`Is Chicago on the list ${'and really '.repeat(20)}`);
    expect(long.words.split('\n')[0]).toMatch(/^Is Chicago .{25,40}…$/u);
    expect((await talk.ask('help')).words).toMatch(/^What you can ask\n/u);
    expect((await talk.ask('')).words).toMatch(/^What you can ask\n/u);
  });
});

describe('what was asked stands below the answer for its asker on Discord, and above a shared one', async () => {
  const running = await runBot();
  afterAll(() => running.stop());
  const firstLine = (message: ChannelMessage) => textOf(message).split('\n')[0];
  const lastLine = (message: ChannelMessage) => textOf(message).split('\n').at(-1);

  it('as literal text, on every page, in every language', async () => {
    const ana = running.user('Ana');
    const answer = await ana.run('compacts ask', { question: hostile });
    const asked = `-# ${hostile}`;
    expect(lastLine(answer)?.slice(0, 60)).toBe(asked.slice(0, 60));
    const turned = await ana.press(answer, 'Français');
    expect(lastLine(turned)?.slice(0, 60)).toBe(asked.slice(0, 60));
    const shared = await ana.press(turned, 'Partager ici');
    expect(textOf(shared)).toMatch(/^-# Partagé par Ana\n\n-# Is \*Chicago\* on the `list`\? </u);
    expect(shared.pinged).toEqual([]);
  });

  it('with the options that were given by name', async () => {
    const answer = await running.user('Ana').run('compacts city', { name: 'chicago', language: 'es' });
    expect(lastLine(answer)).toBe('-# /compacts city chicago language:es');
  });

  it('not above the help, nor with the bot alone, where Discord shows the command itself', async () => {
    expect(firstLine(await running.user('Ana').run('compacts help'))).toBe('### What you can ask');
    const alone = running.user('Ana', { guild: undefined, channelId: '930000000000000001' });
    expect(textOf(await alone.run('compacts city', { name: 'chicago' }))).not.toContain('/compacts city');
  });
});
