import { afterEach, describe, expect, it } from 'vitest';
import { buttonsOf, type ChannelMessage, textOf } from '../../fakes/discord/messages.ts';
import { applicationId, defaultGuild, everything, type FakeGuild } from '../../fakes/discord/wire.ts';
import { type RunningBot, runBot } from './running-bot.ts';

const bot = `<@${applicationId}>`;
const wordsOf = (message: ChannelMessage) => textOf(message).replaceAll('**', '');
const labels = (message: ChannelMessage) => buttonsOf(message).map(({ label }) => label);

const running: RunningBot[] = [];
const start = async (...given: Parameters<typeof runBot>) => {
  const started = await runBot(...given);
  running.push(started);
  return started;
};
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

/** What people see who write to the bot on Discord, without a command. */
describe('a mention in a server', () => {
  it('is answered with a reply, for everyone, and notifies nobody', async () => {
    const answer = await (await start()).user('Ana').ask(`${bot} Is Chicago on the list?`);
    expect(wordsOf(answer)).toContain('Chicago is on the list');
    expect(answer.seenBy).toBeUndefined();
    expect(answer.pinged).toEqual([]);
    expect(answer.payload.allowed_mentions).toEqual({ parse: [] });
    expect(labels(answer)).not.toContain('Share here');
  });

  it('is answered once, by whichever instance is first, and after a restart', async () => {
    const first = await start();
    const second = await first.another();
    running.push({ ...second, stop: () => second.bot.stop() });
    const ana = first.user('Ana');
    await ana.ask(`${bot} Is Chicago on the list?`);
    await Promise.all([first.bot.stop(), second.bot.stop()]);
    expect(ana.sees()).toHaveLength(1);
  });

  it('has buttons whose answers only who presses sees', async () => {
    const ana = (await start()).user('Ana');
    const answer = await ana.ask(`${bot} commitment 3`);
    const [label = ''] = labels(answer);
    expect((await ana.press(answer, label)).seenBy).toBe(ana.id);
    expect(wordsOf(answer)).toContain('joint projects');
  });

  it('is in the language of the server, or of the question', async () => {
    const french: FakeGuild = { ...defaultGuild, locale: 'fr' };
    const started = await start({ fake: { guilds: [french] } });
    const ana = started.user('Ana', { guild: french });
    expect(wordsOf(await ana.ask(`${bot} Is Chicago on the list?`))).toContain('figure sur la liste');
    expect(wordsOf(await ana.ask(`${bot} ¿Está Chicago en la lista?`))).toContain('está en la lista');
  });

  it.each([
    ['that mentions nobody', 'Is Chicago on the list?', {}],
    ['of a bot', `${bot} Is Chicago on the list?`, { author: { id: '1', username: 'x', bot: true } }],
    ['of a webhook', `${bot} Is Chicago on the list?`, { webhook_id: '2' }],
    ['of the system', `${bot} Is Chicago on the list?`, { type: 7 }],
  ])('is none: a message %s', async (_, content, more) => {
    const ana = (await start()).user('Ana');
    ana.write(content, { more });
    await ana.ask(`${bot} Is Boston on the list?`);
    expect(ana.sees().map(wordsOf).join()).not.toContain('Chicago');
  });

  it('leans on the question before: a person’s own, or that of the answer it replies to', async () => {
    const started = await start();
    const [ana, ben] = [started.user('Ana'), started.user('Ben')];
    const first = await ana.ask(`${bot} Is Chicago a member of Metropolis?`);
    const unknown = /do not say whether .* is one/u;
    expect(wordsOf(await ana.ask(`${bot} and Boston?`))).toMatch(/do not say whether Boston is one/u);
    expect(wordsOf(await ben.ask(`${bot} and Boston?`))).not.toMatch(unknown);
    const reply = await ben.ask('and Miami?', { replyTo: first });
    expect(wordsOf(reply)).toMatch(/do not say whether Miami is one/u);
    expect(wordsOf(await ben.ask('and Denver?', { replyTo: reply }))).toMatch(unknown);
  });

  it('is answered without a reply where the bot may not read what was written before', async () => {
    const general = { id: '910000000000000001', name: 'general', permissions: everything & ~(1n << 16n) };
    const guild: FakeGuild = { ...defaultGuild, channels: [general] };
    const started = await start({ fake: { guilds: [guild] } });
    const ana = started.user('Ana', { guild });
    ana.write(`${bot} Is Chicago on the list?`);
    await started.discord.until(() => ana.sees().length === 1);
    expect(ana.sees().map(wordsOf).join()).toContain('Chicago is on the list');
  });

  it('waits where Discord says so, and says in the log where it may not write', async () => {
    const silent = { id: '910000000000000001', name: 'general', permissions: everything & ~(1n << 11n) };
    const guild: FakeGuild = { ...defaultGuild, channels: [silent, ...defaultGuild.channels.slice(1)] };
    const started = await start({ fake: { guilds: [guild] } });
    started.discord.disturb({ path: /\/messages$/u, how: { limit: 0.05 }, times: 1 });
    const press = started.user('Ana', { guild, channelId: '910000000000000002' });
    expect(wordsOf(await press.ask(`${bot} Is Chicago on the list?`))).toContain('Chicago');
    started.user('Ana', { guild }).write(`${bot} Is Chicago on the list?`);
    await started.logs('Discord did not take the answer to a message');
  });
});

