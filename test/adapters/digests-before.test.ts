import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { parsePress } from '../../src/chat/press.ts';
import { loadCore } from '../../src/core.ts';
import { parseDigestPress } from '../../src/digest/buttons.ts';
import { answerDigestPress } from '../../src/digest/commands/press.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { textOf } from '../fakes/discord/messages.ts';
import type { WireMessage } from '../fakes/discord/payload-rules.ts';
import { person } from '../fakes/slack/deliveries.ts';
import { startFakeSlack } from '../fakes/slack/slack.ts';
import { runBot as runDiscord } from './discord/running-bot.ts';
import { runBot as runSlack, temporaryStore } from './slack/running.ts';

/**
 * Written by the program before: the buttons of 400 days of its digests in each language (those to other languages of
 * the first day of each month), and some of its messages as they were sent.
 */
const before = JSON.parse(
  readFileSync(new URL('../digest/before/digests.json', import.meta.url), 'utf8'),
) as {
  readonly buttons: readonly (readonly [platform: string, language: Language, id: string, label: string])[];
  readonly messages: readonly {
    readonly language: Language;
    readonly date: string;
    readonly slack: { readonly [name: string]: never };
    readonly discord: WireMessage;
  }[];
};

const core = await loadCore();
const clock = { now: () => new Date('2026-11-29T12:00:00Z') };
const { store, remove } = await temporaryStore();
let end: () => Promise<void> = async () => undefined;
afterEach(() => end());
const names = { en: 'English', fr: 'Français', es: 'Español' } as const;

describe('a button of a digest of the version before', () => {
  it('means something and is answered, each of them', async () => {
    expect(before.buttons.length).toBeGreaterThan(500);
    const presser = {
      place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
      person: { id: 'U1', name: 'Ana' },
      mayManage: true,
      seesWorkspace: false,
      language: 'en' as const,
    };
    const desk = {
      core,
      subscriptions: store.subscriptions,
      clock,
      access: async () => ({ ok: true as const }),
      examine: async () => [],
    };
    for (const [, , id, label] of before.buttons) {
      const press = parsePress(id);
      const ofDigest = parseDigestPress(id);
      expect(press ?? ofDigest, `${label}: ${id}`).toBeDefined();
      if (press !== undefined) expect(answer(press.query, core, press.language).status, id).toBe('answered');
      if (ofDigest === undefined || ofDigest.do === 'form') continue;
      const told = await answerDigestPress(ofDigest, presser, desk);
      expect(told.answer.status, id).toBe('answered');
      expect(told.answer.language, id).toBe(id.slice(2, 4));
      expect(plainText(told.answer).length, id).toBeGreaterThan(100);
    }
    await remove();
  });

  it.each(before.messages)('answers on Slack, $language $date', async ({ language, date, slack: sent }) => {
    const slack = await startFakeSlack({ clock });
    const kept = await temporaryStore();
    const { subscriptions } = kept.store;
    const digests = { subscriptions, access: 'everyone' as const, examine: async () => [] };
    const bot = await runSlack(slack, 'http', kept.store, { clock, digests });
    end = async () => {
      await bot.stop();
      await slack.stop();
      await kept.remove();
    };
    const ana = person(slack, 'UANA', 'ana');
    const message = slack.workspace.put({ channel: 'C1', visibleTo: 'everyone', sent });
    const own = () => slack.workspace.seenBy('UANA', 'C1').filter(({ visibleTo }) => visibleTo === 'UANA');
    expect(message.buttons.length).toBeGreaterThan(2);
    // Two buttons of one name were possible then; whoever presses by name presses the first.
    const buttons = message.buttons.filter(
      ({ label }, at) => message.buttons.findIndex((each) => each.label === label) === at,
    );
    for (const [at, { label, actionId }] of buttons.entries()) {
      await bot.deliver(ana.press(message, label));
      await slack.until(() => own().length === at + 1, `an answer to ${label}`);
      const words = own().at(-1)?.words ?? '';
      expect(words, label).not.toContain(sayPlainly(core.messages, language, 'chat.button-too-old'));
      if (!actionId.includes(':digest/')) continue;
      const other = actionId.slice(2, 4) as Language;
      expect(words).toContain(sayPlainly(core.messages, other, 'digest.before'));
      // What its other buttons name is told in that language, and it can be read in the others from here.
      expect(words.length, words).toBeGreaterThan(300);
      expect(
        own()
          .at(-1)
          ?.buttons.map((each) => each.label),
      ).toContain(names[language]);
      expect(words).toContain(date.slice(0, 4));
    }
  });

  it.each(before.messages)('answers on Discord, $language $date', async ({ language, discord: payload }) => {
    const running = await runDiscord({ parts: { clock }, fake: { clock } });
    end = () => running.stop();
    const { discord } = running;
    const [guild] = discord.guilds;
    const ana = running.user('Ana', guild === undefined ? {} : { guild });
    const [channel] = guild?.channels ?? [];
    const message = discord.put(channel?.id ?? '', payload);
    for (const other of Object.values(names).filter((each) => each !== names[language])) {
      const told = await ana.press(message, other);
      const spoken = Object.entries(names).find(([, name]) => name === other)?.[0] as Language;
      expect(textOf(told)).toContain(sayPlainly(core.messages, spoken, 'digest.before'));
      expect(textOf(told).length).toBeGreaterThan(300);
    }
  });
});
