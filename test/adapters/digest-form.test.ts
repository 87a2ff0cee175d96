import { afterEach, describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { subscriptionId } from '../../src/digest/subscription.ts';
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

const filled = {
  time: 'half past nine',
  timezone: 'Lima',
  days: ['Monday', 'Thursday', 'Only when something changed'],
  language: 'Español',
  follow: ['Chicago', 'Migration compact'],
};
const wanted = {
  time: '09:30',
  zone: 'America/Lima',
  days: [1, 4],
  onlyChanges: true,
  language: 'es',
  follow: ['chicago', 'migration-compact'],
};

/** What stands in the fields of a view when it opens, in words. */
function presentOf(view: Readonly<Record<string, unknown>>) {
  const blocks = view['blocks'] as readonly {
    readonly block_id: string;
    readonly element: {
      readonly initial_value?: string;
      readonly initial_option?: { readonly text: { readonly text: string } };
      readonly initial_options?: readonly { readonly text: { readonly text: string } }[];
    };
  }[];
  return Object.fromEntries(
    blocks.map(({ block_id, element: { initial_value, initial_option, initial_options } }) => [
      block_id,
      initial_value ?? initial_option?.text.text ?? initial_options?.map(({ text }) => text.text),
    ]),
  );
}

describe('the form of a digest on Slack', () => {
  async function start(access: 'everyone' | 'admins' = 'everyone') {
    const slack = await startFakeSlack({ clock });
    const { store, remove } = await temporaryStore();
    const bot = await runSlack(slack, 'http', store, {
      clock,
      digests: { subscriptions: store.subscriptions, access, examine: async () => [] },
    });
    end = async () => {
      await bot.stop();
      await slack.stop();
      await remove();
    };
    const ana = person(slack, 'UANA', 'ana');
    const own = () => slack.workspace.seenBy('UANA', 'C1').filter(({ visibleTo }) => visibleTo === 'UANA');
    const view = () => JSON.stringify(slack.workspace.forms.at(-1)?.view);
    const shown = () => presentOf(slack.workspace.forms.at(-1)?.view ?? {});
    const place = { platform: 'slack', workspace: slack.team, channel: 'C1' };
    return {
      slack,
      store,
      bot,
      ana,
      own,
      view,
      shown,
      kept: () => store.subscriptions.find(subscriptionId(place)),
    };
  }

  it('has the present values, shows a digest before it saves it, and tells everyone then', async () => {
    const { slack, bot, ana, view, shown, kept } = await start();
    await bot.deliver(ana.command('form', { command: '/compacts-digest' }));
    await slack.until(() => slack.workspace.forms.length === 1, 'a form');
    expect(shown()).toEqual({
      time: '09:00',
      timezone: 'Europe/Madrid',
      days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      language: 'English',
      follow: undefined,
    });
    await bot.deliver(ana.submit({ ...filled, time: 'soon' }));
    expect(view()).toContain(sayPlainly(messages, 'en', 'digest.error-time', { value: 'soon' }));
    expect(await kept()).toBeUndefined();
    await bot.deliver(ana.submit(filled));
    expect(view()).toContain(sayPlainly(messages, 'en', 'digest.form-unsaved'));
    expect(view()).toContain('America/Lima');
    expect(await kept()).toBeUndefined();
    await bot.deliver(ana.submit({}));
    expect(view()).toContain(sayPlainly(messages, 'en', 'digest.on-done'));
    expect(await kept()).toMatchObject(wanted);
    await slack.until(() => slack.workspace.seenBy('UBEN', 'C1').length === 1, 'an announcement');
    expect(slack.workspace.seenBy('UBEN', 'C1')[0]?.words).toContain(
      `ana: ${sayPlainly(messages, 'es', 'digest.on-done')}`,
    );
    // Opened again, it has what was saved.
    await bot.deliver(ana.command('réglages', { command: '/compacts-digest' }));
    await slack.until(() => slack.workspace.forms.length === 2, 'a second form');
    expect(shown()).toMatchObject({
      days: ['Monday', 'Thursday', 'Only when something changed'],
      language: 'Español',
      follow: ['Chicago', 'Migration compact'],
    });
    // A day of the month goes over days of the week.
    await bot.deliver(ana.submit({ days: ['Monday', 'On day 15 of every month'], follow: [] }));
    await bot.deliver(ana.submit({}));
    const saved = await kept();
    expect(saved).toMatchObject({ monthly: 15 });
    expect([saved?.follow, saved?.onlyChanges]).toEqual([undefined, undefined]);
  });

  it('does not open for who may not manage digests', async () => {
    const { slack, bot, ana, own } = await start('admins');
    await bot.deliver(ana.command('form', { command: '/compacts-digest' }));
    await slack.until(() => own().length === 1, 'an answer');
    expect(own()[0]?.words).toContain(sayPlainly(messages, 'en', 'digest.error-managers'));
    expect(slack.workspace.forms).toEqual([]);
  });
});

describe('the form of a digest on Discord', () => {
  it('has the present values, shows a digest before it saves it, and tells everyone then', async () => {
    const running = await runDiscord({ parts: { clock }, fake: { clock } });
    end = () => running.stop();
    const { discord, store } = running;
    const [guild] = discord.guilds;
    const ana = running.user('Ana', guild === undefined ? {} : { guild });
    const kept = async () => (await store.subscriptions.all())[0];
    await ana.run('compacts-digest on', { time: '9', timezone: 'Madrid' });
    const status = await ana.run('compacts-digest follow', {});
    expect(textOf(status)).toContain(sayPlainly(messages, 'en', 'digest.error-follow-none'));
    const form = await ana.openFormBy('compacts-digest form');
    const present = ({ components }: typeof form) =>
      Object.fromEntries(
        components.map(({ component }) => [
          component?.custom_id,
          component?.value ??
            component?.options?.flatMap((each) => (each.default === true ? [each.label] : [])),
        ]),
      );
    expect(present(form)).toEqual({
      time: '09:00',
      timezone: 'Europe/Madrid',
      days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      language: ['English'],
      follow: [],
    });
    const wrong = await ana.submit(form, { ...filled, timezone: 'Atlantis' });
    expect(textOf(wrong)).toContain('Atlantis');
    const again = await ana.openForm(wrong, 'Settings');
    const preview = await ana.submit(again, filled);
    expect(textOf(preview)).toContain(sayPlainly(messages, 'en', 'digest.form-unsaved'));
    expect((await kept())?.zone).toBe('Europe/Madrid');
    const saved = await ana.press(preview, 'Save');
    expect(textOf(saved)).toContain(sayPlainly(messages, 'en', 'digest.changed-done'));
    expect(await kept()).toMatchObject(wanted);
    const reopened = await ana
      .openForm(saved, 'Settings')
      .catch(() => ana.openFormBy('compacts-digest form'));
    expect(present(reopened)).toMatchObject({
      days: ['Monday', 'Thursday', 'Only when something changed'],
      language: ['Español'],
      follow: ['Chicago', 'Migration compact'],
    });
    const changed = `Ana: ${sayPlainly(messages, 'es', 'digest.changed-done')}`;
    await discord.until(() =>
      discord.messages.some((message) => message.seenBy === undefined && textOf(message).includes(changed)),
    );
  });
});
