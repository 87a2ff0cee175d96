import { existsSync } from 'node:fs';
import { runConsole } from '../../adapters/console/console.ts';
import type { OpenPage } from '../../adapters/console/session.ts';
import type { Surfaces } from '../chat/surface.ts';
import type { Messenger } from '../digest/messenger.ts';
import type { Examination } from '../doctor/finding.ts';
import { dataFolder } from '../knowledge/load.ts';
import { type Clock, noMetrics, type OnceMarks } from '../ports.ts';
import type { ReportDesk } from '../report/desk.ts';
import type { ServeOptions, StartService, Surroundings } from '../service/serve.ts';
import { type Config, ConfigError, defaults } from '../settings/config.ts';
import { namesOfSettings, readConfig } from '../settings/environment.ts';
import { redactor, secretsIn } from '../settings/redaction.ts';

/** The platforms whose payloads the console can print. */
const surfaces: Surfaces = {
  slack: async () => (await import('../../adapters/slack/draw/surface.ts')).slackSurface,
  discord: async () => (await import('../../adapters/discord/draw/surface.ts')).discordSurface,
};

/**
 * The composition root: the only file in `src/` that knows the adapters. Runs the program with its arguments and
 * gives its exit code: 0 for done, 1 for data or settings that are not right, 2 for a wrong command line.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'doctor') return await doctor(rest);
    loadEnvironmentFile();
    const config = await readConfig(process.env);
    const isStart = args.length === 1 && command === 'start';
    const starters = isStart ? startersFor(config) : [];
    if (starters.length > 0) return await runServices(config, starters);
    const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
    if (isStoreCommand(args)) {
      const { runStoreCommand } = await import('../../adapters/console/store-commands.ts');
      const clock = { now: () => new Date() };
      const open = async () => (await import('../../adapters/store/store.ts')).openStore(config.store, clock);
      return await runStoreCommand(args, { config, streams, clock, openStore: open });
    }
    if (args[0] === 'text') {
      const { isTextCommand, runTextCommand } = await import('../../adapters/console/text-commands.ts');
      if (isTextCommand(args)) {
        const { readDocument } = await import('../../adapters/texts/read-document.ts');
        const clock = { now: () => new Date() };
        return await runTextCommand(args, { config, streams, clock, readDocument });
      }
    }
    const { playground: port } = config;
    const beside =
      isStart && port !== 'off' ? { openPage: pageOpener(config, port), ended: signalled() } : undefined;
    return await runConsole(args, streams, config, surfaces, beside);
  } catch (error) {
    // A store that cannot be used says itself what to do.
    if (error instanceof Error && error.name === 'StoreError') {
      process.stderr.write(`${redactor(secretsIn(process.env))(error.message)}\n`);
      return 1;
    }
    if (!(error instanceof ConfigError)) {
      const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${redactor(secretsIn(process.env))(said)}\n`);
      return 1;
    }
    process.stderr.write(`The settings (environment or .env) have problems:\n${error.message}\n`);
    return 1;
  }
}

/** Makes the desk for reports of a platform. */
type MakeReportDesk = (surroundings: Surroundings, marks: OnceMarks) => Promise<ReportDesk>;

/**
 * What the settings ask to be started.
 * @throws ConfigError with everything that lacks for it.
 */
function startersFor({ slack, discord }: Config): StartService[] {
  const lacks = [slack, discord].flatMap((setup) =>
    setup !== undefined && 'lacks' in setup ? setup.lacks : [],
  );
  if (lacks.length > 0) throw new ConfigError(lacks);
  const starters: StartService[] = [];
  const messengers: Messenger[] = [];
  const reportDesk: MakeReportDesk = async ({ core, store, clock, log, config }, marks) => {
    const [{ createReportDesk }, { shownIn }] = await Promise.all([
      import('../report/desk.ts'),
      import('../digest/show-report.ts'),
    ]);
    const show = config.reports === undefined ? undefined : shownIn(config.reports, messengers, log);
    return createReportDesk({ core, reports: store.reports, marks, clock, show });
  };
  if (slack !== undefined && !('lacks' in slack)) {
    starters.push(async (surroundings) => {
      const { config, core, store, clock, log, report, metrics, examine } = surroundings;
      const { startSlack } = await import('../../adapters/slack/slack.ts');
      const { installations, subscriptions } = store;
      const { patientMarks } = await import('../service/patient-marks.ts');
      const marks = patientMarks(store.onceMarks, log);
      const { digestLines } = await import('../digest/notices.ts');
      const service = await startSlack(slack, {
        language: config.language,
        core,
        marks,
        installations,
        clock,
        log,
        report,
        metrics,
        digests: { subscriptions, access: config.digest.slackAccess, examine },
        reportDesk: await reportDesk(surroundings, marks),
        digestLines: (workspace, language) =>
          digestLines(core, subscriptions, { platform: 'slack', workspace }, language),
      });
      messengers.push(service.messenger);
      return service;
    });
  }
  if (discord !== undefined && !('lacks' in discord)) {
    starters.push(async (surroundings) => {
      const { config, core, store, clock, log, report, metrics, examine } = surroundings;
      const { startDiscord } = await import('../../adapters/discord/discord.ts');
      const { installations, subscriptions } = store;
      const { patientMarks } = await import('../service/patient-marks.ts');
      const onceMarks = patientMarks(store.onceMarks, log);
      const service = startDiscord(discord, {
        language: config.language,
        core,
        onceMarks,
        installations,
        clock,
        log,
        report,
        metrics,
        digests: { subscriptions, examine },
        reportDesk: await reportDesk(surroundings, onceMarks),
      });
      messengers.push(service.messenger);
      return service;
    });
  }
  // Last, since it delivers through the others; so it is also the first to stop.
  if (starters.length > 0) {
    starters.push(async (surroundings) => {
      const { runDigest } = await import('../digest/run.ts');
      return runDigest(surroundings, messengers);
    });
  }
  return starters;
}

