import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caps } from '../../src/answer/caps.ts';
import type { Answer, Block } from '../../src/answer/nodes.ts';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { answerAsked } from '../../src/builders/asked.ts';
import { parsePress, pressId, pressLimit } from '../../src/chat/press.ts';
import { replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { parseDigestPress } from '../../src/digest/buttons.ts';
import { composeDigest, newMemory } from '../../src/digest/compose.ts';
import { sections } from '../../src/digest/subscription.ts';
import { languages } from '../../src/language.ts';
import { anyBlocks, everyFeature } from '../answer/answers-of-any-shape.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const features = new Set(everyFeature);
const capsOf = (partSize: number): Caps => ({
  features,
  partBlocks: 20,
  partSize,
  blockSize: Math.min(partSize, 2900),
  headingSize: 150,
  sizeOf: (block) => plainBlock(block).length,
});
const letters = (blocks: readonly Block[]) =>
  blocks
    .map(plainBlock)
    .join('')
    .replace(/[\s\d.-]/gu, '');
/** Tables gain words where they step down to lists: their own test is the layout’s. */
const withoutTables = anyBlocks.map((blocks) => blocks.filter(({ type }) => type !== 'table'));
const labels = (given: ReturnType<typeof replyWith>) => given.rows.flat().map(({ label }) => label);
const pagesOf = (given: Answer, caps: Caps) => {
  const { pages } = replyWith(given, core, caps, 1, 'asker');
  return Array.from({ length: pages }, (_, index) => replyWith(given, core, caps, index + 1, 'asker'));
};

describe('an answer in pages', () => {
  it('holds every letter of the answer and its sources, once and in order', () => {
    const commitments = answer({ kind: 'commitments' }, core, 'en');
    fc.assert(
      fc.property(
        withoutTables,
        withoutTables,
        fc.integer({ min: 1600, max: 4000 }),
        (blocks, sources, partSize) => {
          const pages = pagesOf({ ...commitments, blocks, sources }, capsOf(partSize));
          expect(letters(pages.flatMap((page) => page.blocks))).toBe(letters(blocks));
          const words = pages.filter(({ page, answerPages }) => page > answerPages);
          expect(letters(words.flatMap((page) => page.sources))).toBe(letters(sources));
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('keeps the pages of a Query, however the question was understood', () => {
    const query = { kind: 'city', id: 'san-jose' } as const;
    const corrected = answerAsked(
      { query, understood: [{ said: 'San Jsé', meant: 'San José' }] },
      core,
      'en',
    );
    const caps = capsOf(800);
    const [first, second] = pagesOf(corrected, caps);
    const plain = pagesOf(answer(query, core, 'en'), caps);
    expect(first?.blocks.map(plainBlock).join()).toContain('Understood “San Jsé”');
    expect([second?.blocks, second?.sources]).toEqual([plain[1]?.blocks, plain[1]?.sources]);
  });

  it('offers what comes next, the pages, the sources, and sharing', () => {
    const given = answer({ kind: 'city', id: 'richmond' }, core, 'en');
    const [first] = pagesOf(given, capsOf(1000));
    expect(labels(first ?? replyWith(given, core, capsOf(1000), 1, 'asker'))).toEqual(
      expect.arrayContaining(['Share here', ...given.next.slice(0, 3).map(({ label }) => label)]),
    );
    expect(labels(replyWith(given, core, capsOf(1000), 1, 'asker')).join()).toMatch(/More \(2 of \d\)/);
    expect(labels(replyWith(given, core, capsOf(9000), 1, 'asker')).join()).toMatch(/^(?!.*More).*Sources/);
  });

  it('never changes or shares a message that everyone sees', () => {
    const given = answer({ kind: 'commitments' }, core, 'en');
    const { rows } = replyWith(given, core, capsOf(900), 1, 'everyone');
    const deeds = rows.flat().map(({ id }) => parsePress(id)?.do);
    expect(new Set(deeds)).toEqual(new Set(['show', 'report']));
  });

  it('shares no refusal', () => {
    const refused = answer({ kind: 'unknown', because: 'not-in-sources' }, core, 'en');
    expect(labels(replyWith(refused, core, capsOf(2000), 1, 'asker'))).not.toContain('Share here');
  });
});

describe('a button’s id', () => {
  it('is read back as what it was, and fits every platform', () => {
    const given = answer({ kind: 'endorsed', names: ['Boston', 'chicago'] }, core, 'en');
    for (const { id } of replyWith(given, core, capsOf(2000), 1, 'asker').rows.flat()) {
      expect(id.length).toBeLessThanOrEqual(pressLimit);
      const press = parsePress(id);
      expect(press === undefined ? undefined : pressId(press)).toBe(id);
    }
  });

  it('is nothing where it was forged', () => {
    for (const id of ['', 'x1en:help', 's0en:help', 's1de:help', 's1en:nonsense/1', 't1en:', 's1en:help\n'])
      expect(parsePress(id), id).toBeUndefined();
    fc.assert(fc.property(fc.string(), (id) => void parsePress(id)));
  });
});

describe('every button that is drawn', () => {
  const days = fc.date({ min: new Date('2026-12-01'), max: new Date('2028-12-31'), noInvalidDate: true });

  it('works under a digest, on every page of it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...languages), (day, language) => {
        const digest = composeDigest(
          core,
          { language, sections: [...sections], days: [1, 2, 3, 4, 5, 6, 7] },
          newMemory(core),
          {
            date: day.toISOString().slice(0, 10),
          },
        );
        for (const page of digest === undefined ? [] : pagesOf(digest.answer, capsOf(1600))) {
          for (const { id } of page.rows.flat())
            expect(parsePress(id) ?? parseDigestPress(id), id).toBeDefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('works under whatever a digest command says', () => {
    const given = answer({ kind: 'help' }, core, 'en');
    for (const query of ['digest', 'digest/2026-12-01', 'compacts-digest/status']) {
      const { rows } = replyWith({ ...given, query }, core, capsOf(1600), 1, 'asker');
      for (const { id } of rows.flat()) expect(parsePress(id) ?? parseDigestPress(id), id).toBeDefined();
    }
  });
});
