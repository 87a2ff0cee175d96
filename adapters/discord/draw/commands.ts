import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOptionChoice,
  APIApplicationCommandSubcommandOption,
  LocalizationMap,
} from 'discord.js';
import type { Command, CommandOption } from '../../../src/commands/define.ts';
import { digestCommandName } from '../../../src/commands/digest-catalogue.ts';
import { languageOption } from '../../../src/commands/language-option.ts';
import { commands as catalogue } from '../../../src/commands/registry.ts';
import { languages, ownNames } from '../../../src/language.ts';
import type { PlainKey } from '../../../src/messages/keys.ts';
import { type Messages, sayPlainly } from '../../../src/messages/say.ts';
import { commandNames, optionNames } from './command-names.ts';
import { described, localised } from './described.ts';
import { digestSubcommands } from './digest-commands.ts';

/**
 * The commands as Discord registers them, generated from the catalogue:
 * https://discord.com/developers/docs/interactions/application-commands
 */

/** The name before every command of the catalogue, and that of what only managers may do. */
export const topLevel = { everyone: 'compacts', managers: digestCommandName } as const;

/** A message's menu: its text is checked as a quotation. */
export const checkQuotation = 'Check this quotation';

/** A command as it is registered. */
export interface RegisteredCommand {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: LocalizationMap;
  readonly description?: string;
  readonly description_localizations?: LocalizationMap;
  readonly options?: readonly APIApplicationCommandSubcommandOption[];
  readonly contexts: readonly number[];
  readonly integration_types: readonly number[];
  readonly default_member_permissions?: number;
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const commandType = { chatInput: 1, message: 3 } as const;
const optionType = { subcommand: 1, string: 3, integer: 4 } as const;
const context = { guild: 0, botDm: 1, privateChannel: 2 } as const;
const install = { guild: 0, user: 1 } as const;
/** https://discord.com/developers/docs/topics/permissions */
const manageServer = 1 << 5;

/** Everything that is registered. */
export function discordCommands(messages: Messages): RegisteredCommand[] {
  const everywhere = {
    contexts: [context.guild, context.botDm, context.privateChannel],
    integration_types: [install.guild, install.user],
  };
  const managed: RegisteredCommand = {
    type: commandType.chatInput,
    name: topLevel.managers,
    ...described(messages, 'discord.managers'),
    options: digestSubcommands(messages),
    contexts: [context.guild],
    integration_types: [install.guild],
    default_member_permissions: manageServer,
  };
  const menu: RegisteredCommand = {
    type: commandType.message,
    name: checkQuotation,
    name_localizations: localised(messages, 'discord.check-quotation'),
    ...everywhere,
  };
  return [
    {
      type: commandType.chatInput,
      name: topLevel.everyone,
      ...described(messages, 'discord.everyone'),
      options: catalogue.map((command) => subcommand(command, messages)),
      ...everywhere,
    },
    managed,
    menu,
  ];
}

function subcommand(command: Command, messages: Messages): APIApplicationCommandSubcommandOption {
  return {
    type: optionType.subcommand,
    ...named(messages, command.name, commandNames[command.name]),
    ...described(messages, command.summary),
    options: [...command.options, languageOption].map((option) => optionOf(option, messages)),
  };
}

function optionOf(option: CommandOption, messages: Messages): APIApplicationCommandBasicOption {
  const common = {
    ...named(messages, option.name, optionNames[option.name]),
    ...described(messages, option.summary),
    required: option.required,
  };
  const choices = choicesOf(option, messages);
  if (option.kind === 'year') {
    return { ...common, type: optionType.integer, min_value: 1000, max_value: 9999 };
  }
  if (choices !== undefined) return { ...common, type: optionType.string, choices };
  return {
    ...common,
    type: optionType.string,
    max_length: option.limit,
    ...(option.required && { min_length: 1 }),
    ...(option.completes !== undefined && { autocomplete: true as const }),
  };
}

/** The values of an option that has a fixed set of them. */
function choicesOf(
  option: CommandOption,
  messages: Messages,
): APIApplicationCommandOptionChoice<string>[] | undefined {
  switch (option.kind) {
    case 'language':
      return languages.map((language) => ({ name: ownNames[language], value: language }));
    case 'command':
      return catalogue.map(({ name }) => ({ name, value: name }));
    case 'choice':
      return (option.choices ?? []).map(({ value, label }) => ({
        name: sayPlainly(messages, 'en', label),
        name_localizations: localised(messages, label),
        value,
      }));
    default:
      return undefined;
  }
}

function named(messages: Messages, name: string, key: PlainKey | undefined) {
  return key === undefined ? { name } : { name, name_localizations: localised(messages, key) };
}
