import { type DigestAction, digestActions } from '../../commands/digest-catalogue.ts';
import type { Language } from '../../language.ts';
import { foldPhrase } from '../../text/normalise.ts';
import { anyOf, digestWords, namedBy, wordsOf } from '../digest-words.ts';
import { type Section, sections } from '../subscription.ts';

/** Verbs that have a digest sent, folded: they begin a line, or stand in it and change nothing. */
export const sendingWords = wordsOf(digestWords.sending);

/** What people write for the actions besides their names, in any language, folded. */
export const actionNames: Readonly<Record<string, DigestAction>> = {
  ...Object.fromEntries([...sendingWords].map((verb) => [verb, 'on' as const])),
  ...namedBy(digestWords.actions),
  // No other name hides the name of an action itself.
  ...Object.fromEntries(digestActions.map((action) => [action, action])),
};

/** What puts a digest on hold, folded: "mets ça sur pause", "put the digest on hold", "ponlo en pausa". */
const { verbs, objects, hold } = digestWords.holding;
const holds = new RegExp(
  `^${anyOf(verbs)}(?:l[oa]|nosl[oa])?(?: ${anyOf(objects)}){0,3} ${anyOf(hold)}$`,
  'u',
);

/** The action that a phrase, folded, is a name of. */
export function actionNamed(phrase: string): DigestAction | undefined {
  return holds.test(phrase) ? 'pause' : actionNames[phrase];
}

/** Verbs that change a digest, folded: behind "on" and among its options they say nothing more. */
export const changingWords: ReadonlySet<string> = new Set(
  Object.keys(actionNames).filter((name) => actionNames[name] === 'on' && name !== 'on'),
);

export const sectionNames: Readonly<Record<string, readonly Section[]>> = {
  ...Object.fromEntries(sections.map((section) => [section, [section]])),
  ...Object.fromEntries(
    Object.entries(namedBy(digestWords.sections)).map(([word, name]) => [
      word,
      sections.filter((section) => name === 'all' || section === name),
    ]),
  ),
};

export const languageNames: Readonly<Record<string, Language>> = namedBy(digestWords.languages);

/** Options by the names people give them, folded. */
export const optionNames: Readonly<Record<string, string>> = namedBy(digestWords.options);

/** The option that a word names. */
export function optionOf(typed: string): string {
  const folded = foldPhrase(typed);
  return optionNames[folded] ?? folded;
}

/** Words that only join others: "at 9:30 in Madrid", "le lundi et le jeudi", "a las 9 en Lima". */
export const joining = wordsOf(digestWords.joining);

/** Words that are said to be polite, or that name what the whole line is about; they change nothing. Folded. */
export const courtesies = wordsOf(digestWords.courtesies);

/** Courtesies that a word or two more may follow: "hi there", "thanks a bunch", "gracias de corazón". */
export const greetings = wordsOf(digestWords.greetings);

/** The most words that belong together without quotation marks: "do not send us anything unless something has changed". */
export const longestPhrase = 10;

/** The most words of a courtesy. */
export const longestCourtesy = Math.max(...[...courtesies].map((each) => each.split(' ').length));

/** Words that confirm a change, folded; without the name of an option they stand last. */
export const confirmations = wordsOf(digestWords.confirmations);
