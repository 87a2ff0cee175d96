import type { Core } from '../core.ts';
import { inLanguage, type Language } from '../language.ts';
import { fold } from '../text/normalise.ts';
import { type Offer, offersFor } from './complete.ts';
import type { Command, CommandOption } from './define.ts';
import { commands, findCommand } from './registry.ts';

/**
 * What a line typed so far could become: the commands, then what the command's option can be; accents and case aside.
 * Aliases and topics are offered where no name fits. A line that is offered is answered as it stands, but for the first
 * of a pair of names, which ends in the word that stands before the second.
 */
export function completeLine(line: string, core: Core, language: Language): string[] {
  const typed = line.trimStart();
  const [name = '', ...rest] = typed.split(/\s+/u);
  const command = rest.length === 0 ? undefined : findCommand(name);
  if (command === undefined) return fitting(typed, [commands.map((each) => each.name)]);
  return (
    namedOption(typed, command, core, language) ??
    pair(typed, command, core, language) ??
    single(typed, command, core, language)
  );
}

/** The last words name an option of the command: `verify "…" document:`. */
function namedOption(typed: string, command: Command, core: Core, language: Language): string[] | undefined {
  const [, before = '', name = ''] = /^(.*\s(\p{L}[\w-]*):)(?:"[^"]*|\S*)$/u.exec(typed) ?? [];
  const option = command.options.find((each) => each.name === name.toLowerCase() && !each.rest);
  if (option?.completes === undefined) return undefined;
  const quoted = (value: string) => `${before}${/\s/u.test(value) ? `"${value}"` : value}`;
  return fitOffers(typed.replaceAll('"', ''), offersOf(option, core, language), quoted);
}

/** The option takes a pair of names: the first comes with the word between, then the second. */
function pair(typed: string, command: Command, core: Core, language: Language): string[] | undefined {
  const option = command.options.find(({ pairedBy }) => pairedBy !== undefined);
  if (option?.pairedBy === undefined) return undefined;
  const between = inLanguage(option.pairedBy, language).text;
  const offers = offersOf(option, core, language);
  const at = fold(typed).indexOf(` ${fold(between)} `);
  if (at < 0) return fitOffers(typed, offers, (value) => `${command.name} ${value} ${between}`);
  const first = typed.slice(0, at);
  // A thing is no pair with itself, by whichever of its names it was typed first.
  const isFirst = (name: string) => fold(`${command.name} ${name}`) === fold(first);
  const others = offers.filter(({ value, also }) => ![value, ...also].some(isFirst));
  return fitOffers(typed, others, (value) => `${first} ${between} ${value}`);
}

function single(typed: string, command: Command, core: Core, language: Language): string[] {
  const option = command.options.find(({ rest, completes }) => rest && completes !== undefined);
  if (option === undefined) return [];
  return fitOffers(typed, offersOf(option, core, language), (value) => `${command.name} ${value}`);
}

function offersOf({ completes }: CommandOption, core: Core, language: Language): readonly Offer[] {
  return completes === undefined ? [] : offersFor(completes, core, language);
}

function fitOffers(typed: string, offers: readonly Offer[], lineOf: (value: string) => string): string[] {
  return fitting(typed, [
    offers.map(({ value }) => lineOf(value)),
    offers.flatMap(({ alsoHere }) => alsoHere.map(lineOf)),
  ]);
}

/** The lines that begin with what is typed, of the first list that has any. */
function fitting(typed: string, lists: readonly (readonly string[])[]): string[] {
  const wanted = fold(typed);
  const found = lists.map((lines) =>
    lines.filter((line) => fold(line.replaceAll('"', '')).startsWith(wanted)),
  );
  return [...new Set(found.find((lines) => lines.length > 0))];
}
