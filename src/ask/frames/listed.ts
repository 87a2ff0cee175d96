import type { Reading } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, segmentOf, supportConcepts, unexplained } from './frame.ts';

/** "Which supporters start with M?", "names on the list with the letters C or B" */
export const listed: Frame = (reading, index) => {
  if (!['none', 'which', 'who', 'how-many'].includes(reading.focus)) return undefined;
  if (mentions(reading, 'member', 'commitment', 'objective', 'principle', 'not', 'except')) return undefined;
  const begins = segmentOf(reading, 'begin-with', 'letter');
  const letters = begins === undefined ? [] : lettersIn(reading, begins);
  if (letters.length === 0) return undefined;
  return {
    query: { kind: 'listed', letters: letters.map(({ letter }) => letter) },
    unexplained: unexplained(reading, index, {
      concepts: [
        ...supportConcepts,
        ...['begin-with', 'letter', 'in-order', 'name', 'who', 'how-many', 'all', 'be'],
      ],
      entities: [index.knowledge.keyRecords.paper],
      used: [...letters.map(({ segment }) => segment)],
    }),
  };
};

/** The single letters behind the words that ask for them; where several stand there, those in capitals. */
function lettersIn({ segments }: Reading, begins: Segment): { letter: string; segment: Segment }[] {
  const single = segments.slice(segments.indexOf(begins)).flatMap((segment) => {
    const raw = rawText(segment);
    return /^\p{L}$/u.test(raw) ? [{ letter: raw, segment }] : [];
  });
  const before = segments.filter((segment) => /^\p{Lu}$/u.test(rawText(segment)));
  const all = single.length > 0 ? single : before.map((segment) => ({ letter: rawText(segment), segment }));
  const capitals = all.filter(({ letter }) => /\p{Lu}/u.test(letter));
  return (capitals.length > 0 ? capitals : all.slice(0, 1)).map((each) => ({
    ...each,
    letter: each.letter.toUpperCase(),
  }));
}
