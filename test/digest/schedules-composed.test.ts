import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../src/commands/words.ts';
import { loadCore } from '../../src/core.ts';
import { parseDigest } from '../../src/digest/commands/parse.ts';
import { rhythmFrom } from '../../src/digest/rhythm.ts';
import { isSameClock } from '../../src/digest/zones.ts';
import { type Language, languages } from '../../src/language.ts';
import { composedLine, type Meant } from './ways-of-saying.ts';

const { knowledge } = await loadCore();
const before = { days: [1, 2, 3, 4, 5] as const };

/** How many lines are composed in each language; more by hand: `COMPOSED=3000`. */
const composed = process.env['COMPOSED'];
/** The same lines in each run, unless more are asked for. */
const options = composed === undefined ? { numRuns: 30, seed: 20261129 } : { numRuns: Number(composed) };

/** How a line is read: as it is meant, not at all, or as something else, which is told. */
function outcome(line: string, meant: Meant): 'right' | 'refused' | object {
  const split = splitWords(`on ${line}`);
  const wish = parseDigest('words' in split ? split.words : [], knowledge);
  if ('problem' in wish) return 'refused';
  const { time, zone = '', language, onlyChanges = false, rhythm = {}, leftOut } = wish;
  const { days, monthly } = rhythmFrom(rhythm, before);
  // On a day of the month, whatever day of the week that is.
  const wanted = meant.days ?? (meant.monthly === undefined ? before.days : days);
  const isRight =
    time === meant.time &&
    (zone === meant.zone || (zone !== '' && isSameClock(zone, meant.zone ?? 'UTC'))) &&
    language === meant.language &&
    onlyChanges === (meant.onlyChanges ?? false) &&
    monthly === meant.monthly &&
    days.join() === wanted.join();
  return isRight
    ? 'right'
    : { action: wish.action, time, zone, language, onlyChanges, days, monthly, leftOut };
}

/** Common words that say nothing of a schedule. */
const idle: Readonly<Record<Language, readonly string[]>> = {
  en: 'actually basically folks crew everyone office big good people work city team group colleagues very much'.split(
    ' ',
  ),
  fr: 'donc voilà équipe collègues bureau ville bon grand monde travail gens beaucoup très'.split(' '),
  es: 'pues equipo colegas oficina ciudad bueno grande gente trabajo mucho muy entonces'.split(' '),
};

/** Words with which it is another schedule, or none. */
const turns: Readonly<Record<Language, readonly string[]>> = {
  en: 'not except other without before tomorrow never maybe'.split(' '),
  fr: 'pas sauf autre sans avant après demain jamais autre peut-être'.split(' '),
  es: 'no salvo otro sin antes después nunca otro quizás'.split(' '),
};

describe.each(languages)('a schedule that is composed of what people say, in %s', (language) => {
  it('is read as it is meant', () => {
    fc.assert(
      fc.property(composedLine(language), ({ words, meant }) => {
        expect(outcome(words, meant), words).toBe('right');
      }),
      options,
    );
  });

  const lineWith = (words: readonly string[]) =>
    fc
      .tuple(composedLine(language), fc.constantFrom(...words), fc.nat())
      .map(([{ words: line, meant }, word, at]) => {
        const parts = line.split(' ');
        return { said: parts.toSpliced(at % (parts.length + 1), 0, word).join(' '), meant };
      });

  it('means the same or nothing with any other word in it', () => {
    fc.assert(
      fc.property(lineWith(idle[language]), ({ said, meant }) => {
        expect(outcome(said, meant), said).toBeTypeOf('string');
      }),
      options,
    );
  });

  it('never means the same with a word in it that turns it', () => {
    fc.assert(
      fc.property(lineWith(turns[language]), ({ said, meant }) => {
        expect(outcome(said, meant), said).not.toBe('right');
      }),
      options,
    );
  });
});
