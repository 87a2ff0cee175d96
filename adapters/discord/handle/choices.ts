import type { APIApplicationCommandOptionChoice } from 'discord.js';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
const limits = { choices: 25, length: 100 } as const;

/**
 * Completions as Discord takes them: at most 25, of 1 to 100 characters, each value once. A longer name is cut; a
 * longer value would be another one, so it is left out.
 */
export function choicesFrom(
  found: readonly { readonly name: string; readonly value: string }[],
): APIApplicationCommandOptionChoice<string>[] {
  const values = new Set<string>();
  return found
    .filter(({ name, value }) => {
      const fits = name !== '' && value !== '' && value.length <= limits.length && !values.has(value);
      values.add(value);
      return fits;
    })
    .slice(0, limits.choices)
    .map(({ name, value }) => ({ name: shorten(name), value }));
}

function shorten(name: string): string {
  return name.length <= limits.length ? name : `${[...name.slice(0, limits.length - 2)].join('')}…`;
}
