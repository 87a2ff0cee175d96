import { describe, expect, it } from 'vitest';
import type { Answer, Block, Inline } from '../../src/answer/nodes.ts';
import { plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/answers/answer.ts';
import { loadCore } from '../../src/core.ts';
import { collapseSpace } from '../../src/knowledge/document-text.ts';
import { addressOf, countables, type Query } from '../../src/query.ts';

const core = await loadCore();
const { knowledge } = core;

/** One of every kind of Query, for every record there is. */
const queries: Query[] = [
  { kind: 'help' },
  { kind: 'greeting', of: 'hello' },
  { kind: 'greeting', of: 'thanks' },
  { kind: 'compacts' },
  { kind: 'commitments' },
  { kind: 'commitments', claimed: 7 },
  { kind: 'commitments-on', numbers: [1, 2] },
  { kind: 'objectives' },
  { kind: 'objectives', of: 'migration-compact', claimed: 20 },
  { kind: 'objectives', of: 'refugee-compact' },
  { kind: 'objective', number: 15 },
  { kind: 'objective', number: 2 },
  { kind: 'objective', number: 2, of: 'refugee-compact' },
  { kind: 'objective', number: 24 },
  { kind: 'objectives-on', ids: ['gcm-obj-21', 'gcr-obj-4', 'gcm-principle-6'] },
  { kind: 'principles', claimed: 12 },
  { kind: 'cities' },
  { kind: 'cities', only: 'county' },
  { kind: 'cities', state: 'California' },
  { kind: 'cities', state: 'Texas' },
  { kind: 'endorsed', names: ['Boston'] },
  { kind: 'endorsed', names: ['chicago', 'Boston', 'richmond, Virginia'] },
  { kind: 'endorsed', names: ['chicago'], tone: 'why' },
  { kind: 'endorsed', names: ['chicago'], tone: 'plain' },
  { kind: 'member', names: [] },
  { kind: 'member', names: ['Paris'] },
  { kind: 'member', names: ['chicago', 'Paris'] },
  { kind: 'members-endorsed', claimed: 14 },
  { kind: 'timeline' },
  { kind: 'timeline', year: 2016 },
  { kind: 'timeline', year: 1999 },
  { kind: 'sources' },
  { kind: 'compare', of: ['migration-compact', 'refugee-compact'] },
  { kind: 'cite', id: 'commitment-3' },
  { kind: 'cite', id: 'migration-compact', style: 'bibtex' },
  { kind: 'compare', of: ['commitment-5', 'gcm-obj-1'] },
  { kind: 'compare', of: ['richmond', 'chicago'] },
  { kind: 'compare', of: ['a-res-71-1', 'new-urban-agenda'] },
  { kind: 'choose', ids: ['nyd-adopted', 'nua-adopted'] },
  { kind: 'facts', ids: ['stocktaking-meeting'], not: ['Cancún'] },
  { kind: 'verify', quotation: 'the 140 members of the network' },
  { kind: 'verify', quotation: 'is expected to be adopted 2018 It was during' },
  { kind: 'verify', quotation: 'nothing like this stands anywhere' },
  { kind: 'verify', quotation: 'words of a resolution', document: 'a-res-71-1' },
  { kind: 'passage', document: 'metropolis-article', at: [100, 140, 300, 340], aside: ['space'] },
  { kind: 'unknown', because: 'empty' },
  { kind: 'unknown', because: 'too-long' },
  { kind: 'unknown', because: 'not-in-sources' },
  ...countables.map((of): Query => ({ kind: 'count', of })),
  ...[1, 2, 3, 4, 5, 9].map((number): Query => ({ kind: 'commitment', number })),
  ...knowledge.endorsers.map(({ id }): Query => ({ kind: 'city', id })),
  ...[...knowledge.documents.keys()].map((id): Query => ({ kind: 'source', id })),
  ...[...knowledge.entities.values()]
    .filter(({ kind }) => !['document', 'city', 'county'].includes(kind))
    .map(({ id }): Query => ({ kind: 'record', id })),
  ...knowledge.facts.map(({ id }): Query => ({ kind: 'facts', ids: [id] })),
];

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
      const needsNoSource = ['help', 'greeting', 'sources', 'source', 'unknown'].includes(query.kind);
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
    expect(said).toContain('Candidates, no more than that: Virginia, California');
  });

  it('shows the article’s misspelling beside the name', () => {
    expect(plainText(answer({ kind: 'city', id: 'pittsburgh' }, core, 'en'))).toContain('“Pittsburg” [sic]');
    expect(plainText(answer({ kind: 'record', id: 'louise-arbour' }, core, 'en'))).toContain(
      '“Louise Arbor” [sic]',
    );
  });

  it('never says that a place did not endorse, only that it is not on the list', () => {
    const said = plainText(answer({ kind: 'endorsed', names: ['Boston'] }, core, 'en'));
    expect(said).toContain(
      'Boston is not on the list of supporters in the Metropolis article (8 December 2017)',
    );
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
