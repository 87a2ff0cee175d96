import type { Config, ConfigError } from '../settings/config.ts';
import { strangersAround, strangersInFile } from '../settings/strangers.ts';
import { type Examination, type Finding, findingsOn } from './finding.ts';
import { openSecretsFile } from './machine.ts';

const { well, attention, wrong } = findingsOn('settings');

/** Where settings stand. */
export interface SettingsPlaces {
  /** The settings that have a value. */
  readonly names: readonly string[];
  readonly secretsFile: string;
  /** All names in that file, and in the environment. */
  readonly namesInFile: readonly string[];
  readonly namesAround: readonly string[];
}

/** What the settings say, one by one where they are wrong, and the names that are none. */
export function settingsExamination(config: Config | ConfigError, places: SettingsPlaces): Examination {
  return {
    subject: 'settings',
    examine: async () => ({
      findings: [...findingsFor(config, places.names, places.secretsFile), ...strange(places)],
    }),
  };
}

function strange({ secretsFile, namesInFile, namesAround }: SettingsPlaces): Finding[] {
  const inFile = strangersInFile(namesInFile).map((each) => ({ ...each, where: secretsFile }));
  const around = strangersAround(namesAround.filter((name) => !namesInFile.includes(name))).map((each) => ({
    ...each,
    where: 'the environment',
  }));
  return [...inFile, ...around].map(({ name, meant, where }) =>
    meant === undefined
      ? attention(
          `${name} in ${where} is no setting of the bot, so it changes nothing`,
          '.env.example has every setting: take its name from there, or remove the line.',
        )
      : attention(
          `${name} in ${where} is no setting of the bot, so it changes nothing; ${meant} is probably meant`,
          `Call it ${meant}.`,
        ),
  );
}

function findingsFor(config: Config | ConfigError, names: readonly string[], secretsFile: string): Finding[] {
  if (config instanceof Error) return config.message.split('\n').map(problem);
  const found = names.length === 0 ? 'none is set' : `${names.join(', ')}: each of the right form`;
  const { slack, discord } = config;
  const lacks = [slack, discord].flatMap((setup) =>
    setup !== undefined && 'lacks' in setup ? setup.lacks : [],
  );
  const chmod = openSecretsFile(secretsFile);
  const isNowhere = slack === undefined && discord === undefined;
  return [
    ...(lacks.length > 0 ? lacks.map(problem) : [well(found)]),
    ...(isNowhere
      ? [
          attention(
            'neither Slack nor Discord is set up: the bot answers on this machine only',
            'Follow docs/slack.md or docs/discord.md; each takes some minutes.',
          ),
        ]
      : []),
    ...(chmod === undefined ? [] : [attention(`other users of this machine can read ${secretsFile}`, chmod)]),
  ];
}

/** A problem says itself what was expected, and where to find it. */
function problem(line: string): Finding {
  return wrong(line, 'Change it in .env or in the environment; .env.example explains every setting.');
}
