import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBlock, plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { addMonths } from '../../src/calendar.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { composeDigest, leadLimit, newMemory } from '../../src/digest/compose.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { rotationOf } from '../../src/digest/rotation.ts';
import { type Memory, newSettings, sections } from '../../src/digest/subscription.ts';
import { titleOf } from '../../src/knowledge/knowledge.ts';
import { inLanguage, languages } from '../../src/language.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const daily = [1, 2, 3, 4, 5, 6, 7] as const;
const all = { language: 'en', sections, days: daily } as const;

function withEvents(...events: { id: string; date: string }[]): Core {
  const like = core.knowledge.events[0];
  if (like === undefined) throw new Error('the data has no event');
  const textOf = (said: string) => ({ en: said, fr: said, es: said });
  const added = events.map((event) => ({ ...like, ...event, text: textOf(`What ${event.id} is.`) }));
  return { ...core, knowledge: { ...core.knowledge, events: added } };
}

function said(digest: Digest | undefined): string {
  return digest === undefined ? '' : plainText(digest.answer);
}

/** Digests on following days, each remembering the one before. */
function days(
  from: string,
  count: number,
  wanted: readonly (typeof sections)[number][],
  on = core,
): string[] {
  let memory: Memory = newMemory(on);
  return Array.from({ length: count }, (_, day) => {
    const date = new Date(Date.parse(from) + day * 86_400_000).toISOString().slice(0, 10);
    const digest = composeDigest(on, { ...all, sections: wanted }, memory, { date });
    memory = digest?.memory ?? memory;
    return said(digest);
  });
}

/** What it opens with, without its sources' numbers. */
function opening(text: string): string | undefined {
  return text.split('\n\n').slice(1, 3).join(' ');
}

