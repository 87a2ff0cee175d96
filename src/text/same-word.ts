import type { Language } from '../language.ts';

/** What may stand behind the beginning that two forms of one English word share. */
const englishEndings = [
  ['', 's', 'es', 'ed', 'd', 'ing', 'e'],
  ['y', 'ies', 'ied', 'ying'],
];

/** The longest endings that two forms of one French or Spanish word differ by. */
const longestEnding = 4;

/**
 * True for two forms of one word: "endorse" and "endorsed". A stem is only a hint: "internal" and "international" share
 * one, and so do "factors" and "factories". Both words are folded.
 */
export function isSameWord(a: string, b: string, language: Language): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const endings = [a.slice(shared), b.slice(shared)];
  if (language !== 'en') return endings.every((ending) => ending.length <= longestEnding);
  // "stopped" and "stop": a letter that is doubled belongs to the ending.
  const plain = endings.map((ending) =>
    ending.length > 2 && ending[0] === a[shared - 1] ? ending.slice(1) : ending,
  );
  return englishEndings.some((group) => plain.every((ending) => group.includes(ending)));
}
