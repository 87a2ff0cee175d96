import { parseCommand } from '../../src/commands/parse.ts';
import { splitWords } from '../../src/commands/words.ts';
import type { PlatformName } from './conversation.ts';

/** A line as its writer sees it on a platform: behind the command, on Discord with the names of its options. */
export function slashLine(platform: PlatformName, line: string): string {
  const typed = line.trim();
  if (platform === 'slack') return `/compacts ${typed}`.trim();
  const split = splitWords(typed);
  const parsed = 'words' in split ? parseCommand({ words: split.words, text: typed }) : undefined;
  if (parsed === undefined || 'problem' in parsed) return `/compacts ${typed || 'help'}`;
  const { command, values, language } = parsed;
  const options = Object.entries({ ...values, ...(language !== undefined && { language }) });
  return ['/compacts', command.name, ...options.map(([name, value]) => `${name}: ${value}`)].join(' ');
}
