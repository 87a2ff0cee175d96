import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCore } from '../../src/core.ts';
import { quotationLimit, verifyQuotation } from '../../src/verify/verify.ts';
import { sample } from '../runs.ts';
import { fiveTexts, withFiveTexts } from './five-texts.ts';
import { offTopicSentences, ownSentences } from './other-sentences.ts';

const core = await loadCore();
const { texts } = withFiveTexts(core.knowledge);
const verdict = (quotation: string) => verifyQuotation(quotation, texts);

const isFound = (sentence: string, among: typeof texts) => verifyQuotation(sentence, among).kind === 'found';

describe('with five documents added', () => {
  it('a real sentence about something else is never said to stand in one', () => {
    const all = ownSentences();
    expect(all.length).toBeGreaterThan(1000);
    const sentences = sample(all, 80);
    expect(sentences.filter((sentence) => isFound(sentence, texts))).toEqual([]);
  });

  const questions = offTopicSentences();
  it.skipIf(questions.length === 0)(
    'a question of the public about something else gets no Yes, with them and without',
    () => {
      expect(questions.length).toBeGreaterThan(2900);
      expect(questions.filter((question) => isFound(question, core.knowledge.texts))).toEqual([]);
      expect(sample(questions, 200).filter((question) => isFound(question, texts))).toEqual([]);
    },
    300_000,
  );

  it('every paragraph is found, in its document', () => {
    for (const [document, { language, paragraphs }] of fiveTexts) {
      for (const { text } of paragraphs.filter((_, index) => index % 7 === 0)) {
        const found = verdict(text.slice(0, quotationLimit - 1));
        expect(found.kind).toBe('found');
        if (found.kind !== 'found') continue;
        expect(texts.get(found.document)).toMatchObject({ document, language });
      }
    }
  });

  it('what joins passages of two documents is told, with both', () => {
    const other = fiveTexts[3]?.[1].paragraphs[8]?.text.split(' ').slice(1, 12).join(' ') ?? '';
    const joined = verdict(`is expected to be adopted 2018 ${other}`);
    expect(joined.kind).toBe('joined');
    if (joined.kind !== 'joined') return;
    expect(new Set(joined.parts.map(({ document }) => document)).size).toBeGreaterThan(1);
    for (const { said, document, span } of joined.parts)
      expect(texts.get(document)?.text.slice(span.from, span.to)).toContain(said.split(' ')[1]);
  });

  it('a changed word in a long text is shown, and the differences applied to its words give the quotation', () => {
    const whole = texts.get('a-res-73-195')?.text.split(' ') ?? [];
    const change = fc.constantFrom('replace', 'leave out', 'add');
    fc.assert(
      fc.property(fc.nat(whole.length - 40), fc.nat({ max: 19 }), change, (start, place, how) => {
        const words = whole.slice(start, start + 30);
        const at = 5 + place;
        const quoted = words.toSpliced(at, how === 'add' ? 0 : 1, ...(how === 'leave out' ? [] : ['zebra']));
        const near = verdict(quoted.join(' '));
        if (how === 'leave out' && near.kind === 'joined') return;
        expect(near.kind).toBe('near');
        if (near.kind !== 'near') return;
        const [part] = near.parts;
        const passage = texts.get(near.document)?.text.slice(part?.span.from, part?.span.to) ?? '';
        expect(applied(passage, part?.differences ?? []).replace(/[.,;:]+$/u, '')).toBe(
          (part?.said ?? '').replace(/[.,;:]+$/u, ''),
        );
        // The number of a point at its beginning is not compared.
        expect(quoted.join(' ').endsWith(part?.said ?? '-')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** The document's words with each difference made, in their order: what the quotation should be. */
function applied(
  passage: string,
  differences: readonly { readonly said: string; readonly printed: string; readonly before: string }[],
): string {
  let done = '';
  let left = passage;
  for (const { said, printed, before } of differences) {
    const at = left.indexOf(before);
    expect(at).toBeGreaterThanOrEqual(0);
    done = [done, left.slice(0, at + before.length)].filter((each) => each !== '').join(' ');
    left = left.slice(at + before.length).trimStart();
    expect(left.startsWith(printed)).toBe(true);
    left = left.slice(printed.length).trimStart();
    done = [done, said].filter((each) => each !== '').join(' ');
  }
  return [done, left].filter((each) => each !== '').join(' ');
}
