import type { AskIndex } from '../ask-index.ts';
import { askingConcepts } from '../concepts.ts';
import { isUnknownWord, type Reading, rawText, type Segment } from '../reading.ts';

/** A stretch of a question that says something, with everything it may be found by. */
export interface Unit {
  readonly segment: Segment;
  /** Records, topics, concepts, numbers and months: `e:`, `t:`, `c:`, `n:`, `m:`. */
  readonly keys: readonly string[];
  /** Its single words, folded, with their stems. */
  readonly words: readonly { readonly text: string; readonly stem: string }[];
  /** True for a word that nothing in the data or the lexicon knows. */
  readonly unknown: boolean;
}

const silent = new Set([...askingConcepts, 'confirm', 'greeting', 'thanks', 'all']);

/** What a question says besides asking. */
export function unitsOf(reading: Reading, index: AskIndex): Unit[] {
  const isMonthNamed = reading.segments.some(({ month }) => month !== undefined);
  return reading.segments.flatMap((segment) => {
    const { ids, topics, concepts, number, month, stop, tokens, meanings } = segment;
    if (stop && ids.length === 0 && topics.size === 0) return [];
    const named = ids.length > 0 || topics.size > 0;
    if (!named && concepts.size > 0 && [...concepts].every((concept) => silent.has(concept))) return [];
    const keys = [
      ...ids.map((id) => `e:${id}`),
      ...[...topics].map((id) => `t:${id}`),
      ...[...concepts].filter((concept) => !silent.has(concept)).map((concept) => `c:${concept}`),
      ...(number === undefined ? [] : [`${isMonthNamed && number.value <= 31 ? 'd' : 'n'}:${number.value}`]),
      ...(month === undefined ? [] : [`m:${month}`]),
    ];
    const words =
      meanings.length > 0 && ids.length > 0
        ? []
        : tokens.map(({ text, stem }) => ({ text, stem })).filter(({ text }) => !index.words.isStop(text));
    // "DECnet" is no slip for "decent", but a name.
    if (tokens.some(({ corrected, raw }) => corrected !== undefined && /\p{Lu}/u.test(raw))) {
      return [{ segment, keys: ids.map((id) => `e:${id}`), words: [], unknown: ids.length === 0 }];
    }
    return [{ segment, keys, words, unknown: isUnknownWord(segment) }];
  });
}

/** The words of units as they were written, in order. */
export function wordsOfUnits(units: readonly Unit[]): string[] {
  return units.map(({ segment }) => rawText(segment));
}
