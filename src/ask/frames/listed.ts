import type { Query } from '../../query/query.ts';
import type { Reading } from '../reading.ts';
import { rawText, type Segment } from '../segments.ts';
import type { Frame } from './frame.ts';
import { mentions, namedEntities, numbersIn, segmentOf, supportConcepts, unexplained } from './frame.ts';

/** "Which supporters start with M?", "names on the list with the letters C or B", "the third city on the list" */
export const listed: Frame = (reading, index) => {
  if (!['none', 'which', 'who', 'how-many'].includes(reading.focus)) return undefined;
  if (mentions(reading, 'member', 'commitment', 'objective', 'principle', 'not', 'except')) return undefined;
  const begins = segmentOf(reading, 'begin-with', 'letter');
  const letters = begins === undefined ? [] : lettersIn(reading, begins);
  const asked = letters.length > 0 ? undefined : placeIn(reading);
  if (letters.length === 0 && asked === undefined) return undefined;
  const query: Query =
    asked === undefined
      ? { kind: 'listed', letters: letters.map(({ letter }) => letter) }
      : { kind: 'listed', place: [asked.value] };
  return {
    query,
    unexplained: unexplained(reading, index, {
      concepts: [
        ...supportConcepts.filter((concept) => letters.length > 0 || !deeds.includes(concept)),
        ...['begin-with', 'letter', 'in-order', 'name', 'who', 'how-many', 'all', 'be'],
      ],
      entities: [index.knowledge.keyRecords.paper],
      used: [...letters.map(({ segment }) => segment), asked?.segment],
    }),
  };
};

/** What places did: who did it first is another question than who is printed first. */
const deeds = ['endorse', 'sign', 'support'];

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

/** An ordinal, where the question says that it counts on the list. */
function placeIn(reading: Reading): { segment: Segment; value: number } | undefined {
  const [number, ...more] = numbersIn(reading);
  if (number === undefined || more.length > 0 || !number.ordinal) return undefined;
  const isOnList = mentions(reading, 'list', 'on-list') && namedEntities(reading).length === 0;
  return isOnList && !deeds.some((deed) => mentions(reading, deed)) ? number : undefined;
}
