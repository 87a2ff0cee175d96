import { completeLine } from '../../src/commands/complete-line.ts';
import type { Core } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

/** What Tab offers for a line: what the line can become, and the way out. */
export function complete(line: string, core: Core, language: Language): string[] {
  const typed = line.trimStart().toLowerCase();
  return [...completeLine(line, core, language), ...['exit'].filter((word) => word.startsWith(typed))];
}
