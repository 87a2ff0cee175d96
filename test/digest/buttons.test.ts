import { afterAll, describe, expect, it } from 'vitest';
import { discordCaps } from '../../adapters/discord/draw/render.ts';
import { slackCaps } from '../../adapters/slack/draw/render.ts';
import { plainText } from '../../src/answer/plain-text.ts';
import { parsePress } from '../../src/chat/press.ts';
import { type Button, replyWith } from '../../src/chat/reply.ts';
import { splitWords } from '../../src/commands/words.ts';
import { loadCore } from '../../src/core.ts';
import { itemsOf } from '../../src/digest/address.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { parseDigestPress } from '../../src/digest/buttons.ts';
import { answerDigest } from '../../src/digest/commands/answer.ts';
import { answerDigestPress } from '../../src/digest/commands/press.ts';
import { newMemory } from '../../src/digest/compose.ts';
import { newSettings, subscriptionId } from '../../src/digest/subscription.ts';
import { temporaryStore } from '../adapters/slack/running.ts';

const core = await loadCore();
const { store, remove } = await temporaryStore();
afterAll(remove);
let now = Date.parse('2026-11-29T12:00:00Z');
const clock = { now: () => new Date(now) };
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const desk = {
  core,
  subscriptions: store.subscriptions,
  clock,
  access: async () => ({ ok: true as const }),
  examine: async () => [],
};

function who(name: string, mayManage = true) {
  return {
    place,
    person: { id: `U${name}`, name },
    mayManage,
    seesWorkspace: false,
    zone: 'Europe/Madrid',
    language: 'en' as const,
  };
}

async function say(name: string, line: string) {
  const split = splitWords(line);
  now += 1000;
  return answerDigest({ ...who(name), words: 'words' in split ? split.words : [] }, desk);
}

async function press(name: string, id: string, mayManage = true) {
  const meant = parseDigestPress(id);
  if (meant === undefined || meant.do === 'form') throw new Error(`${id} is no button of a digest`);
  now += 1000;
  return answerDigestPress(meant, who(name, mayManage), desk);
}

const known = () => store.subscriptions.find(subscriptionId(place));
const answerOf = (reply: { answer: Parameters<typeof plainText>[0] }) => plainText(reply.answer);
const yearFrom = digestsAhead(
  core,
  { ...newSettings, zone: 'UTC', language: 'en', memory: newMemory(core) },
  now,
  370,
);

