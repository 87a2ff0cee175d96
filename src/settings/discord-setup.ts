/** The environment variables that are Discord's settings. `src/settings/discord.ts` says what each may hold. */
export const discordSettingNames = [
  'DISCORD_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_GUILD',
  'DISCORD_SHARDS',
  'DISCORD_API',
] as const;

/** How the bot runs on Discord. */
export interface DiscordSetup {
  /** A secret: never shown, never logged. */
  readonly token: string;
  readonly applicationId: string;
  /** The server in which alone the commands are registered, for trying. */
  readonly guildId: string | undefined;
  /** How many shards: as many as Discord recommends, or a number. */
  readonly shards: 'auto' | number;
  /** Another address than Discord's own. */
  readonly api: string | undefined;
}
