import { tokenize } from '../ask/normalise.ts';

/** The most characters of a user's words that are shown again. */
const longestEcho = 40;

/**
 * A user's words as they may be shown again: only words and numbers, at most 40 characters. Mentions, markup and
 * control characters do not come back, whatever the surface.
 */
export function echo(text: string): string {
  const words = tokenize(text.slice(0, 500))
    .map(({ raw }) => raw)
    .join(' ');
  if (words === '') return '…';
  return words.length > longestEcho ? `${words.slice(0, longestEcho - 1)}…` : words;
}
