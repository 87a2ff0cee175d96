import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { discordSurface } from '../../../adapters/discord/draw/surface.ts';
import { type Playground, startPlayground } from '../../../adapters/playground/playground.ts';
import { slackSurface } from '../../../adapters/slack/draw/surface.ts';
import { openStore } from '../../../adapters/store/store.ts';
import { loadCore } from '../../../src/core.ts';
import { runDigest } from '../../../src/digest/run.ts';
import { noMetrics } from '../../../src/ports.ts';
import { createReportDesk } from '../../../src/report/desk.ts';
import type { Reports } from '../../../src/report/report.ts';
import { defaults } from '../../../src/settings/config.ts';

/** A running page with all its real parts but the time. */
export interface Running {
  readonly page: Playground;
  /** Bugs that were reported meanwhile. */
  readonly bugs: readonly unknown[];
  /** The reports of mistakes that it keeps. */
  readonly reports: Reports;
  /** Moves the page's clock. */
  setTime(instant: string): void;
  stop(): Promise<void>;
}

/** Starts the page on a free port, with a store of its own, at an instant. */
export async function runPlayground(instant: string): Promise<Running> {
  let now = new Date(instant);
  const clock = { now: () => now };
  const folder = mkdtempSync(join(tmpdir(), 'compacts-playground-'));
  const store = await openStore({ databaseUrl: undefined, file: join(folder, 'store.sqlite') }, clock);
  const core = await loadCore();
  const bugs: unknown[] = [];
  const page = await startPlayground({
    core,
    language: 'en',
    store,
    reportDesk: createReportDesk({ core, reports: store.reports, marks: store.onceMarks, clock }),
    clock,
    report: (_, error) => bugs.push(error),
    examine: async () => [],
    surfaces: { slack: slackSurface, discord: discordSurface },
    port: 0,
  });
  const log = pino({ level: 'silent' });
  const digest = runDigest({ config: defaults, core, store, clock, log, metrics: noMetrics }, [
    page.messenger,
  ]);
  return {
    page,
    bugs,
    reports: store.reports,
    setTime: (to) => {
      now = new Date(to);
    },
    stop: async () => {
      await digest.stop();
      await page.stop();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
