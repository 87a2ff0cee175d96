import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import { startDraft } from '../../src/builders/draft.ts';
import { loadCore } from '../../src/core.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { newMemory } from '../../src/digest/compose.ts';
import { isFollowed, nameOfFollowed, parseFollow } from '../../src/digest/follow.ts';
import { offerFollowed } from '../../src/digest/follow-offers.ts';
import { rotationOf } from '../../src/digest/rotation.ts';
import { newSettings } from '../../src/digest/subscription.ts';
import { languages } from '../../src/language.ts';
import { foldPhrase } from '../../src/text/normalise.ts';

const core = await loadCore();
const { knowledge } = core;

describe('what is followed', () => {
  it('is the state where a state and a place in it are called so', () => {
    for (const { name } of knowledge.countries) {
      const meant = parseFollow(name.en, knowledge);
      expect(meant, name.en).toMatchObject({ follow: [expect.stringMatching(/^place:/u)] });
    }
  });

  it.each([
    ['Chicago', ['chicago']],
    ['Chicago, the migration compact and commitment 3', ['chicago', 'migration-compact', 'commitment-3']],
    ['Suisse', ['place:Switzerland']],
    ['pacto sobre los refugiados y compromiso 1', ['refugee-compact', 'commitment-1']],
    ['la nouvelle agenda urbain et smuggling', { unknown: 'nouvelle' }],
    ['objective 5 of the migration compact', ['gcm-obj-5']],
    ['all', []],
    ['only what concerns Chicago', ['chicago']],
    ['seulement ce qui touche au pacte sur les réfugiés', ['refugee-compact']],
    ['solo lo que tenga que ver con Filadelfia', ['philadelphia']],
    ['only what', { unknown: 'only what' }],
  ])('"%s"', (text, wanted) => {
    const meant = parseFollow(text, knowledge);
    if (Array.isArray(wanted)) expect(meant).toEqual({ follow: wanted });
    else expect(meant).toMatchObject(wanted);
  });

  it('is read again from its name in each language', () => {
    const records = [...knowledge.entities.values()].filter(({ kind }) => kind !== 'document');
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.constantFrom(...languages), ({ id }, language) => {
        const name = nameOfFollowed(startDraft(core, language), id);
        const meant = parseFollow(name, knowledge);
        expect('follow' in meant && meant.follow, name).toContain(id);
      }),
    );
  });

  it('is all that a digest tells of, each story once, then nothing', () => {
    const settings = { ...newSettings, zone: 'UTC', language: 'en' as const, memory: newMemory(core) };
    const from = Date.parse('2026-11-30T00:00:00Z');
    const year = digestsAhead(core, { ...settings, follow: ['place:Switzerland'] }, from, 365);
    const told = year.flatMap(({ digest }) => (digest === undefined ? [] : [plainText(digest.answer)]));
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told).size).toBe(told.length);
    for (const text of told) expect(` ${foldPhrase(text)} `).toMatch(/ (?:switzerland|geneva) /u);
    expect(year.at(-1)?.digest).toBeUndefined();
  });

  it('lets every story through where nothing is followed', () => {
    for (const item of rotationOf(knowledge)) expect(isFollowed(item, undefined, knowledge)).toBe(true);
  });
});

describe('what is offered to follow while it is typed', () => {
  it.each([
    ['en', 'chic', 'Chicago'],
    ['fr', 'séné', 'Sénégal'],
    ['es', 'Chicago, compromiso 3 y pacto sobre los', 'Chicago, compromiso 3 y pacto sobre los refugiados'],
    ['en', 'Chicago and switz', 'Chicago and Switzerland'],
    ['en', '', 'everything'],
  ] as const)('in %s, "%s" begins with %s', (language, typed, first) => {
    expect(offerFollowed(typed, core, language, 25)[0]?.name).toBe(first);
  });

  it('is understood as it is offered, in every language', () => {
    const last = fc.stringMatching(/^[a-zé]{1,6}$/u);
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom('', 'Chicago, '),
        last,
        (language, begun, word) => {
          const offered = offerFollowed(`${begun}${word}`, core, language, 25);
          expect(offered.length).toBeLessThanOrEqual(25);
          for (const { value } of offered) {
            const meant = parseFollow(value, knowledge);
            expect(meant, value).toHaveProperty('follow');
            if ('follow' in meant && begun !== '') expect(meant.follow).toContain('chicago');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
