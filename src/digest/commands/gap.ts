import type { Knowledge } from '../../knowledge/knowledge.ts';
import { isTurn, mayStandBefore, mostIdle } from './idle.ts';
import { readPhrase, withoutEnd } from './phrases.ts';
import { isRemark, leadsOn } from './remark.ts';
import type { Values } from './values.ts';

/**
 * How many unknown words give way where they stand: at the end, or before a place. Before days and a time they may
 * change them: "9 Lima, moving offices, tuesday". None where one of them may be a turn, a place or a slip, or where a small
 * word leads to them: "to general".
 */
export function gapAt(
  words: readonly string[],
  before: string,
  names: readonly string[],
  knowledge: Knowledge,
): number {
  if (leadsOn(before) || isTurn(before)) return 0;
  for (let length = 1; length <= Math.min(mostIdle, words.length); length += 1) {
    const run = words.slice(0, length);
    const word = withoutEnd(run.at(-1) ?? '');
    if (!mayStandBefore(word, knowledge) || !isRemark(run, names, false, knowledge)) return 0;
    if (!saysWhenNext(words.slice(length), run.at(-1) ?? '', names, knowledge)) return length;
  }
  return 0;
}

/** True where what is read next is a day, a time or a language, or where nothing can be. */
function saysWhenNext(
  words: readonly string[],
  before: string,
  names: readonly string[],
  knowledge: Knowledge,
): boolean {
  for (let at = 0; at < words.length; ) {
    const values: Values = {};
    const read = readPhrase(words.slice(at), words[at - 1] ?? before, names, values, knowledge);
    if (read === 0) return true;
    if (
      words.slice(at, at + (typeof read === 'number' ? read : 1)).some(isTurn) &&
      Object.keys(values).length === 0
    )
      return true;
    if (Object.keys(values).length > 0) return !(values.zone ?? values.onlyChanges);
    if (typeof read !== 'number') return true;
    at += read;
  }
  return false;
}