/** Looks at everything the bot needs, with whatever is wrong in the settings as a finding too. */
async function doctor(args: readonly string[]): Promise<number> {
  const { runDoctor } = await import('../../adapters/console/doctor.ts');
  const { examineAll } = await import('../doctor/examine.ts');
  const config = await readOrProblems();
  const streams = { input: process.stdin, output: process.stdout, errors: process.stderr };
  const redact = redactor(secretsIn(process.env));
  return runDoctor(args, streams, redact, async () => examineAll(await examinationsFor(config)));
}

async function readOrProblems(): Promise<Config | ConfigError> {
  try {
    loadEnvironmentFile();
    return await readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** What can be looked at with these settings. Each platform's own code is only loaded where it is set up. */
async function examinationsFor(config: Config | ConfigError): Promise<readonly Examination[]> {
  const { dataExamination, zoneExamination } = await import('../doctor/machine.ts');
  const { settingsExamination } = await import('../doctor/settings.ts');
  const names = namesOfSettings.filter((name) => (process.env[name] ?? '').trim() !== '');
  const {
    slack,
    discord,
    store,
    dataFolder: folder = dataFolder,
  } = config instanceof Error ? defaults : config;
  const always = [settingsExamination(config, names, '.env'), dataExamination(folder), zoneExamination()];
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

/** Resolves on SIGINT or SIGTERM. */
function signalled(): Promise<unknown> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
}

/** Opens the page that shows the bot without tokens: both platforms' drawing, the real store, the real digest. */
function pageOpener(config: Config, port: number): OpenPage {
  return async (core, report) => {
    const [
      { openStore },
      { slackSurface },
      { discordSurface },
      { startPlayground },
      { runDigest },
      { createLog },
    ] = await Promise.all([
      import('../../adapters/store/store.ts'),
      import('../../adapters/slack/draw/surface.ts'),
      import('../../adapters/discord/draw/surface.ts'),
      import('../../adapters/playground/playground.ts'),
      import('../digest/run.ts'),
      import('../service/log.ts'),
    ]);
    const clock: Clock = { now: () => new Date() };
    const store = await openStore(config.store, clock);
    const { language } = config;
    const drawing = { slack: slackSurface, discord: discordSurface };
    try {
      const examine = async () => {
        const { examineRunning } = await import('../doctor/running.ts');
        return examineRunning([
          { name: 'store', health: await store.health() },
          { name: 'digest', health: digest.health() },
        ]);
      };
      const page = await startPlayground({
        core,
        language,
        store,
        clock,
        report,
        examine,
        surfaces: drawing,
        port,
      });
      const log = createLog(config, process.stderr);
      const digest = runDigest({ config, core, store, clock, log, metrics: noMetrics }, [page.messenger]);
      return {
        address: page.address,
        stop: async () => {
          await digest.stop();
          await page.stop();
          await store.close();
        },
      };
    } catch (error) {
      await store.close();
      throw error;
    }
  };
}

/** Runs until SIGINT or SIGTERM; a second one ends the program at once, as it would without us. */
async function runServices(config: Config, platforms: readonly StartService[]): Promise<number> {
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
  const { startOperations } = await import('../../adapters/operations/operations.ts');
  const page = createMetrics();
  const startPages: ServeOptions['startPages'] = ({ parts, log }) =>
    startOperations(operations, { page, parts, log, redact: redactor(secrets) });
  return { startPages, metrics: page.metrics };
}

/** True for a command line about the store: its digests, its reports, or the whole of it. */
function isStoreCommand([first, second]: readonly string[]): boolean {
  return (
    first === 'compacts-digest' ||
    (first === 'reports' && (second === undefined || second === 'forget')) ||
    (first === 'store' && ['export', 'import', 'forget'].includes(second ?? ''))
  );
}

/** Reads `.env` where there is one; what the environment has already wins. */
function loadEnvironmentFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError([`.env cannot be read: ${(error as Error).message}`]);
  }
}
