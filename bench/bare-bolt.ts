import { App, HTTPReceiver } from '@slack/bolt';

/*
 * The smallest bot on Bolt, which the bench measures against: its command says nothing. Tells its port and, when asked, its
 * memory.
 */
const [, signingSecret = '', botToken = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({ receiver, authorize: async () => ({ botToken, botId: 'B1', botUserId: 'U1' }) });
app.command('/compacts', async ({ ack }) => ack());
const server = await receiver.start(0);
const address = server.address();
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
