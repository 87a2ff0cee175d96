import type { Language } from './language.ts';

/** The levels of the log, from most to least. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The environment variables that are settings. `src/settings.ts` says what each may hold. */
export const settingNames = ['COMPACTS_LANGUAGE', 'COMPACTS_DATA', 'LOG_LEVEL'] as const;

/** The program's settings, checked. */
export interface Config {
  /** The language of answers where nothing else chooses one. */
  readonly language: Language;
  /** Another data folder than the project's own. */
  readonly dataFolder: string | undefined;
  readonly logLevel: (typeof logLevels)[number];
}

/** What holds where nothing is set. */
export const defaults: Config = { language: 'en', dataFolder: undefined, logLevel: 'info' };

/** What is wrong with the environment: one line a setting. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}
