import words from '../../data/lexicon/digest.json' with { type: 'json' };
import { type Language, languages } from '../language.ts';

/** Words and phrases of each language, folded. */
export type WordGroup = Readonly<Record<Language, readonly string[]>>;

/** What people say of a digest, in every language: `data/lexicon/digest.json`. */
export const digestWords = words;

/** The words of a group, whatever their language: who asks in French may write "pls". */
export function wordsOf(...groups: readonly WordGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => languages.flatMap((language) => group[language])));
}

/** A pattern for any word of the groups, the longest first. */
export function anyOf(...groups: readonly WordGroup[]): string {
  return `(?:${[...wordsOf(...groups)].toSorted((one, other) => other.length - one.length).join('|')})`;
}

/** What each word of named groups stands for: "stop" for `off`. */
export function namedBy<Name extends string>(
  groups: Readonly<Record<Name, WordGroup>>,
): Readonly<Record<string, Name>> {
  return Object.fromEntries(
    (Object.keys(groups) as Name[]).flatMap((name) => [...wordsOf(groups[name])].map((word) => [word, name])),
  );
}
