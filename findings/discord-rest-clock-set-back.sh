#!/usr/bin/env bash
# Expected: the client's own limit of 50 requests a second is counted in seconds that really pass. A machine's clock that
#   was an hour fast for a moment, and is set right again by its time service, costs at most that second.
# Happens: @discordjs/rest keeps the end of its second in wall time. A request that is made while the clock is fast puts
#   that end an hour ahead; when the clock is right again the count of 50 runs down and is not filled up before then. The
#   51st request waits for an hour, whatever its channel, though Discord never answered with a limit. With
#   rejectOnRateLimit it is refused, and the error names that hour as a global limit.
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

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const api = `http://127.0.0.1:${server.address().port}/api`;
const rest = new REST({ api, rejectOnRateLimit: () => true }).setToken('not-a-token');
const get = (channel) => rest.get(`/channels/${910000000000000000n + BigInt(channel)}`);

const realNow = Date.now;
Date.now = () => realNow() + 3_600_000;
await get(0);
Date.now = realNow;
console.log('the clock was an hour fast for one request, and is right again');
let answered = 0;
let limited = 0;
let error;
for (let channel = 1; channel <= 60; channel += 1) {
  try {
    await get(channel);
    answered += 1;
  } catch (caught) {
    limited += 1;
    error ??= caught;
  }
}
console.log('of 60 requests answered:', answered, 'refused by the client itself:', limited);
console.log('global:', error.global, 'minutes to wait:', Math.round(error.timeToReset / 60_000));
// The client has set a timer for the hour.
process.exit();
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
the clock was an hour fast for one request, and is right again
of 60 requests answered: 49 refused by the client itself: 11
global: true minutes to wait: 60
TXT
diff expected.txt seen.txt
