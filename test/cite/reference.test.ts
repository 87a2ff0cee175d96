import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../src/cite/bibtex.ts';
import { citedPassageOf } from '../../src/cite/cited-passage.ts';
import { apa, apaInText, chicago, type Reference, type Stretch } from '../../src/cite/reference.ts';
import { ris } from '../../src/cite/ris.ts';
import { loadCore } from '../../src/core.ts';
import type { SourceDocument } from '../../src/knowledge/schema.ts';
import { runs } from '../runs.ts';

const { knowledge } = await loadCore();
const seen = '2026-11-23';
const plain = (stretches: readonly Stretch[]) => stretches.map(({ text }) => text).join('');

function referenceTo(id: string, paragraph?: string): Reference {
  const document = knowledge.documents.get(id);
  if (document === undefined) throw new Error(`no document ${id}`);
  return { document, seen, ...(paragraph !== undefined && { paragraph }) };
}

const page = referenceTo('metropolis-article', '8');
const resolution = referenceTo('a-res-71-1');

describe('a page of an organisation', () => {
  it('in APA', () => {
    expect(plain(apa(page))).toBe(
      'Metropolis. (2017, December 8). Contribution to the Global Compact for Safe, Orderly and Regular Migration. https://www.metropolis.org/news/contribution-global-compact-safe-orderly-and-regular-migration',
    );
    expect(apaInText(page)).toBe('(Metropolis, 2017, para. 8)');
  });

  it('in Chicago', () => {
    expect(plain(chicago(page))).toBe(
      'Metropolis, “Contribution to the Global Compact for Safe, Orderly and Regular Migration,” December 8, 2017, para. 8, https://www.metropolis.org/news/contribution-global-compact-safe-orderly-and-regular-migration.',
    );
  });

  it('without a date says when it was seen', () => {
    const undated = referenceTo('unhcr-nyd-page');
    expect(plain(apa(undated))).toMatch(/^UNHCR\. \(n\.d\.\)\. .+ Retrieved November 23, 2026, from https:/u);
    expect(plain(chicago(undated))).toContain('accessed November 23, 2026, https://');
    expect(bibtex(undated)).toContain('note = {accessed November 23, 2026}');
    expect(bibtex(undated)).not.toContain('year');
  });
});

describe('a resolution', () => {
  it('in APA and Chicago has its symbol', () => {
    expect(plain(apa(resolution))).toBe(
      'United Nations General Assembly. (2016, September 19). New York Declaration for Refugees and Migrants (A/RES/71/1). https://undocs.org/A/RES/71/1',
    );
    expect(plain(chicago(resolution))).toBe(
      'United Nations General Assembly, Resolution 71/1, New York Declaration for Refugees and Migrants, A/RES/71/1 (September 19, 2016), https://undocs.org/A/RES/71/1.',
    );
  });

  it('in BibTeX', () => {
    expect(bibtex(resolution)).toBe(
      [
        '@misc{a-res-71-1,',
        '  author = {{United Nations General Assembly}},',
        '  title = {{New York Declaration for Refugees and Migrants}},',
        '  howpublished = {\\url{https://undocs.org/A/RES/71/1}},',
        '  year = {2016},',
        '  month = sep # "~19",',
        '  date = {2016-09-19},',
        '  note = {A/RES/71/1}',
        '}',
      ].join('\n'),
    );
  });
});

describe('BibTeX', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ' ', '{', '}', '\\', '%', '#', '&', '_', '$', '~', '^', '"', '@', '\n', 'é'),
  });

  it('stays one entry, whatever a title holds', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, publisher) => {
        const document: SourceDocument = {
          ...page.document,
          title,
          publisher,
          address: `https://example.org/${encodeURI('}')}{`,
        };
        const entry = bibtex({ document, seen });
        const unescaped = entry.replace(/\\[#$%&_{}]/gu, '');
        let depth = 0;
        for (const mark of unescaped) {
          if (mark === '{') depth += 1;
          if (mark === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(unescaped.split('howpublished = ')[0]).not.toMatch(/[#$%&_~^]/u);
        expect(
          entry
            .split('\n')
            .slice(1, -1)
            .every((line) => /^ {2}[a-z]+ = /u.test(line)),
        ).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('of every document is an entry of its own', () => {
    const keys = [...knowledge.documents.values()].map(
      (document) => /^@misc\{([^,]+),/u.exec(bibtex({ document, seen }))?.[1],
    );
    expect(new Set(keys).size).toBe(knowledge.documents.size);
  });
});

describe('what a record is cited by', () => {
  it.each([
    ['commitment-3', 'metropolis-article'],
    ['chicago', 'metropolis-article'],
    ['migration-compact', 'a-res-73-195'],
    ['refugee-compact', 'a-73-12'],
    ['new-york-declaration', 'a-res-71-1'],
    ['gcm-obj-13', 'a-res-73-195'],
    ['a-res-70-1', 'a-res-70-1'],
    ['louise-arbour', 'metropolis-article'],
  ])('%s is %s', (id, document) => {
    expect(citedPassageOf(id, knowledge)?.document).toBe(document);
  });
});

describe('RIS as others read it', () => {
  it('gives citation-js the publisher, title, day and address of every document', () => {
    for (const document of knowledge.documents.values()) {
      const entry = ris({ document, seen });
      // It is the text that is read: citation-js would fetch an address.
      expect(entry).toMatch(/^TY {2}- (?:ELEC|RPRT)\r\n[\s\S]*\r\nER {2}- $/u);
      const [item] = new Cite(entry).data;
      expect(item?.title, document.id).toBe(document.title.replace(/\s+/gu, ' ').trim());
      expect(item?.publisher).toBe(document.publisher);
      expect(item?.URL).toBe(document.address);
      expect(item?.issued?.['date-parts'][0]).toEqual(document.date?.split('-').map(Number));
    }
  });

  it('keeps to lines of a tag and a value, whatever a document holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, publisher) => {
        const document = { ...page.document, title, publisher };
        for (const line of ris({ document, seen }).split('\r\n'))
          expect(line).toMatch(/^[A-Z][A-Z\d] {2}- .*$/su);
      }),
    );
  });
});

describe('BibTeX as others read it', () => {
  it('gives citation-js the publisher, title, day, note and address of every document', () => {
    const documents = [...knowledge.documents.values()];
    const read = new Cite(documents.map((document) => bibtex({ document, seen })).join('\n\n')).data;
    expect(read).toHaveLength(documents.length);
    for (const [index, document] of documents.entries()) {
      const item = read[index];
      expect(item?.author, document.id).toEqual([{ family: document.publisher }]);
      // citation-js makes any white space a plain space.
      expect(item?.title).toBe(document.title.replace(/\s/gu, ' '));
      expect(item?.URL).toBe(document.address);
      expect(item?.issued?.['date-parts'][0]).toEqual(document.date?.split('-').map(Number));
      if (document.symbol !== undefined) expect(item?.note).toContain(document.symbol);
    }
  });

  it('ends a title with one mark in APA and Chicago', () => {
    for (const document of knowledge.documents.values()) {
      for (const said of [plain(apa({ document, seen })), plain(chicago({ document, seen }))])
        expect(said).not.toMatch(/[?!.][.,](?!\.)(?=[ ”])|“[^”]*“/u);
    }
  });
});
