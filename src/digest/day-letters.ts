import type { Weekday } from './subscription.ts';

/** What a letter or two mean in a row of days: "L, X y V", "M W F", "L M X J V", "TTh". */
interface Alphabet {
  readonly days: Readonly<Record<string, Weekday>>;
  /** Letters that only belong to this alphabet; an M means its day beside one of them alone. */
  readonly own: readonly string[];
}

const alphabets: readonly Alphabet[] = [
  { days: { l: 1, m: 2, ma: 2, x: 3, mi: 3, j: 4, v: 5, s: 6, d: 7 }, own: ['x'] },
  { days: { l: 1, ma: 2, me: 3, j: 4, v: 5, s: 6, d: 7 }, own: [] },
  { days: { m: 1, t: 2, tu: 2, w: 3, th: 4, f: 5, sa: 6, su: 7 }, own: ['t', 'tu', 'w', 'th', 'f'] },
  { days: { lu: 1, ma: 2, mi: 3, me: 3, ju: 4, je: 4, vi: 5, ve: 5, sa: 6, do: 7, di: 7 }, own: [] },
  { days: { mo: 1, tu: 2, we: 3, th: 4, fr: 5, sa: 6, su: 7 }, own: [] },
];

/** What stands between the letters of a row; those in small letters need a comma or the like. */
const marks = /\s*[,;/+&·]\s*|\s+(?:y|et|and)\s+|\s*[,;]\s*(?:y|et|and)\s+/u;

/**
 * The days that a row of letters means; undefined where it is none, or where a letter is two days: an M between L and V
 * is martes or mercredi.
 */
export function daysInLetters(text: string): Weekday[] | undefined {
  // "L-V" is from one to the other, "L-X-V" is three days.
  const letters = lettersOf(
    text.trim().replace(/^(\p{L}{1,2}(?:-\p{L}{1,2}){2,})$/u, (row) => row.replaceAll('-', ',')),
  );
  if (letters === undefined) return undefined;
  // "L M M J V": the first M is Tuesday, the second Wednesday.
  const isFrenchWeek = letters.join(' ').startsWith('l m m');
  const readings = alphabets
    .map((alphabet) =>
      isFrenchWeek
        ? letters.map((letter, at) => (letter === 'm' ? ((at + 1) as Weekday) : alphabet.days[letter]))
        : readWith(alphabet, letters),
    )
    .map((days) => [...new Set(days)].sort())
    .filter((days) => days.length > 0 && !days.includes(undefined));
  const [first, ...others] = readings;
  if (first === undefined || others.some((other) => other.join() !== first.join())) return undefined;
  return first.filter((day) => day !== undefined);
}

function readWith({ days, own }: Alphabet, letters: readonly string[]): (Weekday | undefined)[] {
  const isOwn = letters.some((letter) => own.includes(letter));
  return letters.map((letter) => (letter === 'm' && !isOwn ? undefined : days[letter]));
}

/** The letters of a row of at least two: apart by marks, capitals by spaces, or three and more capitals in one. */
function lettersOf(text: string): string[] | undefined {
  const isCapitals = /^[A-Z][\sA-Zh,]*$/u.test(text) && !/\b(?:AM|PM)\b/u.test(text);
  const glued = /^(?:[A-Z]h?){3,7}$|^TTh$/u.test(text) ? text.match(/[A-Z]h?/gu) : null;
  const spaced = isCapitals ? text.split(new RegExp(`${marks.source}|\\s+`, 'u')) : text.split(marks);
  const letters = (glued ?? spaced).map((letter) => letter.toLowerCase()).filter((letter) => letter !== '');
  const isRow = letters.length > 1 && letters.every((letter) => /^[a-z]{1,2}$/u.test(letter));
  return isRow ? letters : undefined;
}
