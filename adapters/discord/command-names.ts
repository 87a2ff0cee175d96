import type { PlainKey } from '../../src/messages/keys.ts';

/** The names of commands in the readers' languages; one that is not here keeps its own everywhere. */
export const commandNames: Readonly<Record<string, PlainKey>> = {
  ask: 'discord.name.ask',
  city: 'discord.name.city',
  commitment: 'discord.name.commitment',
  compact: 'discord.name.compact',
  timeline: 'discord.name.timeline',
  source: 'discord.name.source',
  help: 'discord.name.help',
};

/** The names of options in the readers' languages. */
export const optionNames: Readonly<Record<string, PlainKey>> = {
  about: 'discord.option.about',
  command: 'discord.option.command',
  document: 'discord.option.document',
  language: 'discord.option.language',
  name: 'discord.option.name',
  question: 'discord.option.question',
  year: 'discord.option.year',
};
