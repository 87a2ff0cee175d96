import { z } from 'zod';
import type { DiscordSetup, discordSettingNames } from './discord-setup.ts';
import { setting } from './setting.ts';

const applications = 'https://discord.com/developers/applications';

const snowflake = (where: string) =>
  z.string().regex(/^\d{17,20}$/u, `expected an id of 17 to 20 digits: ${where}`);

/** Discord's settings. What a problem says never holds the value: it may be a secret in the wrong place. */
export const discordSettings = {
  DISCORD_TOKEN: setting(
    z
      .string()
      // Three parts of URL-safe base64: the bot's id, a time, a signature.
      .regex(
        /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{27,}$/u,
        `expected a bot’s token alone, from ${applications} > Bot > Reset Token`,
      )
      .optional(),
  ).describe('The bot’s token on Discord: your application > Bot > Reset Token'),
  DISCORD_APPLICATION_ID: setting(snowflake(`${applications} > General Information`).optional()).describe(
    'The application’s id, only where it is not the one in the token: General Information > Application ID',
  ),
  DISCORD_GUILD: setting(
    snowflake('turn on Developer Mode in Discord, right-click the server, Copy Server ID').optional(),
  ).describe('The id of one server to try the commands in. Left out: they are registered everywhere'),
  DISCORD_SHARDS: setting(
    z
      .union(
        [z.literal('auto'), z.coerce.number().int().min(1).max(1000)],
        'expected auto, or a number from 1',
      )
      .default('auto'),
  ).describe('How many connections to Discord’s gateway: auto, or a number. Left out: auto'),
  DISCORD_API: setting(
    z
      .url({ protocol: /^https?$/, error: 'expected an address' })
      .transform((address) => address.replace(/\/+$/u, ''))
      .optional(),
  ).describe('Another address of Discord’s API, for tests'),
} satisfies Record<(typeof discordSettingNames)[number], z.ZodType>;

type Values = z.infer<z.ZodObject<typeof discordSettings>>;

/**
 * How the bot runs on Discord, or what is missing for it, with where to find it; undefined where nothing says that it
 * should.
 */
export function readDiscordSetup(
  values: Values,
): DiscordSetup | { readonly lacks: readonly string[] } | undefined {
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: id, DISCORD_GUILD: guildId } = values;
  if (token === undefined) {
    if (id === undefined && guildId === undefined) return undefined;
    return { lacks: [`DISCORD_TOKEN is missing. ${discordSettings.DISCORD_TOKEN.description}`] };
  }
  return {
    token,
    applicationId: id ?? applicationIdIn(token),
    guildId,
    shards: values.DISCORD_SHARDS,
    api: values.DISCORD_API,
  };
}

/** The first part of a token is the bot's id, which is the application's for every bot made since 2016. */
function applicationIdIn(token: string): string {
  return Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
}