describe('a digest', () => {
  it('tells every story once before any comes again, each kind from early on', () => {
    const items = rotationOf(core.knowledge).filter(
      (item) => item.isPast?.('2026-11-30') !== true && item.isForFollowers !== true,
    );
    let memory: Memory = newMemory(core);
    const record = (date: string) => {
      const digest = composeDigest(core, { ...all, days: [1], sections: ['record'] }, memory, { date });
      memory = digest?.memory ?? memory;
      return opening(said(digest));
    };
    const round = items.map(() => record('2026-11-30'));
    expect(new Set(round).size).toBe(items.length);
    expect(record('2027-11-29')).toBe('');
    expect(record('2027-11-30')?.replace('As told on 30 November 2026: ', '')).toBe(round[0]);
    const kinds = new Set(items.slice(0, 40).map(({ query }) => query.kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['city', 'commitment', 'record', 'votes']));
  });

  it.each(languages)('repeats no day of a year with the settings of a new one, in %s', (language) => {
    const year = digestsAhead(
      core,
      { ...newSettings, zone: 'UTC', language, memory: newMemory(core) },
      Date.parse('2026-11-30T00:00:00Z'),
      365,
    );
    expect(year).toHaveLength(261);
    const posted = year.filter(({ digest }) => digest !== undefined);
    const told = posted.map(({ digest }) => said(digest).split('\n\n').slice(1).join());
    expect(new Set(told).size).toBe(told.length);
    // There are fewer stories than days: they are spread, so that no week has none.
    expect(told.length).toBeGreaterThan(195);
    const gaps = posted.slice(1).map(({ date }, at) => Date.parse(date) - Date.parse(posted[at]?.date ?? ''));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5 * 86_400_000);
    expect(posted.slice(0, 8).map(({ date }) => date)).toEqual(year.slice(0, 8).map(({ date }) => date));
  });

  it.each(languages)(
    'opens with no sentence that it told before, on any day of a year, in %s',
    (language) => {
      const year = digestsAhead(
        core,
        { ...newSettings, days: daily, zone: 'UTC', language, memory: newMemory(core) },
        Date.parse('2026-11-30T00:00:00Z'),
        365,
      );
      const before = new Set<string>();
      const again = year.flatMap(({ date, digest }) => {
        const paragraphs = digest?.answer.blocks.filter(({ type }) => type === 'paragraph') ?? [];
        const [opens = '', ...others] = paragraphs.map((block) =>
          plainBlock(block).replace(/ ?\[\d+\]/gu, ''),
        );
        const isRepeated = before.has(opens);
        for (const sentence of [opens, ...others.flatMap((each) => [each, ...each.split(/(?<=\.) /u)])])
          before.add(sentence);
        return isRepeated && digest !== undefined ? [`${date}: ${opens}`] : [];
      });
      expect(year).toHaveLength(365);
      expect(again).toEqual([]);
    },
  );

  it.each(languages)('opens no day of a year with a title or a name alone, in %s', (language) => {
    const year = digestsAhead(
      core,
      { ...newSettings, zone: 'UTC', language, memory: newMemory(core) },
      Date.parse('2026-11-30T00:00:00Z'),
      500,
    );
    const { objectives, entities, commitments } = core.knowledge;
    const named = [
      ...objectives.flatMap((each) => [titleOf(each), each.short, each.label]),
      ...commitments.map(({ short }) => short),
      ...[...entities.values()].flatMap((each) => [each.name, each.short]),
    ].flatMap((name) => (name === undefined ? [] : [inLanguage(name, language).text.toLowerCase()]));
    const names = new Set(named);
    const bare = year.flatMap(({ date, digest }) => {
      const first = digest?.answer.blocks.find(({ type }) => type === 'paragraph');
      if (first === undefined) return [];
      const opens = plainBlock(first)
        .replace(/ ?\[[^\]]+\]/gu, '')
        .toLowerCase();
      // "Objective 3 of 23 of the migration compact, in paragraph 19: …"
      const [, title = opens] = /^[^:]*\d+[^:]*\s?: (.*)$/u.exec(opens) ?? [];
      const words = opens.split(' ').length;
      return words < 8 || names.has(title.replace(/[.“”«»]|\s$/gu, '').trim()) ? [`${date}: ${opens}`] : [];
    });
    expect(bare).toEqual([]);
    const told = year.flatMap(({ digest }) => (digest === undefined ? [] : [said(digest)])).join();
    for (const { text } of objectives)
      expect(told).toContain(text === undefined ? '?' : inLanguage(text, language).text);
  });

  it.each([
    ['en', 'the article', 'the Metropolis article (8 December 2017)'],
    ['fr', 'l’article', 'l’article de Metropolis (8 décembre 2017)'],
    ['es', 'el artículo', 'el artículo de Metropolis (8 de diciembre de 2017)'],
  ] as const)(
    'names the article once in what it opens with, and says which, in %s',
    (language, it, named) => {
      let memory: Memory = newMemory(core);
      let count = 0;
      for (const _ of rotationOf(core.knowledge)) {
        const digest = composeDigest(core, { ...all, days: [1], language, sections: ['record'] }, memory, {
          date: '2026-11-30',
        });
        memory = digest?.memory ?? memory;
        const first =
          opening(said(digest))
            ?.split(/(?<=[^\d][.:] )/u)[0]
            ?.toLowerCase() ?? '';
        const begins = [it, named.toLowerCase()].some((each) => first.startsWith(each));
        if (begins) expect(first).toContain(named.toLowerCase());
        count += first.includes(named.toLowerCase()) ? 1 : 0;
      }
      expect(count).toBeGreaterThan(15);
    },
  );

  it('tells nothing twice within a year, and how a state voted with most others to who follows it alone', () => {
    const year = digestsAhead(
      core,
      { ...newSettings, zone: 'UTC', language: 'en', memory: newMemory(core) },
      Date.parse('2026-11-30T00:00:00Z'),
      500,
    );
    const texts = year.map(({ digest }) => said(digest));
    for (const text of texts.filter((each) => / this day in |Coming up/u.test(each)))
      expect(text).not.toMatch(/Nothing new today|As told on/u);
    const single = new Set(
      rotationOf(core.knowledge).flatMap(({ id, isForFollowers }) => (isForFollowers === true ? [id] : [])),
    );
    const shown = year.at(-1)?.digest?.memory.shown ?? [];
    const told = shown.filter((id) => single.has(id));
    expect(told).toEqual([]);
    const again = texts.flatMap((text, at) => (text.includes('As told on ') ? [at] : []));
    expect(again.length).toBeGreaterThan(20);
    for (const at of again) {
      const [, date = ''] = /As told on (\d+ \w+ \d{4}):/u.exec(texts[at] ?? '') ?? [];
      expect(Date.parse(`${year[at]?.date}`) - Date.parse(`${date} UTC`)).toBeGreaterThanOrEqual(
        365 * 86_400_000,
      );
    }
  });

  it('tells with a weekly one what happened on the days since the last, each once', () => {
    const weekly = { ...newSettings, days: [1] as const, zone: 'UTC', language: 'en' as const };
    const from = Date.parse('2026-11-30T00:00:00Z');
    const on = (settings: Parameters<typeof digestsAhead>[1]) =>
      digestsAhead(core, settings, from, 365).flatMap(({ digest }) =>
        said(digest)
          .split('\n\n')
          .filter((text) => /^(?:On|Around) this day in /u.test(text))
          .map((text) =>
            text.replace(/^\w+ this day in \d{4}: (?:On [^,]*\d{4} )?|,? on \d+ \w+ \d{4}/gu, ''),
          )
          .map((text) => text.split('[')[0]?.toLowerCase()),
      );
    const memory = newMemory(core);
    const day = { sections: ['day'] as const, memory };
    const everyDay = on({ ...weekly, ...day, days: daily });
    const everyWeek = on({ ...weekly, ...day });
    expect(everyWeek.length).toBeGreaterThan(15);
    expect(everyDay).toEqual(expect.arrayContaining(everyWeek));
    expect(new Set(everyWeek).size).toBe(everyWeek.length);
  });

  it('has a lead that is short, a source for what it opens with, and buttons that answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.subarray([...sections], { minLength: 1 }),
        fc.integer({ min: 0, max: 800 }),
        fc.nat(rotationOf(core.knowledge).length),
        (language, wanted, day, shown) => {
          const date = new Date(Date.UTC(2026, 10, 24) + day * 86_400_000).toISOString().slice(0, 10);
          const memory = {
            ...newMemory(core),
            changes: day % 2 === 0 ? [] : newMemory(core).changes,
            shown: rotationOf(core.knowledge)
              .slice(0, shown)
              .map(({ id }) => id),
          };
          const digest = composeDigest(core, { language, sections: wanted, days: daily }, memory, { date });
          expect(composeDigest(core, { language, sections: wanted, days: daily }, memory, { date })).toEqual(
            digest,
          );
          if (digest === undefined) return;
          const lead = digest.answer.blocks.filter(({ type }) => type === 'paragraph').map(plainBlock);
          expect(lead.join('').length).toBeLessThanOrEqual(leadLimit + 1);
          expect(lead.length).toBeGreaterThan(0);
          // A source without an address is named at its mark: "[1: Nukta]".
          expect(lead[0]).toMatch(/\[\d+(?:: [^\]]+)?\]/u);
          expect(digest.answer.dataDate).toBe(core.knowledge.date);
          expect(digest.answer.next.length).toBeGreaterThan(0);
          for (const { query } of digest.answer.next)
            expect(answer(query, core, language).status).toBe('answered');
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('tells what changed in the data once, corrections first, and nothing from before it was turned on', () => {
    const [told = ''] = days('2027-03-01', 1, ['changes']);
    expect(told).toBe('');
    const first = composeDigest(core, all, { ...newMemory(core), changes: [] }, { date: '2027-03-01' });
    const text = said(first);
    expect(text.indexOf('Corrected in the data')).toBeGreaterThan(0);
    expect(text).toMatch(/Corrected in the data: .*Before: .*Now: .*Why: /su);
    // What does not fit is behind the buttons, and it is the least of it.
    expect(text).toContain('The buttons show');
    const second = composeDigest(core, all, first?.memory ?? newMemory(core), { date: '2027-03-02' });
    expect(said(second)).not.toContain('in the data:');
  });

  it('opens with no open question, doubt or fact known more than a year before, on any day of a year', () => {
    const year = digestsAhead(
      core,
      { ...newSettings, days: daily, zone: 'UTC', language: 'en', memory: newMemory(core) },
      Date.parse('2026-11-30T00:00:00Z'),
      365,
    );
    const unfit = core.knowledge.facts.filter(
      (fact) => fact.known !== undefined || (fact.doubt !== undefined && !('date' in fact)),
    );
    const old = (date: string) =>
      core.knowledge.facts.filter(
        ({ asOf, day }) => asOf !== undefined && day === undefined && `${asOf}-99` < addMonths(date, -12),
      );
    for (const { date, digest } of year) {
      const first = digest?.answer.blocks.find(({ type }) => type === 'paragraph');
      const opens = first === undefined ? '' : plainBlock(first);
      for (const { text } of [...unfit, ...old(date)]) expect(opens, date).not.toContain(text.en);
      // What is doubted stands nowhere but on the day of an event.
      for (const { text } of unfit.filter(
        ({ doubt, subject }) => doubt !== undefined && subject !== 'richmond',
      ))
        expect(said(digest), date).not.toContain(text.en);
    }
    const told = year.find(({ date }) => date === '2026-12-19');
    expect(said(told?.digest)).toContain('On this day in 2018: The General Assembly endorsed the migration');
  });

  it('remembers the day on which an event began', () => {
    expect(days('2026-12-08', 1, ['day'])[0]).toContain('On this day in 2017: Metropolis published');
    expect(days('2026-12-03', 4, ['day']).map((text) => text !== '')).toEqual([false, true, true, false]);
    const leap = withEvents({ id: 'leap', date: '2024-02-29' });
    expect(days('2027-02-28', 2, ['day'], leap).map((text) => text !== '')).toEqual([true, false]);
    expect(days('2028-02-28', 2, ['day'], leap).map((text) => text !== '')).toEqual([false, true]);
  });

  it('announces a milestone as scheduled and as of, some days before and on the day', () => {
    const on = withEvents({ id: 'forum', date: '2027-05-31' }, { id: 'year', date: '2028' });
    const told = days('2027-01-01', 200, ['upcoming'], on);
    const shown = told.flatMap((text, day) => (text.includes('forum') ? [150 - day] : []));
    expect(shown).toEqual([90, 30, 7, 1, 0]);
    expect(told.find((text) => text.includes('forum'))).toContain(
      'Coming up in 90 days, 31 May 2027 (as scheduled, as of 23 November 2026): What forum is.',
    );
    expect(told[149]).toContain('Coming up tomorrow, 31 May 2027');
    expect(told[150]).toContain('Coming up today, 31 May 2027');
    // What has no day is announced once.
    expect(
      days('2027-09-01', 200, ['upcoming'], on).filter((text) => text.includes('Coming up, 2028')),
    ).toHaveLength(1);
    // A digest that comes on Mondays only misses none of them.
    expect(days('2027-05-29', 1, ['upcoming'], on)[0]).toContain('forum');
  });

  it('announces what a fact foresees, as long as it is so', () => {
    const told = days('2026-11-30', 40, ['upcoming']);
    const ofTerm = told.flatMap((text, day) => (text.includes('The tenth takes office') ? [day] : []));
    expect(ofTerm).toEqual([0, 2, 25, 31]);
    expect(told[31]).toMatch(/^Coming up tomorrow, 1 January 2027 /mu);
    expect(told[0]).toMatch(
      /Coming up, 2027 \(as scheduled, as of 10 December 2025\): The next Global Refugee Forum/u,
    );
    expect(told.filter((text) => text.includes('next Global Refugee Forum'))).toHaveLength(1);
  });

  it('leaves out what a day has overtaken since the data was reviewed, and what it tells beside', () => {
    const record = (date: string, memory: Memory) =>
      composeDigest(core, { ...all, sections: ['day', 'record'] }, memory, { date });
    const told = (id: string, date: string) => {
      const shown = rotationOf(core.knowledge).flatMap((item) => (item.id === id ? [] : [item.id]));
      return said(record(date, { ...newMemory(core), shown }));
    };
    expect(told('un-head', '2026-12-14')).toContain('António Guterres is Secretary-General');
    expect(told('un-head', '2027-01-14')).not.toContain('António Guterres is Secretary-General');
    // What was foreseen is told on the day on which it came.
    expect(rotationOf(core.knowledge).map(({ id }) => id)).not.toContain('gcm-expected');
    expect(said(record('2026-12-10', newMemory(core)))).toContain(
      'In December 2017 the Metropolis article expected the migration compact to be adopted in 2018.',
    );
  });

  it('is put in words once for all who get the same, and anew for who gets another', () => {
    const now = { date: '2026-11-30' };
    const all = { language: 'en', sections: ['changes', 'day', 'record'], days: daily } as const;
    const one = composeDigest(core, all, newMemory(core), now);
    const same = composeDigest(core, { ...all, days: [1] }, { ...newMemory(core), round: 3 }, now);
    expect(same?.answer).toBe(one?.answer);
    const others = [
      composeDigest(core, { ...all, language: 'fr' }, newMemory(core), now),
      composeDigest(core, all, newMemory(core), { date: '2026-12-07' }),
      composeDigest(core, all, newMemory(core), { ...now, dueAt: '08:00' }),
      composeDigest(core, all, { ...newMemory(core), shown: same?.memory.shown ?? [] }, now),
    ];
    expect(new Set([one, ...others].map(said)).size).toBe(5);
  });

  it('is headed by its day as each language writes it', () => {
    const heads = languages.map(
      (language) =>
        said(composeDigest(core, { ...all, language }, newMemory(core), { date: '2026-12-01' })).split(
          '\n',
        )[0],
    );
    expect(heads).toEqual([
      'Digest for Tuesday, 1 December 2026',
      'Résumé du mardi 1er décembre 2026',
      'Resumen del martes 1 de diciembre de 2026',
    ]);
  });

  it('is none where the chosen sections have nothing new', () => {
    expect(days('2027-04-02', 3, ['day', 'changes'])).toEqual(['', '', '']);
  });

  it('says that it is late, and which days had none', () => {
    const digest = composeDigest(core, all, newMemory(core), {
      date: '2026-11-24',
      dueAt: '09:00',
      missed: { from: '2026-11-20', through: '2026-11-23' },
    });
    const text = said(digest);
    expect(text).toContain('This digest was due at 09:00');
    expect(text).toMatch(/the bot was not running: 20\s?–\s?23 November 2026/u);
  });
});
