import { findCommand } from '../commands/registry.ts';

/** What stands above an answer, in small print: who shared it, and what was asked. All of it is literal text. */
export interface Lead {
  /** A sentence of the bot's, such as who shared the answer. */
  readonly above?: string | undefined;
  /** What was typed, as `askedLine` gives it. */
  readonly asked?: string | undefined;
}

/** The most characters of what was typed that are shown. */
const longest = 120;

/** The most characters of it where only its asker sees the answer: a line of a phone's small print. */
const longestOwn = 43;

/** Signs that reorder the text around them: what stands above an answer must not run into it. */
const reordering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What was typed, as it stands above the answer where others see it, or where the platform shows nobody what was
 * typed: on one line, and shortened at a whole character. Undefined where nothing of it can be seen.
 */
export function askedLine(typed: string): string | undefined {
  const line = typed
    .slice(0, 10 * longest)
    .replace(reordering, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  return shortened(line, longest);
}

/**
 * What was asked with a slash command, as it stands above the answer: a question alone, any other command with its slash and
 * its words.
 */
export function askedBehind(slash: string, typed: string): string | undefined {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/su.exec(typed) ?? [];
  const command = findCommand(first);
  if (command === undefined && rest !== '') return askedLine(typed);
  return askedLine(command?.name === 'ask' && rest !== '' ? rest : `${slash} ${typed}`);
}

/** What was typed as its asker sees it again: on one line of a phone, since he knows it. */
export function ownLine(asked: string): string {
  return shortened(asked, longestOwn);
}

function shortened(line: string, most: number): string {
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}
