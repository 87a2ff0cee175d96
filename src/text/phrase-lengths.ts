/** The most words of a phrase that begins with this word; 0 where none does. */
export type PhraseLengths = (firstWord: string) => number;

/** Files phrases by their first words, so that a reader knows how far to look ahead. */
export function phraseLengths(phrases: Iterable<string>): PhraseLengths {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  return (firstWord) => longest.get(firstWord) ?? 0;
}
