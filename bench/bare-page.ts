import { createServer } from 'node:http';
import 'node:sqlite';
import '@orama/stemmers/english';
import 'discord-markdown-parser';
import 'pino';
import 'temporal-polyfill';

/** What the page is measured against: its dependencies loaded, and one fixed page. */
const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`open http://127.0.0.1:${address?.port}/\n`);
});
