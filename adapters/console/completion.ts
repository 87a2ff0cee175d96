import { completeLine } from '../../src/commands/complete-line.ts';
import { digestActions, digestCommandName } from '../../src/commands/digest-catalogue.ts';
import type { Core } from '../../src/core.ts';
import type { Language } from '../../src/language.ts';

/** What Tab offers for a line: what the line can become, the lines for the digest, and the way out. */
export function complete(line: string, core: Core, language: Language): string[] {
  const typed = line.trimStart().toLowerCase();
  const [slash = ''] = /^\//u.exec(typed) ?? [];
  const command = `${slash}${digestCommandName}`;
  const ofDigest = typed.startsWith(`${command} `)
    ? digestActions.map((action) => `${command} ${action}`)
    : typed === ''
      ? []
      : [command];
  const others = [...ofDigest, 'exit'].filter((each) => each.startsWith(typed));
  return [...completeLine(line, core, language), ...others];
}
