import { formatDate, yearOf } from '../calendar.ts';
import { holding } from '../holding.ts';
import type { Event, Fact } from '../knowledge/schema.ts';
import { wholeOf, wordingsOf } from '../knowledge/wording.ts';
import { concerned } from './concerned.ts';
import { isToldBy } from './leads.ts';
import { dayOf } from './told-days.ts';

/** Words that stand in any sentence. */
const common = new Set(
  (
    'the a an in on no it its by for to of and or at as is was were are be been has have had that this which who with ' +
    'from not their they his her he she says said say where what when how also than into each other more any all but'
  ).split(' '),
);

/** How many of a fact's names and numbers, and of its words, another has to hold that tells the same. */
const sameFigures = 0.8;
const sameWords = 0.75;
/** Of its words, where all of its names and numbers are there. */
const fewerWords = 0.62;

interface Said {
  /** Names and numbers. */
  readonly figures: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/**
 * True where two facts share a record, and all but a little of what the one says, names and numbers too, is in the other;
 * or in several others together.
 */
export function saysTheSame(fact: Fact | Event, ...others: readonly (Fact | Event)[]): boolean {
  const shared = others.filter(
    (other) =>
      other !== fact && (concerned(other).includes(fact.subject) || concerned(fact).includes(other.subject)),
  );
  if (shared.length === 0) return false;
  const { itself } = saidIn(fact);
  const whole = together(shared.map((other) => saidIn(other).whole));
  if (itself.figures.size < 2) return false;
  const figures = share(itself.figures, whole.figures);
  return (
    figures >= sameFigures && share(itself.words, whole.words) >= (figures === 1 ? fewerWords : sameWords)
  );
}

/** True where a fact tells of what happened on that record's day: the same deed, its date, or what it foresaw. */
export function belongsToDay(fact: Fact | Event, day: Fact | Event): boolean {
  if (isToldBy(fact, day) || fact.overtakenBy === day.id) return true;
  const isShared = concerned(day).includes(fact.subject) || concerned(fact).includes(day.subject);
  return isShared && dateOf(day).test(wholeOf(fact, 'en'));
}

/** "10 December 2018", "10 and 11 December 2018". */
const dateOf = holding((record: Fact | Event): RegExp => {
  const day = dayOf(record) ?? '';
  const month = formatDate(day.slice(0, 7), 'en').replace(/ \d+$/u, '');
  return new RegExp(`\\b${Number(day.slice(8))}(?: (?:and|to) \\d+)? ${month} ${yearOf(day)}\\b`, 'u');
});

function together(all: readonly Said[]): Said {
  return {
    figures: new Set(all.flatMap(({ figures }) => [...figures])),
    words: new Set(all.flatMap(({ words }) => [...words])),
  };
}

const saidIn = holding((fact: Fact | Event): { itself: Said; whole: Said } => ({
  itself: wordsOf(wholeOf(fact, 'en')),
  whole: wordsOf(
    wordingsOf(fact)
      .map(({ en }) => en)
      .join(' '),
  ),
}));

function wordsOf(sentence: string): Said {
  const all = [...sentence.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’./-]*/gu)]
    .map(([word]) => word.replace(/['’]s$|[.’]+$/u, ''))
    .filter((word) => !common.has(word.toLowerCase()));
  const figures = all.filter((word) => /^[\p{Lu}\d]/u.test(word));
  const folded = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase()));
  return { figures: folded(figures), words: folded(all) };
}

function share(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return some.size === 0 ? 0 : [...some].filter((each) => others.has(each)).length / some.size;
}
