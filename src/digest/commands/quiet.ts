import { foldPhrase } from '../../text/normalise.ts';
import { anyOf, digestWords, wordsOf } from '../digest-words.ts';
import { withDigits } from '../numbers.ts';
import { sendingWords } from './typed-words.ts';

/** What ends a digest only where it says until when: alone, or before something else, it is no pause. */
const quiet = wordsOf(digestWords.quiet);

const { changes } = digestWords;
const silence = new RegExp(
  `^${anyOf(changes.negation)}(?: ${anyOf(changes.sent)})?(?: (?:plus|mas|more))? (?:${[...sendingWords].join('|')})` +
    `(?:nos|me|lo|nosl[oa])?(?: (?:${anyOf(changes.sent, changes.negation)}|plus|mas|more))*$`,
  'u',
);

const until = wordsOf(digestWords.until);
const untilQuiet = wordsOf(digestWords.until, digestWords.untilQuiet);

/** How long something lasts: "for two weeks". */
const lasts = new RegExp(
  `\\b${anyOf(digestWords.lasting)} (?:the |les |los |las )?(?:next |prochains |prochaines |proximos |proximas )?` +
    '(?:\\d+ |an? )(?:days?|weeks?|months?|fortnights?|jours?|semaines?|mois|dias?|semanas?|mes(?:es)?)\\b',
  'u',
);

/** True for a phrase, folded, that asks for nothing to come: "no digests", "ne poste plus rien", "no envíen nada". */
export function isQuiet(phrase: string): boolean {
  return quiet.has(phrase) || silence.test(phrase);
}

/** Words without those at their beginning that ask for nothing to come. */
export function withoutQuiet(words: readonly string[]): readonly string[] {
  const lengths = [...words.keys()].map((at) => at + 1).reverse();
  const length = lengths.find((each) => isQuiet(foldPhrase(words.slice(0, each).join(' ')))) ?? 0;
  return words.slice(length);
}

/** True for words that say when it comes again; behind what is quiet, "before Monday" does as well. */
export function saysUntil(words: readonly string[], isBehindQuiet = false): boolean {
  const named = isBehindQuiet ? untilQuiet : until;
  return (
    words.some((word) => named.has(foldPhrase(word).split(' ')[0] ?? '')) ||
    lasts.test(withDigits(words.join(' ')))
  );
}
