import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBlock, plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { type Core, loadCore } from '../../src/core.ts';
import { composeDigest, leadLimit, newMemory } from '../../src/digest/compose.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { rotationOf } from '../../src/digest/rotation.ts';
import { type Memory, sections } from '../../src/digest/subscription.ts';
import { languages } from '../../src/language.ts';

const core = await loadCore();
const all = { language: 'en', sections } as const;

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
    const digest = composeDigest(on, { language: 'en', sections: wanted }, memory, { date });
    memory = digest?.memory ?? memory;
    return said(digest);
  });
}

describe('a digest', () => {
  it('shows every record once before any comes again, each kind from early on', () => {
    const items = rotationOf(core.knowledge);
    const round = days('2027-01-01', items.length, ['record']);
    expect(new Set(round.map((text) => text.split('\n\n')[1])).size).toBe(items.length);
    const again = days('2027-01-01', items.length + 1, ['record']).at(-1);
    expect(again?.split('\n\n')[1]).toBe(round[0]?.split('\n\n')[1]);
    const kinds = new Set(items.slice(0, 40).map(({ query }) => query.kind));
    expect([...kinds].toSorted()).toEqual(['city', 'commitment', 'record', 'source', 'timeline']);
  });

  it('has a lead of 600 characters at most, sources for all it says, and buttons that answer', () => {
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
          const digest = composeDigest(core, { language, sections: wanted }, memory, { date });
          expect(composeDigest(core, { language, sections: wanted }, memory, { date })).toEqual(digest);
          if (digest === undefined) return;
          const lead = digest.answer.blocks.filter(({ type }) => type === 'paragraph').map(plainBlock);
          expect(lead.join('').length).toBeLessThanOrEqual(leadLimit + 1);
          expect(lead.length).toBeGreaterThan(0);
          for (const said of lead) expect(said).toMatch(/\[\d+\]/u);
          expect(digest.answer.dataDate).toBe(core.knowledge.date);
          expect(digest.answer.next.length).toBeGreaterThan(0);
          for (const { query } of digest.answer.next)
            expect(answer(query, core, language).status).toBe('answered');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('tells what changed in the data once, corrections first, and nothing from before it was turned on', () => {
    const [told = ''] = days('2027-03-01', 1, ['changes']);
    expect(told).toBe('');
    const first = composeDigest(core, all, { ...newMemory(core), changes: [] }, { date: '2027-03-01' });
    const text = said(first);
    expect(text.indexOf('Corrected in the data')).toBeGreaterThan(0);
    expect(text.indexOf('Corrected in the data')).toBeLessThan(text.indexOf('New in the data'));
    const second = composeDigest(core, all, first?.memory ?? newMemory(core), { date: '2027-03-02' });
    expect(said(second)).not.toContain('in the data:');
  });

  it('remembers the day of an event, and every day that it lasted', () => {
    expect(days('2026-12-08', 1, ['day'])[0]).toContain('On this day in 2017: Metropolis published');
    expect(days('2026-12-03', 5, ['day']).map((text) => text !== '')).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
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
      'Coming up, 31 May 2027 (as scheduled, as of 23 November 2026): What forum is.',
    );
    // A digest that comes on Mondays only misses none of them.
    expect(days('2027-05-29', 1, ['upcoming'], on)[0]).toContain('forum');
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
