import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * A process that takes slash commands over HTTP with Vercel's chat SDK and its Slack adapter, and a command that
 * says nothing. The SDK is in a folder of its own: it is no dependency of the project.
 */
const [folder = '', apiAddress = '', signingSecret = '', botToken = ''] = process.argv.slice(2);

/** What is used of the SDK. */
interface ChatSdk {
  readonly Chat: new (
    options: object,
  ) => {
    onSlashCommand(command: string, handler: () => Promise<void>): void;
    readonly webhooks: {
      slack(request: Request, options: { waitUntil: (work: Promise<unknown>) => void }): Promise<Response>;
    };
  };
  readonly createSlackAdapter: (options: object) => object;
  readonly createMemoryState: () => object;
}

const load = async (name: string) =>
  (await import(
    pathToFileURL(join(folder, 'node_modules', name, 'dist', 'index.js')).href
  )) as Partial<ChatSdk>;
const { Chat, createSlackAdapter, createMemoryState } = {
  ...(await load('chat')),
  ...(await load('@chat-adapter/slack')),
  ...(await load('@chat-adapter/state-memory')),
} as ChatSdk;

const bot = new Chat({
  userName: 'compacts',
  adapters: { slack: createSlackAdapter({ botToken, signingSecret, apiUrl: apiAddress, botUserId: 'U1' }) },
  state: createMemoryState(),
  logger: 'error',
});
bot.onSlashCommand('/compacts', async () => {});

const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const request = new Request(`http://localhost${incoming.url}`, {
    method: 'POST',
    headers: incoming.headers as Record<string, string>,
    body: Buffer.concat(chunks),
  });
  const response = await bot.webhooks.slack(request, { waitUntil: (work) => void work.catch(() => {}) });
  outgoing.writeHead(response.status).end(await response.text());
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit());
