import type { APIApplicationCommandOptionChoice, AutocompleteInteraction } from 'discord.js';
import { complete } from '../../../src/commands/complete.ts';
import { findCommand } from '../../../src/commands/registry.ts';
import { offerFollowed } from '../../../src/digest/follow-offers.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import { offerZones, zoneOfLocale } from '../../../src/digest/zones.ts';
import { topLevel } from '../draw/commands.ts';
import { type Bot, languageFor } from './bot.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
const limits = { choices: 25, length: 100 } as const;

/** What completes the option that someone is typing. */
export async function offerChoices(interaction: AutocompleteInteraction, parts: Bot): Promise<void> {
  const { core, outbound, log } = parts;
  const focused = interaction.options.getFocused(true);
  const command = findCommand(interaction.options.getSubcommand(false) ?? '');
  const completes = command?.options.find(({ name }) => name === focused.name)?.completes;
  const language = languageFor(interaction, parts);
  const isDigest = interaction.commandName === topLevel.managers;
  const zones = async () =>
    offerZones(
      focused.value,
      core.knowledge,
      limits.choices,
      await zonesOf(interaction, focused.value, parts),
    ).map(({ zone, label }) => ({ name: label, value: zone }));
  const found = isDigest
    ? focused.name === 'follow'
      ? offerFollowed(focused.value, core, language, limits.choices)
      : await zones()
    : completes === undefined
      ? []
      : complete(completes, focused.value, core, language);
  const sent = await outbound.offer(interaction, choicesFrom(found));
  if (!sent.done) log.info({ refusal: sent.refusal }, 'choices were not offered');
}

/**
 * The zones that are most likely the asker's, where nothing is typed: Discord does not tell theirs, so it is those of
 * digests that they set up here, of others here, and of the country of their language.
 */
async function zonesOf(
  { guildId, user, locale }: AutocompleteInteraction,
  typed: string,
  { core, digesting, log }: Bot,
): Promise<readonly string[]> {
  if (typed.trim() !== '') return [];
  const here = await Promise.resolve(
    digesting?.subscriptions.ofWorkspace('discord', guildId ?? '') ?? [],
  ).catch((error: unknown) => {
    log.warn({ err: error }, 'the zones of digests here could not be looked up');
    return [];
  });
  const isOwn = ({ madeBy, changed }: Subscription) => madeBy === user.id || changed?.by === user.id;
  const sorted = here.toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
  const ofLocale = zoneOfLocale(locale, core.knowledge);
  return [...sorted.map(({ zone }) => zone), ...(ofLocale === undefined ? [] : [ofLocale])];
}

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