describe('the buttons under a digest', () => {
  it('each mean something, on every day of a year, on both platforms', async () => {
    for (const { digest, date } of yearFrom) {
      if (digest === undefined) continue;
      for (const caps of [slackCaps, discordCaps]) {
        const reply = replyWith(digest.answer, core, caps, 1, 'everyone');
        const buttons = reply.rows.flat();
        expect(reply.rows.length, date).toBeLessThanOrEqual(5);
        for (const { id, label } of buttons) {
          expect(id.length, id).toBeLessThanOrEqual(100);
          expect(parsePress(id) ?? parseDigestPress(id), `${label}: ${id}`).toBeDefined();
        }
        expect(new Set(buttons.map(({ id }) => id)).size).toBe(buttons.length);
        const labels = buttons.map(({ label }) => label);
        // A digest stands whole in its message, and no two buttons of it are called the same.
        expect(reply.pages, date).toBe(1);
        expect(reply.blocks.length).toBe(digest.answer.blocks.length);
        expect(new Set(labels).size, labels.join()).toBe(labels.length);
        expect(labels.filter((label) => /^\p{Ll}/u.test(label))).toEqual([]);
        for (const label of [
          'Français',
          'Español',
          'Sources',
          'Skip the next',
          'Pause',
          'What it follows',
          'Turn off',
        ])
          expect(labels).toContain(label);
      }
    }
  });

  it('tell the digest again, in each language, as it was, without a store', async () => {
    for (const { digest, date } of yearFrom.slice(0, 40)) {
      if (digest === undefined) continue;
      const buttons = replyWith(digest.answer, core, slackCaps, 1, 'everyone').rows.flat();
      const labelled = (label: string) => buttons.find((each) => each.label === label)?.id ?? '';
      const all = await press('Ben', `s1en:${digest.answer.query.replace('digest-post', 'digest')}`, false);
      // What is new changes with the day on which the button is pressed.
      for (const paragraph of digest.answer.blocks.map((block) =>
        plainText({ ...digest.answer, blocks: [block] }),
      ))
        if (!/The buttons show|Nothing new today|…/u.test(paragraph))
          expect(answerOf(all), date).toContain(paragraph.split('\n')[0]);
      const french = await press('Ben', labelled('Français'), false);
      expect(french.answer.language).toBe('fr');
      // What needs more room in French may be behind its button there.
      const cited = digest.answer.citations.map(({ document }) => document);
      // The official short name of an objective stands for its title there, and has sources of its own.
      cited.push(...core.knowledge.officialLabels.citations.map(({ document }) => document));
      expect(cited).toEqual(expect.arrayContaining(french.answer.citations.map(({ document }) => document)));
      expect(french.answer.citations.length).toBeGreaterThan(0);
      const back = parseDigestPress(`s1en:${french.answer.query}`);
      expect(back).toMatchObject({ digest: { telling: 'digest-post', date } });
      expect(answerOf(await press('Ben', `s1en:${french.answer.query}`))).toBe(
        plainText(digest.answer).replace('Nothing new today; from the archive:\n\n', ''),
      );
      const sources = answerOf(await press('Ben', labelled('Sources'), false));
      for (const { quote } of all.answer.citations)
        if (quote !== undefined) expect(sources).toContain(quote.slice(0, 40));
    }
  });

  it('stay when somebody turns a copy of their own to another language', async () => {
    for (const { digest, date } of yearFrom.slice(0, 60)) {
      if (digest === undefined) continue;
      for (const caps of [slackCaps, discordCaps]) {
        const own = replyWith(digest.answer, core, caps, 1, 'asker').rows.flat();
        const french = await press('Ben', own.find(({ label }) => label === 'Français')?.id ?? '');
        const turned = replyWith(french.answer, core, caps, french.page, 'asker').rows.flat();
        const labels = turned.map(({ label }) => label);
        expect(new Set(labels).size, date).toBe(labels.length);
        const actions = (all: readonly Button[]) =>
          all.flatMap(({ id }) => (id.startsWith('d:') ? [id] : []));
        expect(actions(turned), date).toEqual(actions(own));
        expect(labels, date).toEqual(expect.arrayContaining(['English', 'Español', 'Sources']));
      }
    }
  });

  it('look at no fact again to tell it', () => {
    const { digest } = yearFrom[0] ?? {};
    const address = parseDigestPress(`s1en:${digest?.answer.query.replace('digest-post', 'digest')}`);
    if (address?.do !== 'show') throw new Error('the first day has a digest');
    let looks = 0;
    const facts = new Proxy(core.knowledge.facts, {
      get: (all, key) => {
        looks += 1;
        return Reflect.get(all, key);
      },
    });
    const knowledge = { ...core.knowledge, facts };
    const items = itemsOf(address.digest, knowledge);
    expect(looks).toBeGreaterThan(facts.length);
    looks = 0;
    expect(itemsOf(address.digest, knowledge).map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    // What changed in the data is looked up by the fact that it is about.
    expect(looks).toBeLessThan(knowledge.changes.length * facts.length + 2);
  });

  it('of a digest whose data has gone say so', async () => {
    const reply = await press('Ben', 's1en:digest/2026-11-30/AAAAABBBBB');
    expect(answerOf(reply)).toContain('2 things it showed are no longer in the data');
  });

  it('under one of the version before still answer', () => {
    for (const id of [
      's1en:city/chicago',
      's1fr:timeline/2016',
      's1es:record/commitment-3',
      's1en:source/metropolis-article',
    ])
      expect(parsePress(id), id).toBeDefined();
  });

  it('skip, pause and end it for managers only, and tell everyone who did', async () => {
    await say('Ana', 'on 9:30 Madrid daily');
    expect(answerOf(await press('Ben', 'd:skip', false))).toContain('Only people who manage');
    expect((await known())?.skip).toBeUndefined();
    const skipped = await press('Ben', 'd:skip');
    expect((await known())?.skip).toBe('2026-11-30');
    expect(plainText(skipped.announcement ?? skipped.answer)).toContain(
      'Ben: The next digest will be left out.',
    );
    await press('Ana', 'd:pause');
    expect((await known())?.pausedUntil).toBe('9999-12-31');
    expect(answerOf(await press('Cem', 'd:followed', false))).toContain('It follows everything');
    const ended = await press('Ana', 'd:off');
    expect((await known())?.state).toBe('off');
    for (const answer of [ended.answer, ended.announcement]) {
      if (answer === undefined) throw new Error('everyone is told');
      expect(plainText(answer)).toMatch(/kept for 30 days.*compacts-digest on/u);
      expect(replyWith(answer, core, slackCaps, 1, 'everyone').rows.flat()).toContainEqual<Button>({
        label: 'Turn on again',
        id: 'd:on',
      });
    }
    await press('Ana', 'd:on');
    expect(await known()).toMatchObject({ state: 'on', time: '09:30', zone: 'Europe/Madrid' });
    for (const word of ['off', 'stop', 'arrêter', 'parar']) {
      await say('Ana', 'on');
      await say('Ana', word);
      expect((await known())?.state, word).toBe('off');
    }
  });
});

describe('a digest that somebody else set up', () => {
  it('is shown before its language, zone or content changes; the button or a word says yes', async () => {
    await say('Ana', 'on 9:30 Madrid daily english');
    for (const line of [
      'on 9:30 Lima',
      'on language:fr',
      'on sections:day',
      'follow Chicago',
      'on when:changed',
    ]) {
      const before = await known();
      const asked = await say('Ben', line);
      expect(await known(), line).toEqual(before);
      expect(answerOf(asked)).toMatch(/Nothing is changed yet: Ana set this digest up on 29 November 2026/u);
      expect(asked.announcement).toBeUndefined();
    }
    const asked = await say('Ben', 'on 9:30 Lima french');
    const [button] = replyWith(asked.answer, core, slackCaps, 1, 'asker').rows.flat();
    const done = await press('Ben', button?.id ?? '');
    expect(await known()).toMatchObject({ zone: 'America/Lima', language: 'fr', madeByName: 'Ana' });
    expect(done.announcement && plainText(done.announcement)).toMatch(/Lima/u);
    // Who was let in may go on, and the time and the days are everyone's.
    await say('Ben', 'on language:es');
    expect((await known())?.language).toBe('es');
    await say('Cem', 'on 8:00 weekdays');
    expect((await known())?.time).toBe('08:00');
    await say('Dee', 'on Madrid confirm');
    expect((await known())?.zone).toBe('Europe/Madrid');
    expect(answerOf(await say('Eve', 'status'))).toMatch(/Turned on by Ana on .* Last changed by Dee on/u);
  });

  it('and what is said about it stand whole in one message: no button could turn its page', async () => {
    for (const line of ['status', 'schedule', 'help', 'form', 'on 25:00 Atlantis', 'doctor']) {
      const { answer } = await say('Ana', line);
      for (const caps of [slackCaps, discordCaps]) {
        const { pages, blocks } = replyWith(answer, core, caps, 1, 'asker');
        expect([line, pages, blocks.length]).toEqual([line, 1, answer.blocks.length]);
      }
    }
  });

  it('is not in anybody’s way while it is off', async () => {
    await say('Ana', 'off');
    await say('Ben', 'on 7 Lima language:en');
    expect(await known()).toMatchObject({ state: 'on', zone: 'America/Lima', madeByName: 'Ben' });
    expect((await known())?.changed).toBeUndefined();
  });
});

describe('a digest that was turned off', () => {
  it('is kept for 30 days, and then forgotten', async () => {
    await say('Ana', 'off');
    const day = 24 * 3_600_000;
    expect(await store.ledger.forgetOff(now - 30 * day, now)).toBe(0);
    expect(await store.ledger.forgetOff(now + 1, now)).toBe(1);
    expect(await known()).toBeUndefined();
  });

  it('by the version before counts from now on', async () => {
    await say('Ana', 'on 9 Madrid');
    const on = await known();
    if (on === undefined) throw new Error('it is on');
    const { next: _, changed: __, ...off } = { ...on, state: 'off' as const };
    await store.subscriptions.forgetChannel(place);
    await store.subscriptions.restore([off], [], 'x');
    expect(await store.ledger.forgetOff(now, now)).toBe(0);
    expect(await store.ledger.forgetOff(now + 1, now + 2)).toBe(1);
  });
});

describe('a pause', () => {
  it('stays when settings are changed, and ends with "on"', async () => {
    await say('Ana', 'on 9 Lima daily');
    await say('Ana', 'pause until 2026-12-31');
    for (const line of ['timezone: Madrid', 'lunes y jueves', '10:30', 'langue:fr']) {
      const reply = answerOf(await say('Ana', line));
      expect((await known())?.pausedUntil, line).toBe('2026-12-31');
      expect(reply, line).toMatch(/paused until 31 December 2026/u);
    }
    expect(await known()).toMatchObject({
      zone: 'Europe/Madrid',
      time: '10:30',
      days: [1, 4],
      language: 'fr',
    });
    await say('Ana', 'on 11 Madrid');
    expect((await known())?.pausedUntil).toBeUndefined();
    await say('Ana', 'off');
  });
});
