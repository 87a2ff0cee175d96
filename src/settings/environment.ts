import { type Config, defaults, latenessSettingNames, settingNames } from './config.ts';
import { discordSettingNames } from './discord-setup.ts';
import { operationsSettingNames } from './operations-setup.ts';
import { secretsIn } from './redaction.ts';
import { slackSettingNames } from './slack-setup.ts';

/** Every setting's name, in the order of `.env.example`. */
export const namesOfSettings: readonly string[] = [
  ...settingNames,
  ...latenessSettingNames,
  ...operationsSettingNames,
  ...slackSettingNames,
  ...discordSettingNames,
];

/**
 * Reads the settings from an environment. Where none is set there is nothing to check, and the checker is not
 * even loaded: a command in a terminal starts faster.
 * @throws ConfigError with every setting that is wrong and what it should be.
 */
export async function readConfig(environment: Readonly<Record<string, string | undefined>>): Promise<Config> {
  if (namesOfSettings.every((name) => (environment[name] ?? '').trim() === '')) return defaults;
  const { checkSettings } = await import('./settings.ts');
  return { ...checkSettings(environment), secrets: secretsIn(environment) };
}
