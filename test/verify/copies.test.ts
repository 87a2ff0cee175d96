import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { quotationLimit, verifyQuotation } from '../../src/verify/verify.ts';
import { wordsIn } from '../../src/verify/words.ts';
import { chain, changed, damaged, passageOf } from './copies.ts';

const core = await loadCore();
const { texts } = core.knowledge;
const article = texts.get('metropolis-article')?.text ?? '';

/** `VERIFY_CASES=10000 npx vitest run test/verify/copies.test.ts` is the whole of it. */
const numRuns = Number(process.env['VERIFY_CASES'] ?? 600);
const passage = passageOf(article);
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

describe('a copy of a true passage', () => {
  it('is never called false, whatever markup, lines and invisible signs it went through', () => {
    fc.assert(
      fc.property(passage, chain, (text, struck) => {
        const copy = damaged(text, struck);
        fc.pre(copy.length <= quotationLimit && wordsIn(text) >= 5);
        const { kind } = verifyQuotation(copy, texts);
        if (kind !== 'found')
          throw new Error(`${kind}: ${JSON.stringify(copy)} (${struck.map(([{ name }]) => name)})`);
      }),
      { numRuns },
    );
  });
});

describe('a passage with one real change', () => {
  it('is never called true, whatever it went through', () => {
    fc.assert(
      fc.property(passage, fc.nat(), fc.nat(), chain, (text, kind, place, struck) => {
        // A gap may leave out the very word that was changed; what is left is true then.
        fc.pre(struck.every(([{ name }]) => name !== 'words left out'));
        const untrue = changed(text, kind, place);
        fc.pre(!bare(article).includes(bare(untrue)) && wordsIn(text) >= 5);
        const copy = damaged(untrue, struck);
        fc.pre(copy.length <= quotationLimit);
        expect(verifyQuotation(copy, texts).kind, copy).not.toBe('found');
      }),
      { numRuns },
    );
  });
});
