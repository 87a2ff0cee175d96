import type { PlainKey } from '../../../src/messages/keys.ts';

/** The names of commands in the readers' languages; one that is not here keeps its own everywhere. */
export const commandNames: Readonly<Record<string, PlainKey>> = {
  ask: 'discord.name.ask',
  cite: 'discord.name.cite',
  city: 'discord.name.city',
  commitment: 'discord.name.commitment',
  compact: 'discord.name.compact',
  compare: 'discord.name.compare',
  objective: 'discord.name.objective',
  verify: 'discord.name.verify',
  timeline: 'discord.name.timeline',
  source: 'discord.name.source',
  export: 'discord.name.export',
  help: 'discord.name.help',
};

/** The names of options in the readers' languages. */
export const optionNames: Readonly<Record<string, PlainKey>> = {
  about: 'discord.option.about',
  command: 'discord.option.command',
  compact: 'discord.option.compact',
  document: 'discord.option.document',
  first: 'discord.option.first',
  language: 'discord.option.language',
  name: 'discord.option.name',
  question: 'discord.option.question',
  quotation: 'discord.option.quotation',
  second: 'discord.option.second',
  style: 'discord.option.style',
  what: 'discord.option.what',
  year: 'discord.option.year',
};
