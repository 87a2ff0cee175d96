import { withoutMarkup } from './normalise.ts';

/** The most characters of a user's words that are shown again. */
const longestEcho = 40;

/**
 * A user's words as they may be shown again: on one line, at most 40 characters. Mentions, markup and control
 * characters do not come back, whatever the surface.
 */
export function echo(text: string): string {
  const words = withoutMarkup(text.slice(0, 500))
    .replace(/[\p{C}<>@]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === '') return '…';
  return words.length > longestEcho ? `${words.slice(0, longestEcho - 1)}…` : words;
}
