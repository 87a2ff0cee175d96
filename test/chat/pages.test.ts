import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discordCaps } from '../../adapters/discord/draw/render.ts';
import { slackCaps } from '../../adapters/slack/draw/render.ts';
import type { Caps } from '../../src/answer/caps.ts';
import type { Answer, Block } from '../../src/answer/nodes.ts';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { pointBlocks } from '../../src/answer/point.ts';
import { answer } from '../../src/builders/answer.ts';
import { asksForFact, linesOf, linesOfButtons } from '../../src/chat/glance.ts';
import { type Page, paginate } from '../../src/chat/pages.ts';
import { replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { type Language, languages } from '../../src/language.ts';
import { kindOf } from '../../src/query/address.ts';
import { anyBlocks } from '../answer/answers-of-any-shape.ts';
import { everyQuery } from '../builders/every-query.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const platforms: readonly (readonly [string, Caps])[] = [
  ['Discord', discordCaps],
  ['Slack', slackCaps],
];

const sizeOf = (blocks: readonly Block[], caps: Caps) =>
  blocks.reduce((sum, block) => sum + caps.sizeOf(block), 0);

/** The least of a block that could have come with what stands before it: an item, a row, a text. */
function leastOf(block: Block | undefined): Block[] {
  if (block === undefined) return [];
  if (block.type === 'list') return [{ ...block, items: block.items.slice(0, 1) }];
  if (block.type === 'table') return [{ ...block, rows: block.rows.slice(0, 1) }];
  return [block];
}

/** Pages that are less than half full although what follows would have fitted. */
function holesIn(given: Answer, caps: Caps): string[] {
  const { pages, answerPages } = paginate(given, core, caps, true, () => []);
  const size = caps.partSize - 700;
  return pages.slice(0, answerPages).flatMap((page, index) => {
    const following = pages[index + 1];
    if (following === undefined || index + 1 >= answerPages) return [];
    // The first page of a fact is measured by what a phone shows.
    if (index === 0 && asksForFact(kindOf(given.query))) return [];
    const used = sizeOf(page.blocks, caps) + sizeOf(page.sources, caps);
    if (used >= size / 2) return [];
    // A heading goes with what it announces.
    const [first, second] = following.blocks;
    const next = first?.type === 'heading' ? [first, ...leastOf(second)] : leastOf(first);
    const alone = sizeOf(next, caps) + sizeOf(following.sources, caps);
    return used + alone <= size ? [`${given.query}, page ${index + 1}: ${used} of ${size}`] : [];
  });
}

const numbersIn = (blocks: readonly Block[]) =>
  new Set([...JSON.stringify(blocks).matchAll(/"citation":(\d+)/gu)].map(([, number]) => Number(number)));

/** What a page cites without naming it, and names without citing it. */
function astrayOn({ blocks, sources }: Page): number[] {
  const [cited, named] = [numbersIn(blocks), numbersIn(sources)];
  return [...cited, ...named].filter((number) => !cited.has(number) || !named.has(number));
}

/** Every answer of a language, built once for all that is looked at. */
const everyAnswer = new Map(
  languages.map((language) => [
    language,
    everyQuery(core.knowledge).map((query) => ({ query, given: answer(query, core, language) })),
  ]),
);
const answersIn = (language: Language) => everyAnswer.get(language) ?? [];

describe.each(platforms)('the pages of every answer on %s', (_, caps) => {
  it.each(languages)('have no hole, in %s', (language) => {
    const holes = answersIn(language).flatMap(({ given }) => holesIn(given, caps));
    expect(holes).toEqual([]);
  });

  it.each(languages)(
    'show a fact on a phone: its point with its sources, and what else fits, in %s',
    (language) => {
      const tooLong: string[] = [];
      for (const { given } of answersIn(language).filter(({ query }) => asksForFact(query.kind))) {
        const { blocks, sources, rows, answerPages } = replyWith(given, core, caps, 1, 'asker');
        const buttons = rows.map((row) => linesOfButtons(row.map(({ label }) => label)));
        const lines = [linesOf(blocks), linesOf(sources), ...buttons].reduce((sum, each) => sum + each, 0);
        // Of 25, what was asked and how it was understood may take four. A list that was asked for is whole.
        const isList = pointBlocks(given).some(({ type }) => type === 'list');
        if (lines > 21 && !isList) tooLong.push(`${given.query}: ${lines} lines`);
        // Where there is room for all of what to ask next, nothing of it is left out.
        if (answerPages === 1 && lines < 18)
          expect(rows[0]?.length ?? 0).toBeGreaterThanOrEqual(Math.min(given.next.length, 1));
      }
      expect(tooLong).toEqual([]);
    },
  );

  it.each(languages)('name each source on the page that cites it, and no other, in %s', (language) => {
    for (const { given } of answersIn(language)) {
      const { pages, answerPages } = paginate(given, core, caps, true, () => []);
      for (const page of pages.slice(0, answerPages)) expect(astrayOn(page), given.query).toEqual([]);
    }
  });

  it.each(languages)(
    'end with the words that are quoted from the sources, all of them, in %s',
    (language) => {
      for (const { given } of answersIn(language)) {
        const { pages, answerPages } = paginate(given, core, caps, true, () => []);
        const said = pages
          .slice(answerPages)
          .flatMap(({ sources }) => sources.map(plainBlock))
          .join(' ')
          .replace(/\s+/gu, '');
        for (const { quote = '' } of given.citations) expect(said).toContain(quote.replace(/\s+/gu, ''));
      }
    },
  );

  it('never have a heading or an announcement alone at their end', () => {
    for (const { given } of answersIn('en')) {
      const { pages, answerPages } = paginate(given, core, caps, true, () => []);
      for (const { blocks } of pages.slice(0, answerPages - 1)) {
        const last = blocks.at(-1) ?? { type: 'list', items: [] };
        expect(last.type).not.toBe('heading');
        expect(plainBlock(last)).not.toMatch(/:$/u);
        // A title in bold, as a comparison has them.
        const isTitle = last.type === 'paragraph' && last.children.every(({ type }) => type === 'strong');
        expect(isTitle, plainBlock(last)).toBe(false);
      }
    }
  });

  it('hold a foot of any size without going over the cap', () => {
    const given = answer({ kind: 'record', id: 'position-paper' }, core, 'en');
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 1600, max: 4000 }), (blocks, partSize) => {
        const narrow: Caps = { ...caps, partSize, blockSize: partSize };
        for (const page of paginate({ ...given, blocks }, core, narrow, true, () => []).pages) {
          expect(sizeOf([...page.blocks, ...page.sources], narrow)).toBeLessThanOrEqual(partSize);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
