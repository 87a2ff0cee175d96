/** The most words of a phrase that begins with this word; 0 where none does. */
export type PhraseLengths = (firstWord: string) => number;

/** Files phrases by their first words, so that a reader knows how far to look ahead. */
export function phraseLengths(phrases: Iterable<string>): PhraseLengths {
  const longest = longestByFirst(phrases);
  return (firstWord) => longest.get(firstWord) ?? 0;
}

/** The most words of the phrases that begin with each word. */
export function longestByFirst(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    const end = phrase.indexOf(' ');
    const first = end < 0 ? phrase : phrase.slice(0, end);
    const words = end < 0 ? 1 : phrase.split(' ').length;
    if (words > (longest.get(first) ?? 0)) longest.set(first, words);
  }
  return longest;
}