describe('a message to the bot alone', () => {
  const alone = { guild: undefined, channelId: '930000000000000001' };

  it('is answered, and leans on the question before', async () => {
    const ana = (await start()).user('Ana', alone);
    const answer = await ana.ask('Is Chicago a member of Metropolis?');
    expect(labels(answer)).not.toContain('Share here');
    expect(wordsOf(await ana.ask('and Boston?'))).toMatch(/do not say whether Boston is one/u);
  });

  it('has pages that are turned where they stand', async () => {
    const ana = (await start()).user('Ana', alone);
    const answer = await ana.ask('commitment 3');
    const turned = await ana.press(answer, 'Sources');
    expect(turned.id).toBe(answer.id);
    expect(labels(turned)).toContain('Back');
    expect(ana.sees()).toHaveLength(1);
  });

  it('with nothing to read gets the help', async () => {
    const ana = (await start()).user('Ana', alone);
    expect(wordsOf(await ana.ask(''))).toContain('What you can ask');
  });
});

describe('“verify” in reply to a message', () => {
  const words = 'is expected to be adopted 2018';

  it('checks what that one says, where Discord shows it', async () => {
    const started = await start();
    const ana = started.user('Ana');
    const own = await ana.ask(`${bot} verify ${words}`);
    expect(wordsOf(own)).toMatch(/^Yes/u);
    const again = await started.user('Ben').ask(`${bot} verify`, { replyTo: own });
    expect(wordsOf(again)).toMatch(/^(?:Yes|No|I found no passage)/u);
    const mentioning = ana.write(`${bot} *${words}*`);
    expect(wordsOf(await started.user('Ben').ask(`${bot} vérifier`, { replyTo: mentioning }))).toMatch(
      /^Yes/u,
    );
  });

  it('says what to do where Discord does not', async () => {
    const ana = (await start()).user('Ana');
    const hidden = ana.write(words);
    const answer = await ana.ask(`${bot} verify`, { replyTo: hidden });
    expect(wordsOf(answer)).toMatch(/^Discord doesn’t show me the words .*Check this quotation/u);
  });

  it('checks any message that is written to the bot alone', async () => {
    const ana = (await start()).user('Ana', { guild: undefined, channelId: '930000000000000001' });
    const quoted = ana.write(`> ${words}`);
    expect(wordsOf(await ana.ask('verify', { replyTo: quoted }))).toMatch(/^Yes/u);
  });
});
