import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { withTexts } from '../../src/knowledge/knowledge.ts';
import { heldText } from '../../src/texts/added-text.ts';
import { numberParagraphs } from '../../src/texts/numbering.ts';
import { howNear } from '../../src/verify/how-near.ts';
import { verifyQuotation } from '../../src/verify/verify.ts';
import { runs } from '../runs.ts';

const core = await loadCore();

const paragraphs = [
  'This compact doesn’t create new duties, and it isn’t a treaty: the states’ own laws aren’t changed by what they’ve signed here.',
  'Le présent Pacte n’est pas juridiquement contraignant ; il n’impose rien à l’État d’accueil, qu’il soit ou non d’accord avec l’ensemble.',
  'The cities of the network say that the mayors’ letter and the cities’ paper aren’t the same, as it’s often thought.',
];
const { texts } = withTexts(core.knowledge, [
  heldText({
    document: 'a-73-12',
    language: 'en',
    origin: 'test.txt',
    added: '2026-11-29',
    sha256: '',
    paragraphs: numberParagraphs(paragraphs),
  }),
]);

const own = [...texts.values()].map(({ text }) => text);
const passages = own.flatMap((text) => text.split(/\n+/u)).filter((line) => /\p{L}['’]/u.test(line));

/** Words of a line around one of its apostrophes. */
const quoted = fc
  .tuple(
    fc.constantFrom(...passages),
    fc.nat(),
    fc.integer({ min: 4, max: 14 }),
    fc.integer({ min: 4, max: 14 }),
  )
  .map(([line, which, before, after]) => {
    const words = line.split(' ');
    const marked = words.flatMap((word, at) => (/\p{L}['’]/u.test(word) ? [at] : []));
    const at = marked[which % marked.length] ?? 0;
    return words.slice(Math.max(at - before, 0), at + after).join(' ');
  });

describe('a quotation that lost its apostrophes', () => {
  it('is found where it stands, as words with other signs', () => {
    fc.assert(
      fc.property(quoted, fc.constantFrom('', ' '), (quotation, instead) => {
        const said = quotation.replace(/(?<=\p{L})['’](?=\p{L}|\s|$)/gu, instead);
        fc.pre(said !== quotation);
        const verdict = verifyQuotation(said, texts);
        if (verdict.kind === 'found') return;
        expect(verdict.kind, said).toBe('near');
        if (verdict.kind !== 'near') return;
        expect(howNear(verdict.parts), said).toBe('alike');
        const { document, span } = verdict.parts[0] ?? { document: '', span: { from: 0, to: 0 } };
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
        expect(letters(texts.get(document)?.text.slice(span.from, span.to) ?? '')).toBe(letters(said));
      }),
      { numRuns: runs(400) },
    );
  });

  it('joins no passages where its words stand together', () => {
    const said = 'The Metropolis position paper received the support of the following cities';
    expect(verifyQuotation(said, texts).kind).toBe('near');
  });
});
