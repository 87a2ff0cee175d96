import type { Concept } from '../../knowledge/schema.ts';
import { foldPhrase } from '../../text/normalise.ts';
import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import type { NumberMeant } from '../lexicon.ts';
import type { Reading } from '../reading.ts';
import { isUnknownWord, rawText, type Segment } from '../segments.ts';
import { statesToldIn } from './states.ts';
import { isLight, targetOf } from './target.ts';

/** A stretch of a question that says something, with everything it may be found by. */
export interface Unit {
  readonly segment: Segment;
  /** Records, topics, concepts, numbers, places in a row and months: `e:`, `t:`, `c:`, `n:`, `o:`, `m:`. */
  readonly keys: readonly string[];
  /** Its single words, folded, with their stems. */
  readonly words: readonly { readonly text: string; readonly stem: string }[];
  /** True for a word that nothing in the data or the lexicon knows. */
  readonly unknown: boolean;
  /** True where it is part of what is asked, and not of who asks and why. */
  readonly asked: boolean;
  /** True for what is asked for, and no answer may leave out: "which hotel", "the budget of", "who opened". */
  readonly target: boolean;
  /** True where it says nothing of what is asked: "exactly", "please list". */
  readonly light: boolean;
}

const silent = new Set([
  ...[...askingConcepts, 'by-how-much', 'duration', 'how-often'],
  ...['confirm', 'greeting', 'thanks', 'all', 'language'],
]);

/** What a question says besides asking. */
export function unitsOf(reading: Reading, asking: ReadonlySet<Segment>, index: AskIndex): Unit[] {
  const isMonthNamed = reading.segments.some(({ month }) => month !== undefined);
  const target = targetOf(
    reading.segments.filter((segment) => asking.has(segment)),
    reading,
    index,
  );
  const seen = new Set<string>();
  return reading.segments.flatMap((segment, at): Unit[] => {
    const { ids, topics, concepts, number, month, stop, tokens, meanings } = segment;
    if (stop && ids.length === 0 && topics.size === 0) return [];
    const named = ids.length > 0 || topics.size > 0;
    const people = peopleOf(reading.segments, at, index);
    if (
      !named &&
      people.length === 0 &&
      concepts.size > 0 &&
      [...concepts].every((concept) => silent.has(concept))
    )
      return [];
    const said = `${asking.has(segment)} ${tokens.map(({ text }) => text).join(' ')}`;
    if (seen.has(said)) return [];
    seen.add(said);
    const keys = [
      ...ids.map((id) => `e:${id}`),
      ...[...topics].map((id) => `t:${id}`),
      ...[...concepts].filter((concept) => !silent.has(concept)).map((concept) => `c:${concept}`),
      ...(number === undefined ? [] : [`${kindOfNumber(number, isMonthNamed)}:${number.value}`]),
      ...(month === undefined ? [] : [`m:${month}`]),
      ...people.map((id) => `p:${id}`),
    ];
    const words =
      meanings.length > 0 && ids.length > 0
        ? []
        : tokens.map(({ text, stem }) => ({ text, stem })).filter(({ text }) => !index.words.isStop(text));
    const place = {
      segment,
      asked: asking.has(segment),
      target: target.words.includes(segment),
      light: isLight(segment, index),
    };
    // "DECnet" is no slip for "decent", but a name.
    if (tokens.some(({ corrected, raw }) => corrected !== undefined && /\p{Lu}/u.test(raw))) {
      return [{ ...place, keys: ids.map((id) => `e:${id}`), words: [], unknown: ids.length === 0 }];
    }
    return [{ ...place, keys, words, unknown: isUnknownWord(segment) }];
  });
}

/** A day of a month, a place in a row ("the second forum"), or how many there are: one is not met by another. */
export function kindOfNumber({ value, ordinal }: NumberMeant, isMonthNamed: boolean): 'd' | 'o' | 'n' {
  if (isMonthNamed && value <= 31) return 'd';
  return ordinal ? 'o' : 'n';
}

/** The countries that are meant by a name, or by "Mexican"; beside who or what may be of one, "Spanish" is no language ("the Spanish cities"). */
function peopleOf(
  segments: readonly Segment[],
  at: number,
  { peoples, knowledge }: AskIndex,
): readonly string[] {
  const { tokens, concepts, meanings } = segments[at] as Segment;
  const named = meanings.flatMap((meaning) =>
    meaning.type === 'elsewhere' && meaning.country === true
      ? [...(statesToldIn(knowledge).called.get(foldPhrase(meaning.name)) ?? [])]
      : [],
  );
  if (named.length > 0) return named;
  const of = tokens.length > 1 ? undefined : peoples.get(tokens[0]?.stem ?? '');
  if (of === undefined || !concepts.has('language')) return of ?? [];
  const beside = [segments[at - 1], segments[at + 1]];
  return beside.some((each) => mayBeOf.some((concept) => each?.concepts.has(concept))) ? of : [];
}

const mayBeOf: readonly Concept[] = ['city', 'county', 'mayor', 'country', 'member', 'endorser', 'person'];

/** The words of units as they were written, in order. */
export function wordsOfUnits(units: readonly Unit[]): string[] {
  return units.map(({ segment }) => rawText(segment));
}
