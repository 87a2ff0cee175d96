import { invalid } from './payload-rules.ts';

/** An option of a command as Discord receives it. */
export interface WireOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly choices?: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly name_localizations?: Readonly<Record<string, string>> | null;
  }[];
  readonly options?: readonly WireOption[];
}

/** A command as Discord receives it. */
export interface WireCommand {
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description?: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly WireOption[];
  readonly default_member_permissions?: string | number | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[];
  readonly nsfw?: boolean;
}

/** https://discord.com/developers/docs/reference#locales */
const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const subcommand = 1;
const subcommandGroup = 2;

/**
 * Refuses commands that Discord refuses, the schema aside:
 * https://discord.com/developers/docs/interactions/application-commands
 * @throws Refusal
 */
export function checkCommands(commands: readonly WireCommand[]): void {
  const keys = commands.map(({ type = 1, name }) => `${type} ${name}`);
  if (new Set(keys).size < keys.length) throw invalid('name', 'APPLICATION_COMMANDS_DUPLICATE_NAME');
  for (const type of [1, 2, 3]) {
    const most = type === 1 ? 100 : 15;
    if (commands.filter((command) => (command.type ?? 1) === type).length > most) {
      throw invalid('', `more than ${most} commands of type ${type}`);
    }
  }
  for (const command of commands) checkCommand(command);
}

function checkCommand(command: WireCommand): void {
  const { type = 1, name, description = '', options = [], contexts, integration_types } = command;
  checkLocales(command);
  if (type === 1) {
    checkName(name, command.name_localizations);
    checkDescription(description, command.description_localizations);
    checkOptions(options, 0);
  } else {
    if (name.length < 1 || name.length > 32) throw invalid('name', 'Must be between 1 and 32 in length.');
    if (description !== '' || options.length > 0) {
      throw invalid('description', 'a command of a menu has neither description nor options');
    }
  }
  if (contexts?.some((each) => ![0, 1, 2].includes(each))) throw invalid('contexts', 'unknown');
  if (integration_types?.some((each) => ![0, 1].includes(each)))
    throw invalid('integration_types', 'unknown');
  const size = sizeOf(command);
  if (size > 8000) throw invalid(name, `${size} characters: a command may have 8000`);
}

function checkOptions(options: readonly WireOption[], depth: number): void {
  if (options.length > 25) throw invalid('options', 'Must be 25 or fewer in length.');
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length) throw invalid('options', 'APPLICATION_COMMAND_OPTIONS_NAME_TAKEN');
  const grouped = options.filter(({ type }) => type === subcommand || type === subcommandGroup);
  if (grouped.length > 0 && grouped.length < options.length) {
    throw invalid('options', 'subcommands and other options cannot stand side by side');
  }
  const firstOptional = options.findIndex(({ required }) => required !== true);
  for (const [index, option] of options.entries()) {
    checkName(option.name, option.name_localizations);
    checkDescription(option.description, option.description_localizations);
    checkLocales(option);
    if (option.type === subcommandGroup && depth > 0) throw invalid('options', 'a group within a group');
    if (option.type === subcommand && depth > 1) throw invalid('options', 'nested too deep');
    if (option.type > 2 && option.required === true && index > firstOptional) {
      throw invalid('options', 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID');
    }
    checkValues(option);
    if (option.type <= subcommandGroup) checkOptions(option.options ?? [], depth + 1);
  }
}

function checkValues({
  choices = [],
  autocomplete,
  type,
  max_length = 6000,
  min_length = 0,
}: WireOption): void {
  if (choices.length > 25) throw invalid('choices', 'Must be 25 or fewer in length.');
  if (choices.length > 0 && autocomplete === true) throw invalid('autocomplete', 'not with choices');
  if (autocomplete === true && ![3, 4, 10].includes(type)) throw invalid('autocomplete', 'not for this type');
  if (max_length < 1 || max_length > 6000 || min_length > max_length)
    throw invalid('max_length', 'not valid');
  for (const { name, value } of choices) {
    if (name.length < 1 || name.length > 100) throw invalid('choices.name', 'Must be 1 to 100 in length.');
    if (typeof value !== (type === 3 ? 'string' : 'number')) throw invalid('choices.value', 'wrong type');
    if (String(value).length > 100) throw invalid('choices.value', 'Must be 100 or fewer in length.');
  }
}

function checkName(name: unknown, localised: WireCommand['name_localizations']): void {
  for (const each of [name, ...Object.values(localised ?? {})]) {
    if (typeof each !== 'string' || !namePattern.test(each) || each !== each.toLowerCase()) {
      throw invalid('name', `APPLICATION_COMMAND_INVALID_NAME: ${String(each)}`);
    }
  }
}

function checkDescription(description: unknown, localised: WireCommand['description_localizations']): void {
  for (const each of [description, ...Object.values(localised ?? {})]) {
    if (typeof each !== 'string' || each.length < 1 || each.length > 100) {
      throw invalid('description', `Must be between 1 and 100 in length: ${String(each)}`);
    }
  }
}

function checkLocales({
  name_localizations,
  description_localizations,
}: Pick<WireCommand, 'name_localizations' | 'description_localizations'>): void {
  const given = [...Object.keys(name_localizations ?? {}), ...Object.keys(description_localizations ?? {})];
  const unknown = given.find((locale) => !locales.has(locale));
  if (unknown !== undefined) throw invalid('name_localizations', `unknown locale ${unknown}`);
}

/** Names, descriptions and values of a command together; of localised texts the longest counts. */
function sizeOf(command: WireCommand | WireOption): number {
  const longest = (
    text: string | undefined,
    localised: Readonly<Record<string, string>> | null | undefined,
  ) => Math.max(...[text ?? '', ...Object.values(localised ?? {})].map(({ length }) => length));
  const choices = 'choices' in command ? (command.choices ?? []) : [];
  return (
    longest(command.name, command.name_localizations) +
    longest(command.description, command.description_localizations) +
    choices.reduce(
      (sum, { name, value, name_localizations }) =>
        sum + longest(name, name_localizations) + String(value).length,
      0,
    ) +
    (command.options ?? []).reduce((sum, option) => sum + sizeOf(option), 0)
  );
}
