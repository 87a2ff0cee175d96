import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackCaps } from '../../adapters/slack/draw/render.ts';
import type { Block, Inline } from '../../src/answer/nodes.ts';
import { plainBlock } from '../../src/answer/plain-text.ts';
import { stepDown } from '../../src/answer/step-down.ts';
import { isAtAGlance, type Table } from '../../src/answer/table.ts';

const cell = (text: string): Inline[] => [{ type: 'text', text }];
const small: Table = {
  type: 'table',
  header: ['Place', 'state', 'how sure'].map(cell),
  rows: [['Madison', 'Wisconsin', 'probable'].map(cell), ['Chicago', 'Illinois', 'certain'].map(cell)],
};
const sentence = 'A sentence that is too long to be taken in at a glance.';
const large: Table = {
  type: 'table',
  header: [[], cell('one side'), cell('other side')],
  rows: [['Adoption', sentence, 'No.'].map(cell), ['Aim', sentence, sentence].map(cell)],
};

describe('a table without columns', () => {
  it('at a glance is a line a row, below the names of the columns', () => {
    expect(plainBlock(small)).toBe(
      'Place – state, how sure\n- Madison – Wisconsin, probable\n- Chicago – Illinois, certain',
    );
  });

  it('with sentences is a title a row, and each side behind its name', () => {
    expect(plainBlock(large)).toBe(
      `Adoption\n- one side – ${sentence}\n- other side – No.\nAim\n- one side – ${sentence}\n- other side – ${sentence}`,
    );
  });
});

describe('on Slack', () => {
  const shown = (...blocks: Block[]) => stepDown(blocks, slackCaps, []).map(({ type }) => type);

  it('a message has one table, and only one that is read at a glance', () => {
    expect(shown(small)).toEqual(['table']);
    expect(shown(large)).toEqual(['paragraph', 'list', 'paragraph', 'list']);
    expect(shown(small, small)).toEqual(['table', 'paragraph', 'list']);
    expect(shown(large, small, small).filter((type) => type === 'table')).toHaveLength(1);
  });

  it('no table is larger than Slack takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 25 }), (rows, columns) => {
        const row = Array.from({ length: columns }, () => cell('x'));
        const table: Table = { type: 'table', header: row, rows: Array.from({ length: rows }, () => row) };
        const taken = shown(table)[0] === 'table';
        expect(taken).toBe(isAtAGlance(table) && rows < 50 && columns <= 8);
      }),
    );
  });
});
