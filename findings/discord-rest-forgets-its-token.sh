#!/usr/bin/env bash
# Expected: a request that is answered with 401 fails, and the next request is sent with the same token. Between a bot
#   and Discord there may be a proxy that answers 401 for a moment, with a page of its own.
# Happens: @discordjs/rest forgets the token of the client at the first 401 of any request that carried it, whoever
#   answered. Every later request is refused by the client itself, unsent, until the token is set again.
# @discordjs/rest@2.6.3, seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund @discordjs/rest@2.6.3
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import { REST } from '@discordjs/rest';

let count = 0;
const server = createServer((request, response) => {
  count += 1;
  request.resume();
  if (count === 1) response.writeHead(401, { 'content-type': 'text/html' }).end('<html>proxy</html>');
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const rest = new REST({ api: `http://127.0.0.1:${server.address().port}/api`, retries: 0 }).setToken('not-a-token');
for (const _ of [1, 2]) {
  await rest.get('/users/@me').then(
    () => console.log('answered'),
    (error) => console.log(error.status ?? '-', error.status === undefined ? error.message : 'refused'),
  );
}
console.log('requests that reached the server:', count);
server.close();
server.closeAllConnections();
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
401 refused
- Expected token to be set for this request, but none was present
requests that reached the server: 1
TXT
diff expected.txt seen.txt
