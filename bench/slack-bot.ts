import { App, HTTPReceiver } from '@slack/bolt';
import { startSlack } from '../adapters/slack/slack.ts';
import { openStore } from '../adapters/store/store.ts';
import { loadCore } from '../src/core.ts';
import { noMetrics } from '../src/ports.ts';
import { createLog } from '../src/service/log.ts';

/*
 * A process that takes slash commands over HTTP: `noop`, Bolt alone with a command that says nothing, or `bot`,
 * the bot as it runs. Tells its port and, when asked, its memory.
 */
const [kind, apiAddress = '', signingSecret = '', botToken = '', file = ''] = process.argv.slice(2);

const port = kind === 'noop' ? await startNoop() : await startBot();
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
process.send?.({ port });

async function startNoop(): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId: 'B1', botUserId: 'U1' }),
  });
  app.command('/compacts', async ({ ack }) => ack());
  const server = await receiver.start(0);
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function startBot(): Promise<number> {
  const clock = { now: () => new Date() };
  const store = await openStore({ databaseUrl: undefined, file }, clock);
  const service = await startSlack(
    { mode: 'http', apiAddress, signingSecret, host: '127.0.0.1', port: 0, workspaces: { botToken } },
    {
      core: await loadCore(),
      language: 'en',
      marks: store.onceMarks,
      installations: store.installations,
      clock,
      log: createLog({ logLevel: 'info' }, process.stderr),
      metrics: noMetrics,
      report: (_, error) => {
        throw error;
      },
    },
  );
  return service.port ?? 0;
}
