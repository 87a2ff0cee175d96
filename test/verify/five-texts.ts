import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { withTexts } from '../../src/knowledge/knowledge.ts';
import { heldText } from '../../src/texts/added-text.ts';
import { numberParagraphs } from '../../src/texts/numbering.ts';
import { type Printable, printable } from '../texts/printed.ts';

/** Five texts of documents of the data, one of them long, in three languages. */
export const fiveTexts: readonly (readonly [string, Printable])[] = [
  ['a-res-73-195', printable('en', 900, 11)],
  ['a-res-73-195', printable('fr', 60, 12)],
  ['a-73-12', printable('en', 60, 13)],
  ['a-res-71-1', printable('es', 60, 14)],
  ['a-res-71-256', printable('en', 60, 15)],
];

/** The data with the five texts added. */
export function withFiveTexts(knowledge: Knowledge): Knowledge {
  return withTexts(
    knowledge,
    fiveTexts.map(([document, { language, paragraphs }]) =>
      heldText({
        document,
        language,
        origin: 'test.txt',
        added: '2026-11-29',
        sha256: '',
        paragraphs: numberParagraphs(paragraphs.map(({ text }) => text)),
      }),
    ),
  );
}
