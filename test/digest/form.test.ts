import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { loadCore } from '../../src/core.ts';
import { parseDigestPress } from '../../src/digest/buttons.ts';
import { type FormValues, formFor, readForm } from '../../src/digest/commands/form.ts';
import { answerDigestPress } from '../../src/digest/commands/press.ts';
import { packDraft, unpackDraft } from '../../src/digest/draft.ts';
import { allFollowed } from '../../src/digest/follow.ts';
import { subscriptionId, weekdays } from '../../src/digest/subscription.ts';
import { languages } from '../../src/language.ts';
import { temporaryStore } from '../adapters/slack/running.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const { store, remove } = await temporaryStore();
afterAll(remove);
const clock = { now: () => new Date('2026-11-29T12:00:00Z') };
const desk = {
  core,
  subscriptions: store.subscriptions,
  clock,
  access: async () => ({ ok: true as const }),
  examine: async () => [],
};

function who(channel: string, language: (typeof languages)[number] = 'en', name = 'Ana') {
  return {
    place: { platform: 'slack', workspace: 'T1', channel },
    person: { id: `U${name}`, name },
    mayManage: true,
    seesWorkspace: false,
    zone: 'Europe/Madrid',
    language,
  };
}

const draftOf = fc.record({
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => [hour, minute].map((each) => String(each).padStart(2, '0')).join(':')),
  zone: fc.constantFrom(...core.knowledge.zoneNames.zones),
  rhythm: fc.oneof(
    fc.subarray([...weekdays], { minLength: 1 }).map((days) => ({ days })),
    fc
      .subarray([...weekdays], { minLength: 1 })
      .chain((days) =>
        fc.constantFrom<'first' | 'last'>('first', 'last').map((monthly) => ({ days, monthly })),
      ),
    fc.integer({ min: 1, max: 31 }).map((monthly) => ({ days: weekdays, monthly })),
  ),
  language: fc.constantFrom(...languages),
  follow: fc.subarray(allFollowed(core.knowledge), { maxLength: 7 }).map((follow) => follow.toSorted()),
  onlyChanges: fc.boolean(),
});

describe('a draft', () => {
  it('comes back from its button as it was, whatever it holds', () => {
    fc.assert(
      fc.property(draftOf, (draft) => {
        const back = unpackDraft(packDraft(draft), core.knowledge);
        expect(back === undefined ? undefined : { ...back, follow: back.follow.toSorted() }).toEqual(draft);
      }),
      { numRuns: runs(300) },
    );
    const marks = allFollowed(core.knowledge).map((each) => packDraft({ ...blank, follow: [each] }));
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('that is a forgery is none', () => {
    for (const text of [
      '',
      '0930',
      '2500|Europe/Madrid|1|en|',
      '0930|Mars/Base|1|en|',
      '0930|UTC|9|en|',
      '0930|UTC|1|xx|',
    ])
      expect(unpackDraft(text, core.knowledge), text).toBeUndefined();
  });
});

const blank = {
  time: '09:30',
  zone: 'UTC',
  rhythm: { days: [1 as const] },
  language: 'en' as const,
  follow: [],
  onlyChanges: false,
};

describe('the form of a digest', () => {
  it('takes its own present values again, in every language, whatever they are', async () => {
    let channel = 0;
    await fc.assert(
      fc.asyncProperty(draftOf, fc.constantFrom(...languages), async (draft, language) => {
        channel += 1;
        const presser = who(`own${channel}`, language);
        const save = { do: 'save', draft: packDraft(draft) } as const;
        await answerDigestPress(save, presser, desk);
        const { values, choices } = await formFor(presser, desk);
        const read = await readForm(values, presser, desk);
        expect(read, JSON.stringify(values)).toHaveProperty('draft');
        if ('draft' in read) {
          const { follow: _, ...kept } = read.draft;
          const { follow: __, ...wanted } = draft;
          expect(kept, JSON.stringify(values)).toEqual(wanted);
        }
        const { days, language: spoken, follow } = choices;
        const chosen = { ...values, days: days.chosen, language: spoken.chosen, follow: follow.chosen };
        const again = await readForm(chosen, presser, desk);
        if (!('draft' in again)) throw new Error(JSON.stringify([chosen, again]));
        expect({ ...again.draft, follow: again.draft.follow.toSorted() }).toEqual(draft);
        for (const { groups, chosen: present } of [days, spoken, follow]) {
          const offered = groups.flatMap((group) => group.choices.map(({ value }) => value));
          expect(new Set(offered).size).toBe(offered.length);
          expect(offered).toEqual(expect.arrayContaining([...present]));
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it('shows a digest before it saves it, and the button saves just that', async () => {
    const presser = who('C1', 'fr');
    const filled: FormValues = {
      time: '9h30',
      timezone: 'Genève',
      days: 'le lundi et le jeudi',
      language: 'français',
      follow: 'Chicago et le pacte sur les migrations',
    };
    expect((await formFor(presser, desk)).values).toMatchObject({
      time: '09:00',
      timezone: 'Europe/Madrid',
      follow: 'tout',
    });
    const read = await readForm(filled, presser, desk);
    if (!('preview' in read)) throw new Error(JSON.stringify(read));
    const shown = plainText(read.preview.answer);
    expect(shown).toMatch(/^Rien n’est encore enregistré/u);
    expect(shown).toContain('À 09:30 (Europe/Zurich), lundi, jeudi, en français');
    expect(shown).toMatch(/Chicago/u);
    expect(await store.subscriptions.find(subscriptionId(presser.place))).toBeUndefined();
    const [button] = read.preview.answer.buttons ?? [];
    expect(button?.label).toBe('Enregistrer');
    const press = parseDigestPress(button?.id ?? '');
    if (press === undefined || press.do === 'form') throw new Error('the button saves');
    await answerDigestPress(press, presser, desk);
    expect(await store.subscriptions.find(subscriptionId(presser.place))).toMatchObject({
      time: '09:30',
      zone: 'Europe/Zurich',
      days: [1, 4],
      language: 'fr',
      follow: ['chicago', 'migration-compact'],
    });
    expect((await formFor(presser, desk)).values).toMatchObject({
      time: '09:30',
      days: 'lundi, jeudi',
      language: 'Français',
    });
    const others = await readForm({ ...filled, timezone: 'Lima' }, who('C1', 'en', 'Ben'), desk);
    expect('preview' in others && plainText(others.preview.answer)).toContain('Ana set this digest up');
  });

  it('says under each field what is wrong with it', async () => {
    const read = await readForm(
      { time: '25:00', timezone: 'San José', days: 'fortnightly', language: 'klingon', follow: 'Atlantis' },
      who('C2'),
      desk,
    );
    if (!('wrong' in read)) throw new Error('something is wrong');
    expect(read.wrong.time).toContain('“25:00” isn’t a time of day');
    expect(read.wrong.timezone).toContain('America/Costa_Rica');
    expect(read.wrong.days).toContain('fortnightly');
    expect(read.wrong.language).toContain('klingon');
    expect(read.wrong.follow?.toLowerCase()).toContain('atlantis');
  });

  it('saves nothing for who may not manage it', async () => {
    const presser = { ...who('C3'), mayManage: false };
    const { answer } = await answerDigestPress({ do: 'save', draft: packDraft(blank) }, presser, desk);
    expect(plainText(answer)).toContain('Only people who manage');
    expect(await store.subscriptions.find(subscriptionId(presser.place))).toBeUndefined();
  });
});
