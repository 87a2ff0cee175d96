import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caps, Feature } from '../../src/answer/caps.ts';
import { layout } from '../../src/answer/layout.ts';
import type { Block, Inline } from '../../src/answer/nodes.ts';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { isAtAGlance, type Table } from '../../src/answer/table.ts';
import { runs } from '../runs.ts';
import { anyBlocks, everyFeature } from './answers-of-any-shape.ts';

/** Escaping makes text longer; a size that grows with some characters stands for it. */
function escapedSize(block: Block): number {
  return plainBlock(block).replace(/[*_~`<>&[\]()]/g, '\\$&').length;
}

function capsOf(given: Partial<Caps>): Caps {
  return {
    features: new Set(everyFeature),
    partBlocks: Number.POSITIVE_INFINITY,
    partSize: Number.POSITIVE_INFINITY,
    blockSize: Number.POSITIVE_INFINITY,
    headingSize: Number.POSITIVE_INFINITY,
    sizeOf: escapedSize,
    ...given,
  };
}

const anyCaps = fc
  .record({
    features: fc.subarray(everyFeature).map((features): ReadonlySet<Feature> => new Set(features)),
    partBlocks: fc.integer({ min: 1, max: 6 }),
    partSize: fc.integer({ min: 40, max: 900 }),
    blockSize: fc.integer({ min: 40, max: 600 }),
    headingSize: fc.integer({ min: 1, max: 150 }),
  })
  .map(capsOf);

function fitTo(blocks: readonly Block[], caps: Caps) {
  return layout(blocks, caps);
}

/** The characters a reader sees, in order, without space and without the marks that forms add. */
function letters(blocks: readonly Block[]): string {
  return blocks
    .map((block) => [...wordsOf(block)].join(' '))
    .join(' ')
    .replace(/\s+/gu, '');
}

function* wordsOf(block: Block): Generator<string> {
  if (block.type === 'list') for (const item of block.items) yield leaves(item);
  else if (block.type === 'table')
    for (const row of [block.header, ...block.rows]) yield row.map(leaves).join('');
  else yield leaves(block.children);
}

function leaves(children: readonly Inline[]): string {
  return children
    .map((node) =>
      'children' in node ? leaves(node.children) : plainBlock({ type: 'paragraph', children: [node] }),
    )
    .join('');
}

/** A table's cells, each behind its column's name, or all behind the names of the columns where it is small. */
function withHeaders(table: Table): Inline[][] {
  if (isAtAGlance(table)) return [table.header, ...table.rows].flat().map((cell) => [...cell]);
  const rows = table.rows.length > 0 ? table.rows : [table.header.map(() => [])];
  return rows.flatMap((row) => row.map((cell, column) => [...(table.header[column] ?? []), ...cell]));
}

/** True when every character of `wanted` stands in `text` in the same order. */
function containsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}

describe('layout', () => {
  it('changes nothing where everything fits', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { parts, loss } = fitTo(blocks, capsOf({}));
        expect(loss).toEqual([]);
        expect(parts.flatMap((part) => part.blocks)).toEqual(blocks);
      }),
    );
  });

  it('never exceeds a cap', () => {
    fc.assert(
      fc.property(anyBlocks, anyCaps, (blocks, caps) => {
        for (const part of fitTo(blocks, caps).parts) {
          expect(part.blocks.length).toBeLessThanOrEqual(caps.partBlocks);
          const sizes = part.blocks.map(caps.sizeOf);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(caps.blockSize);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(caps.partSize);
          for (const block of part.blocks) {
            if (block.type === 'heading') expect(caps.sizeOf(block)).toBeLessThanOrEqual(caps.headingSize);
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('loses no character and keeps the order, whatever the caps', () => {
    fc.assert(
      fc.property(anyBlocks, anyCaps, (blocks, caps) => {
        const shown = letters(fitTo(blocks, caps).parts.flatMap((part) => part.blocks));
        const rows = blocks.flatMap((block): Block[] =>
          block.type === 'table'
            ? [{ type: 'list', items: caps.features.has('table') ? block.rows.flat() : withHeaders(block) }]
            : [block],
        );
        expect(containsInOrder(shown, letters(rows))).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('shows only what the platform can show', () => {
    fc.assert(
      fc.property(anyBlocks, anyCaps, (blocks, caps) => {
        for (const block of fitTo(blocks, caps).parts.flatMap((part) => part.blocks)) {
          if (block.type !== 'paragraph') expect(caps.features.has(block.type)).toBe(true);
          const json = JSON.stringify(block);
          for (const type of ['strong', 'emphasis', 'link', 'time'] as const) {
            if (!caps.features.has(type)) expect(json).not.toContain(`"type":"${type}"`);
          }
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('records every change: parts that differ from the answer come with their loss', () => {
    fc.assert(
      fc.property(anyBlocks, anyCaps, (blocks, caps) => {
        const { parts, loss } = fitTo(blocks, caps);
        const shown = parts.flatMap((part) => part.blocks);
        if (JSON.stringify(shown) !== JSON.stringify(blocks)) expect(loss).not.toEqual([]);
      }),
    );
  });

  it('never cuts inside a surrogate pair', () => {
    const emoji: Block = { type: 'paragraph', children: [{ type: 'text', text: '😀'.repeat(100) }] };
    for (let blockSize = 2; blockSize < 40; blockSize += 1) {
      for (const { blocks } of fitTo([emoji], capsOf({ blockSize })).parts) {
        for (const block of blocks)
          expect(plainBlock(block)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/u);
      }
    }
  });

  it('cuts a list between its items and goes on counting', () => {
    const items = Array.from({ length: 60 }, (_, index) => [
      { type: 'text' as const, text: `City number ${index + 1}` },
    ]);
    const { parts, loss } = fitTo(
      [{ type: 'list', start: 1, items }],
      capsOf({ partSize: 300, blockSize: 300 }),
    );
    expect(parts.length).toBeGreaterThan(3);
    expect(loss.every((each) => each.kind === 'split' && each.at === 'item')).toBe(true);
    const lines = parts.flatMap((part) => part.blocks.flatMap((block) => plainBlock(block).split('\n')));
    expect(lines).toEqual(items.map((_, index) => `${index + 1}. City number ${index + 1}`));
  });

  it('cuts prose after a sentence where it can, and keeps a heading with what follows', () => {
    const sentence = (word: string) => `${word}aaaa ${word}bbbb. `;
    const prose = ['A', 'B', 'C', 'D'].map(sentence).join('');
    const blocks: Block[] = [
      { type: 'paragraph', children: [{ type: 'text', text: prose }] },
      { type: 'heading', children: [{ type: 'text', text: 'Heading' }] },
      { type: 'paragraph', children: [{ type: 'text', text: 'Text below it' }] },
    ];
    const { parts, loss } = fitTo(blocks, capsOf({ blockSize: 30, partSize: 36 }));
    expect(loss.filter(({ kind }) => kind === 'split')).toEqual(
      expect.arrayContaining([{ kind: 'split', at: 'sentence' }]),
    );
    expect(loss.some((each) => each.kind === 'split' && each.at !== 'sentence')).toBe(false);
    const withHeading = parts.find((part) => part.blocks.some(({ type }) => type === 'heading'));
    expect(withHeading?.blocks.at(-1)?.type).toBe('paragraph');
  });
});
