import type { Config, ConfigError } from '../settings/config.ts';
import { type Examination, type Finding, findingsOn } from './finding.ts';
import { openSecretsFile } from './machine.ts';

const { well, attention, wrong } = findingsOn('settings');

/** What the settings say, one by one where they are wrong. */
export function settingsExamination(
  config: Config | ConfigError,
  names: readonly string[],
  secretsFile: string,
): Examination {
  return {
    subject: 'settings',
    examine: async () => ({ findings: findingsFor(config, names, secretsFile) }),
  };
}

function findingsFor(config: Config | ConfigError, names: readonly string[], secretsFile: string): Finding[] {
  if (config instanceof Error) return config.message.split('\n').map(problem);
  const said = names.length === 0 ? 'none is set' : `${names.join(', ')}: each of the right form`;
  const { slack, discord } = config;
  const lacks = [slack, discord].flatMap((setup) =>
    setup !== undefined && 'lacks' in setup ? setup.lacks : [],
  );
  const chmod = openSecretsFile(secretsFile);
  const isNowhere = slack === undefined && discord === undefined;
  return [
    ...(lacks.length > 0 ? lacks.map(problem) : [well(said)]),
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
