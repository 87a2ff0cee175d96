#!/usr/bin/env bash
# Expected: with `rejectRateLimitedCalls: true`, @slack/web-api rejects every answer with status 429 with the error it has
#   for it, code "slack_webapi_rate_limited_error", so that an app can wait.
# Happens: only where the answer has a Retry-After header that it can read. A 429 without one, as gateways send it, is
#   rejected with a plain Error that has neither code nor status: an app that waits on the documented code does not
#   see a rate limit at all.
# @slack/web-api@8.2.0, seen on 2026-11-29.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > init.log
npm install --silent --no-audit --no-fund @slack/web-api@8.2.0
cat > try.mjs <<'JS'
import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';

for (const headers of [{ 'retry-after': '7' }, {}]) {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(429, headers).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new WebClient('xoxb-not-a-token', {
    slackApiUrl: `http://127.0.0.1:${server.address().port}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} },
  });
  await client.chat.postMessage({ channel: 'C1', text: 'hello' }).then(
    () => console.log('resolved'),
    (error) => console.log(Object.keys(headers).length, error.code, error.retryAfter, error.statusCode, error.constructor.name),
  );
  server.close();
  server.closeAllConnections();
}
JS
node try.mjs | tee seen.txt
cat > expected.txt <<'TXT'
1 slack_webapi_rate_limited_error 7 undefined WebAPIRateLimitedError
0 undefined undefined undefined Error
TXT
diff expected.txt seen.txt
