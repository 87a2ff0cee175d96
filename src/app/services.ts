import type { Messenger } from '../digest/messenger.ts';
import { noMetrics, type OnceMarks } from '../ports.ts';
import type { ReportDesk } from '../report/desk.ts';
import type { ServeOptions, StartService, Surroundings } from '../service/serve.ts';
import { type Config, ConfigError } from '../settings/config.ts';
import type { DiscordSetup } from '../settings/discord-setup.ts';
import { redactor } from '../settings/redaction.ts';
import type { SlackSetup } from '../settings/slack-setup.ts';
import { signalled } from './environment.ts';

/**
 * What the settings ask to be started.
 * @throws ConfigError with everything that is missing for it.
 */
export function startersFor({ slack, discord }: Config): StartService[] {
  const lacks = [slack, discord].flatMap((setup) =>
    setup !== undefined && 'lacks' in setup ? setup.lacks : [],
  );
  if (lacks.length > 0) throw new ConfigError(lacks);
  const messengers: Messenger[] = [];
  const platforms: StartService[] = [];
  if (slack !== undefined && !('lacks' in slack)) platforms.push(slackStarter(slack, messengers));
  if (discord !== undefined && !('lacks' in discord)) platforms.push(discordStarter(discord, messengers));
  // The digest comes last, since it delivers through the others; so it is also the first to stop.
  return platforms.length === 0 ? [] : [...platforms, digestStarter(messengers)];
}

function slackStarter(setup: SlackSetup, messengers: Messenger[]): StartService {
  return async (surroundings) => {
    const { config, core, store, clock, log, report, metrics, examine } = surroundings;
    const { startSlack } = await import('../../adapters/slack/slack.ts');
    const { digestLines } = await import('../digest/notices.ts');
    const { patientMarks } = await import('../service/patient-marks.ts');
    const { installations, subscriptions } = store;
    const marks = patientMarks(store.onceMarks, log);
    const service = await startSlack(setup, {
      language: config.language,
      core,
      marks,
      awaited: store.awaited,
      installations,
      clock,
      log,
      report,
      metrics,
      digests: { subscriptions, access: config.digest.slackAccess, examine },
      reportDesk: await reportDesk(surroundings, marks, messengers),
      digestLines: (workspace, language) =>
        digestLines(core, subscriptions, { platform: 'slack', workspace }, language),
    });
    messengers.push(service.messenger);
    return service;
  };
}

function discordStarter(setup: DiscordSetup, messengers: Messenger[]): StartService {
  return async (surroundings) => {
    const { config, core, store, clock, log, report, metrics, examine } = surroundings;
    const { startDiscord } = await import('../../adapters/discord/discord.ts');
    const { patientMarks } = await import('../service/patient-marks.ts');
    const { installations, subscriptions } = store;
    const onceMarks = patientMarks(store.onceMarks, log);
    const service = startDiscord(setup, {
      language: config.language,
      core,
      onceMarks,
      awaited: store.awaited,
      installations,
      clock,
      log,
      report,
      metrics,
      digests: { subscriptions, examine },
      reportDesk: await reportDesk(surroundings, onceMarks, messengers),
    });
    messengers.push(service.messenger);
    return service;
  };
}

function digestStarter(messengers: readonly Messenger[]): StartService {
  return async (surroundings) => {
    const { runDigest } = await import('../digest/run.ts');
    return runDigest({ ...surroundings, clock: surroundings.wall }, messengers);
  };
}

/** The desk for reports of a platform. What it shows goes out through the platforms' own messengers. */
async function reportDesk(
  { core, store, clock, log, config }: Surroundings,
  marks: OnceMarks,
  messengers: readonly Messenger[],
): Promise<ReportDesk> {
  const { createReportDesk } = await import('../report/desk.ts');
  const { shownIn } = await import('../digest/show-report.ts');
  const show = config.reports === undefined ? undefined : shownIn(config.reports, messengers, log);
  return createReportDesk({ core, reports: store.reports, marks, clock, show });
}

/** Runs until SIGINT or SIGTERM; a second one ends the program at once, as it would without us. */
export async function runServices(config: Config, platforms: readonly StartService[]): Promise<number> {
  const { serve } = await import('../service/serve.ts');
  const ended = signalled();
  const { startPages, metrics } = await operationsFor(config);
  const exitCode = await serve({
    config,
    errors: process.stderr,
    starters: platforms,
    ...(startPages !== undefined && { startPages }),
    metrics,
    ended,
    openStore: async (clock) =>
      (await import('../../adapters/store/store.ts')).openStore(config.store, clock),
  });
  // A part that was left behind holds the process open: it has had its time.
  setTimeout(() => process.exit(exitCode), 500).unref();
  return exitCode;
}

/** The pages for operators, where they are wanted, stand before everything else starts and until all has stopped. */
async function operationsFor({ operations, secrets }: Config) {
  if (operations === undefined) return { metrics: noMetrics };
  const { createMetrics } = await import('../../adapters/operations/metrics.ts');
  const { startOperations } = await import('../../adapters/operations/health.ts');
  const page = createMetrics();
  const startPages: ServeOptions['startPages'] = ({ parts, log }) =>
    startOperations(operations, { page, parts, log, redact: redactor(secrets) });
  return { startPages, metrics: page.metrics };
}
