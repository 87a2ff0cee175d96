import type { Examination } from '../doctor/finding.ts';
import { dataFolder } from '../knowledge/load.ts';
import type { ConfigError } from '../settings/config.ts';
import { type Config, defaults } from '../settings/config.ts';
import { namesOfSettings } from '../settings/environment.ts';
import { redactor, secretsIn } from '../settings/redaction.ts';
import { namesInEnvironmentFile, readOrProblems } from './environment.ts';

/** Looks at everything the bot needs, with whatever is wrong in the settings as a finding too. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { runDoctor } = await import('../../adapters/console/doctor.ts');
  const { examineAll } = await import('../doctor/examine.ts');
  const config = await readOrProblems();
  const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
  const redact = redactor(secretsIn(process.env));
  return runDoctor(args, streams, redact, async () => examineAll(await examinationsFor(config)));
}

/** What can be looked at with these settings. Each platform's own code is only loaded where it is set up. */
async function examinationsFor(config: Config | ConfigError): Promise<readonly Examination[]> {
  const { dataExamination } = await import('../doctor/machine.ts');
  const { zoneExamination } = await import('../doctor/zone-data.ts');
  const { settingsExamination } = await import('../doctor/settings.ts');
  const names = namesOfSettings.filter((name) => (process.env[name] ?? '').trim() !== '');
  const {
    slack,
    discord,
    store,
    dataFolder: folder = dataFolder,
  } = config instanceof Error ? defaults : config;
  const places = {
    names,
    secretsFile: '.env',
    namesInFile: namesInEnvironmentFile(),
    namesAround: Object.keys(process.env),
  };
  const always = [settingsExamination(config, places), dataExamination(folder), zoneExamination()];
  if (config instanceof Error) return always;
  const platforms: Examination[] = [];
  if (slack !== undefined && !('lacks' in slack)) {
    platforms.push((await import('../../adapters/slack/doctor.ts')).slackExamination(slack));
  }
  if (discord !== undefined && !('lacks' in discord)) {
    const { discordExamination } = await import('../../adapters/discord/doctor.ts');
    platforms.push(discordExamination(discord, folder));
  }
  const { storeExamination } = await import('../../adapters/store/doctor.ts');
  return [...always, storeExamination(store), ...platforms];
}
