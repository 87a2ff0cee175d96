import type { APIApplicationCommandBasicOption, APIApplicationCommandSubcommandOption } from 'discord.js';
import { type DigestOption, digestCommands } from '../../../src/commands/digest-catalogue.ts';
import { languages, ownNames } from '../../../src/language.ts';
import { type Messages, sayPlainly } from '../../../src/messages/say.ts';
import { described, localised } from './described.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const optionType = { subcommand: 1, string: 3, channel: 7 } as const;

/** What `when` offers; the words are those that a typed line has. */
const whenChoices = [
  { value: 'changed', key: 'digest.when-changed' },
  { value: 'always', key: 'digest.when-always' },
] as const;

/** Text, announcement and the threads of both: where a digest can be posted. */
const channelTypes = [0, 5, 10, 11, 12];

/** The digest's commands as subcommands of one that only managers are shown. */
export function digestSubcommands(messages: Messages): APIApplicationCommandSubcommandOption[] {
  return digestCommands.map(({ name, summary, options }) => ({
    type: optionType.subcommand,
    name,
    ...described(messages, summary),
    options: options.map((option) => optionOf(option, messages)),
  }));
}

function optionOf(
  { name, kind, summary, limit }: DigestOption,
  messages: Messages,
): APIApplicationCommandBasicOption {
  const common = { name, ...described(messages, summary), required: false };
  switch (kind) {
    case 'channel':
      return { ...common, type: optionType.channel, channel_types: channelTypes };
    case 'language':
      return {
        ...common,
        type: optionType.string,
        choices: languages.map((language) => ({ name: ownNames[language], value: language })),
      };
    case 'when':
      return {
        ...common,
        type: optionType.string,
        choices: whenChoices.map(({ value, key }) => ({
          name: sayPlainly(messages, 'en', key),
          name_localizations: localised(messages, key),
          value,
        })),
      };
    case 'zone':
    case 'follow':
      return { ...common, type: optionType.string, max_length: limit, autocomplete: true };
    default:
      return { ...common, type: optionType.string, max_length: limit };
  }
}
