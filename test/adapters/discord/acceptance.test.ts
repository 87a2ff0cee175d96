import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../src/core.ts';
import { dispatch } from '../../../src/dispatch.ts';
import { buttonsOf, textOf, unfurls } from '../../fakes/discord/messages.ts';
import { allComponents } from '../../fakes/discord/payload-rules.ts';
import { Refusal } from '../../fakes/discord/refusal.ts';
import { defaultGuild } from '../../fakes/discord/wire.ts';
import { type RunningBot, runBot } from './running-bot.ts';

/**
 * The users' view on Discord, scenario by scenario: the real discord.js and a real store, against a Discord of our
 * own that refuses what Discord refuses and remembers what users see.
 */
describe('on Discord', () => {
  let running: RunningBot;
  beforeAll(async () => {
    running = await runBot();
  });
  afterAll(() => running.stop());
  const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label);

  it('a question in words gets its answer with sources, seen only by the asker', async () => {
    const ana = running.user('Ana');
    const message = await ana.run('compacts ask', { question: 'Is Chicago on the list?' });
    expect(textOf(message)).toContain('Yes, **Chicago** is on the list of non-members');
    expect(textOf(message)).toContain('https://www.metropolis.org/news/contribution-global-compact');
    expect(textOf(message)).toContain('as of 23 November 2026');
    expect(message.seenBy).toBe(ana.id);
    expect(running.user('Ben').sees()).not.toContain(message);
  });

  it('an option’s value may be a question as well, and marks of its own are no options', async () => {
    const message = await running.user('Ana').run('compacts city', { name: 'year:2016 "san jose' });
    expect(textOf(message)).not.toContain('isn’t an option');
    const asked = await running.user('Ana').run('compacts city', { name: 'how many cities are on the list' });
    expect(textOf(asked)).toContain('12');
  });

  it('13: help is short, and so is what an unknown subcommand of an older version gets', async () => {
    const ana = running.user('Ana');
    const help = await ana.run('compacts help');
    expect(
      textOf(help)
        .split('\n')
        .filter((line) => line.trim() !== '').length,
    ).toBeLessThanOrEqual(15);
    expect(textOf(help)).toContain('city san jose');
    expect(help.seenBy).toBe(ana.id);
    await expect(async () => ana.send('compacts')).rejects.toThrow('has no bare form');
    const old = ana.sendOld('compacts', 'mayor');
    const message = await ana.answered(old);
    expect(message.seenBy).toBe(ana.id);
    expect(textOf(message)).toContain('There is no command “mayor”');
    expect(textOf(message)).toContain('city');
  });

  it('14: in French the frame is French and quotations stay English; an explicit language wins', async () => {
    const claire = running.user('Claire', { locale: 'fr' });
    const french = await claire.run('compacts city', { name: 'chicago' });
    expect(textOf(french)).toContain('figure sur la liste');
    const quoted = await claire.press(french, 'Sources');
    expect(textOf(quoted)).toContain('received the support of the following cities');
    expect(textOf(quoted)).toMatch(/citations.*anglais/u);
    const spanish = await claire.run('compacts city', { name: 'chicago', language: 'es' });
    expect(textOf(spanish)).toContain('figura en la lista');
    const turned = await claire.press(french, 'Español');
    expect(turned.id).toBe(french.id);
    expect(textOf(turned)).toContain('figura en la lista');
  });

  it('14: where the user’s locale is none of the bot’s, the server’s is taken', async () => {
    const guild = { ...defaultGuild, locale: 'es-ES' };
    const message = await running.user('Dana', { guild, locale: 'de' }).run('compacts compact');
    expect(textOf(message)).toContain('pactos');
  });

  it('11: “Share here” pressed twice makes one public message, with who asked and the sources', async () => {
    const ana = running.user('Ana');
    const message = await ana.run('compacts commitment', { about: '3' });
    const shared = await ana.press(message, 'Share here');
    const again = await ana.press(message, 'Share here');
    expect(shared.seenBy).toBeUndefined();
    expect(textOf(shared)).toMatch(/^-# Shared by Ana\n\n-# \/compacts commitment 3\n/u);
    expect(textOf(shared)).toContain('metropolis.org');
    expect(again.seenBy).toBe(ana.id);
    expect(textOf(again)).toContain('already');
    const publicOnes = running
      .user('Ben')
      .sees()
      .filter((each) => textOf(each).includes('Shared by Ana'));
    expect(publicOnes).toEqual([shared]);
    expect(shared.pinged).toEqual([]);
    expect(labels(shared)).not.toContain('Share here');
  });

  it('11: “Share here” under a later page shares that page', async () => {
    const ana = running.user('Ana');
    const first = await ana.run('compacts compact', { name: 'refugees' });
    const more = labels(first).find((label) => label?.startsWith('More'));
    const second = await ana.press(first, more ?? '');
    const page = textOf(second)
      .split('\n')
      .find((line) => line.length > 60);
    const shared = await ana.press(second, 'Share here');
    expect(shared.seenBy).toBeUndefined();
    expect(textOf(shared)).toContain('Shared by Ana');
    expect(textOf(shared)).toContain(page);
  });

  it('11: who may not write in the channel cannot share in it', async () => {
    const reader = running.user('Reader', { permissions: 1n << 10n });
    const message = await reader.run('compacts commitment', { about: '4' });
    const refused = await reader.press(message, 'Share here');
    expect(refused.seenBy).toBe(reader.id);
    expect(textOf(refused)).toContain('cannot write in this channel');
  });

  it('a button under a shared answer gives whoever presses it an answer of their own', async () => {
    const ana = running.user('Ana');
    const shared = await ana.press(await ana.run('compacts commitment', { about: '1' }), 'Share here');
    const before = shared.payload;
    const ben = running.user('Ben');
    const own = await ben.press(shared, 'Français');
    expect(own.seenBy).toBe(ben.id);
    expect(shared.payload).toBe(before);
    const forged = await ben.answered(ben.forge(shared, 't1es:commitment/1'));
    expect(forged.seenBy).toBe(ben.id);
    expect(shared.payload).toBe(before);
  });

  it('a button still works after a restart, and a forged one says that it is too old', async () => {
    const own = await runBot();
    const ana = own.user('Ana');
    const message = await ana.run('compacts city', { name: 'richmond' });
    const restarted = await own.restart();
    const shared = await ana.press(message, 'Share here');
    expect(textOf(shared)).toContain('Richmond');
    const after = await restarted.restart();
    expect(textOf(await ana.press(message, 'Share here'))).toContain('already');
    const forged = await ana.answered(ana.forge(message, 'x9zz:nonsense'));
    expect(textOf(forged)).toContain('older version');
    await after.stop();
  });

  it('10: an interaction that Discord delivers three times is answered once', async () => {
    const ana = running.user('Ana');
    const interaction = ana.send('compacts city', { name: 'buffalo' });
    ana.deliverAgain(interaction);
    ana.deliverAgain(interaction);
    await ana.answered(interaction);
    await running.user('Ben').run('compacts help');
    const answers = running.discord.messages.filter(({ interactionId }) => interactionId === interaction.id);
    const callbacks = running.discord.requests.filter(({ path }) => path.includes(`/${interaction.id}/`));
    expect(answers).toHaveLength(1);
    expect(callbacks).toHaveLength(1);
  });

  it('10: two instances that get the same interaction give one answer', async () => {
    const other = await running.another();
    const ana = running.user('Ana');
    const message = await ana.run('compacts city', { name: 'madison' });
    await other.logs('already been acknowledged');
    const answers = running.discord.messages.filter(
      ({ interactionId }) => interactionId === message.interactionId,
    );
    expect(answers).toHaveLength(1);
    expect(other.logged()).not.toContain('"level":50');
    await other.stop();
  });

  it('15: a record’s title of mentions and links notifies nobody and is shown as it is', async () => {
    const core = await loadCore();
    const [chicago] = core.knowledge.endorsers;
    if (chicago === undefined) throw new Error('no endorsers');
    const name = { en: '@everyone <!channel> <@&1> [x](https://evil.example) <@123456789012345678>' };
    const own = await runBot({
      core: { ...core, knowledge: { ...core.knowledge, endorsers: [{ ...chicago, name }] } },
    });
    const ana = own.user('@here');
    const message = await ana.run('compacts city');
    expect(textOf(message)).toContain(name.en);
    const shared = await ana.press(message, 'Share here');
    expect(textOf(shared)).toContain(name.en);
    expect(textOf(shared)).toContain('Shared by @here');
    expect(shared.pinged).toEqual([]);
    await own.stop();
  });

  it('16: 60 places are cut at items, within the budgets, with “More”', async () => {
    const core = await loadCore();
    const [chicago] = core.knowledge.endorsers;
    if (chicago === undefined) throw new Error('no endorsers');
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...chicago,
      name: { en: `Town *${index}* with_a_long #name, twinned with the district of the same river` },
    }));
    const own = await runBot({ core: { ...core, knowledge: { ...core.knowledge, endorsers: many } } });
    const ana = own.user('Ana');
    let message = await ana.run('compacts city');
    const seen = [textOf(message)];
    for (let more = true; more; ) {
      const all = allComponents(message.payload.components ?? []);
      expect(all.length).toBeLessThanOrEqual(36);
      expect(all.reduce((sum, { content = '' }) => sum + content.length, 0)).toBeLessThanOrEqual(3800);
      const label = labels(message).find((each) => each?.startsWith('More'));
      more = label !== undefined;
      if (label !== undefined) {
        message = await ana.press(message, label);
        seen.push(textOf(message));
      }
    }
    expect(seen.length).toBeGreaterThan(1);
    const items = seen.join('\n').match(/Town \*\d+\* with_a_long #name, .*$/gmu) ?? [];
    expect(items).toHaveLength(60);
    await own.stop();
  });

  it('18, 19: all facts and sources are text, no link is hidden and none grows a preview', async () => {
    const message = await running.user('Ana').run('compacts commitment', { about: '2' });
    expect(unfurls(message)).toBe(false);
    const links = textOf(message).match(/https?:\/\/\S+/gu) ?? [];
    expect(links.length).toBeGreaterThan(0);
    // Only a source's number and the host of the address itself stand for an address.
    for (const [, label = '', address = ''] of textOf(message).matchAll(/\[([^\s[]+|\[\d+\])\]\(([^)]*)\)/gu))
      expect([/^\[\d+\]$/u.exec(label)?.[0], new URL(address).host]).toContain(label);
    expect(textOf(message).match(/\]\(/gu)).toHaveLength(links.length);
  });

  it('a day is Discord’s timestamp, in every reader’s own form', async () => {
    const message = await running.user('Ana').run('compacts timeline');
    const [, seconds] = /<t:(\d+):D>/u.exec(textOf(message)) ?? [];
    const read = (timeZone: string) =>
      new Date(Number(seconds) * 1000).toLocaleDateString('en-GB', { timeZone, dateStyle: 'long' });
    const zones = ['Pacific/Honolulu', 'Pacific/Marquesas', 'America/Toronto', 'Europe/Paris', 'Asia/Tokyo'];
    for (const zone of [...zones, 'Pacific/Auckland', 'Pacific/Chatham'])
      expect(`${zone}: ${read(zone)}`).toBe(`${zone}: 21 April 2016`);
  });

  it('with the bot alone, answers stay, and there is nobody to share with', async () => {
    const ana = running.user('Ana', { guild: undefined, channelId: '930000000000000001' });
    const message = await ana.run('compacts city', { name: 'chicago' });
    expect(message.seenBy).toBeUndefined();
    expect(labels(message)).not.toContain('Share here');
    const turned = await ana.press(message, 'Français');
    expect(turned.id).toBe(message.id);
  });

  it('between two people, where the user brought the app, only the asker sees the answer', async () => {
    const ana = running.user('Ana', {
      guild: undefined,
      channelId: '930000000000000002',
      privateChannel: true,
    });
    const message = await ana.run('compacts city', { name: 'chicago' });
    expect(message.seenBy).toBe(ana.id);
    const shared = await ana.press(message, 'Share here');
    expect(shared.seenBy).toBeUndefined();
  });

  it('“Check this quotation” checks what a message says, without its writer’s marks', async () => {
    const ana = running.user('Ana');
    const right = await ana.useMenu(
      'Check this quotation',
      '> **received the support of the following cities, non-members of Metropolis**',
    );
    expect(right.seenBy).toBe(ana.id);
    expect(textOf(right)).toMatch(/paragraph 11/u);
    const empty = await ana.useMenu('Check this quotation', '');
    expect(textOf(empty)).toContain('no text to check');
    const long = await ana.useMenu('Check this quotation', 'the cities '.repeat(300));
    expect(textOf(long)).toContain('700');
  });

  describe('9: when work is slow', () => {
    let release: () => void = () => undefined;
    let held: RunningBot;
    beforeAll(async () => {
      held = await runBot({
        parts: {
          answerTo: async (invocation, core) => {
            await new Promise<void>((resolve) => {
              release = resolve;
            });
            return dispatch(invocation, core);
          },
        },
      });
    });
    afterAll(() => held.stop());

    it('Discord is told within its three seconds, and exactly one answer follows', async () => {
      const ana = held.user('Ana');
      const interaction = ana.send('compacts city', { name: 'chicago' });
      await held.discord.until(() => interaction.answeredWith === 5);
      expect((interaction.acknowledgedAt ?? 0) - interaction.at).toBeLessThan(2000);
      expect(interaction.original?.thinking).toBe(true);
      release();
      const message = await ana.answered(interaction);
      expect(textOf(message)).toContain('Chicago');
      expect(message.seenBy).toBe(ana.id);
      expect(held.discord.messages.filter(({ interactionId }) => interactionId === interaction.id)).toEqual([
        message,
      ]);
    });
  });

  it('a bug is told with an incident id and no trace, and logged with the same id', async () => {
    const broken = await runBot({
      parts: {
        answerTo: () => {
          throw new Error('a planted bug');
        },
      },
    });
    const message = await broken.user('Ana').run('compacts city', { name: 'chicago' });
    const [, incident = '?'] = /incident (\w{8})/u.exec(textOf(message)) ?? [];
    expect(textOf(message)).not.toContain('planted');
    expect(broken.logged()).toContain(incident);
    expect(broken.logged()).toContain('a planted bug');
    await broken.stop();
  });

  it('17: an answer that Discord refuses as invalid is replaced by an apology, and logged as an error', async () => {
    const ana = running.user('Ana');
    running.discord.disturb({
      path: /\/callback$/u,
      how: { refuse: new Refusal(400, 50_035, 'Invalid Form Body') },
      times: 1,
    });
    const message = await ana.run('compacts city', { name: 'chicago' });
    expect(textOf(message)).toMatch(/incident \w{8}/u);
    expect(running.logged()).toContain('"code":50035');
  });

  it('where Discord took the answer and its own reply is lost, the user sees one answer', async () => {
    const ana = running.user('Ana');
    running.discord.disturb({ path: /\/callback$/u, how: 'lose', times: 1 });
    const message = await ana.run('compacts city', { name: 'sacramento' });
    await running.user('Ben').run('compacts help');
    const answers = running.discord.messages.filter(
      ({ interactionId }) => interactionId === message.interactionId,
    );
    expect(answers).toHaveLength(1);
  });
});
