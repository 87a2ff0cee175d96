import { describe, expect, it } from 'vitest';
import type { Answer, Block, Inline } from '../../src/answer/nodes.ts';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { collapseSpace } from '../../src/knowledge/document-text.ts';
import { addressOf } from '../../src/query/address.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();
const { knowledge } = core;

const queries = everyQuery(knowledge);

describe.each(queries.map((query) => [addressOf(query), query] as const))(
  'the answer to %s',
  (address, query) => {
    const given = answer(query, core, 'en');

    it('says what it answers, and as of when', () => {
      expect(given.query).toBe(address);
      expect(given.blocks.length).toBeGreaterThan(0);
      expect(plainText(given)).toContain('Data as of 23 November 2026.');
    });

    it('quotes letter for letter', () => {
      for (const { document, quote } of given.citations) {
        if (quote === undefined) continue;
        expect(knowledge.texts.get(document)?.text).toContain(collapseSpace(quote));
      }
    });

    it('shows every source it points to, and points to every source it shows', () => {
      const pointed = referencesIn(given.blocks);
      expect([...pointed].sort(numerically)).toEqual(given.citations.map(({ number }) => number));
      expect([...referencesIn(given.sources)].sort(numerically)).toEqual(
        given.citations.map(({ number }) => number),
      );
    });

    it('cites what it asserts, and nothing where it refuses', () => {
      if (given.status === 'not_in_sources') expect(given.citations).toEqual([]);
      const needsNoSource = ['help', 'greeting', 'sources', 'source', 'export', 'unknown'].includes(
        query.kind,
      );
      if (given.status === 'answered' && !needsNoSource) expect(given.citations).not.toEqual([]);
    });

    it('offers only what can be typed and answered', () => {
      for (const step of given.next) {
        expect(step.label.length).toBeLessThanOrEqual(75);
        expect(answer(step.query, core, 'en').status).not.toBe('error');
      }
    });
  },
);

describe('certainty', () => {
  it('never gives Richmond a state, and names the candidates as such', () => {
    const said = plainText(answer({ kind: 'city', id: 'richmond' }, core, 'en'));
    expect(said).toContain('State: not known');
    expect(said).toContain('Candidates only: Virginia, California');
  });

  it('shows the article’s misspelling beside the name', () => {
    expect(plainText(answer({ kind: 'city', id: 'pittsburgh' }, core, 'en'))).toContain('“Pittsburg” [sic]');
    expect(plainText(answer({ kind: 'record', id: 'louise-arbour' }, core, 'en'))).toContain(
      '“Louise Arbor” [sic]',
    );
  });

  it('never says that a place did not endorse, only that it is not on the list', () => {
    const said = plainText(answer({ kind: 'endorsed', names: ['Boston'] }, core, 'en'));
    expect(said).toContain('Boston is not on the list in the Metropolis article (8 December 2017)');
    expect(said).not.toMatch(/did not (endorse|sign|support|back)/);
  });

  it('does not call a name on the list certain where the place is not', () => {
    const said = plainText(answer({ kind: 'endorsed', names: ['washington', 'chicago'] }, core, 'en'));
    expect(said).toContain('the name “Washington” is on the list');
    expect(said).toContain('not certain: probably the one in District of Columbia');
  });
});

function numerically(a: number, b: number): number {
  return a - b;
}

function referencesIn(blocks: Answer['blocks']): Set<number> {
  return new Set(
    blocks.flatMap(inlinesOf).flatMap((node) => (node.type === 'reference' ? [node.citation] : [])),
  );
}

function inlinesOf(block: Block): Inline[] {
  const inlines =
    block.type === 'list' ? block.items.flat() : block.type === 'table' ? block.rows.flat(2) : block.children;
  return inlines.flatMap((node) => ('children' in node ? [...node.children] : [node]));
}
