import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caps } from '../../src/answer/caps.ts';
import { plainBlock, plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { collapseSpace } from '../../src/knowledge/document-text.ts';
import { addressLimit, addressOf, parseAddress } from '../../src/query/address.ts';
import { fold } from '../../src/text/normalise.ts';
import { quotationQuery } from '../../src/verify/quotation-query.ts';
import { verifyQuotation } from '../../src/verify/verify.ts';
import { wordsIn } from '../../src/verify/words.ts';
import { runs } from '../runs.ts';

const core = await loadCore();
const { texts } = core.knowledge;
const article = texts.get('metropolis-article')?.text ?? '';
const verdict = (quotation: string) => verifyQuotation(quotation, texts);
const kindOf = (quotation: string) => verdict(quotation).kind;

/** Any stretch of whole words of the article that is worth checking. */
const passage = fc
  .tuple(fc.nat(article.length - 1), fc.integer({ min: 20, max: 600 }))
  .map(([from, length]) => ` ${article} `.slice(from, from + length).replace(/^\S*\s|\s\S*$/gu, ''))
  .filter((text) => wordsIn(text) >= 4);

const anySpace = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '\u202f', ' \n\n ', '\u200b ');

describe('a quotation that is in the article', () => {
  it('is found, wherever it stands and whatever white space it has', () => {
    fc.assert(
      fc.property(passage, fc.array(anySpace, { minLength: 1, maxLength: 5 }), (text, spaces) => {
        let count = 0;
        const respaced = text.replace(/ /gu, () => spaces[count++ % spaces.length] ?? ' ');
        const found = verdict(respaced);
        expect(found.kind).toBe('found');
        if (found.kind !== 'found') return;
        const [span] = found.spans;
        // Marks around a quotation are the reader's, not the text's.
        const unmarked = (quoted: string) => quoted.replace(/^['‘’"“”\s]+|['‘’"“”\s]+$|\s/gu, '');
        expect(unmarked(article.slice(span?.from, span?.to))).toBe(unmarked(text));
      }),
      { numRuns: Number(process.env['VERIFY_CASES'] ?? 300) },
    );
  });

  it('is found in any style of marks and dashes, and the verdict says so', () => {
    const styled = (text: string) => verdict(text);
    expect(styled('Metropolis’ position paper, was backed up')).toMatchObject({
      kind: 'found',
      aside: ['marks'],
    });
    expect(styled('cities are still under–represented when')).toMatchObject({
      kind: 'found',
      aside: ['dashes'],
    });
    expect(styled('strengthen  intercity\nand network bonds')).toMatchObject({
      kind: 'found',
      aside: ['space'],
    });
    expect(styled('strengthen intercity and network bonds.')).toMatchObject({
      kind: 'found',
      aside: ['end'],
    });
    expect(styled('Mrs. Louise Arbor [sic], Special Representative')).toMatchObject({
      kind: 'found',
      aside: ['sic'],
    });
    expect(styled('«strengthen intercity and network bonds»')).toMatchObject({ kind: 'found', aside: [] });
    expect(styled('Ms. Vale\u0301rie Plante, the new Mayor')).toMatchObject({ kind: 'found', aside: [] });
  });

  it('may leave out words where it shows so, in their order only', () => {
    for (const gap of [' … ', ' ... ', ' […] ', ' [...] ', ' (…) ', '…']) {
      const found = verdict(`the stocktaking meeting${gap}to adopt the Global Compact`);
      expect(found).toMatchObject({ kind: 'found' });
      expect(found.kind === 'found' && found.spans.length).toBe(2);
    }
    expect(kindOf('to adopt the Global Compact … the stocktaking meeting of')).toBe('joined');
    expect(kindOf('… putting a peer review system in place …')).toBe('found');
  });
});

describe('a quotation that is not in the article', () => {
  it('is never called found when a single letter differs', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éñ';
    fc.assert(
      fc.property(passage, fc.nat(), fc.nat(letters.length - 1), (text, place, letter) => {
        const places = [...text.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
        const at = places[place % places.length] ?? 0;
        const changed = text.slice(0, at) + letters[letter] + text.slice(at + 1);
        fc.pre(!article.includes(changed));
        // The case of the first letter is the quoting writer's, and capitals throughout are a matter of type.
        const isCapitals = text === text.toUpperCase();
        fc.pre(fold(changed) !== fold(text) || (at > (places[0] ?? 0) && !isCapitals));
        expect(kindOf(changed)).not.toBe('found');
      }),
      { numRuns: Number(process.env['VERIFY_CASES'] ?? 300) },
    );
  });

  it('shows the passage it comes nearest to, and every word that differs', () => {
    fc.assert(
      fc.property(passage, fc.nat(), (text, place) => {
        const words = text.split(' ');
        fc.pre(words.length >= 12);
        const at = 2 + (place % (words.length - 4));
        const changed = words.with(at, 'zzyzx').join(' ');
        const near = verdict(changed);
        expect(near.kind).toBe('near');
        if (near.kind !== 'near') return;
        expect(
          near.parts.flatMap(({ differences }) => differences.map(({ said }) => said)).join(' '),
        ).toContain('zzyzx');
      }),
      { numRuns: 100 },
    );
  });

  it('is told from one that joins two passages', () => {
    const joined = verdict('is expected to be adopted 2018 cities are still under-represented');
    expect(joined).toMatchObject({
      kind: 'joined',
      parts: [{ said: 'is expected to be adopted 2018' }, { said: 'cities are still under-represented' }],
    });
  });

  it.each([
    ['the quick brown fox jumps over the lazy dog', 'none'],
    ['les villes sont sous-représentées dans les politiques', 'none'],
    ['cities', 'too-short'],
    ['… … …', 'too-short'],
    ['', 'too-short'],
    ['the … of … and … the', 'too-short'],
    ['strengthen Intercity and network bonds', 'near'],
    ['x '.repeat(400), 'too-long'],
  ])('%j is %s', (quotation, kind) => {
    expect(kindOf(quotation)).toBe(kind);
  });
});

describe('the Query of a quotation', () => {
  it('is short enough for a button where the quotation is found, however long that is', () => {
    fc.assert(
      fc.property(passage, (text) => {
        const query = quotationQuery(text, core.knowledge);
        expect(query.kind).toBe('passage');
        const address = addressOf(query);
        expect(address.length).toBeLessThanOrEqual(addressLimit);
        expect(parseAddress(address)).toEqual(query);
      }),
      { numRuns: runs(200) },
    );
  });

  it.each([
    'passage/metropolis-article',
    'passage/metropolis-article?at=5',
    'passage/metropolis-article?at=9+3',
    'passage/metropolis-article?at=1+20&aside=spelling',
    'passage/nope?at=1+20',
    'passage/metropolis-article?at=1+999999',
  ])('is not %s', (address) => {
    const query = parseAddress(address);
    expect(query === undefined || answer(query, core, 'en').status === 'not_in_sources').toBe(true);
  });

  it('has an answer of one page where no button can hold it', () => {
    const caps: Caps = {
      features: new Set(['strong', 'list', 'quote']),
      partBlocks: 40,
      partSize: 4000,
      blockSize: 3000,
      headingSize: 150,
      sizeOf: (block) => plainBlock(block).length,
    };
    const words = article.split(' ');
    fc.assert(
      fc.property(fc.nat(words.length - 130), fc.array(fc.nat(99), { maxLength: 20 }), (from, changes) => {
        const said = words.slice(from, from + 110);
        for (const at of changes) said[at] = 'supercalifragilistic';
        const quotation = said.join(' ').slice(0, 700);
        const query = quotationQuery(quotation, core.knowledge);
        if (addressOf(query).length <= addressLimit) return;
        const reply = replyWith(answer(query, core, 'fr'), core, caps, 1, 'asker');
        expect(reply.pages).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the answer', () => {
  const say = (quotation: string, language: 'en' | 'fr' | 'es' = 'en') =>
    plainText(answer(quotationQuery(quotation, core.knowledge), core, language));

  it('quotes only what the article prints', () => {
    const given = answer(quotationQuery('the 140 members of the network', core.knowledge), core, 'en');
    for (const { quote } of given.citations) expect(article).toContain(collapseSpace(quote ?? '?'));
  });

  it('says how the words differ as text that is read aloud', () => {
    const said = say('was backed up by the 140 members of that network');
    expect(said).toContain('the quotation has “140”, the document has “136”');
    expect(said).toContain('the quotation has “that”, the document has “the”');
  });

  it('says how many words a gap leaves out, and how often a passage stands there', () => {
    expect(say('the stocktaking meeting […] to adopt the Global Compact')).toContain(
      'At the gap, this is left out: “of the Intergovernmental Conference”.',
    );
    expect(say('the stocktaking meeting […] expected to be adopted 2018')).toMatch(
      /\d\d words are left out/u,
    );
    expect(say('key role played by cities')).toMatch(/It appears there \d times; this is the first\./);
  });

  it('warns of a word that is cut', () => {
    expect(say('art of the New York Declaration')).toContain('begins or ends inside a word');
  });

  it('does not repeat a user’s marks', () => {
    const said = say('was backed up by the @everyone <!channel> members of the network and aims');
    expect(said).not.toMatch(/@everyone|<!channel>/u);
  });

  it('takes linear time for hostile text', () => {
    const hostile = [
      'a '.repeat(349),
      '… '.repeat(340),
      '"'.repeat(700),
      'the cities '.repeat(60),
      `${'x'.repeat(690)} a b`,
    ];
    for (const text of hostile) expect(['near', 'none', 'too-short', 'joined']).toContain(kindOf(text));
  });
});
