import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { fold } from '../text/normalise.ts';
import { offersFor } from './complete.ts';
import { commands, findCommand } from './registry.ts';

/**
 * What a line typed so far could become: the commands, then what the command's option can be; accents and case
 * aside. Aliases and topics are offered where no name fits.
 */
export function completeLine(line: string, core: Core, language: Language): string[] {
  const [name = '', ...rest] = line.trimStart().split(/\s+/u);
  const command = rest.length === 0 ? undefined : findCommand(name);
  const typed = fold(line.trimStart());
  const fitting = (offers: readonly string[]) => offers.filter((offer) => fold(offer).startsWith(typed));
  if (command === undefined) return fitting(commands.map((each) => each.name));
  const completes = command.options.find((option) => option.completes !== undefined)?.completes;
  const offers = completes === undefined ? [] : offersFor(completes, core, language);
  const lines = (values: readonly string[]) => [
    ...new Set(values.map((value) => `${command.name} ${value}`)),
  ];
  const named = fitting(lines(offers.map(({ value }) => value)));
  return named.length > 0 ? named : fitting(lines(offers.flatMap(({ also }) => also)));
}
