import type { OpenPage } from '../../adapters/console/session.ts';
import { type Clock, noMetrics } from '../ports.ts';
import type { Config } from '../settings/config.ts';

/** Opens the page that shows the bot without tokens: both platforms' drawing, the real store, the real digest. */
export function pageOpener(config: Config, port: number): OpenPage {
  return async (core, report) => {
    const [
      { openStore },
      { slackSurface },
      { discordSurface },
      { startPlayground },
      { runDigest },
      { createLog },
      { lastingLog },
      { createReportDesk },
    ] = await Promise.all([
      import('../../adapters/store/store.ts'),
      import('../../adapters/slack/draw/surface.ts'),
      import('../../adapters/discord/draw/surface.ts'),
      import('../../adapters/playground/playground.ts'),
      import('../digest/run.ts'),
      import('../service/log.ts'),
      import('../service/lasting-log.ts'),
      import('../report/desk.ts'),
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
        reportDesk: createReportDesk({ core, reports: store.reports, marks: store.onceMarks, clock }),
        clock,
        report,
        examine,
        surfaces: drawing,
        port,
      });
      const log = createLog(config, lastingLog(process.stderr));
      const digest = runDigest({ config, core, store, clock, log, metrics: noMetrics }, [page.messenger]);
      return {
        address: page.address,
        instead: page.instead,
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
