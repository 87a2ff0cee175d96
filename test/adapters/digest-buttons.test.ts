import { afterEach, describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { forever, subscriptionId } from '../../src/digest/subscription.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { textOf } from '../fakes/discord/messages.ts';
import { person } from '../fakes/slack/deliveries.ts';
import { startFakeSlack } from '../fakes/slack/slack.ts';
import { runBot as runDiscord } from './discord/running-bot.ts';
import { runBot as runSlack, temporaryStore } from './slack/running.ts';

const { messages } = await loadCore();
const clock = { now: () => new Date('2026-11-29T12:00:00Z') };
let end: () => Promise<void> = async () => undefined;
afterEach(() => end());

/** Buttons that a previewed digest has, with what is kept once they were pressed. */
const pressed = [
  ['António Guterres', {}],
  ['Sources', {}],
  ['What it follows', {}],
  ['Skip the next', { skip: '2026-11-30' }],
  ['Pause', { pausedUntil: forever }],
  ['Turn off', { state: 'off' }],
] as const;
const tooOld = sayPlainly(messages, 'en', 'chat.button-too-old');

describe('the buttons of a preview', () => {
  it('are answered on Slack, and do what they say', async () => {
    const slack = await startFakeSlack({ clock });
    const { store, remove } = await temporaryStore();
    const digests = {
      subscriptions: store.subscriptions,
      access: 'everyone' as const,
      examine: async () => [],
    };
    const bot = await runSlack(slack, 'http', store, { clock, digests });
    end = async () => {
      await bot.stop();
      await slack.stop();
      await remove();
    };
    const ana = person(slack, 'UANA', 'ana');
    const own = () => slack.workspace.seenBy('UANA', 'C1').filter(({ visibleTo }) => visibleTo === 'UANA');
    const place = { platform: 'slack', workspace: slack.team, channel: 'C1' };
    await bot.deliver(ana.command('on 9 Madrid', { command: '/compacts-digest' }));
    await bot.deliver(ana.command('preview', { command: '/compacts-digest' }));
    const isPreview = ({ words }: { words: string }) => words.includes('Digest for');
    await slack.until(() => own().some(isPreview), 'a preview');
    const preview = own().find(isPreview);
    if (preview === undefined) throw new Error('no preview');
    for (const [label, kept] of pressed) {
      const before = own().length;
      await bot.deliver(ana.press(preview, label));
      await slack.until(() => own().length > before, `an answer to ${label}`);
      expect(own().at(-1)?.words, label).not.toContain(tooOld);
      expect(await store.subscriptions.find(subscriptionId(place)), label).toMatchObject(kept);
    }
  });

  it('are answered on Discord, and do what they say', async () => {
    const running = await runDiscord({ parts: { clock }, fake: { clock } });
    end = () => running.stop();
    const [guild] = running.discord.guilds;
    const ana = running.user('Ana', guild === undefined ? {} : { guild });
    await ana.run('compacts-digest on', { time: '9', timezone: 'Madrid' });
    const preview = await ana.run('compacts-digest preview');
    for (const [label, kept] of pressed) {
      const told = textOf(await ana.press(preview, label));
      expect(told, label).not.toContain(tooOld);
      expect((await running.store.subscriptions.all())[0], label).toMatchObject(kept);
    }
  });
});
