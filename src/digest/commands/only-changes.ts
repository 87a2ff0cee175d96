import { foldPhrase } from '../../text/normalise.ts';
import { anyOf, digestWords, wordsOf } from '../digest-words.ts';
import { sendingWords } from './typed-words.ts';

const { changes } = digestWords;
const only = anyOf(changes.only);
const conditional = anyOf(changes.conditional);
const unless = anyOf(changes.unless);
const change = anyOf(changes.change);
/** What stands between the condition and the change, or behind it, and says nothing else. */
const filler = anyOf(changes.filler);
const send = `(?:${[...sendingWords].join('|')})(?:nos|me|lo|nosl[oa])?`;
const sent = anyOf(changes.sent);
const negation = `${anyOf(changes.negation)}(?: ${sent})?`;
const nothing = `${anyOf(changes.nothing)}(?: ${anyOf(changes.nothing, changes.filler)})*`;

const said = `(?:${filler} )*${change}(?: (?:${filler}|${change}))*(?: ${only})?`;
/** "only changes", "seulement s'il y a du changement", "don't post unless something has changed", "nada si no hay cambios". */
const none = `(?:${filler} )*${nothing} (?:${filler} )*${change}(?: (?:${filler}|${nothing}))*`;
const silence = `${negation}(?: ${send})?(?: ${sent})*(?: pas| it)?`;
const family = new RegExp(
  `^(?:${[
    `(?:the |les |los |las )?${change} ${only}`,
    `(?:(?:ne |n )?${send}(?: ${sent})* )?(?:${only} )*(?:${sent} )*${conditional} ${said}`,
    `(?:${send}(?: ${sent})* )?${only} (?:${send} |${sent} )*(?:the |les |los |las |des |of )?${change}`,
    `${silence} ${unless} ${said}`,
    `${silence} ${conditional} ${none}`,
    `${conditional} ${none} ${silence}`,
  ].join('|')})$`,
  'u',
);
const negated = new RegExp(`^${anyOf(changes.negation)} `, 'u');
const always = wordsOf(changes.always);

/** Whether a digest comes only when something changed, as a phrase says it; undefined where it says nothing of it. */
export function parseOnlyChanges(text: string): boolean | undefined {
  const folded = foldPhrase(text);
  if (always.has(folded)) return false;
  return folded === 'changed' || family.test(folded) ? true : undefined;
}

/** True for a phrase that begins with what would end a digest, or skip one, and only says when it does not come. */
export function isNegatedOnlyChanges(text: string): boolean {
  return parseOnlyChanges(text) === true && negated.test(foldPhrase(text));
}
