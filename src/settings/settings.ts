import { z } from 'zod';
import { languages } from '../language.ts';
import type { ReportChannel } from '../report/report.ts';
import {
  type Config,
  ConfigError,
  defaults,
  digestAccesses,
  type latenessSettingNames,
  logLevels,
  type settingNames,
} from './config.ts';
import { latenessSettings } from './digest-lateness.ts';
import { discordSettings, readDiscordSetup } from './discord.ts';
import type { discordSettingNames } from './discord-setup.ts';
import { operationsSettings, readOperationsSetup } from './operations.ts';
import type { operationsSettingNames } from './operations-setup.ts';
import { setting } from './setting.ts';
import { readSlackSetup, slackLacks, slackSettings } from './slack.ts';
import type { slackSettingNames } from './slack-setup.ts';

/** Every setting by the name of its environment variable. `.env.example` lists the same. */
const settings = z.object({
  COMPACTS_LANGUAGE: setting(z.enum(languages, 'expected en, fr or es').default(defaults.language)).describe(
    'The language of answers where nothing else chooses one: en, fr or es',
  ),
  COMPACTS_DATA: setting(z.string().optional()).describe('Another data folder than the project’s own'),
  COMPACTS_TEXTS: setting(z.string().optional()).describe(
    'The folder with the texts of documents that you add, to check quotations in (text add). Left out: none',
  ),
  LOG_LEVEL: setting(
    z.enum(logLevels, `expected one of ${logLevels.join(', ')}`).default(defaults.logLevel),
  ).describe(`How much the log says: ${logLevels.join(', ')}`),
  COMPACTS_STORE: setting(z.string().default(defaults.store.file)).describe(
    'The SQLite file that keeps subscriptions and what was delivered (compacts.sqlite)',
  ),
  DATABASE_URL: setting(
    z
      .string()
      .trim()
      .regex(/^postgres(ql)?:\/\//u, 'expected an address like postgres://user:password@host:5432/name')
      .optional(),
  ).describe('A PostgreSQL server instead of the SQLite file, needed for more than one instance'),
  COMPACTS_REPORTS: setting(
    z
      .string()
      .regex(
        /^(?:slack\/T[A-Z0-9]+\/[CG][A-Z0-9]+|discord\/\d{17,20}\/\d{17,20})$/u,
        'expected slack/T024BE7LD/C024BE91L or discord/SERVER/CHANNEL, by their ids',
      )
      .transform((value): ReportChannel => {
        const [platform = '', workspace = '', channel = ''] = value.split('/');
        return { platform: platform === 'slack' ? 'slack' : 'discord', workspace, channel };
      })
      .optional(),
  ).describe(
    'The channel where reports of mistakes are shown: slack/TEAM/CHANNEL or discord/SERVER/CHANNEL, by ids. Left out: they are only kept',
  ),
  COMPACTS_PLAYGROUND: setting(
    z
      .string()
      .trim()
      .refine((value) => value === 'off' || (/^\d{1,5}$/u.test(value) && Number(value) < 65_536), {
        error: 'expected a port from 0 to 65535, or off',
      })
      .transform((value) => (value === 'off' ? value : Number(value)))
      .default(defaults.playground),
  ).describe(
    'The port of the page that npm start serves without tokens, on this machine alone; 0 for any free one, or off (4321)',
  ),
  DIGEST_SLACK_ACCESS: setting(
    z
      .enum(digestAccesses, `expected one of ${digestAccesses.join(', ')}`)
      .default(defaults.digest.slackAccess),
  ).describe(`Who may turn on digests in Slack: ${digestAccesses.join(', ')} (everyone)`),
  ...latenessSettings,
  ...operationsSettings,
  ...slackSettings,
  ...discordSettings,
} satisfies Record<
  | (typeof settingNames)[number]
  | (typeof latenessSettingNames)[number]
  | (typeof operationsSettingNames)[number]
  | (typeof slackSettingNames)[number]
  | (typeof discordSettingNames)[number],
  z.ZodType
>);

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
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigError([...wrong, ...slackLacks(environment)]);
  }
  const { data } = parsed;
  return {
    language: data.COMPACTS_LANGUAGE,
    dataFolder: data.COMPACTS_DATA,
    textsFolder: data.COMPACTS_TEXTS,
    logLevel: data.LOG_LEVEL,
    store: { databaseUrl: data.DATABASE_URL, file: data.COMPACTS_STORE },
    playground: data.COMPACTS_PLAYGROUND,
    digest: { graceHours: data.DIGEST_GRACE_HOURS, slackAccess: data.DIGEST_SLACK_ACCESS },
    reports: data.COMPACTS_REPORTS,
    operations: readOperationsSetup(data),
    slack: readSlackSetup(data),
    slackPublicAddress: data.SLACK_PUBLIC_URL,
    discord: readDiscordSetup(data),
  };
}
