import type { Language } from '../language.ts';
import type { ReportChannel } from '../report/report.ts';
import type { DiscordSetup } from './discord-setup.ts';
import type { OperationsSetup } from './operations-setup.ts';
import type { SlackSetup } from './slack-setup.ts';

/** The levels of the log, from most to least. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The environment variables that are settings. `src/settings/settings.ts` says what each may hold. */
export const settingNames = [
  'COMPACTS_LANGUAGE',
  'COMPACTS_DATA',
  'COMPACTS_TEXTS',
  'LOG_LEVEL',
  'COMPACTS_STORE',
  'DATABASE_URL',
  'COMPACTS_REPORTS',
  'COMPACTS_PLAYGROUND',
  'DIGEST_SLACK_ACCESS',
] as const;

/** How late a digest may still come. `src/settings/digest-lateness.ts` says what it may hold. */
export const latenessSettingNames = ['DIGEST_GRACE_HOURS'] as const;

/** Who may turn on a digest in Slack. On Discord it is always who may manage the server. */
export const digestAccesses = ['everyone', 'admins'] as const;

/** Where the store is: `databaseUrl` names a PostgreSQL server; without it, `file` is an SQLite file. */
export interface StorePlace {
  readonly databaseUrl: string | undefined;
  readonly file: string;
}

/** How digests are delivered. */
export interface DigestConfig {
  /** How late a digest may still come after a downtime, in hours. */
  readonly graceHours: number;
  readonly slackAccess: (typeof digestAccesses)[number];
}

/** The program's settings, checked. */
export interface Config {
  /** The language of answers where nothing else chooses one. */
  readonly language: Language;
  /** Another data folder than the project's own. */
  readonly dataFolder: string | undefined;
  /** The folder with the texts of documents that were added. */
  readonly textsFolder?: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
  readonly store: StorePlace;
  readonly digest: DigestConfig;
  /** The channel where reports of mistakes are shown, besides the store. */
  readonly reports?: ReportChannel | undefined;
  /** The port of the page that `npm start` serves without tokens, 0 for any free one. */
  readonly playground: number | 'off';
  /** Where health and metrics are served, if anywhere. */
  readonly operations?: OperationsSetup | undefined;
  /** The values that are secret, so that they can be taken out of whatever is shown. */
  readonly secrets?: readonly string[];
  /** Slack, what is missing for it, or undefined where nothing says that the bot should run there. */
  readonly slack?: SlackSetup | { readonly lacks: readonly string[] } | undefined;
  /** Where Slack and people's browsers reach the bot, if they do. */
  readonly slackPublicAddress?: string | undefined;
  /** Discord, what is missing for it, or undefined where the bot does not run there. */
  readonly discord?: DiscordSetup | { readonly lacks: readonly string[] } | undefined;
}

/** What holds where nothing is set. */
export const defaults: Config = {
  language: 'en',
  dataFolder: undefined,
  logLevel: 'info',
  store: { databaseUrl: undefined, file: 'compacts.sqlite' },
  digest: { graceHours: 6, slackAccess: 'everyone' },
  playground: 4321,
};

/** What is wrong with the environment: one line a setting. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}
