import { z } from 'zod';
import { type Config, ConfigError, defaults, logLevels, type settingNames } from './config.ts';
import { languages } from './language.ts';

/** An empty setting is one that is not there: `.env` files are full of them. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);

/** Every setting by the name of its environment variable. `.env.example` lists the same. */
const settings = z.object({
  COMPACTS_LANGUAGE: setting(z.enum(languages, 'expected en, fr or es').default(defaults.language)).describe(
    'The language of answers where nothing else chooses one: en, fr or es',
  ),
  COMPACTS_DATA: setting(z.string().optional()).describe('Another data folder than the project’s own'),
  LOG_LEVEL: setting(
    z.enum(logLevels, `expected one of ${logLevels.join(', ')}`).default(defaults.logLevel),
  ).describe(`How much the log says: ${logLevels.join(', ')}`),
} satisfies Record<(typeof settingNames)[number], z.ZodType>);

/** The names of all settings with what they mean, in order. */
export function describeSettings(): { name: string; meaning: string }[] {
  return Object.entries(settings.shape).map(([name, schema]) => ({
    name,
    meaning: schema.description ?? '',
  }));
}

/**
 * Checks every setting of an environment.
 * @throws ConfigError with every setting that is wrong and what it should be.
 */
export function checkSettings(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const { COMPACTS_LANGUAGE, COMPACTS_DATA, LOG_LEVEL } = parsed.data;
  return { language: COMPACTS_LANGUAGE, dataFolder: COMPACTS_DATA, logLevel: LOG_LEVEL };
}
