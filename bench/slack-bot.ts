import { createMetrics } from '../adapters/operations/metrics.ts';
import { startSlack } from '../adapters/slack/slack.ts';
import { openStore } from '../adapters/store/store.ts';
import { loadCore } from '../src/core.ts';
import { startGiveBack } from '../src/service/give-back.ts';
import { createLog } from '../src/service/log.ts';

/*
 * The bot as it runs, taking slash commands over HTTP. Tells its port and, when asked, its memory or the page of its
 * metrics.
 */
const [apiAddress = '', signingSecret = '', botToken = '', file = ''] = process.argv.slice(2);
const clock = { now: () => new Date() };
const store = await openStore({ databaseUrl: undefined, file }, clock);
const counters = createMetrics();
startGiveBack();
const service = await startSlack(
  { mode: 'http', apiAddress, signingSecret, host: '127.0.0.1', port: 0, workspaces: { botToken } },
  {
    core: await loadCore(),
    language: 'en',
    marks: store.onceMarks,
    installations: store.installations,
    clock,
    log: createLog({ logLevel: 'info' }, process.stderr),
    metrics: counters.metrics,
    report: (_, error) => {
      throw error;
    },
  },
);
process.on('message', async (wish) => {
  if (wish === 'metrics') {
    process.send?.({ metrics: await counters.page([]) });
    return;
  }
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: service.port });
